import type { Row } from '../json.js';
import { integer, items, number, row, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { findCoupon, itemsOf } from './coupon-items.js';
import { usesByCustomer, usesByMail } from './coupon-usage.js';
import type { DiscountItem } from './discounts.js';
import { fromCents, priceHtml, roundPrice, toCents } from './money.js';
import { itemsTotal } from './order-totals.js';
import { escapeHtml, normalEntities } from './php.js';
import { productLabel } from './product-names.js';
import { isOnSale } from './product-price.js';
import { withParents } from './terms.js';

const refuse = (message: string): never => {
  throw new RestFault('woocommerce_rest_invalid_coupon', message, 400);
};

/** The categories of a product and all above them; a variation has those of its parent. */
function categoriesOf(site: Site, product: Row | undefined): number[] {
  const holder =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  const own = items(holder?.category_ids).map(integer);
  return [...new Set(own.flatMap((id) => withParents(site, id)))];
}

/** Whether a coupon holds for a product. */
export function validFor(site: Site, coupon: Row, product: Row | undefined): boolean {
  if (!product) return true;
  const ids = [integer(product.id), integer(product.parent_id)];
  const wanted = items(coupon.product_ids).map(integer);
  const wantedCategories = items(coupon.product_categories).map(integer);
  const categories = categoriesOf(site, product);
  let valid = wanted.length === 0 && wantedCategories.length === 0;
  if (wanted.some((id) => ids.includes(id))) valid = true;
  if (wantedCategories.some((id) => categories.includes(id))) valid = true;
  if (items(coupon.excluded_product_ids).some((id) => ids.includes(integer(id)))) valid = false;
  if (items(coupon.excluded_product_categories).some((id) => categories.includes(integer(id)))) valid = false;
  if (coupon.exclude_sale_items === true && isOnSale(site, product)) valid = false;
  return valid;
}

/**
 * Whether an e-mail address is among those of a coupon: `*@exemple.fr` is all addresses of a
 * domain.
 */
function isInvited(email: string, invited: string): boolean {
  if (!invited.includes('*')) return email === invited;
  const parts = invited.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(email);
}

const usedUp = (said: string): never =>
  refuse(`Usage limit for coupon &quot;${escapeHtml(said)}&quot; has been reached.`);

/**
 * Refuses a coupon that takes from the whole order where something in it is excluded: the sale, a
 * product, a category.
 */
function checkWhole(site: Site, coupon: Row, lines: readonly DiscountItem[], said: string): void {
  const named = `Sorry, coupon &quot;${escapeHtml(said)}&quot; is not`;
  const products = lines.flatMap((item) => (item.product ? [item.product] : []));
  if (coupon.exclude_sale_items === true && products.some((product) => isOnSale(site, product)))
    refuse(`${named} valid for sale items.`);
  const excluded = items(coupon.excluded_product_ids).map(integer);
  const barred = products.filter(
    (product) => excluded.includes(integer(product.id)) || excluded.includes(integer(product.parent_id)),
  );
  if (barred.length > 0) {
    const names = barred.map((product) => productLabel(site, product));
    refuse(`${named} applicable to the products: ${names.join(', ')}.`);
  }
  const categories = items(coupon.excluded_product_categories).map(integer);
  const held = new Set(products.flatMap((product) => categoriesOf(site, product)));
  const terms = termsOf(site.tables, 'product_cat');
  const names = [...held].filter((id) => categories.includes(id)).map((id) => text(terms.get(id)?.name));
  if (names.length > 0) refuse(`${named} applicable to the categories: ${[...new Set(names)].join(', ')}.`);
}

/**
 * Throws where a coupon that holds for the order may not be put on it: it is there already, or a
 * guest has used it up.
 */
export function checkApplied(order: Row, applied: readonly Row[], coupon: Row): void {
  const code = text(coupon.code);
  if (applied.includes(coupon)) refuse(`Coupon code &quot;${escapeHtml(code)}&quot; already applied!`);
  const limit = integer(coupon.usage_limit_per_user);
  const guest = integer(order.customer_id) === 0;
  if (guest && limit > 0 && usesByMail(coupon, text(row(order.billing).email)) >= limit) usedUp(code);
}

/**
 * The amount of an order for the limits of a coupon: its products, with the order's whole tax where
 * prices include it.
 */
function spent(site: Site, order: Row): number {
  const products = toCents(site, roundPrice(site, itemsTotal(site, order, 'subtotal')));
  const tax =
    order.prices_include_tax === true ? toCents(site, roundPrice(site, number(order.total_tax))) : 0;
  return fromCents(site, products + tax);
}

/** Throws where the order is too small for a coupon, or too large. */
function checkSpend(site: Site, coupon: Row, subtotal: number, said: string): void {
  const minimum = number(coupon.minimum_amount);
  if (minimum > 0 && minimum > subtotal) {
    refuse(
      `The minimum spend for coupon &quot;${escapeHtml(said)}&quot; is ${normalEntities(priceHtml(site, minimum, { inCode: true }))}.`,
    );
  }
  const maximum = number(coupon.maximum_amount);
  if (maximum > 0 && maximum < subtotal) {
    refuse(
      `The maximum spend for coupon &quot;${escapeHtml(said)}&quot; is ${normalEntities(priceHtml(site, maximum, { inCode: true }))}.`,
    );
  }
}

/** Throws where a coupon is for other buyers. */
function checkMails(order: Row, coupon: Row, said: string, callerMail: string): void {
  const invited = items(coupon.email_restrictions).map((email) => text(email).toLowerCase());
  const emails = [callerMail, text(row(order.billing).email)]
    .map((email) => email.toLowerCase())
    .filter((email) => email !== '');
  if (invited.length > 0 && !emails.some((email) => invited.some((one) => isInvited(email, one)))) {
    refuse(`Please enter a valid email at checkout to use coupon code &quot;${escapeHtml(said)}&quot;.`);
  }
}

/**
 * Throws where a coupon may not be used on the order.
 *
 * @param said - the code as the caller wrote it
 * @param callerMail - the address of the caller, which counts as well as the order's customer
 */
export function checkCoupon(site: Site, order: Row, code: string, said = code, callerMail = ''): Row {
  const shown = `Coupon &quot;${escapeHtml(said)}&quot;`;
  const coupon = findCoupon(site, code);
  if (!coupon) {
    return refuse(
      site.atLeast('10.0')
        ? `${shown} cannot be applied because it does not exist.`
        : `${shown} does not exist!`,
    );
  }
  const limit = integer(coupon.usage_limit);
  if (limit > 0 && integer(coupon.usage_count) >= limit) return usedUp(said);
  const each = integer(coupon.usage_limit_per_user);
  const customer = integer(order.customer_id);
  if (customer > 0 && each > 0 && usesByCustomer(coupon, customer) >= each) return usedUp(said);
  const expires = text(coupon.date_expires_gmt);
  if (expires !== '' && expires < site.now()) return refuse(`${shown} has expired.`);
  const lines = itemsOf(site, order);
  const subtotal = spent(site, order);
  checkSpend(site, coupon, subtotal, said);
  const whole = coupon.discount_type === 'fixed_cart';
  const restricted = items(coupon.product_ids).length + items(coupon.product_categories).length > 0;
  const bound = restricted || (!whole && lines.length > 0);
  // Reasons of the whole order have messages of their own, below.
  const asked = whole
    ? { ...coupon, excluded_product_ids: [], excluded_product_categories: [], exclude_sale_items: false }
    : coupon;
  if (bound && !lines.some((item) => validFor(site, asked, item.product)))
    return refuse(`Sorry, coupon &quot;${escapeHtml(said)}&quot; is not applicable to selected products.`);
  if (whole) checkWhole(site, coupon, lines, said);
  checkMails(order, coupon, said, callerMail);
  return coupon;
}
