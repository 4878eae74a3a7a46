import type { Json, Row } from '../json.js';
import { clone, integer, number, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import { currencySign } from './currencies.js';
import { sortAll } from './database-sort.js';
import { byText } from './find-posts.js';
import { productImages } from './images.js';
import { ksesPost } from './kses.js';
import { shownMeta } from './meta.js';
import { roundPrice, shownAmount } from './money.js';
import { needsProcessing, statusOf } from './order-status.js';
import { classOfLine, taxSums } from './order-taxes.js';
import { cleanText } from './php.js';
import { sum } from './php-number.js';

/** How amounts are shown. */
export interface Amounts {
  readonly decimals: number;
}

/** A line's meta with its label and value as people read them: those of attributes by name. */
function itemMeta(site: Site, meta: Row): Row {
  const value = meta.value ?? '';
  const key = text(meta.key);
  const attribute = key.startsWith('pa_')
    ? [...site.tables.attributes.values()].find((item) => item.slug === key)
    : undefined;
  const term = attribute
    ? [...termsOf(site.tables, key).values()].find((item) => item.slug === value)
    : undefined;
  return {
    id: meta.id ?? 0,
    key,
    value: clone(value),
    display_key: text(value) === '' ? key : (attribute?.name ?? meta.display_key ?? key),
    // The display text is cleaned like a post, then all tags are removed.
    display_value: term?.name ?? (typeof value === 'string' ? cleanText(ksesPost(value)) : clone(value)),
  };
}

/** Older versions show the taxes of a line as they are kept, newer ones rounded. */
function taxes(site: Site, line: Row, amounts: Amounts): Row[] {
  const shown = (value: Json | undefined) =>
    text(value) === '' || !site.atLeast('10.0') ? text(value) : shownAmount(value, amounts.decimals);
  return rows(line.taxes).map((tax) => ({
    id: integer(tax.id),
    total: shown(tax.total),
    subtotal: shown(tax.subtotal),
  }));
}

/** PHP's division of two floats, as JSON shows it. */
function unitPrice(line: Row): number {
  const quantity = number(line.quantity);
  return quantity === 0 ? 0 : Number(text(line.total) || 0) / quantity;
}

export function productOf(site: Site, line: Row): Row | undefined {
  return (
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id))
  );
}

/** The image of the product of a line: its own, or its parent's. */
function lineImage(site: Site, product: Row | undefined, parent: Row | undefined, origin: string): Row {
  const own = site.tables.attachments.get(integer(product?.image_id));
  const image = own ?? (product ? productImages(site, parent ?? product)[0] : undefined);
  // The id of an image is a text where a product shows it, a number where a variation does.
  const simple = product !== undefined && product.type !== 'variation';
  if (!image) return { id: simple ? '' : 0, src: '' };
  const id = integer(image.id);
  return { id: simple ? String(id) : id, src: text(image.src).split(site.home).join(origin) };
}

function lineItem(site: Site, line: Row, amounts: Amounts, origin: string): Row {
  const product = productOf(site, line);
  const parent =
    product?.type === 'variation' ? site.tables.products.get(integer(product.parent_id)) : undefined;
  const sums = taxSums(site, line);
  const money = (value: Json | undefined) => shownAmount(value, amounts.decimals);
  return {
    id: line.id ?? 0,
    name: line.name ?? '',
    product_id: line.product_id ?? 0,
    variation_id: line.variation_id ?? 0,
    quantity: line.quantity ?? 0,
    tax_class: classOfLine(site, line),
    subtotal: money(line.subtotal),
    subtotal_tax: money(sums.subtotal_tax),
    total: money(line.total),
    total_tax: money(sums.total_tax),
    taxes: taxes(site, line, amounts),
    meta_data: rows(line.meta_data).map((meta) => itemMeta(site, meta)),
    sku: product ? text(product.sku) || text(parent?.sku) : null,
    ...(site.atLeast('10.0') ? { global_unique_id: product ? (product.global_unique_id ?? '') : null } : {}),
    price: unitPrice(line),
    image: lineImage(site, product, parent, origin),
    parent_name: parent ? (parent.name ?? '') : null,
  };
}

function chargeLine(site: Site, line: Row, amounts: Amounts, extra: Row): Row {
  return {
    id: line.id ?? 0,
    ...extra,
    total: shownAmount(line.total, amounts.decimals),
    total_tax: shownAmount(taxSums(site, line).total_tax, amounts.decimals),
    taxes: taxes(site, line, amounts),
    meta_data: rows(line.meta_data).map((meta) => itemMeta(site, meta)),
  };
}

const shippingLine = (site: Site, line: Row, amounts: Amounts): Row =>
  chargeLine(site, line, amounts, {
    method_title: line.method_title ?? '',
    method_id: line.method_id ?? '',
    instance_id: line.instance_id ?? '',
    tax_status: line.tax_status ?? 'taxable',
  });

const feeLine = (site: Site, line: Row, amounts: Amounts): Row =>
  chargeLine(site, line, amounts, {
    name: line.name ?? null,
    tax_class: classOfLine(site, line),
    tax_status: line.tax_status ?? 'taxable',
    amount: line.amount ?? '',
  });

const taxLine = (site: Site, line: Row, amounts: Amounts): Row => ({
  id: line.id ?? 0,
  rate_code: line.rate_code ?? '',
  rate_id: line.rate_id ?? 0,
  label: line.label ?? '',
  compound: line.compound ?? false,
  tax_total: shownAmount(line.tax_total, amounts.decimals),
  shipping_tax_total: shownAmount(line.shipping_tax_total, amounts.decimals),
  rate_percent: line.rate_percent ?? 0,
  meta_data: rows(line.meta_data).map((meta) => itemMeta(site, meta)),
});

