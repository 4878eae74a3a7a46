import type { Json, Row } from '../json.js';
import { given, integer, number, rows, text } from '../json.js';
import { DomainFault, RestFault } from '../rest/fault.js';
import type { PageInfo } from '../rest/links.js';
import { linksOf } from '../rest/links.js';
import type { Slice } from '../rest/paging.js';
import { contextArg, postListArgs } from '../rest/paging.js';
import type { Resource } from '../rest/resource.js';
import { listRoute, resourceRoutes } from '../rest/resource.js';
import type { RestRequest, Route, RouteContext } from '../rest/types.js';
import { byNumber, byText, dateFilter, idFilter } from '../rules/find-posts.js';
import { applyMeta } from '../rules/meta.js';
import { kept } from '../rules/money.js';
import { noteRefundMail } from '../rules/order-emails.js';
import { setStatus } from '../rules/order-status.js';
import { amountsOf, refundsOf } from '../rules/order-view.js';
import { formatDecimal } from '../rules/php.js';
import { sum } from '../rules/php-number.js';
import { viewRefund } from '../rules/refund-view.js';
import {
  checkAmount,
  gatewayProblem,
  refundsRest,
  restock,
  writeRefundLines,
} from '../rules/refund-write.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { decimalsArg } from './order-args.js';
import { metaArg } from './product-args.js';

