import type { Row } from '../json.js';
import { integer, isRow, items, number, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { findCoupon, itemsOf } from './coupon-items.js';
import { countUse, giveBack } from './coupon-usage.js';
import { checkApplied, validFor } from './coupon-validity.js';
import { createDiscounts } from './discounts.js';
import { metaValue } from './meta.js';
import { fromCents, kept, roundTax, toCents, wooRound } from './money.js';
import { setTotal } from './order-lines.js';
import { classOfLine, taxable, taxPlace } from './order-taxes.js';
import { calculateTotals } from './order-totals.js';
import { phpJson } from './php.js';
import { sum } from './php-number.js';
import { addTaxes, containedTaxes, findRates, totalOf } from './taxes.js';

/**
 * Applies the coupons to the lines of an order again: it reduces line totals, makes coupon lines
 * and computes totals.
 */
function recalculate(site: Site, order: Row, coupons: readonly Row[]): void {
  const saved = structuredClone(order);
  for (const line of rows(order.line_items)) setTotal(line, text(line.subtotal));
  const list = itemsOf(site, order);
  const run = createDiscounts(list, {
    sequential: site.flag('general', 'woocommerce_calc_discounts_sequentially'),
    toCents: (amount) => toCents(site, amount),
    round: (value, places, half) => wooRound(site, value, places, half),
    validFor: (coupon, product) => validFor(site, coupon, product),
  });
  for (const coupon of coupons) run.apply(coupon);
  const place = taxPlace(site, order);
  const inclusive = order.prices_include_tax === true;
  const taxOn = (line: Row, amount: number): number => {
    if (!taxable(site, order, line)) return 0;
    const rates = findRates(site, place, classOfLine(site, line));
    return totalOf(inclusive ? containedTaxes(site, amount, rates) : addTaxes(site, amount, rates));
  };
  const known = rows(order.coupon_lines);
  order.coupon_lines = coupons.map((coupon) => {
    const own = run.byCode.get(text(coupon.code)) ?? new Map<number, number>();
    let discount = fromCents(site, sum(own.values()));
    let tax = 0;
    for (const { line } of list) {
      const whole = taxOn(line, fromCents(site, own.get(integer(line.id)) ?? 0));
      const part = site.roundAtSubtotal ? whole : roundTax(site, whole);
      tax += part;
      if (inclusive) discount -= part;
    }
    return couponLine(site, coupon, known, kept(site, discount), kept(site, tax));
  });
  for (const { line } of list) {
    const gross = fromCents(site, run.givenTo(integer(line.id)));
    const amount = inclusive ? gross - taxOn(line, gross) : gross;
    setTotal(line, kept(site, Math.max(0, number(line.total) - amount)));
  }
  calculateTotals(site, order, saved);
}

/** The coupon of a line. One that was deleted is rebuilt from the line's data. */
function couponOf(site: Site, line: Row): Row {
  const code = text(line.code);
  const [id = 0, , type, amount = 0] = items(JSON.parse(text(metaValue(line, 'coupon_info')) || '[]'));
  return findCoupon(site, code) ?? { id, code, discount_type: type ?? 'fixed_cart', amount };
}

/**
 * Changes the coupons of an order to the given ones: as in the store, it removes them one by one,
 * then adds them one by one.
 */
export function replaceCoupons(site: Site, order: Row, coupons: readonly Row[]): void {
  const known = rows(order.coupon_lines);
  for (const [index, line] of known.entries()) {
    const staying = known.slice(index + 1);
    order.coupon_lines = staying;
    giveBack(findCoupon(site, text(line.code)), integer(order.customer_id));
    recalculate(
      site,
      order,
      staying.map((line) => couponOf(site, line)),
    );
  }
  const applied: Row[] = [];
  for (const coupon of coupons) {
    checkApplied(order, applied, coupon);
    applied.push(coupon);
    recalculate(site, order, applied);
    countUse(site, order, coupon);
  }
}

function couponLine(site: Site, coupon: Row, known: readonly Row[], discount: string, tax: string): Row {
  const code = text(coupon.code);
  const nominal = number(coupon.amount);
  const info = phpJson([
    coupon.id ?? 0,
    code,
    coupon.discount_type === 'fixed_cart' ? null : (coupon.discount_type ?? ''),
    nominal,
    ...(coupon.free_shipping === true ? [true] : []),
  ]);
  const old = known.find((line) => line.code === code);
  const meta = isRow(old) ? rows(old.meta_data) : [];
  return {
    id: old?.id ?? nextId(site.tables, 'orderItem'),
    code,
    discount,
    discount_tax: tax,
    meta_data:
      meta.length > 0 ? meta : [{ id: nextId(site.tables, 'meta'), key: 'coupon_info', value: info }],
    discount_type: coupon.discount_type ?? '',
    nominal_amount: nominal,
    free_shipping: coupon.free_shipping ?? false,
  };
}
