import type { Row } from '../json.js';
import { given, integer, isRow, items, number, rows, text, truthy } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { PageInfo } from '../rest/links.js';
import { linksOf, restUrl } from '../rest/links.js';
import type { Slice } from '../rest/paging.js';
import { contextArg } from '../rest/paging.js';
import { remembered } from '../rest/remembered.js';
import type { ItemAction } from '../rest/resource.js';
import { resourceRoutes } from '../rest/resource.js';
import type { RestRequest, Route, RouteContext } from '../rest/types.js';
import { couponCode, findCoupon } from '../rules/coupon-items.js';
import { updateUsageCounts } from '../rules/coupon-usage.js';
import { checkCoupon } from '../rules/coupon-validity.js';
import { replaceCoupons } from '../rules/coupons.js';
import { findOrders } from '../rules/find-orders.js';
import { blankOrder } from '../rules/order-blank.js';
import { raiseSubtotals } from '../rules/order-lines.js';
import { payOrder } from '../rules/order-payment.js';
import { countSales } from '../rules/order-sales.js';
import { savedMeanwhile } from '../rules/order-saved.js';
import { setStatus, statusOf } from '../rules/order-status.js';
import { adjustStock } from '../rules/order-stock.js';
import { calculateTotals } from '../rules/order-totals.js';
import { amountsOf, refundsOf, viewOrder } from '../rules/order-view.js';
import { writeOrder } from '../rules/order-write.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { decimalsArg, orderArgs, orderListArgs } from './order-args.js';

export function orderLinks(site: Site, request: RestRequest, order: Row): Row {
  const id = integer(order.id);
  const links = linksOf(site, request, { self: `/orders/${id}`, collection: '/orders' });
  if (request.namespace !== 'wc/v1')
    links.email_templates = [
      { embeddable: true, href: restUrl(request, `/orders/${id}/actions/email_templates`) },
    ];
  const customer = integer(order.customer_id);
  if (customer > 0) links.customer = [{ href: restUrl(request, `/customers/${customer}`) }];
  const parent = integer(order.parent_id);
  if (parent > 0) links.up = [{ href: restUrl(request, `/orders/${parent}`) }];
  return links;
}

function findAll({ site, request }: RouteContext): readonly Row[] {
  const { params } = request;
  const byPage = !site.hpos && params.orderby !== 'id';
  return remembered(site, request, { byPage }, () => findOrders(site, params));
}

function pageInfo({ site, request }: RouteContext, page: Slice<Row>): PageInfo {
  const { params } = request;
  const empty = page.items.length === 0;
  // With order tables, the total behind the last page is 0.
  const gone = empty && (site.hpos || params.offset !== undefined);
  const status = items(params.status).map(text);
  // The last two are set while an order is prepared: where there is none, they are missing.
  const added: Row = empty
    ? { status }
    : { status, dp: params.dp ?? site.numbers.decimals, context: params.context ?? 'view' };
  return { ...(gone ? { total: 0, pages: 0 } : page), added, dropped: ['status'] };
}

function find({ site, request }: RouteContext, action: ItemAction): Row {
  // The first version of the API looks for posts, which orders in tables of their own are not.
  if (action === 'view' && request.namespace === 'wc/v1' && site.hpos)
    throw new RestFault('woocommerce_rest_invalid_shop_order_id', 'Invalid ID.', 404);
  const order = site.tables.orders.get(integer(request.path.id));
  if (order) return order;
  const message = action === 'edit' && site.atLeast('10.0') ? 'ID is invalid.' : 'Invalid ID.';
  throw new RestFault('woocommerce_rest_shop_order_invalid_id', message, action === 'edit' ? 400 : 404);
}

/**
 * The coupons that a request asks for, checked; those already on the order are not checked again.
 */
function couponsFor({ site, request }: RouteContext, order: Row): Row[] | undefined {
  const { params } = request;
  const callerMail = text(site.tables.customers.get(request.caller.userId)?.email);
  if (!given(params, 'coupon_lines') || !Array.isArray(params.coupon_lines)) return undefined;
  const known = rows(order.coupon_lines).map((line) => text(line.code));
  const coupons: Row[] = [];
  for (const item of params.coupon_lines) {
    if (!isRow(item)) continue;
    if (truthy(item.id))
      throw new RestFault('woocommerce_rest_coupon_item_id_readonly', 'Coupon item ID is readonly.', 400);
    if (text(item.code) === '') {
      throw new RestFault('woocommerce_rest_invalid_coupon', 'Coupon code is required.', 400);
    }
    const code = couponCode(site, item.code);
    if (known.includes(code)) {
      const coupon = findCoupon(site, code);
      if (coupon) coupons.push(coupon);
    } else {
      const said = site.atLeast('10.0') ? code : text(item.code);
      coupons.push(checkCoupon(site, order, code, said, callerMail));
    }
  }
  return coupons;
}