const couponLine = (site: Site, line: Row): Row => ({
  id: line.id ?? 0,
  code: line.code ?? '',
  discount: line.discount ?? '',
  discount_tax: line.discount_tax ?? '',
  meta_data: rows(line.meta_data).map((meta) => itemMeta(site, meta)),
  discount_type: line.discount_type ?? '',
  nominal_amount: line.nominal_amount ?? 0,
  free_shipping: line.free_shipping ?? false,
});

export interface LinesView {
  readonly line_items: Row[];
  readonly tax_lines: Row[];
  readonly shipping_lines: Row[];
  readonly fee_lines: Row[];
}

export function viewLines(site: Site, order: Row, amounts: Amounts, origin: string): LinesView {
  return {
    line_items: rows(order.line_items).map((line) => lineItem(site, line, amounts, origin)),
    tax_lines: rows(order.tax_lines).map((line) => taxLine(site, line, amounts)),
    shipping_lines: rows(order.shipping_lines).map((line) => shippingLine(site, line, amounts)),
    fee_lines: rows(order.fee_lines).map((line) => feeLine(site, line, amounts)),
  };
}

const byId = (a: Row, b: Row) => integer(a.id) - integer(b.id);

/**
 * The refunds of an order, the newest first; those of one second as they were made or, from tables
 * of orders' own, as the database leaves them.
 */
export function refundsOf(site: Site, orderId: number): Row[] {
  const made = [...site.tables.refunds.having('parent', orderId)].sort(byId);
  const newestFirst = (a: Row, b: Row) => -byText('date_created_gmt')(a, b);
  return site.hpos ? sortAll(made, newestFirst) : made.sort(newestFirst);
}

/** The tax that a refund's lines give back: negative. */
function refundTax(refund: Row): number {
  const taxes = rows(refund.tax_lines).flatMap((line) => [line.tax_total, line.shipping_tax_total]);
  return sum(taxes.map(number));
}

/** An order as the API shows it. */
export function viewOrder(site: Site, order: Row, origin: string, amounts: Amounts): Row {
  const id = integer(order.id);
  const plain = (field: string): Json => clone(order[field] ?? '');
  const money = (value: Json | undefined): string => shownAmount(value, amounts.decimals);
  const local = (gmt: Json | undefined): Json => (typeof gmt === 'string' ? site.local(gmt) : null);
  const moment = (gmt: Json | undefined): Json => (typeof gmt === 'string' ? gmt : null);
  // Only the two parts are kept; their sum is rounded when the order is read.
  const tax = roundPrice(site, number(order.cart_tax) + number(order.shipping_tax));
  const lines = viewLines(site, order, amounts, origin);
  const refunds = refundsOf(site, id).map((refund) => {
    const reason = text(refund.reason);
    const base: Row = {
      id: refund.id ?? 0,
      reason,
      total: text(refund.amount) === '' ? '' : `-${money(refund.amount)}`,
    };
    if (site.atLeast('10.0')) base.total_tax = money(refundTax(refund));
    return base;
  });
  const needsPayment =
    ['pending', 'failed', 'checkout-draft'].includes(statusOf(order)) && number(order.total) > 0;
  // One literal: an object that grows name by name is slow to build and to read.
  return {
    id,
    parent_id: plain('parent_id'),
    status: statusOf(order),
    currency: plain('currency'),
    version: plain('version'),
    prices_include_tax: plain('prices_include_tax'),
    date_created: local(order.date_created_gmt),
    date_modified: local(order.date_modified_gmt),
    discount_total: money(order.discount_total),
    discount_tax: money(order.discount_tax),
    shipping_total: money(order.shipping_total),
    shipping_tax: money(order.shipping_tax),
    cart_tax: money(order.cart_tax),
    total: money(order.total),
    total_tax: money(tax),
    customer_id: plain('customer_id'),
    order_key: plain('order_key'),
    billing: plain('billing'),
    shipping: plain('shipping'),
    payment_method: plain('payment_method'),
    payment_method_title: plain('payment_method_title'),
    transaction_id: plain('transaction_id'),
    customer_ip_address: plain('customer_ip_address'),
    customer_user_agent: plain('customer_user_agent'),
    created_via: plain('created_via'),
    customer_note: plain('customer_note'),
    date_completed: local(order.date_completed_gmt),
    date_paid: local(order.date_paid_gmt),
    cart_hash: plain('cart_hash'),
    number: String(id),
    ...lines,
    coupon_lines: rows(order.coupon_lines).map((line) => couponLine(site, line)),
    date_created_gmt: moment(order.date_created_gmt),
    date_modified_gmt: moment(order.date_modified_gmt),
    date_completed_gmt: moment(order.date_completed_gmt),
    date_paid_gmt: moment(order.date_paid_gmt),
    refunds,
    meta_data: rows(order.meta_data).map(shownMeta),
    payment_url: `${origin}/checkout/order-pay/${id}/?pay_for_order=true&key=${text(order.order_key)}`,
    is_editable: ['pending', 'on-hold', 'auto-draft'].includes(statusOf(order)),
    needs_payment: needsPayment,
    needs_processing: needsProcessing(site, order),
    currency_symbol: currencySign(text(order.currency)),
  };
}

export function amountsOf(site: Site, dp: Json | undefined): Amounts {
  if (dp === undefined || dp === null || text(dp) === '') return { decimals: site.numbers.decimals };
  // The sign does not count; a double has no more digits.
  return { decimals: Math.min(100, Math.abs(integer(dp))) };
}
