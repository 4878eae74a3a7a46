import type { Row } from '../json.js';
import { integer, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { contextArg } from '../rest/paging.js';
import { recordLinks, resourceRoutes } from '../rest/resource.js';
import type { RestRequest, Route, RouteContext } from '../rest/types.js';
import { sortAll } from '../rules/database-sort.js';
import { byNumber, byText } from '../rules/find-posts.js';
import { stripSlashes } from '../rules/kses.js';
import { addNote, viewNote } from '../rules/order-notes.js';
import type { Site } from '../site.js';

function orderOf(site: Site, request: RestRequest): Row {
  const order = site.tables.orders.get(integer(request.path.order_id));
  if (!order) throw new RestFault('woocommerce_rest_shop_order_invalid_id', 'Invalid order ID.', 404);
  return order;
}

function findAll({ site, request }: RouteContext): Row[] {
  const order = orderOf(site, request);
  const type = text(request.params.type) || 'any';
  const found = [...site.tables.notes.having('order', integer(order.id))]
    .filter((note) => type === 'any' || (type === 'customer') === (note.customer_note === true))
    .sort(byNumber('id'));
  // The newest first; those of one second as the database leaves them.
  return sortAll(found, (a, b) => -byText('date_created_gmt')(a, b));
}

function find({ site, request }: RouteContext): Row {
  const order = orderOf(site, request);
  const note = site.tables.notes.get(integer(request.path.id));
  if (!note || note.order_id !== order.id)
    throw new RestFault('woocommerce_rest_invalid_id', 'Invalid resource ID.', 404);
  return note;
}

function make({ site, request }: RouteContext): Row {
  const order = site.tables.orders.get(integer(request.path.order_id));
  if (!order) throw new RestFault('woocommerce_rest_order_invalid_id', 'Invalid order ID.', 404);
  return addNote(site, order, stripSlashes(text(request.params.note)), {
    customer: request.params.customer_note === true,
    ...(request.params.added_by_user === true
      ? { author: text(site.tables.customers.get(request.caller.userId)?.username) }
      : {}),
  });
}

/** `/orders/<order_id>/notes`. */
export function noteRoutes(): Route[] {
  const address = {
    pattern: '/orders/(?<order_id>\\d+)/notes',
    path: ({ request }: RouteContext) => `/orders/${integer(request.path.order_id)}/notes`,
  };
  return resourceRoutes({
    ...address,
    find,
    view: ({ site }, note) => viewNote(site, note),
    links: (context, note) =>
      recordLinks(address, context, note, {
        up: `/orders/${integer(context.request.path.order_id)}`,
        methods: ['GET', 'DELETE'],
      }),
    list: {
      args: {
        ...contextArg,
        type: { type: 'string', default: 'any', enum: ['any', 'customer', 'internal'] },
      },
      find: findAll,
      whole: 'uncounted',
    },
    readArgs: contextArg,
    create: {
      args: {
        note: { type: 'string', required: true },
        customer_note: { type: 'boolean', default: false },
        added_by_user: { type: 'boolean', default: false },
      },
      make,
    },
    remove: {
      // WooCommerce's own message names webhooks here.
      untrashable: ['woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.'],
      destroy: ({ site }, note) => void site.tables.notes.delete(integer(note.id)),
    },
    batch: false,
  });
}
