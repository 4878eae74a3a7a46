import type { Row } from '../json.js';
import { integer, number, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { updateUsageCounts } from './coupon-usage.js';
import { applyMeta } from './meta.js';
import { kept, wooRound } from './money.js';
import { noteChangeMails, noteRefundMail, noteStatusMails } from './order-emails.js';
import { addNote } from './order-notes.js';
import { countSales } from './order-sales.js';
import { productOf, reduceStock, restoreStock } from './order-stock.js';
import { precisionOf } from './php.js';
import { sum } from './php-number.js';

export const statusOf = (order: Row): string => text(order.status) || 'pending';

/** The statuses the shop knows, without `trash`. */
export function knownStatuses(site: Site): string[] {
  const known = site.tables.orderStatuses.map((status) => text(status.slug));
  return known.length > 0
    ? known
    : ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed', 'checkout-draft'];
}

/** Whether any product of the order is not both virtual and downloadable. */
export function needsProcessing(site: Site, order: Row): boolean {
  return rows(order.line_items).some((line) => {
    const product = productOf(site, line);
    return product === undefined ? false : !(product.virtual === true && product.downloadable === true);
  });
}

/**
 * The status after a payment: completed if it was paid on delivery, or if nothing is left to do.
 */
export function paidStatus(site: Site, order: Row): 'processing' | 'completed' {
  return order.payment_method !== 'cod' && needsProcessing(site, order) ? 'processing' : 'completed';
}

function statusName(site: Site, status: string): string {
  return text(site.tables.orderStatuses.find((item) => item.slug === status)?.name) || status;
}

/** The statuses that change the uses of coupons. */
const countedStatuses = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'failed'];

/**
 * Sets the status of an order, with its effects: dates, stock, counts, mails, a note.
 *
 * @param options.noted - another note reports the change already
 */
export function setStatus(
  site: Site,
  order: Row,
  wanted: string,
  options: { readonly noted?: boolean } = {},
): void {
  const before = statusOf(order);
  const status = [...knownStatuses(site), 'trash', 'auto-draft', 'draft'].includes(wanted)
    ? wanted
    : 'pending';
  order.status = status;
  if (status === 'completed' && before !== 'completed') order.date_completed_gmt = site.now();
  if (order.date_paid_gmt === null || order.date_paid_gmt === undefined) {
    const paidAs = paidStatus(site, order);
    if (status === paidAs || (paidAs === 'processing' && status === 'completed'))
      order.date_paid_gmt = site.now();
  }
  if (before === status) return;
  for (const hook of [status, `${before}_to_${status}`, 'changed'])
    site.emit(`action.woocommerce_order_status_${hook}`, integer(order.id));
  if (['processing', 'completed', 'on-hold'].includes(status)) {
    reduceStock(site, order);
    countSales(site, order, true);
  }
  if (status === 'cancelled') countSales(site, order, false);
  if (countedStatuses.includes(status)) updateUsageCounts(site, order);
  if (status === 'cancelled' || status === 'pending') restoreStock(site, order);
  if (status === 'refunded') refundRest(site, order);
  noteStatusMails(site, order, status);
  if (options.noted !== true) {
    const change = `from ${statusName(site, before)} to ${statusName(site, status)}`;
    addNote(site, order, `Order status changed ${change}.`);
  }
  noteChangeMails(site, order, before, status);
  if (status === 'completed') markPaying(site, order);
}

function markPaying(site: Site, order: Row): void {
  const customer = site.tables.customers.get(integer(order.customer_id));
  if (customer) customer.is_paying_customer = true;
}

/** An order set to refunded by hand gets a refund of all that is left, without lines. */
function refundRest(site: Site, order: Row): void {
  const made = [...site.tables.refunds.having('parent', integer(order.id))];
  // A remainder of floats below the store's precision counts as 0.
  const left = wooRound(
    site,
    number(order.total) - sum(made.map((refund) => number(refund.amount))),
    precisionOf(site.numbers),
  );
  if (left <= 0) return;
  const refund: Row = {
    id: nextId(site.tables, 'post'),
    parent_id: order.id ?? 0,
    date_created_gmt: site.now(),
    date_modified_gmt: site.now(),
    amount: kept(site, left),
    reason: 'Order fully refunded.',
    refunded_by: 1,
    refunded_payment: false,
    prices_include_tax: order.prices_include_tax ?? false,
    meta_data: site.atLeast('10.0')
      ? applyMeta(site.tables, [], [{ key: '_refund_type', value: 'full' }])
      : [],
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
    tax_lines: [],
    status: 'completed',
  };
  site.tables.refunds.set(integer(refund.id), refund);
  noteRefundMail(site, order);
  addNote(
    site,
    order,
    'Order status set to refunded. To return funds to the customer you will need to issue a refund through your payment gateway.',
  );
}
