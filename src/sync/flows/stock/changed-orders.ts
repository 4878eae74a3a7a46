import type { StockOrder } from '../../../diff/stock/reserved-units.js';
import type { WooDateCursor, WooUnreadableRow } from '../../../woo/index.js';
import type { HeldOrder } from '../../state/records/stock.js';
import type { SyncContext } from '../../work/context.js';
import { isSameCursor, type ReadChanges } from '../../work/run-reads.js';

/** The columns that tell which units an order holds. */
export const orderFields = ['id', 'status', 'date_created_gmt', 'date_modified_gmt', 'line_items'] as const;

/** An order as far as its units are concerned, in little memory. */
export function heldOrder({ id, status, date_created_gmt, line_items }: HeldOrder): HeldOrder {
  const lines = line_items.flatMap(({ product_id, variation_id, meta_data }) => {
    const reduced = meta_data.filter(({ key }) => key === '_reduced_stock');
    return reduced.length === 0 ? [] : [{ product_id, variation_id, meta_data: reduced }];
  });
  return { id, status, date_created_gmt, line_items: lines as unknown as StockOrder['line_items'] };
}

/** The products whose stock an order may have changed. */
export function productsOf({ line_items }: Pick<HeldOrder, 'line_items'>): readonly number[] {
  return line_items.flatMap(({ product_id: id }) => (id > 0 ? [id] : []));
}

/** Changes of orders, as far as their units are concerned. */
export interface OrderChanges extends ReadChanges<HeldOrder> {
  /** Whether an earlier flow of this run has read them: since then more may have changed. */
  readonly isShared: boolean;
}

/** What changed among the orders since a cursor. In a run the flow of orders has read it already. */
export async function readChangedOrders(
  { woo, reads }: SyncContext,
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
  const params = { status: 'any', _fields: orderFields };
  const changes = woo.readChanges({ resource: 'orders', since, timeZone, params, signal, onUnreadable });
  for await (const row of changes) rows.set(row.id, heldOrder(row));
  return { since, cursor: changes.cursor(), ids: new Set(rows.keys()), rows, isShared: false };
}
