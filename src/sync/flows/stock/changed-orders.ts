import type { WooDateCursor, WooUnreadableRow } from '../../../woo/index.js';
import type { HeldOrder } from '../../state/records/stock.js';
import type { SyncContext } from '../../work/context.js';
import { heldOrder } from '../../work/held-stock.js';
import { isSameCursor, joinedCursor, type ReadChanges } from '../../work/run-reads.js';

/** The columns that show which units an order reserves. */
export const orderFields = ['id', 'status', 'date_created_gmt', 'date_modified_gmt', 'line_items'] as const;

/** The products whose stock an order may have changed. */
export function productsOf({ line_items }: Pick<HeldOrder, 'line_items'>): readonly number[] {
  return line_items.flatMap(({ product_id: id }) => (id > 0 ? [id] : []));
}

/** Changes of orders that may affect stock. */
export interface OrderChanges extends ReadChanges<HeldOrder> {
  /** Whether an earlier flow of this run has read them: more may have changed since. */
  readonly isShared: boolean;
}

/** The changed orders since a cursor. In a run the order flow has already read them. */
export async function readChangedOrders(
  { woo, store, reads }: SyncContext,
  {
    since,
    timeZone,
    signal,
    onUnreadable,
  }: {
    readonly since: WooDateCursor;
    readonly timeZone: string;
    readonly signal: AbortSignal | undefined;
    readonly onUnreadable: (row: WooUnreadableRow) => void;
  },
): Promise<OrderChanges> {
  if (reads?.orders && isSameCursor(reads.orders.since, since)) return { ...reads.orders, isShared: true };
  const rows = new Map<number, HeldOrder>();
  // The rows are compared with those of the order flow, so they are requested in the same way.
  const shop = await store.get<{ readonly dp: number }>(store.keys.cursor('orders-shop'));
  const params = { status: 'any', ...(shop ? { dp: shop.dp } : { _fields: orderFields }) };
  const changes = woo.readChanges({ resource: 'orders', since, timeZone, params, signal, onUnreadable });
  for await (const row of changes) rows.set(row.id, heldOrder(row));
  const cursor = joinedCursor({ since, cursor: changes.cursor() }, reads?.orders);
  return { since, cursor, ids: new Set(rows.keys()), rows, isShared: false };
}
