import { chunks, defined } from '../../../core/index.js';
import type { ContactRow, MadePieceRef } from '../../../diff/contacts/contact-row.js';
import type { WooOrder } from '../../../woo/index.js';
import type { ContactRecord } from '../../state/records/contacts.js';
import type { OrderRecord } from '../../state/records/orders.js';
import { readRetries } from '../../state/records/retries.js';
import type { SyncContext } from '../../work/context.js';
import type { ContactDirectory } from './directory.js';

/** What was made in Gestan for contacts that were made while it was a question who they are. */
export interface MadeMeanwhile {
  /** Ids of the shop's orders, by Gestan's id of the contact. */
  ordersOf(contactId: string): readonly number[];
  piecesOf(contactId: string): readonly MadePieceRef[];
}

/** Reads the orders of the contacts whose question is open; none: nothing is read. */
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

/**
 * The rows of guests who are a question: those whose orders wait for an answer, and those for whom a
 * contact was made without one. The orders of one guest are one row.
 */
export async function guestQuestions(
  context: SyncContext,
  directory: ContactDirectory,
  made: MadeMeanwhile,
  signal: AbortSignal | undefined,
): Promise<readonly ContactRow[]> {
  const { store, woo, hooks } = context;
  const ids = new Set<number>();
  for await (const { orderId, waits } of readRetries(store))
    if (waits?.contactRefs !== undefined) ids.add(orderId);
  for await (const { value } of store.list<ContactRecord>(store.keys.contact('')))
    if (value.question !== undefined) for (const id of made.ordersOf(value.contactId)) ids.add(id);
  const orders: WooOrder[] = [];
  for (const chunk of chunks([...ids], 100)) {
    const params = { include: chunk.join(','), status: 'any' };
    for await (const order of woo.orders.list(params, { signal })) orders.push(hooks.order?.(order) ?? order);
  }
  const rows = new Map<string, ContactRow>();
  for (const order of orders.toSorted((a, b) => a.id - b.id)) {
    const person = directory.personOf(order);
    // Customers have a row of their account.
    if (person.kind !== 'guest') continue;
    const row = await directory.question(await directory.plan(person), made);
    if (row.status !== 'review' && row.merge === undefined) continue;
    const known = rows.get(row.key);
    rows.set(row.key, { ...(known ?? row), orders: [...(known?.orders ?? []), order.id] });
  }
  return [...rows.values()];
}
