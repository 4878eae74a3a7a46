import { defined } from '../../../core/index.js';
import type { MadePieceRef } from '../../../diff/contacts/contact-row.js';
import type { ContactRecord } from '../../state/records/contacts.js';
import type { OrderRecord } from '../../state/records/orders.js';
import type { SyncContext } from '../../work/context.js';

/** The pieces of contacts that were created while their question was open. */
export interface MadeMeanwhile {
  /** Ids of the shop's orders, by Gestan's id of the contact. */
  ordersOf(contactId: string): readonly number[];
  piecesOf(contactId: string): readonly MadePieceRef[];
}

/**
 * Reads the orders of the contacts with an open question. Without such contacts nothing is read.
 */
export async function readMadeMeanwhile({ store }: SyncContext): Promise<MadeMeanwhile> {
  const open = new Set<string>();
  for await (const { value } of store.list<ContactRecord>(store.keys.contact('')))
    if (value.question !== undefined) open.add(value.contactId);
  const made = new Map<string, OrderRecord[]>();
  if (open.size > 0) {
    for await (const { value } of store.list<OrderRecord>(store.keys.orders)) {
      const { contactId } = value;
      if (contactId === undefined || !open.has(contactId)) continue;
      made.set(contactId, [...(made.get(contactId) ?? []), value]);
    }
  }
  const recordsOf = (contactId: string) => made.get(contactId) ?? [];
  return {
    ordersOf: (contactId) => recordsOf(contactId).map(({ orderId }) => orderId),
    piecesOf: (contactId) =>
      recordsOf(contactId).flatMap(({ pieces }) =>
        pieces.map(({ externalRef, number }) => ({ externalRef, ...defined({ number }) })),
      ),
  };
}
