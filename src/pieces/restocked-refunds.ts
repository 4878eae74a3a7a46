import type { WooOrder, WooRefund } from '../woo/types.js';
import { invalidRefundAmount } from './amounts.js';
import { amount } from './money.js';
import { refundedItem } from './refund-lines.js';
import { inOrder } from './refunds-in-order.js';

/**
 * The refunds whose goods the shop put back into its stock. WooCommerce notes only how many units
 * of an order line were put back in all (`_restock_refunded_items`): they are taken to be those of
 * the earliest refunds.
 */
export function restockedRefunds(order: WooOrder, refunds: readonly WooRefund[]): ReadonlySet<number> {
  const left = new Map(
    order.line_items.map((line) => {
      const value = line.meta_data.find((meta) => meta.key === '_restock_refunded_items')?.value;
      return [line.id, typeof value === 'string' || typeof value === 'number' ? Number(value) || 0 : 0];
    }),
  );
  const result = new Set<number>();
  for (const refund of inOrder(refunds)) {
    if (invalidRefundAmount(refund)) continue;
    const lines = refund.line_items.filter((line) => !amount(line.quantity).eq(0));
    const units = lines.map((line) => ({ id: refundedItem(line) ?? 0, count: Math.abs(line.quantity) }));
    const all = units.length > 0 && units.every(({ id, count }) => (left.get(id) ?? 0) >= count);
    if (!all) continue;
    for (const { id, count } of units) left.set(id, (left.get(id) ?? 0) - count);
    result.add(refund.id);
  }
  return result;
}
