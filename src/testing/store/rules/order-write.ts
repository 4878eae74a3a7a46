import type { Row } from '../json.js';
import { given, integer, row, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { writeAddress } from './addresses.js';
import { applyMeta, metaOf } from './meta.js';
import { lineKinds, writeLines } from './order-lines.js';
import { cleanText } from './php.js';

/** The parent of an order may be another order, or a refund. */
function parentOf(site: Site, order: Row, id: number): number {
  const { orders, refunds } = site.tables;
  if (id !== 0 && (id === order.id || !(orders.has(id) || refunds.has(id))))
    throw new RestFault('order_invalid_parent_id', 'Invalid parent ID', 400);
  return Math.abs(id);
}

function customerOf(site: Site, id: number): number {
  if (id !== 0 && !site.tables.customers.has(id))
    throw new RestFault('woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.', 400);
  return id;
}

/** Writes all fields of a request but lines, coupons and status into an order. */
export function writeOrder(site: Site, order: Row, params: Row): void {
  for (const field of [
    'currency',
    'payment_method',
    'payment_method_title',
    'transaction_id',
    'created_via',
  ] as const) {
    if (given(params, field)) order[field] = cleanText(params[field]);
  }
  if (given(params, 'customer_note')) order.customer_note = text(params.customer_note);
  if (given(params, 'parent_id')) order.parent_id = parentOf(site, order, integer(params.parent_id));
  writeAddress(order.billing as Row, params.billing);
  writeAddress(order.shipping as Row, params.shipping);
  for (const kind of lineKinds) writeLines(site, order, kind, params[kind]);
  // The customer is checked last.
  if (given(params, 'customer_id')) order.customer_id = customerOf(site, integer(params.customer_id));
  const billing = row(order.billing);
  const user = site.tables.customers.get(integer(order.customer_id));
  if (user && text(billing.email) === '') billing.email = text(user.email);
  if (Array.isArray(params.meta_data))
    order.meta_data = applyMeta(site.tables, metaOf(order), params.meta_data);
}
