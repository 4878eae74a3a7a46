import type { Json, Row } from '../json.js';
import { integer, number, rows, text } from '../json.js';
import type { Site } from '../site.js';
import type { DiscountItem } from './discounts.js';
import { normalizeEntities } from './html-entities.js';
import { toCents } from './money.js';
import { cleanText, decodeEntities } from './php.js';

/**
 * A code as the store keeps it: ampersands are entities; in small letters since version 10, as it
 * was written before.
 */
export function couponCode(site: Site, value: Json | undefined): string {
  const code = normalizeEntities(decodeEntities(cleanText(value)));
  return site.atLeast('10.0') ? code.toLowerCase() : code;
}

export function findCoupon(site: Site, code: string): Row | undefined {
  return [...site.tables.coupons.values()].find(
    (coupon) => text(coupon.code).toLowerCase() === code.toLowerCase() && coupon.status === 'publish',
  );
}

/**
 * The lines of an order in the order in which coupons take from them: newer versions begin with the
 * dearest piece, older ones with the line whose price, times its quantity once more, is the
 * highest.
 */
export function itemsOf(site: Site, order: Row): DiscountItem[] {
  const weight = (item: DiscountItem): number =>
    site.atLeast('10.0') && item.quantity !== 0 ? item.price / item.quantity : item.price * item.quantity;
  return rows(order.line_items)
    .map((line): DiscountItem => {
      const tax = order.prices_include_tax === true ? toCents(site, number(line.subtotal_tax)) : 0;
      const product =
        site.tables.variations.get(integer(line.variation_id)) ??
        site.tables.products.get(integer(line.product_id));
      const price = toCents(site, number(line.subtotal)) + tax;
      return { line, product, price, quantity: number(line.quantity) };
    })
    .sort((a, b) => weight(b) - weight(a));
}
