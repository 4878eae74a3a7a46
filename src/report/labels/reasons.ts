import { billingReasonLabels } from './billing-reasons.js';
import type { LabelTable } from './language.js';
import { auditLabels, evidenceLabels, rowReasonLabels } from './sync-reasons.js';

/** Why a row is not, or cannot be, carried out. A code that is not here shows its own message. */
export const reasonLabels = {
  ...billingReasonLabels,
  ...evidenceLabels,
  ...auditLabels,
  ...rowReasonLabels,
} as const satisfies LabelTable;

export type ReasonCode = keyof typeof reasonLabels;

/** The checks of the image transport. Those of the shop bring their own names, in both languages. */
export const checkLabels = {
  'images.reach': ['FTP : serveur joignable', 'FTP: server within reach'],
  'images.login': ['FTP : connexion', 'FTP: login'],
  'images.root': ['FTP : racine de WordPress', 'FTP: root of WordPress'],
  'images.write': ['FTP : écriture', 'FTP: writing'],
  'images.public': ['FTP : adresse publique', 'FTP: public address'],
  'images.remove': ['FTP : suppression', 'FTP: removing'],
} as const satisfies LabelTable;

export type CheckCode = keyof typeof checkLabels;
