import fc from 'fast-check';
import type { Big } from '../../src/core/index.js';
import { decimal, round, sum, toFixed, zero } from '../../src/core/index.js';
import type { WooLineItem, WooOrder, WooRefund } from '../../src/woo/types.js';

/** What a refund gives back, as shares of what is open. */
export type RefundSpec =
  | { readonly type: 'amount'; readonly share: number }
  | { readonly type: 'lines'; readonly share: number; readonly extra: number }
  | { readonly type: 'shipping' }
  | { readonly type: 'rest' };

export const refundSpecs: fc.Arbitrary<readonly RefundSpec[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('amount' as const), share: fc.integer({ min: 1, max: 60 }) }),
    fc.record({
      type: fc.constant('lines' as const),
      share: fc.integer({ min: 1, max: 100 }),
      extra: fc.constantFrom(0, 0, 150),
    }),
    fc.record({ type: fc.constant('shipping' as const) }),
    fc.record({ type: fc.constant('rest' as const) }),
  ),
  { maxLength: 4 },
);

/**
 * Refunds of an order as WooCommerce lists them. Never more than the order's total, each line once
 * at most.
 */
export function wooRefunds(order: WooOrder, specs: readonly RefundSpec[]): readonly WooRefund[] {
  let open = decimal(order.total);
  const used = new Set<number>();
  const refunds: WooRefund[] = [];
  for (const [index, spec] of specs.entries()) {
    if (open.lte(0)) break;
    const id = order.id + 1 + index;
    const base = { id, date_created_gmt: `2026-04-0${index + 1}T09:00:00`, reason: '', meta_data: [] };
    if (spec.type === 'amount' || spec.type === 'rest') {
      const amount = spec.type === 'rest' ? open : round(open.times(spec.share).div(100), 2);
      if (amount.lte(0)) continue;
      refunds.push({
        ...base,
        amount: toFixed(amount, 2),
        line_items: [],
        shipping_lines: [],
        fee_lines: [],
        tax_lines: [],
      });
      open = open.minus(amount);
      continue;
    }
    const share = spec.type === 'lines' ? spec.share : 100;
    const from = spec.type === 'lines' ? order.line_items : order.shipping_lines;
    const picked = from.filter((each) => !used.has(each.id)).slice(0, 2);
    const back = (text: string) => toFixed(decimal(text).times(share).div(100).neg(), 2);
    const lines = picked.map((each) => ({
      ...each,
      id: id * 100 + each.id,
      total: back(each.total),
      total_tax: back(each.total_tax),
      subtotal: back(each.total),
      subtotal_tax: back(each.total_tax),
      taxes: each.taxes.map((tax) => ({ id: tax.id, total: back(tax.total) })),
      meta_data: [{ key: '_refunded_item_id', value: String(each.id) }],
    }));
    const taxes = new Map<number, Big>();
    for (const tax of lines.flatMap((each) => each.taxes)) {
      taxes.set(tax.id, (taxes.get(tax.id) ?? zero).plus(tax.total));
    }
    const own = sum([...lines.map((each) => decimal(each.total)), ...taxes.values()]).neg();
    const extra = spec.type === 'lines' ? decimal(spec.extra).div(100) : zero;
    const amount = own.plus(extra);
    if (amount.lte(0) || amount.gt(open)) continue;
    for (const each of picked) used.add(each.id);
    refunds.push({
      ...base,
      amount: toFixed(amount, 2),
      line_items:
        spec.type === 'lines' ? lines.map((each) => ({ ...(each as WooLineItem), quantity: -1 })) : [],
      shipping_lines:
        spec.type === 'shipping'
          ? lines.map((each) => ({ ...each, method_title: 'Colissimo', method_id: 'x' }))
          : [],
      fee_lines: [],
      tax_lines: order.tax_lines
        .filter((tax) => taxes.has(tax.rate_id))
        .map((tax) => ({
          ...tax,
          tax_total: spec.type === 'lines' ? toFixed(taxes.get(tax.rate_id) ?? zero, 2) : '0.00',
          shipping_tax_total: spec.type === 'shipping' ? toFixed(taxes.get(tax.rate_id) ?? zero, 2) : '0.00',
        })),
    });
    open = open.minus(amount);
  }
  return refunds;
}

/** The order with its refunds listed, as the shop has it afterwards. */
export function withRefunds(order: WooOrder, refunds: readonly WooRefund[]): WooOrder {
  return {
    ...order,
    refunds: refunds.map(({ id, amount, reason }) => ({ id, reason, total: `-${amount}` })),
  };
}
