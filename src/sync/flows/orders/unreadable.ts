import { defined } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import { unreadableOrderRow } from '../../../diff/orders/unreadable-order.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { StorageWrite } from '../../../storage/index.js';
import { readOrder } from '../../state/records/orders.js';
import { readRetry, retryWrite } from '../../state/records/retries.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason } from '../../work/reporting.js';

/** The row of an order that cannot be read, with what is remembered of it. */
export async function unreadableRowOf({ store }: SyncContext, order: UnreadableShopRow): Promise<OrderRow> {
  return unreadableOrderRow(order, order.id === undefined ? undefined : await readOrder(store, order.id));
}

/** The orders that a run could not read: the report names them, and every run reads them again. */
export interface UnreadableOrders {
  /** Takes an unreadable order while a list is read. */
  readonly take: (row: UnreadableShopRow) => void;
  /** Reports the orders since the last call, each once, and returns the writes that store them. */
  flush(work: ApplyWork<OrderRow>): Promise<readonly StorageWrite[]>;
  /**
   * Whether one of them has no id. It cannot be stored by its id, so the cursor must not move past
   * it.
   */
  readonly hasNameless: boolean;
}

export function createUnreadableOrders(context: SyncContext): UnreadableOrders {
  const { store, now } = context;
  const reported = new Set<string>();
  let waiting: UnreadableShopRow[] = [];
  let hasNameless = false;
  return {
    take(row) {
      waiting.push(row);
      if (row.id === undefined) hasNameless = true;
    },
    get hasNameless() {
      return hasNameless;
    },
    async flush(work) {
      const writes: StorageWrite[] = [];
      const batch = waiting;
      waiting = [];
      for (const order of batch) {
        const row = await unreadableRowOf(context, order);
        if (reported.has(row.key)) continue;
        reported.add(row.key);
        work.report.skipped(row, idleReason(row));
        if (order.id === undefined) continue;
        const before = await readRetry(store, order.id);
        writes.push(
          retryWrite(store, {
            orderId: order.id,
            code: 'order-unreadable',
            at: now(),
            ...defined({ missingEntries: before?.missingEntries }),
          }),
        );
      }
      return writes;
    },
  };
}
