import { createMissingEntries } from '../../../diff/orders/missing-entries.js';
import { isOpen } from '../../../diff/orders/plan-order.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StorageWrite } from '../../../storage/index.js';
import { readRetries, readRetry, retryWrite } from '../../state/records/retries.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import type { OrderPlanner } from './planner.js';
import type { OrderWithRefunds } from './read.js';

/** The write that stores what is still due for an order, or deletes the note if nothing is. */
export async function dueWrite(
  { store, now }: SyncContext,
  planner: OrderPlanner,
  source: OrderWithRefunds,
  row: OrderRow,
  isDone: boolean,
): Promise<StorageWrite> {
  const missingEntries = [
    ...new Map(row.missingEntries.map(({ reason }) => [JSON.stringify(reason), reason])).values(),
  ];
  const isUndone = isOpen(row) && !isDone;
  if (!isUndone && missingEntries.length === 0 && row.blocked.length === 0)
    return { delete: store.keys.retry('orders', row.key) };
  const candidates = async () => {
    const { contact, row: person } = await planner.personOf(source.order);
    // Gestan's contacts were read again since the order was planned, and now say who its customer
    // is.
    if (contact.state === 'known' || contact.state === 'new') return undefined;
    if (!person) return [];
    const ids = person.candidates.map(({ contactId }) => contactId);
    // A contact that is gone may come back, or was made by another process after Gestan's were
    // read.
    return person.status === 'blocked' && person.contactId !== undefined ? [...ids, person.contactId] : ids;
  };
  // An order that failed is tried again by every run.
  const waits =
    isActionable(row.status) && !isDone ? undefined : await planner.waits.of(source, row, candidates);
  const turn = (await readRetry(store, row.wooId))?.turn ?? source.order.date_modified_gmt;
  return retryWrite(store, {
    orderId: row.wooId,
    code: row.reason?.code ?? row.status,
    at: now(),
    ...(turn ? { turn } : {}),
    ...(waits ? { waits } : {}),
    ...(missingEntries.length > 0 ? { missingEntries } : {}),
  });
}

/** Reports how many orders lack their ledger entries: all of them, not only those of this run. */
export async function warnWithoutEntry({ store }: SyncContext, work: ApplyWork<OrderRow>): Promise<void> {
  const missing = createMissingEntries();
  for await (const { missingEntries } of readRetries(store)) missing.add(missingEntries ?? []);
  for (const warning of missing.warnings() ?? []) work.report.warn(warning);
}
