import type { Row } from '../json.js';
import { given, integer, text } from '../json.js';
import { batchEndpoint } from '../rest/batch.js';
import { RestFault } from '../rest/fault.js';
import { linksOf, restUrl } from '../rest/links.js';
import { postListArgs } from '../rest/paging.js';
import { managers } from '../rest/permit.js';
import type { Args } from '../rest/schema.js';
import type { RestAnswer, Route, RouteContext } from '../rest/types.js';
import { namedParts } from '../rules/dates.js';
import { dateFilter } from '../rules/find-posts.js';
import { cleanText } from '../rules/php.js';
import type { WebhookQueue } from '../rules/webhook-queue.js';
import { isTopic } from '../rules/webhook-topics.js';
import { viewWebhook } from '../rules/webhook-view.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { answerList, keepIds } from './simple-list.js';

const invalidId = (status: number, message = 'Invalid ID.') =>
  new RestFault('woocommerce_rest_shop_webhook_invalid_id', message, status);

function defaultName(site: Site): string {
  const { month, day, year, time } = namedParts(site.now());
  return `Webhook created on ${month.slice(0, 3)} ${String(day).padStart(2, '0')}, ${year} @ ${time}`;
}

function answer({ site, request }: RouteContext, webhook: Row, status = 200): RestAnswer {
  const id = integer(webhook.id);
  return {
    status,
    data: viewWebhook(site, webhook),
    links: linksOf(site, request, { self: `/webhooks/${id}`, collection: '/webhooks' }),
    ...(status === 201 ? { headers: { location: restUrl(request, `/webhooks/${id}`) } } : {}),
  };
}

function list(context: RouteContext): RestAnswer {
  const { site, request } = context;
  const { params } = request;
  const turn = params.order === 'asc' ? 1 : -1;
  const inDates = dateFilter(site, params);
  const found = keepIds([...site.tables.webhooks.values()], params).filter((webhook) => {
    if (typeof params.status === 'string' && params.status !== 'all' && webhook.status !== params.status)
      return false;
    if (
      text(params.search) !== '' &&
      !text(webhook.name).toLowerCase().includes(text(params.search).toLowerCase())
    )
      return false;
    return inDates(webhook);
  });
  found.sort((a, b) => {
    if (params.orderby === 'id') return turn * (integer(a.id) - integer(b.id));
    const [left, right] = [text(a.date_created_gmt), text(b.date_created_gmt)];
    return turn * (left < right ? -1 : left > right ? 1 : 0) || integer(a.id) - integer(b.id);
  });
  const done = answerList(context, found, '/webhooks', (webhook) => viewWebhook(site, webhook));
  return found.length === 0 && (params.status === 'all' || params.status === undefined)
    ? { ...done, headers: { ...done.headers, 'x-wp-totalpages': '1' } }
    : done;
}

function find({ site, request }: RouteContext, status = 404, message = 'ID is invalid.'): Row {
  const webhook = site.tables.webhooks.get(integer(request.path.id));
  if (!webhook) throw invalidId(status, message);
  return webhook;
}

