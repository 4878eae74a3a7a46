import type { ContactRow } from './contacts/contact-row.js';
import type { OrderRow } from './orders/types.js';
import type { ProductRow } from './products/row.js';
import type { Reason } from './reasons.js';
import { isActionable } from './statuses.js';

/** The row of a contact that may have been made already: nothing is made of it. */
export function heldContact(row: ContactRow, why: Reason | undefined): ContactRow {
  return why && row.status === 'add-to-gestan' ? { ...row, status: 'blocked', reason: why } : row;
}

/** The row of an order of which a piece or an entry may have been made already: it waits. */
export function heldOrder(row: OrderRow, why: Reason | undefined): OrderRow {
  return why && isActionable(row.status) ? { ...row, status: 'waiting', reason: why } : row;
}

/** The row of a product that may have been made already: nothing is made of it. */
export function heldProduct(row: ProductRow, why: Reason | undefined): ProductRow {
  return why && (row.status === 'add-to-gestan' || row.status === 'add-to-woo')
    ? { ...row, status: 'blocked', reason: why }
    : row;
}
