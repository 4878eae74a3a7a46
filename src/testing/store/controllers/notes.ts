import type { Row } from '../json.js';
import { integer, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { contextArg } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { RestAnswer, RestRequest, Route, RouteContext } from '../rest/types.js';
import { sortAll } from '../rules/database-sort.js';
import { byNumber, byText } from '../rules/find-posts.js';
import { addNote, viewNote } from '../rules/order-notes.js';
import type { Site } from '../site.js';

const invalidOrder = () => new RestFault('woocommerce_rest_order_invalid_id', 'Invalid order ID.', 404);

function orderOf(site: Site, request: RestRequest): Row {
  const order = site.tables.orders.get(integer(request.path.order_id));
  if (!order) throw new RestFault('woocommerce_rest_shop_order_invalid_id', 'Invalid order ID.', 404);
  return order;
}

function links(site: Site, request: RestRequest, note: Row): Row {
  const base = `/orders/${integer(request.path.order_id)}`;
  return linksOf(site, request, {
    self: `${base}/notes/${integer(note.id)}`,
    collection: `${base}/notes`,
    up: base,
    methods: ['GET', 'DELETE'],
  });
}

function list({ site, request }: RouteContext): RestAnswer {
  const order = orderOf(site, request);
  const type = text(request.params.type) || 'any';
  const found = [...site.tables.notes.having('order', integer(order.id))]
    .filter((note) => type === 'any' || (type === 'customer') === (note.customer_note === true))
    .sort(byNumber('id'));
  // The newest first; those of one second as the database leaves them.
  const sorted = sortAll(found, (a, b) => -byText('date_created_gmt')(a, b));
  return { data: sorted.map((note) => ({ ...viewNote(site, note), _links: links(site, request, note) })) };
}

function find({ site, request }: RouteContext): Row {
  const order = orderOf(site, request);
  const note = site.tables.notes.get(integer(request.path.id));
  if (!note || note.order_id !== order.id)
    throw new RestFault('woocommerce_rest_invalid_id', 'Invalid resource ID.', 404);
  return note;
}

function read(context: RouteContext): RestAnswer {
  const note = find(context);
  return { data: viewNote(context.site, note), links: links(context.site, context.request, note) };
}

function create({ site, request }: RouteContext): RestAnswer {
  const order = site.tables.orders.get(integer(request.path.order_id));
  if (!order) throw invalidOrder();
  const note = addNote(site, order, text(request.params.note), {
    customer: request.params.customer_note === true,
    ...(request.params.added_by_user === true
      ? { author: text(site.tables.customers.get(request.caller.userId)?.username) }
      : {}),
  });
  const location = restUrl(request, `/orders/${integer(order.id)}/notes/${integer(note.id)}`);
  return {
    status: 201,
    data: viewNote(site, note),
    links: links(site, request, note),
    headers: { location },
  };
}

function remove(context: RouteContext): RestAnswer {
  const note = find(context);
  if (context.request.params.force !== true) {
    throw new RestFault('woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501);
  }
  const gone = read(context);
  context.site.tables.notes.delete(integer(note.id));
  return gone;
}

/** `/orders/<order_id>/notes`. */
export function noteRoutes(): Route[] {
  return [
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/notes',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...contextArg,
            type: { type: 'string', default: 'any', enum: ['any', 'customer', 'internal'] },
          },
          permit: managers('list'),
          handle: list,
        },
        {
          methods: ['POST'],
          args: {
            note: { type: 'string', required: true },
            customer_note: { type: 'boolean', default: false },
            added_by_user: { type: 'boolean', default: false },
          },
          permit: managers('create'),
          handle: create,
        },
      ],
    },
    {
      path: '/wc/v3/orders/(?<order_id>\\d+)/notes/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], args: contextArg, permit: managers('view'), handle: read },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: remove,
        },
      ],
    },
  ];
}