function validUrl(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

function createActions(queue: WebhookQueue) {
  const create = async (context: RouteContext): Promise<RestAnswer> => {
    const { site, request } = context;
    const { params } = request;
    if (integer(params.id) > 0)
      throw new RestFault(
        'woocommerce_rest_shop_webhook_exists',
        'Cannot create existing shop_webhook.',
        400,
      );
    const topic = text(params.topic).toLowerCase();
    if (!isTopic(topic))
      throw new RestFault(
        'woocommerce_rest_shop_webhook_invalid_topic',
        'Webhook topic is required and must be valid.',
        400,
      );
    const url = text(params.delivery_url);
    if (!validUrl(url)) {
      throw new RestFault(
        'woocommerce_rest_shop_webhook_invalid_delivery_url',
        'Webhook delivery URL must be a valid URL starting with http:// or https://.',
        400,
      );
    }
    const now = site.now();
    const webhook: Row = {
      id: nextId(site.tables, 'webhook'),
      name: cleanText(params.name) || defaultName(site),
      status: 'active',
      topic,
      delivery_url: url,
      secret: text(params.secret) || queue.makeSecret(),
      date_created_gmt: now,
      date_modified_gmt: null,
      user_id: request.caller.userId,
      failures: 0,
    };
    site.tables.webhooks.set(integer(webhook.id), webhook);
    const made = answer(context, webhook, 201);
    // The answer shows the webhook as it was before the date was set.
    webhook.date_modified_gmt = now;
    await queue.ping(webhook);
    return made;
  };

  const update = async (context: RouteContext): Promise<RestAnswer> => {
    const { site, request } = context;
    const { params } = request;
    const webhook = find(context, 400);
    const before = webhook.delivery_url;
    if (given(params, 'topic')) {
      const topic = text(params.topic).toLowerCase();
      if (!isTopic(topic))
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_topic',
          'Webhook topic must be valid.',
          400,
        );
      webhook.topic = topic;
    }
    if (given(params, 'delivery_url')) {
      const url = text(params.delivery_url);
      if (!validUrl(url)) {
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_delivery_url',
          'Webhook delivery URL must be a valid URL starting with http:// or https://.',
          400,
        );
      }
      webhook.delivery_url = url;
    }
    if (given(params, 'secret')) webhook.secret = text(params.secret);
    if (given(params, 'name')) webhook.name = cleanText(params.name);
    if (given(params, 'status')) {
      const status = text(params.status).toLowerCase();
      if (!['active', 'paused', 'disabled'].includes(status)) {
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_status',
          'Webhook status must be valid.',
          400,
        );
      }
      webhook.status = status;
    }
    webhook.date_modified_gmt = site.now();
    if (webhook.delivery_url !== before) await queue.ping(webhook);
    return answer(context, webhook);
  };

  const remove = (context: RouteContext): RestAnswer => {
    const { site, request } = context;
    if (request.params.force !== true) {
      throw new RestFault('woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501);
    }
    const webhook = find(context, 404, 'Invalid ID.');
    const gone = answer(context, webhook);
    site.tables.webhooks.delete(integer(webhook.id));
    return gone;
  };
  return { create, update, remove };
}

/** `/webhooks`, `/webhooks/<id>`, `/webhooks/batch`. */
export function webhookRoutes(queue: WebhookQueue): Route[] {
  const actions = createActions(queue);
  const writeArgs: Args = {
    name: { type: 'string' },
    status: { type: 'string', enum: ['active', 'paused', 'disabled'] },
    topic: { type: 'string' },
    secret: { type: 'string' },
    delivery_url: { type: 'string' },
  };
  const { parent: _parent, parent_exclude: _exclude, ...collection } = postListArgs;
  return [
    {
      path: '/wc/v3/webhooks',
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...collection,
            orderby: { type: 'string', default: 'date', enum: ['date', 'id', 'title'] },
            status: { type: 'string', default: 'all', enum: ['all', 'active', 'paused', 'disabled'] },
          },
          permit: managers('list'),
          handle: list,
        },
        {
          methods: ['POST'],
          args: {
            ...writeArgs,
            topic: { type: 'string', required: true },
            delivery_url: { type: 'string', required: true },
          },
          permit: managers('create'),
          handle: actions.create,
        },
      ],
    },
    {
      path: '/wc/v3/webhooks/(?<id>\\d+)',
      endpoints: [
        { methods: ['GET'], permit: managers('view'), handle: (context) => answer(context, find(context)) },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: writeArgs,
          permit: managers('edit'),
          handle: actions.update,
        },
        {
          methods: ['DELETE'],
          args: { force: { type: 'boolean', default: false } },
          permit: managers('delete'),
          handle: actions.remove,
        },
      ],
    },
    { path: '/wc/v3/webhooks/batch', endpoints: [batchEndpoint(actions)] },
  ];
}
