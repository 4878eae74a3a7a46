import type { Big } from '../core/index.js';
import { decimal, isDecimal, isZero, sum, toFixed, toText, zero } from '../core/index.js';
import type { WooLineItem, WooOrder, WooOrderLineBase, WooRefund } from '../woo/types.js';
import { type BadAmount, invalidAmount, invalidRefundAmount } from './amounts.js';
import type { BillingContext } from './context.js';
import { amount, shownPlaces } from './money.js';
import { refundedItem } from './refund-lines.js';
import { inOrder } from './refunds-in-order.js';
import type { OrderSettlement } from './settlement.js';

/** An order and its refunds as they are invoiced, and what is only booked. */
export interface InvoicedPart {
  /** Without vouchers sold, and with what gift cards paid. */
  readonly order: WooOrder;
  /** Without what was given back of vouchers. */
  readonly refunds: readonly WooRefund[];
  readonly settlement: OrderSettlement;
  /** What vouchers were sold for, in the order's currency. */
  readonly vouchers: Big;
  /** What refunds gave back of them, by refund. */
  readonly vouchersBack: ReadonlyMap<number, Big>;
  /** Items that a hook names as vouchers although they bear tax: these are sales. */
  readonly taxed: readonly WooLineItem[];
}

/**
 * The first invalid or negative amount of a settlement that the invoice depends on. An invalid
 * payment or payout blocks only its own entry.
 */
export function invalidSettlement(given: OrderSettlement | undefined): BadAmount | undefined {
  const { prepaid = [], payments = [] } = given ?? {};
  const all = [
    ...prepaid.map(({ amount: value }, index) => ({ field: `settlement.prepaid[${index}].amount`, value })),
    ...payments.flatMap(({ amount: value, deposit }, index) =>
      deposit ? [{ field: `settlement.payments[${index}].amount`, value }] : [],
    ),
  ];
  const bad = all.find(({ value }) => !isDecimal(value) || decimal(value).lt(0));
  return bad && { field: bad.field, value: String(bad.value).slice(0, 60) };
}

/** How an order was paid, by the context's hooks. */
export function settlementOf(
  order: WooOrder,
  { settlement, payments }: Pick<BillingContext, 'settlement' | 'payments'>,
): OrderSettlement | undefined {
  const stated = settlement?.(order);
  const paid = stated?.payments ?? payments?.(order);
  return paid ? { ...stated, payments: paid } : stated;
}

/**
 * What of an order is invoiced: gift cards are payments, so the total is what it was before they
 * were taken off; vouchers are no sale, so they are left out, and so is what refunds gave back of
 * them.
 *
 * @param given its amounts are valid.
 */
export function invoicedPart(
  order: WooOrder,
  refunds: readonly WooRefund[],
  given: OrderSettlement | undefined,
): InvoicedPart {
  const settlement = given ?? {};
  const plain = { settlement, vouchers: zero, vouchersBack: new Map<number, Big>(), taxed: [] };
  const named = new Set(settlement.vouchers ?? []);
  const prepaid = sum((settlement.prepaid ?? []).map((each) => decimal(each.amount)));
  if ((named.size === 0 && isZero(prepaid)) || invalidAmount(order)) return { order, refunds, ...plain };
  const all = order.line_items.filter((line) => named.has(line.id));
  const sold = all.filter((line) => !bearsTax(line) && amount(line.total).gt(0));
  const vouchers = sum(sold.map((line) => amount(line.total)));
  const total = amount(order.total).plus(prepaid).minus(vouchers);
  const items = new Set(sold.map((line) => line.id));
  const fees = new Set((settlement.prepaid ?? []).flatMap(({ feeId }) => feeId ?? []));
  // Refunds give money back: what cards paid is not among it.
  const kept = withoutVouchers(refunds, items, amount(order.total).minus(vouchers), vouchers);
  return {
    order: {
      ...order,
      total: toFixed(total, Math.max(shownPlaces(order.total), shownPlaces(toText(total)))),
      line_items: order.line_items.filter((line) => !items.has(line.id)),
      fee_lines: order.fee_lines.filter((line) => !fees.has(line.id)),
    },
    refunds: kept.refunds,
    settlement,
    vouchers,
    vouchersBack: kept.back,
    taxed: all.filter(bearsTax),
  };
}

function bearsTax(line: WooOrderLineBase): boolean {
  return line.taxes.some((tax) => !isZero(amount(tax.total))) || !isZero(amount(line.total_tax));
}

/**
 * Removes from refunds what paid vouchers back: lines of voucher items, and amounts beyond
 * everything that was invoiced.
 */
function withoutVouchers(
  refunds: readonly WooRefund[],
  vouchers: ReadonlySet<number>,
  invoiced: Big,
  sold: Big,
): { readonly refunds: readonly WooRefund[]; readonly back: ReadonlyMap<number, Big> } {
  const back = new Map<number, Big>();
  if (vouchers.size === 0) return { refunds, back };
  let open = invoiced;
  let left = sold;
  const changed = inOrder(refunds).map((refund): WooRefund => {
    if (invalidRefundAmount(refund)) return refund;
    const isVoucher = (line: WooLineItem) => vouchers.has(refundedItem(line) ?? 0);
    const given = amount(refund.amount).abs();
    const named = sum(refund.line_items.filter(isVoucher).map((line) => amount(line.total).abs()));
    const byName = least(named, left, given);
    const excess = given.minus(byName).minus(open);
    const part = byName.plus(excess.gt(0) ? least(excess, left.minus(byName)) : zero);
    if (isZero(part)) {
      open = open.minus(given);
      return refund;
    }
    back.set(refund.id, part);
    left = left.minus(part);
    open = open.minus(given.minus(part));
    const line_items = refund.line_items.filter((line) => !isVoucher(line));
    return { ...refund, amount: toText(given.minus(part)), line_items };
  });
  return { refunds: changed, back };
}

function least(...amounts: readonly Big[]): Big {
  return amounts.reduce((a, b) => (a.lt(b) ? a : b));
}
