import { billingReasonLabels } from './billing-reasons.js';
import type { LabelTable } from './language.js';

/** Why a row is not, or cannot be, carried out. A code that is not here shows its own message. */
export const reasonLabels = {
  ...billingReasonLabels,
  'both-changed': ['Modifié des deux côtés', 'Changed on both sides'],
  'first-meeting': ['Première rencontre : valeurs différentes', 'First meeting: the values differ'],
  'counterpart-gone': ["La fiche liée n'existe plus", 'The linked record is gone'],
  'family-ambiguous': [
    'Plusieurs catégories pour cette famille, aucune principale',
    'Several categories for this family, none primary',
  ],
  'not-selected': ['Non sélectionné', 'Not selected'],
  unresolved: ['Conflit non tranché', 'Conflict not answered'],
  'already-done': ['Déjà fait', 'Already done'],
  aborted: ['Arrêté', 'Stopped'],
} as const satisfies LabelTable;

export type ReasonCode = keyof typeof reasonLabels;

/** The prerequisites of a connection. */
export const checkLabels = {
  https: ['HTTPS', 'HTTPS'],
} as const satisfies LabelTable;

export type CheckCode = keyof typeof checkLabels;
