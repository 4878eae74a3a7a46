import type { Row } from '../json.js';
import { integer, isRow, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Args } from '../rest/schema.js';
import { isEmail } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { addNote } from '../rules/order-notes.js';
import { statusOf } from '../rules/order-status.js';
import { refundsOf } from '../rules/order-view.js';
import { escapeHtml } from '../rules/php.js';
import { remaining } from '../rules/refund-write.js';
import type { Site } from '../site.js';

/** A mail that can be sent to the buyer once more. */
interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const invoice: Template = {
  id: 'customer_invoice',
  title: 'Order details',
  description:
    'Order detail emails can be sent to customers containing their order information and payment links.',
};
const refunded: Template = {
  id: 'customer_refunded_order',
  title: 'Refunded order',
  description: 'Order refunded emails are sent to customers when their orders are refunded.',
};

/** The mail that goes with a status. */
const byStatus: Readonly<Record<string, Template>> = {
  completed: {
    id: 'customer_completed_order',
    title: 'Completed order',
    description:
      'Order complete emails are sent to customers when their orders are marked completed and usually indicate that their orders have been shipped.',
  },
  failed: {
    id: 'customer_failed_order',
    title: 'Failed order',
    description: 'Order failed emails are sent to customers when orders have been marked failed.',
  },
  'on-hold': {
    id: 'customer_on_hold_order',
    title: 'Order on-hold',
    description:
      'This is an order notification sent to customers containing order details after an order is placed on-hold from Pending, Cancelled or Failed order status.',
  },
  processing: {
    id: 'customer_processing_order',
    title: 'Processing order',
    description: 'This is an order notification sent to customers containing order details after payment.',
  },
  refunded,
};

function orderOf({ site, request }: RouteContext): Row {
  const order = site.tables.orders.get(integer(request.path.id));
  if (!order) throw new RestFault('woocommerce_rest_not_found', 'Order not found', 404);
  return order;
}

const refusals = {
  GET: ['woocommerce_rest_cannot_view', 'Sorry, you cannot view resources.'],
  POST: ['woocommerce_rest_cannot_create', 'Sorry, you cannot create resources.'],
} as const;

/** Throws unless the caller may read orders. */
export function mayRead({ request }: RouteContext): void {
  const { role } = request.caller;
  if (role === 'administrator' || role === 'shop_manager') return;
  const [code, message] = refusals[request.method === 'GET' ? 'GET' : 'POST'];
  throw new RestFault(code, message, role === 'none' ? 401 : 403);
}

/** The order is looked up before the caller is checked. */
function permit(context: RouteContext): void {
  orderOf(context);
  mayRead(context);
}

const mailOf = (order: Row): string => (isRow(order.billing) ? text(order.billing.email) : '');

function templatesOf(site: Site, order: Row): Template[] {
  const status = statusOf(order);
  if (mailOf(order) === '' || ['auto-draft', 'draft', 'new', 'trash'].includes(status)) return [];
  const partly = refundsOf(site, integer(order.id)).length > 0 && remaining(site, order) > 0;
  const own = byStatus[status];
  const found = new Set([invoice, ...(partly ? [refunded] : []), ...(own ? [own] : [])]);
  return [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Sets the e-mail address of an order, unless it has another one. Returns the message about it. */
function writeMail({ site, request }: RouteContext, order: Row): string[] {
  const mail = text(request.params.email);
  const known = mailOf(order);
  if (mail === '' || mail === known) return [];
  if (known !== '' && request.params.force_email_update !== true)
    throw new RestFault(
      'woocommerce_rest_order_billing_email_exists',
      'Order already has a billing email.',
      400,
    );
  order.billing = { ...(isRow(order.billing) ? order.billing : {}), email: mail };
  order.date_modified_gmt = site.now();
  return [`Billing email updated to ${escapeHtml(mail)}.`];
}

function send(context: RouteContext, messageOf: (order: Row) => string): RestAnswer {
  const { site, request } = context;
  const order = orderOf(context);
  const messages = writeMail(context, order);
  if (!isEmail(mailOf(order)))
    throw new RestFault('woocommerce_rest_missing_email', 'Order does not have an email address.', 400);
  messages.push(messageOf(order));
  const author = text(site.tables.customers.get(request.caller.userId)?.username) || 'WooCommerce';
  for (const message of messages) addNote(site, order, message, { author });
  return { data: { message: messages.join(' ') } };
}

const sendDetails = (context: RouteContext): RestAnswer =>
  send(context, (order) => `Order details sent to ${escapeHtml(mailOf(order))}.`);

/** The requested mail; newer versions default to the one of the status. */
function chosen(site: Site, order: Row, asked: string): Template {
  const templates = templatesOf(site, order);
  if (asked === '') {
    const usual = byStatus[statusOf(order)] ?? invoice;
    const found = templates.find(({ id }) => id === usual.id);
    if (found) return found;
    const message = 'No email template is available for this order.';
    throw new RestFault('woocommerce_rest_no_email_template', message, 400);
  }
  const found = templates.find(({ id }) => id === asked);
  if (found) return found;
  const message = `${escapeHtml(asked)} is not a valid template for this order.`;
  throw new RestFault('woocommerce_rest_invalid_email_template', message, 400);
}

function sendMail(context: RouteContext): RestAnswer {
  const asked = text(context.request.params.template_id);
  return send(context, (order) => {
    const template = chosen(context.site, order, asked);
    const to = escapeHtml(mailOf(order));
    return template.id === invoice.id
      ? `Order details sent to ${to}.`
      : `Email template "${template.title}" sent to ${to}.`;
  });
}

const args: Args = {
  email: { type: 'string', format: 'email' },
  force_email_update: { type: 'boolean' },
};

/** `/orders/<id>/actions/…`: mails that are sent once more. */
export function orderActionRoutes(site: Site): Route[] {
  const base = '/wc/v3/orders/(?<id>\\d+)/actions';
  return [
    {
      path: `${base}/email_templates`,
      endpoints: [
        {
          methods: ['GET'],
          permit,
          handle: (context) => ({
            data: templatesOf(context.site, orderOf(context)).map((template) => ({ ...template })),
          }),
        },
      ],
    },
    {
      path: `${base}/send_order_details`,
      endpoints: [{ methods: ['POST'], args, permit, handle: sendDetails }],
    },
    {
      path: `${base}/send_email`,
      endpoints: [
        {
          methods: ['POST'],
          args: { ...args, template_id: { type: 'string', required: !site.atLeast('10.7') } },
          permit,
          handle: sendMail,
        },
      ],
    },
  ];
}
