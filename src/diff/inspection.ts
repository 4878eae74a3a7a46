import type { GestanDraftNotice } from '../gestan/adapter.js';
import type { Reason } from './reasons.js';

/** What the adapter says of drafts before they are written. */
export interface Inspection {
  /** Why Gestan would refuse one of them. */
  readonly refused?: Reason;
  /** What would be written in another form than it was given. */
  readonly warning?: Reason;
}

/** The first refusal and the first warning of an adapter's notices. */
export function inspectionOf(notices: readonly GestanDraftNotice[]): Inspection {
  const refused = notices.find(({ severity }) => severity === 'refused');
  const warning = notices.find(({ severity }) => severity === 'warning');
  return {
    ...(refused ? { refused: { code: 'text-refused', values: valuesOf(refused) } } : {}),
    ...(warning ? { warning: { code: 'text-changed', values: valuesOf(warning) } } : {}),
  };
}

function valuesOf({ field, characters, written }: GestanDraftNotice) {
  return { field, characters: [...characters], written };
}

/**
 * A row with what the adapter says of its drafts. A warning is shown where the row has no reason of
 * its own.
 *
 * @param withoutDrafts the row without what Gestan would refuse.
 */
export function inspectedRow<Inspected extends { readonly reason?: Reason }>(
  row: Inspected,
  { refused, warning }: Inspection,
  withoutDrafts: (row: Inspected, refused: Reason) => Inspected,
): Inspected {
  if (refused) return withoutDrafts(row, refused);
  return warning && !row.reason ? { ...row, reason: warning } : row;
}
