import type { Outcome } from '../../diff/plan.js';
import type { RowStatus } from '../../diff/statuses.js';
import { isActionable } from '../../diff/statuses.js';

/** A code that a row's status column, or its outcome, can hold. */
export type StatusCode = RowStatus | Outcome;

/**
 * The label of a status, alone and after a count: « Bloqué », « 2 bloqués ». French words agree,
 * see `agree`.
 */
interface StatusWords {
  readonly fr: string;
  readonly counted: string;
  readonly en: string;
  readonly countedEn: string;
}

/** Row statuses and outcomes of all flows. */
export const statusWords = {
  'add-to-gestan': {
    fr: 'Ajouter à Gestan',
    counted: 'à ajouter à Gestan',
    en: 'Add to Gestan',
    countedEn: 'to add to Gestan',
  },
  'update-gestan': {
    fr: 'MAJ Gestan',
    counted: 'à mettre à jour dans Gestan',
    en: 'Update Gestan',
    countedEn: 'to update in Gestan',
  },
  'update-woo': {
    fr: 'MAJ Woocommerce',
    counted: 'à mettre à jour dans Woocommerce',
    en: 'Update WooCommerce',
    countedEn: 'to update in WooCommerce',
  },
  'add-to-woo': {
    fr: 'Ajouter à Woocommerce',
    counted: 'à ajouter à Woocommerce',
    en: 'Add to WooCommerce',
    countedEn: 'to add to WooCommerce',
  },
  'update-both': {
    fr: 'MAJ Gestan et Woocommerce',
    counted: 'à mettre à jour des deux côtés',
    en: 'Update both',
    countedEn: 'to update on both sides',
  },
  link: { fr: 'Lier', counted: 'à lier', en: 'Link', countedEn: 'to link' },
  conflict: { fr: 'Conflit', counted: 'en conflit', en: 'Conflict', countedEn: 'in conflict' },
  blocked: { fr: 'Bloqué(e)', counted: 'bloqué(e)(s)', en: 'Blocked', countedEn: 'blocked' },
  'in-sync': { fr: 'À jour', counted: 'à jour', en: 'In sync', countedEn: 'in sync' },
  blacklisted: {
    fr: 'Blacklisté(e)',
    counted: 'blacklisté(e)(s)',
    en: 'Blacklisted',
    countedEn: 'blacklisted',
  },
  unlinked: { fr: 'Non lié(e)', counted: 'non lié(e)(s)', en: 'Not linked', countedEn: 'not linked' },
  unmanaged: {
    fr: 'Stock non géré',
    counted: 'sans gestion de stock',
    en: 'Stock not managed',
    countedEn: 'without managed stock',
  },
  review: { fr: 'À vérifier', counted: 'à vérifier', en: 'To review', countedEn: 'to review' },
  import: { fr: 'Importer', counted: 'à importer', en: 'Import', countedEn: 'to import' },
  complete: { fr: 'Compléter', counted: 'à compléter', en: 'Complete', countedEn: 'to complete' },
  imported: {
    fr: 'Déjà importé(e)',
    counted: 'déjà importé(e)(s)',
    en: 'Already imported',
    countedEn: 'already imported',
  },
  waiting: { fr: 'En attente', counted: 'en attente', en: 'Waiting', countedEn: 'waiting' },
  skipped: { fr: 'Ignoré(e)', counted: 'ignoré(e)(s)', en: 'Skipped', countedEn: 'skipped' },
  refused: { fr: 'Refusé(e)', counted: 'refusé(e)(s)', en: 'Refused', countedEn: 'refused' },
  done: { fr: 'Fait(e)', counted: 'fait(e)(s)', en: 'Done', countedEn: 'done' },
  sent: { fr: 'Envoyé(e)', counted: 'envoyé(e)(s)', en: 'Sent', countedEn: 'sent' },
  failed: { fr: 'Échec', counted: 'en échec', en: 'Failed', countedEn: 'failed' },
  stale: { fr: 'Périmé(e)', counted: 'périmé(e)(s)', en: 'Out of date', countedEn: 'out of date' },
  unsettled: { fr: 'Incertain(e)', counted: 'incertain(e)(s)', en: 'Unsettled', countedEn: 'unsettled' },
} as const satisfies Record<StatusCode, StatusWords>;

/** Whether a text is a status or an outcome that this version knows. */
export function isStatusCode(code: string): code is StatusCode {
  return Object.hasOwn(statusWords, code);
}

/** The colour family of a status or outcome: what a person should do about it. */
export type Tone = 'create' | 'update' | 'ask' | 'stop' | 'calm';

const tones: Readonly<Record<StatusCode, Tone>> = {
  'add-to-gestan': 'create',
  'add-to-woo': 'create',
  import: 'create',
  done: 'create',
  'update-gestan': 'update',
  'update-woo': 'update',
  'update-both': 'update',
  link: 'update',
  complete: 'update',
  conflict: 'ask',
  review: 'ask',
  waiting: 'ask',
  stale: 'ask',
  sent: 'calm',
  unsettled: 'ask',
  blocked: 'stop',
  refused: 'stop',
  failed: 'stop',
  'in-sync': 'calm',
  blacklisted: 'calm',
  unlinked: 'calm',
  unmanaged: 'calm',
  imported: 'calm',
  skipped: 'calm',
};

/** The tone of a status or outcome; unknown ones are calm. */
export function toneOf(code: string): Tone {
  return isStatusCode(code) ? tones[code] : 'calm';
}

/**
 * The order of rows in a plan: rows that can be applied or need an answer, then blocked rows, then
 * rows that need nothing.
 */
export function rankOfStatus(status: string): number {
  const tone = toneOf(status);
  if (isActionable(status) || tone === 'ask') return 0;
  return tone === 'stop' ? 1 : 2;
}

/** The order of rows in a report: failures and unknown outcomes first, done rows last. */
export function rankOfOutcome(outcome: Outcome): number {
  return { failed: 0, unsettled: 1, stale: 2, skipped: 3, sent: 4, done: 5 }[outcome];
}