function orderOf(site: Site, request: RestRequest): Row {
  const order = site.tables.orders.get(integer(request.path.order_id));
  if (!order) throw new DomainFault('woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404);
  return order;
}

function view({ site, request }: RouteContext, refund: Row): Row {
  const shown = viewRefund(site, refund, request.origin, amountsOf(site, request.params.dp));
  // Under its order a refund need not name it.
  return request.path.order_id === undefined ? { ...shown, parent_id: refund.parent_id ?? 0 } : shown;
}

function links({ site, request }: RouteContext, refund: Row): Row {
  const up = `/orders/${integer(refund.parent_id)}`;
  return linksOf(site, request, {
    self: `${up}/refunds/${integer(refund.id)}`,
    collection: `${up}/refunds`,
    up,
    methods: ['GET', 'DELETE'],
  });
}

function sorted(found: Row[], params: Row): Row[] {
  const turn = params.order === 'asc' ? 1 : -1;
  const key = params.orderby === 'id' ? byNumber('id') : byText('date_created_gmt');
  return found.sort((a, b) => turn * key(a, b) || turn * byNumber('id')(a, b));
}

function pageInfo({ site, request }: RouteContext, page: Slice<Row>): PageInfo {
  const gone = page.items.length === 0;
  return {
    ...(site.hpos && gone ? { total: 0, pages: 0 } : page),
    added: gone ? {} : { dp: request.params.dp ?? site.numbers.decimals },
  };
}

/**
 * The parameters of a list of refunds; it ignores `parent`, and a search looks for orders, none of
 * which is a refund.
 */
function refundFilter(site: Site, params: Row): (refund: Row) => boolean {
  if (text(params.search) !== '') return () => false;
  const filters = [dateFilter(site, params), idFilter({ ...params, parent: [] })];
  return (refund) => filters.every((filter) => filter(refund));
}

function findAll({ site, request }: RouteContext): Row[] {
  const { params, path } = request;
  if (path.order_id === undefined)
    return sorted([...site.tables.refunds.values()].filter(refundFilter(site, params)), params);
  // Where orders are posts, the order in the address replaces every other parameter about parents.
  const passes = refundFilter(site, site.hpos ? params : { ...params, parent_exclude: [] });
  return sorted(refundsOf(site, integer(path.order_id)).filter(passes), params);
}

function find(context: RouteContext): Row {
  const { site, request } = context;
  const refund = site.tables.refunds.get(integer(request.path.id));
  const order = orderOf(site, request);
  if (!refund) throw new RestFault('woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.', 404);
  if (refund.parent_id !== order.id) {
    throw new DomainFault('woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.', 404);
  }
  return refund;
}

/**
 * An amount as a refund keeps it: read from all its digits. Newer versions keep none where none was
 * given.
 */
function keptAmount(site: Site, amount: Json): string {
  if (amount === null && site.atLeast('10.0')) return '';
  return kept(site, number(formatDecimal(amount ?? '', site.numbers)));
}

/** The amount of a refund that names lines only; undefined if it names none. */
function linesSum(site: Site, asked: readonly Row[]): Json {
  if (asked.length === 0) return null;
  const parts = asked.flatMap((item) => [
    item.refund_total,
    ...rows(item.refund_tax).map((tax) => tax.refund_total),
  ]);
  return kept(site, sum(parts.map(number)));
}

function make({ site, request }: RouteContext): Row {
  const { params } = request;
  const order = site.tables.orders.get(integer(request.path.order_id));
  if (!order) throw new DomainFault('woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404);
  const asked = rows(params.line_items);
  const amount = given(params, 'amount') ? (params.amount ?? null) : linesSum(site, asked);
  checkAmount(site, order, amount);
  const refund: Row = {
    id: nextId(site.tables, 'post'),
    parent_id: order.id ?? 0,
    date_created_gmt: site.now(),
    date_modified_gmt: site.now(),
    amount: keptAmount(site, amount),
    counted: number(amount),
    reason: text(params.reason),
    refunded_by: request.caller.userId,
    refunded_payment: false,
    prices_include_tax: order.prices_include_tax ?? false,
    meta_data: [],
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
    tax_lines: [],
    status: 'completed',
  };
  writeRefundLines(site, order, refund, asked);
  if (params.api_refund !== false) {
    const problem = gatewayProblem(site, order);
    if (problem) throw new DomainFault('woocommerce_rest_cannot_create_order_refund', problem);
  }
  const full = refundsRest(site, order, { amount, lines: asked });
  site.tables.refunds.set(integer(refund.id), refund);
  if (params.api_restock !== false) restock(site, order, refund);
  if (site.atLeast('10.0')) {
    refund.meta_data = applyMeta(site.tables, rows(refund.meta_data), [
      { key: '_refund_type', value: full ? 'full' : 'partial' },
    ]);
  }
  if (Array.isArray(params.meta_data)) {
    refund.meta_data = applyMeta(site.tables, rows(refund.meta_data), params.meta_data);
  }
  order.date_modified_gmt = site.now();
  noteRefundMail(site, order);
  if (full && order.status !== 'refunded') setStatus(site, order, 'refunded');
  site.emit('order.updated', integer(order.id));
  return refund;
}

function destroy({ site }: RouteContext, refund: Row): void {
  site.tables.refunds.delete(integer(refund.id));
  const order = site.tables.orders.get(integer(refund.parent_id));
  if (order) order.date_modified_gmt = site.now();
}

/** `/orders/<order_id>/refunds` and `/refunds`. */
export function refundRoutes(site: Site): Route[] {
  const dp = decimalsArg(site);
  const listArgs = {
    ...postListArgs,
    dp,
    orderby: {
      type: 'string',
      default: 'date',
      enum: ['date', 'id', 'include', 'title', 'slug', 'modified'],
    },
  } as const;
  const tax = {
    type: 'array',
    items: { type: 'object', properties: { id: { type: 'integer' }, refund_total: {} } },
  } as const;
  const refunds: Resource = {
    pattern: '/orders/(?<order_id>\\d+)/refunds',
    path: ({ request }) => `/orders/${integer(request.path.order_id)}/refunds`,
    find,
    view,
    links,
    fields: { emptyLists: true },
    list: { args: listArgs, find: findAll, info: pageInfo },
    readArgs: { dp, ...contextArg },
    create: {
      args: {
        amount: { type: 'string' },
        reason: { type: 'string' },
        refunded_by: { type: 'integer' },
        meta_data: metaArg,
        line_items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'integer' },
              quantity: { type: 'integer' },
              refund_total: {},
              refund_tax: tax,
            },
          },
        },
        api_refund: { type: 'boolean', default: true },
        api_restock: { type: 'boolean', default: true },
      },
      make,
      // WooCommerce names the address by its own pattern here.
      location: (_, refund) => `/orders/(?P<order_id>[\\d]+)/refunds/${integer(refund.id)}`,
    },
    remove: { force: true, destroy },
    batch: false,
  };
  return [...resourceRoutes(refunds), listRoute({ ...refunds, pattern: '/refunds', path: () => '/refunds' })];
}
