import type { StockRow } from '../../../diff/stock/plan-stock.js';
import type { SyncContext } from '../../work/context.js';
import { productsOf, readChangedOrders } from './changed-orders.js';
import { createUnread, readOrdersAgain, type StockOrders } from './read-orders.js';
import { countReserved, type ReservedInput } from './reserved-units.js';
import type { StockSetup } from './rows.js';

/**
 * Reads orders again, right before quantities are sent: those that changed since an earlier flow of
 * the run, and those that contain the products to be sent, because not every store shows that the
 * lines of an order were edited. Returns the same setup if nothing is new.
 */
export async function lastLook(
  context: SyncContext,
  setup: StockSetup,
  input: ReservedInput,
  before: StockOrders,
  rows: readonly StockRow[],
  { timeZone, signal }: { readonly timeZone: string; readonly signal: AbortSignal | undefined },
): Promise<{ readonly setup: StockSetup; readonly orders: StockOrders }> {
  const sent = new Set(rows.map(({ wooId }) => wooId));
  const unread = createUnread(context, signal);
  const reading = { signal, onUnreadable: unread.take };
  const orders = new Map(before.orders);
  // The cursor stays: the orders flow of the next run continues from there.
  const { cursor } = before;
  const fresh = new Set(before.changed ?? before.orders.keys());
  if (before.isShared && cursor !== undefined) {
    const { reads: _, ...alone } = context;
    const changes = await readChangedOrders(alone, { since: cursor, timeZone, ...reading });
    for (const [id, order] of changes.rows) orders.set(id, order);
    fresh.clear();
    for (const id of changes.ids) fresh.add(id);
  }
  const open = setup.reserved.open.filter(
    (order) => !fresh.has(order.id) && productsOf(order).some((id) => sent.has(id)),
  );
  await readOrdersAgain(
    context,
    orders,
    open.map(({ id }) => id),
    reading,
  );
  const units = await unread.readAgain();
  for (const [id, order] of units.known) orders.set(id, order);
  const reserved = await countReserved(context, input, orders);
  const isSame =
    units.unknown.length === 0 && JSON.stringify(reserved.own) === JSON.stringify(setup.reserved.own);
  const latest: StockOrders = {
    ...before,
    orders,
    cursor: units.isNameless ? undefined : cursor,
    unread: [...before.unread, ...units.unknown],
    isShared: false,
  };
  return { orders: latest, setup: isSame ? setup : { ...setup, reserved, unread: latest.unread } };
}
