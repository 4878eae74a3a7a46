import type { Row } from '../json.js';
import { number, rows } from '../json.js';
import type { Site } from '../site.js';
import { fromCents, kept, roundPrice, roundTax, shownAmount, wooRound } from './money.js';
import { calculateTaxes } from './order-taxes.js';
import { sum } from './php-number.js';

/**
 * The sum of the products of an order, each rounded in cents first unless the shop rounds at the
 * subtotal.
 */
export function itemsTotal(site: Site, order: Row, field: 'total' | 'subtotal'): number {
  const power = 10 ** site.numbers.decimals;
  const cents = rows(order.line_items).map((line) => {
    const amount = number(line[field]) * power;
    return site.roundAtSubtotal ? amount : wooRound(site, amount, 0);
  });
  return fromCents(site, sum(cents));
}

function itemTaxes(order: Row, field: 'total' | 'subtotal'): number {
  return sum(rows(order.line_items).flatMap((line) => rows(line.taxes).map((tax) => number(tax[field]))));
}

/**
 * WooCommerce's `calculate_totals`.
 *
 * @param saved - the order as it was last saved
 */
export function calculateTotals(site: Site, order: Row, saved: Row = order): void {
  const subtotal = itemsTotal(site, order, 'subtotal');
  const total = itemsTotal(site, order, 'total');
  const shipping = sum(rows(order.shipping_lines).map((line) => roundPrice(site, number(line.total))));
  order.shipping_total = kept(site, shipping);
  let fees = 0;
  for (const fee of rows(order.fee_lines)) {
    // A negative fee never exceeds the rest of the order.
    const most = -roundPrice(site, total + fees + shipping);
    if (number(fee.total) < 0 && most < 0 && number(fee.total) < most) fee.total = kept(site, most);
    fees += number(fee.total);
  }
  calculateTaxes(site, order, saved);
  const discountTax = itemTaxes(order, 'subtotal') - itemTaxes(order, 'total');
  order.discount_total = kept(site, roundPrice(site, subtotal - total));
  order.discount_tax = kept(site, roundTax(site, discountTax));
  const whole =
    total + fees + number(order.shipping_total) + number(order.cart_tax) + number(order.shipping_tax);
  order.total = shownAmount(roundPrice(site, whole), site.numbers.decimals);
}
