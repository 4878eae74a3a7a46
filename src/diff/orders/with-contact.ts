import type { OrderRow } from './types.js';

/**
 * The row with Gestan's id of the contact in its drafts. A contact that is made before its order
 * has no id when the order is planned, and nothing else of the row depends on which contact it is.
 *
 * @example
 * const row = planOrder(order, { ...input, contact: { state: 'new', externalRef } });
 * withContact(row, '417').pieces[0]?.contactId // '417'
 */
export function withContact(row: OrderRow, contactId: string): OrderRow {
  const hasIt = (draft: { readonly contactId: string }) => draft.contactId === contactId;
  if (row.pieces.every(hasIt) && row.entries.every(hasIt)) return row;
  return {
    ...row,
    // The pieces of an order share their lines, and still do.
    pieces: row.pieces.map((piece) => ({ ...piece, contactId })),
    entries: row.entries.map((entry) => ({ ...entry, contactId })),
  };
}
