import type { Json, Row } from '../json.js';
import { integer, isRow, items, number, row, rows, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import type { DiscountItem } from './discounts.js';
import { createDiscounts } from './discounts.js';
import { metaValue } from './meta.js';
import { fromCents, kept, priceHtml, roundPrice, roundTax, toCents, wooRound } from './money.js';
import { setTotal } from './order-lines.js';
import { taxable, taxPlace } from './order-taxes.js';
import { calculateTotals, itemsTotal } from './order-totals.js';
import { cleanText, escapeHtml, normalEntities, phpJson } from './php.js';
import { sum } from './php-number.js';
import { isOnSale } from './product-price.js';
import { addTaxes, containedTaxes, findRates, totalOf } from './taxes.js';

/** A code as the store keeps it: in small letters since version 10, as it was written before. */
export function couponCode(site: Site, value: Json | undefined): string {
  const code = cleanText(value);
  return site.atLeast('10.0') ? code.toLowerCase() : code;
}

export function findCoupon(site: Site, code: string): Row | undefined {
  return [...site.tables.coupons.values()].find(
    (coupon) => text(coupon.code).toLowerCase() === code.toLowerCase() && coupon.status === 'publish',
  );
}

/**
 * The lines of an order in the order in which coupons take from them: newer versions begin with the dearest piece, older ones with the
 * line whose price, times its quantity once more, is the highest.
 */
function itemsOf(site: Site, order: Row): DiscountItem[] {
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

const refuse = (message: string): never => {
  throw new RestFault('woocommerce_rest_invalid_coupon', message, 400);
};

function categoriesOf(site: Site, product: Row | undefined): number[] {
  const holder =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : product;
  return items(holder?.category_ids).map(integer);
}

/** Whether a coupon holds for a product. */
function validFor(site: Site, coupon: Row, product: Row | undefined): boolean {
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

/** Whether an address is among those a coupon is for: `*@exemple.fr` stands for a whole house. */
function isInvited(email: string, invited: string): boolean {
  if (!invited.includes('*')) return email === invited;
  const parts = invited.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(email);
}

/** What an order comes to for the limits of a coupon: its products, with the order's whole tax where prices include it. */
function spent(site: Site, order: Row): number {
  const products = toCents(site, roundPrice(site, itemsTotal(site, order, 'subtotal')));
  const tax =
    order.prices_include_tax === true ? toCents(site, roundPrice(site, number(order.total_tax))) : 0;
  return fromCents(site, products + tax);
}

/**
 * Throws where a coupon may not be used on the order.
 *
 * @param said - the code as the caller wrote it
 * @param callerMail - the address of the caller, who counts beside the order's customer
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
  if (limit > 0 && integer(coupon.usage_count) >= limit)
    return refuse(`Usage limit for coupon &quot;${escapeHtml(said)}&quot; has been reached.`);
  const expires = text(coupon.date_expires_gmt);
  if (expires !== '' && expires < site.now()) return refuse(`${shown} has expired.`);
  const lines = itemsOf(site, order);
  const subtotal = spent(site, order);
  const minimum = number(coupon.minimum_amount);
  if (minimum > 0 && minimum > subtotal) {
    return refuse(
      `The minimum spend for coupon &quot;${escapeHtml(said)}&quot; is ${normalEntities(priceHtml(site, minimum, { inCode: true }))}.`,
    );
  }
  const maximum = number(coupon.maximum_amount);
  if (maximum > 0 && maximum < subtotal) {
    return refuse(
      `The maximum spend for coupon &quot;${escapeHtml(said)}&quot; is ${normalEntities(priceHtml(site, maximum, { inCode: true }))}.`,
    );
  }
  const restricted = items(coupon.product_ids).length + items(coupon.product_categories).length > 0;
  if (restricted && !lines.some((item) => validFor(site, coupon, item.product))) {
    return refuse(`Sorry, coupon &quot;${escapeHtml(said)}&quot; is not applicable to selected products.`);
  }
  const bound = coupon.discount_type !== 'fixed_cart' && lines.length > 0;
  if (bound && !lines.some((item) => validFor(site, coupon, item.product))) {
    return refuse(`Sorry, coupon &quot;${escapeHtml(said)}&quot; is not applicable to selected products.`);
  }
  const invited = items(coupon.email_restrictions).map((email) => text(email).toLowerCase());
  const emails = [callerMail, text(row(order.billing).email)]
    .map((email) => email.toLowerCase())
    .filter((email) => email !== '');
  if (invited.length > 0 && !emails.some((email) => invited.some((one) => isInvited(email, one)))) {
    return refuse(
      `Please enter a valid email at checkout to use coupon code &quot;${escapeHtml(said)}&quot;.`,
    );
  }
  return coupon;
}

/** Takes coupons from the lines of an order anew: line totals fall, coupon lines are made, totals follow. */
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
    const rates = findRates(site, place, text(line.tax_class));
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

/** The coupon of a line. One that is gone is rebuilt from what the line noted of it. */
function couponOf(site: Site, line: Row): Row {
  const code = text(line.code);
  const [id = 0, , type, amount = 0] = items(JSON.parse(text(metaValue(line, 'coupon_info')) || '[]'));
  return findCoupon(site, code) ?? { id, code, discount_type: type ?? 'fixed_cart', amount };
}

/** Changes the coupons of an order to the given ones: as in the store one after the other goes, then one after the other comes. */
export function replaceCoupons(site: Site, order: Row, coupons: readonly Row[]): void {
  const known = rows(order.coupon_lines);
  for (const index of known.keys()) {
    const staying = known.slice(index + 1);
    order.coupon_lines = staying;
    recalculate(
      site,
      order,
      staying.map((line) => couponOf(site, line)),
    );
  }
  const applied: Row[] = [];
  for (const coupon of coupons) {
    if (applied.includes(coupon))
      refuse(`Coupon code &quot;${escapeHtml(text(coupon.code))}&quot; already applied!`);
    applied.push(coupon);
    recalculate(site, order, applied);
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
