import type { Outcome } from '../../diff/plan.js';
import { isActionable } from '../../diff/statuses.js';
import type { LabelTable } from './language.js';

/** Row statuses of all flows, as the design names them. */
export const statusLabels = {
  'add-to-gestan': ['Ajouter à Gestan', 'Add to Gestan'],
  'update-gestan': ['MAJ Gestan', 'Update Gestan'],
  'update-woo': ['MAJ Woocommerce', 'Update WooCommerce'],
  'add-to-woo': ['Ajouter à Woocommerce', 'Add to WooCommerce'],
  'update-both': ['MAJ Gestan et Woocommerce', 'Update both'],
  link: ['Lier', 'Link'],
  conflict: ['Conflit', 'Conflict'],
  blocked: ['Bloqué', 'Blocked'],
  'in-sync': ['À jour', 'In sync'],
  blacklisted: ['Blacklisté', 'Blacklisted'],
  unlinked: ['Non lié', 'Not linked'],
  unmanaged: ['Stock non géré', 'Stock not managed'],
  review: ['À vérifier', 'To review'],
  import: ['Importer', 'Import'],
  complete: ['Compléter', 'Complete'],
  imported: ['Déjà importé', 'Already imported'],
  waiting: ['En attente', 'Waiting'],
  skipped: ['Ignoré', 'Skipped'],
  refused: ['Refusé', 'Refused'],
} as const satisfies LabelTable;

export type StatusCode = keyof typeof statusLabels;

/** What became of a row. `skipped` reads as the row status of that name. */
export const outcomeLabels = {
  done: ['Fait', 'Done'],
  failed: ['Échec', 'Failed'],
  skipped: ['Ignoré', 'Skipped'],
  stale: ['Périmé', 'Out of date'],
  unsettled: ['Incertain', 'Unsettled'],
} as const satisfies Record<Outcome, readonly [string, string]>;

/** The colour family of a status or outcome: what a person should do about it. */
export type Tone = 'create' | 'update' | 'ask' | 'stop' | 'calm';

const tones: Readonly<Record<StatusCode | Outcome, Tone>> = {
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
  return Object.hasOwn(tones, code) ? tones[code as StatusCode] : 'calm';
}

/** How soon a row of a plan is to be seen: what can be carried out or asks a question, then what is in the way, then what asks for nothing. */
export function rankOfStatus(status: string): number {
  const tone = toneOf(status);
  if (isActionable(status) || tone === 'ask') return 0;
  return tone === 'stop' ? 1 : 2;
}

/** How soon a row of a report is to be seen: failures and what is uncertain first, what was done last. */
export function rankOfOutcome(outcome: Outcome): number {
  return { failed: 0, unsettled: 1, stale: 2, skipped: 3, done: 4 }[outcome];
}
