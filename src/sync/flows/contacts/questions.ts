import { chunks } from '../../../core/index.js';
import type { ContactRow } from '../../../diff/contacts/contact-row.js';
import type { WooOrder } from '../../../woo/index.js';
import type { ContactRecord } from '../../state/records/contacts.js';
import { readRetries } from '../../state/records/retries.js';
import type { SyncContext } from '../../work/context.js';
import type { ContactDirectory } from './directory.js';
import type { MadeMeanwhile } from './made-meanwhile.js';

/**
 * The rows of guests with an open question: those whose orders wait for an answer, and those for
 * whom a contact was made without one. All orders of a guest are one row.
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
