import type { Row } from '../json.js';
import { integer, text, truthy } from '../json.js';
import { RestFault } from '../rest/fault.js';
import { contextArg, pageOf, postListArgs } from '../rest/paging.js';
import { resourceRoutes } from '../rest/resource.js';
import type { Args } from '../rest/schema.js';
import type { Route, RouteContext } from '../rest/types.js';
import { namedParts } from '../rules/dates.js';
import { dateFilter } from '../rules/find-posts.js';
import { cleanText } from '../rules/php.js';
import type { WebhookQueue } from '../rules/webhook-queue.js';
import { isTopic } from '../rules/webhook-topics.js';
import { viewWebhook } from '../rules/webhook-view.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { keepIds } from './keep-ids.js';

const invalidId = (status: number, message = 'Invalid ID.') =>
  new RestFault('woocommerce_rest_shop_webhook_invalid_id', message, status);

function defaultName(site: Site): string {
  const { month, day, year, time } = namedParts(site.now());
  return `Webhook created on ${month.slice(0, 3)} ${String(day).padStart(2, '0')}, ${year} @ ${time}`;
}

function findAll({ site, request }: RouteContext): Row[] {
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
  return found.sort((a, b) => {
    if (params.orderby === 'id') return turn * (integer(a.id) - integer(b.id));
    const [left, right] = [text(a.date_created_gmt), text(b.date_created_gmt)];
    return turn * (left < right ? -1 : left > right ? 1 : 0) || integer(a.id) - integer(b.id);
  });
}

function validUrl(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

const trashless = ['woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.'] as const;

function createActions(queue: WebhookQueue) {
  const make = async ({ site, request }: RouteContext): Promise<Row> => {
    const { params } = request;
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
    // The answer shows the webhook as it was before the date was set.
    const made = { ...webhook };
    webhook.date_modified_gmt = now;
    await queue.ping(webhook);
    return made;
  };

  const write = async ({ site, request }: RouteContext, known: Row): Promise<Row> => {
    const { params } = request;
    const webhook = { ...known };
    const before = webhook.delivery_url;
    if (truthy(params.topic)) {
      const topic = text(params.topic).toLowerCase();
      if (!isTopic(topic))
        throw new RestFault(
          'woocommerce_rest_shop_webhook_invalid_topic',
          'Webhook topic must be valid.',
          400,
        );
      webhook.topic = topic;
    }
    if (truthy(params.delivery_url)) {
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
    if (truthy(params.secret)) webhook.secret = text(params.secret);
    if (truthy(params.name)) webhook.name = cleanText(params.name);
    if (truthy(params.status)) {
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
    Object.assign(known, webhook);
    if (known.delivery_url !== before) await queue.ping(known);
    return known;
  };
  return { make, write };
}

/** `/webhooks`, `/webhooks/<id>`, `/webhooks/batch`. */
export function webhookRoutes(queue: WebhookQueue): Route[] {
  const { make, write } = createActions(queue);
  const writeArgs: Args = {
    name: { type: 'string' },
    status: { type: 'string', enum: ['active', 'paused', 'disabled'] },
    topic: { type: 'string' },
    secret: { type: 'string' },
    delivery_url: { type: 'string' },
  };
  const { parent: _parent, parent_exclude: _exclude, ...collection } = postListArgs;
  return resourceRoutes({
    pattern: '/webhooks',
    find({ site, request }, action) {
      const webhook = site.tables.webhooks.get(integer(request.path.id));
      if (webhook) return webhook;
      const message = action === 'delete' ? 'Invalid ID.' : 'ID is invalid.';
      throw invalidId(action === 'edit' ? 400 : 404, message);
    },
    view: ({ site }, webhook) => viewWebhook(site, webhook),
    list: {
      args: {
        ...collection,
        orderby: { type: 'string', default: 'date', enum: ['date', 'id', 'title'] },
        status: { type: 'string', default: 'all', enum: ['all', 'active', 'paused', 'disabled'] },
      },
      find: findAll,
      zeroIsNoOffset: true,
      // Without a status asked for, no webhook at all is one page.
      info: ({ request }, page, found) => ({
        ...page,
        ...(found.length === 0 && [undefined, 'all'].includes(request.params.status as undefined | string)
          ? { pages: 1 }
          : {}),
        page: pageOf(request.params),
      }),
    },
    readArgs: contextArg,
    create: {
      args: {
        ...writeArgs,
        topic: { type: 'string', required: true },
        delivery_url: { type: 'string', required: true },
      },
      exists: ['woocommerce_rest_shop_webhook_exists', 'Cannot create existing shop_webhook.'],
      make,
    },
    update: { args: writeArgs, write },
    remove: {
      untrashable: trashless,
      destroy: ({ site }, webhook) => void site.tables.webhooks.delete(integer(webhook.id)),
    },
  });
}