function make(context: RouteContext): Row {
  const { site, request } = context;
  const { params } = request;
  const order = blankOrder(site);
  const draft = structuredClone(order);
  writeOrder(site, draft, params);
  draft.id = nextId(site.tables, 'post');
  // Saved before its totals are computed: if that fails, the order stays without them.
  const saved = structuredClone({ ...draft, ...(site.atLeast('10.0') ? { status: 'checkout-draft' } : {}) });
  site.tables.orders.set(integer(draft.id), saved);
  calculateTotals(site, draft);
  try {
    const coupons = couponsFor(context, draft);
    if (coupons) replaceCoupons(site, draft, coupons);
  } catch (error) {
    if (!(error instanceof RestFault)) throw error;
    // The order was saved before its coupons were looked at: it stays behind, in newer versions as
    // a draft.
    if (!site.atLeast('10.0')) {
      site.tables.orders.set(integer(draft.id), draft);
      throw error;
    }
    site.tables.orders.set(integer(draft.id), { ...draft, status: 'checkout-draft' });
    throw new RestFault(error.code, error.message, error.status, { new_draft_order_id: draft.id ?? 0 });
  }
  raiseSubtotals(draft);
  const status = text(params.status);
  const wanted = status === '' ? 'pending' : status;
  site.tables.orders.set(integer(draft.id), draft);
  // Made first, then saved with its totals, then given its status: webhooks hear of it in this
  // order.
  site.emit('order.created', integer(draft.id));
  site.emit('order.updated', integer(draft.id));
  if (wanted !== 'pending') setStatus(site, draft, wanted);
  if (params.set_paid === true) payOrder(site, draft, params.transaction_id);
  draft.date_modified_gmt = site.now();
  return draft;
}

const recalculating = [
  'billing',
  'shipping',
  'line_items',
  'shipping_lines',
  'fee_lines',
  'coupon_lines',
] as const;

/**
 * Whether a write changes the order's date: with order tables every write does, with posts only one
 * to the post's own columns.
 */
function moved(site: Site, known: Row, order: Row): boolean {
  if (site.hpos) return true;
  return ['status', 'customer_note', 'parent_id'].some((field) => known[field] !== order[field]);
}

function change(context: RouteContext, known: Row): Row {
  const { site, request } = context;
  const { params } = request;
  const order = structuredClone(known);
  writeOrder(site, order, params);
  if (recalculating.some((field) => given(params, field)))
    calculateTotals(site, order, savedMeanwhile(site, known, order));
  // Changes saved from here on stay, even if a coupon is refused later.
  site.tables.orders.set(integer(order.id), order);
  try {
    const coupons = couponsFor(context, order);
    if (coupons) replaceCoupons(site, order, coupons);
  } finally {
    raiseSubtotals(order);
  }
  site.emit('order.updated', integer(order.id));
  if (given(params, 'line_items')) {
    adjustStock(
      site,
      order,
      text(site.tables.customers.get(request.caller.userId)?.username) || 'WooCommerce',
    );
  }
  if (text(params.status) !== '') setStatus(site, order, text(params.status));
  // What costs nothing needs no payment.
  const due = ['pending', 'failed'].includes(statusOf(order)) && number(order.total) > 0;
  if (params.set_paid === true && due) payOrder(site, order, params.transaction_id);
  if (moved(site, known, order)) order.date_modified_gmt = site.now();
  return order;
}

/** Deletes an order permanently, with its refunds and notes. */
function destroy({ site }: RouteContext, order: Row): void {
  const id = integer(order.id);
  for (const refund of refundsOf(site, id)) site.tables.refunds.delete(integer(refund.id));
  for (const note of site.tables.notes.having('order', id)) site.tables.notes.delete(integer(note.id));
  site.tables.orders.delete(id);
}

function trash({ site }: RouteContext, order: Row): void {
  const id = integer(order.id);
  order.status = 'trash';
  order.date_modified_gmt = site.now();
  updateUsageCounts(site, order);
  countSales(site, order, false);
  site.emit('order.deleted', id);
  // As a post it is trashed like any other: the hooks of products do not check its type.
  if (!site.hpos) site.emit('product.deleted', id);
}

/** `/orders`, `/orders/<id>`, `/orders/batch`. */
export function orderRoutes(site: Site): Route[] {
  return resourceRoutes({
    pattern: '/orders',
    find,
    view: (context, order) =>
      viewOrder(site, order, context.request.origin, amountsOf(site, context.request.params.dp)),
    links: ({ request }, order) => orderLinks(site, request, order),
    viewsAnew: true,
    list: { args: orderListArgs(site), find: findAll, info: pageInfo },
    readArgs: { dp: decimalsArg(site), ...contextArg },
    create: {
      args: orderArgs(site),
      exists: ['woocommerce_rest_shop_order_exists', 'Cannot create existing shop_order.'],
      make,
    },
    update: { args: orderArgs(site), write: change },
    remove: { destroy, trash: { noun: 'shop_order', put: trash } },
    batch: { kept: [] },
  });
}
