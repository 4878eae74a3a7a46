import type { Json, Row } from '../json.js';
import { given, integer, number, rows, text } from '../json.js';
import { DomainFault, RestFault } from '../rest/fault.js';
import { linksOf, pageHeaders, restUrl } from '../rest/links.js';
import { postListArgs, slice, sliceOptions } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
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

function view(site: Site, request: RestRequest, refund: Row): Row {
  const shown = viewRefund(site, refund, request.origin, amountsOf(site, request.params.dp));
  // Under its order a refund need not name it.
  return request.path.order_id === undefined ? { ...shown, parent_id: refund.parent_id ?? 0 } : shown;
}

function links(site: Site, request: RestRequest, refund: Row): Row {
  const base = `/orders/${integer(refund.parent_id)}`;
  return linksOf(site, request, {
    self: `${base}/refunds/${integer(refund.id)}`,
    collection: `${base}/refunds`,
    up: base,
    methods: ['GET', 'DELETE'],
  });
}

function answerList(context: RouteContext, found: Row[], path: string): RestAnswer {
  const { site, request } = context;
  const { params } = request;
  const turn = params.order === 'asc' ? 1 : -1;
  const key = params.orderby === 'id' ? byNumber('id') : byText('date_created_gmt');
  const sorted = found.sort((a, b) => turn * key(a, b) || turn * byNumber('id')(a, b));
  const page = slice(sorted, sliceOptions(params));
  const gone = site.hpos && page.items.length === 0;
  const info = gone ? { total: 0, pages: 0 } : page;
  const added: Row = page.items.length === 0 ? {} : { dp: params.dp ?? site.numbers.decimals };
  const data = page.items.map((refund) => ({
    ...view(site, request, refund),
    _links: links(site, request, refund),
  }));
  return {
    data,
    emptyLists: true,
    headers: pageHeaders(request, path, { ...info, added }),
  };
}

/** What a list of refunds asks for; it does not listen to `parent`, and a search looks for orders, none of which is a refund. */
function refundFilter(site: Site, params: Row): (refund: Row) => boolean {
  if (text(params.search) !== '') return () => false;
  const filters = [dateFilter(site, params), idFilter({ ...params, parent: [] })];
  return (refund) => filters.every((filter) => filter(refund));
}

function list(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const orderId = integer(request.path.order_id);
  const { params } = request;
  // On posts the order of the address takes the place of what else is said of parents.
  const passes = refundFilter(site, site.hpos ? params : { ...params, parent_exclude: [] });
  const found = refundsOf(site, orderId).filter(passes);
  return answerList(context, found, `/orders/${orderId}/refunds`);
}

function listAll(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const found = [...site.tables.refunds.values()].filter(refundFilter(site, request.params));
  return answerList(context, found, '/refunds');
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

function read(context: RouteContext): RestAnswer {
  const refund = find(context);
  return {
    data: view(context.site, context.request, refund),
    links: links(context.site, context.request, refund),
  };
}

/** An amount as a refund keeps it: read from all its digits. Newer versions keep none where none was given. */
function keptAmount(site: Site, amount: Json): string {
  if (amount === null && site.atLeast('10.0')) return '';
  return kept(site, number(formatDecimal(amount ?? '', site.numbers)));
}

/** The amount of a refund that names lines only; nothing where it names none. */
function linesSum(site: Site, asked: readonly Row[]): Json {
  if (asked.length === 0) return null;
  const parts = asked.flatMap((item) => [
    item.refund_total,
    ...rows(item.refund_tax).map((tax) => tax.refund_total),
  ]);
  return kept(site, sum(parts.map(number)));
}

function create(context: RouteContext): RestAnswer {
  const { site, request } = context;
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
  // WooCommerce names the address by its own pattern here.
  const location = restUrl(request, `/orders/(?P<order_id>[\\d]+)/refunds/${integer(refund.id)}`);
  return {
    status: 201,
    data: view(site, request, refund),
    links: links(site, request, refund),
    headers: { location },
  };
}

function remove(context: RouteContext): RestAnswer {
  const refund = find(context);
  const gone = read(context);
  context.site.tables.refunds.delete(integer(refund.id));
  const order = context.site.tables.orders.get(integer(refund.parent_id));
  if (order) order.date_modified_gmt = context.site.now();
  return gone;
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
  return [
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/refunds',
      endpoints: [
        { methods: ['GET'], args: listArgs, permit: managers('list'), handle: list },
        {
          methods: ['POST'],
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
          permit: managers('create'),
          handle: create,
        },
      ],
    },
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/refunds/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: { dp }, permit: managers('view'), handle: read },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: true } },
          permit: managers('delete'),
          handle: remove,
        },
      ],
    },
    {
      path: '/wc/v3/refunds',
      endpoints: [{ methods: ['GET'], args: listArgs, permit: managers('list'), handle: listAll }],
    },
  ];
}
