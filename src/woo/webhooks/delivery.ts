import { need } from '../../core/arguments.js';
import { isRecord } from '../../core/index.js';
/** The headers of a delivery. */
export interface WebhookDeliveryInfo {
  /** `order.updated`, `product.deleted`, `action.woocommerce_order_status_completed`. */
  readonly topic: string;
  /** The first half of the topic. */
  readonly resource: string;
  /** The second half of the topic. */
  readonly event: string;
  /**
   * Made from the webhook and the second: deliveries of one webhook within one second share it,
   * although they are about different rows. It does not identify a delivery.
   */
  readonly deliveryId: string | undefined;
  /** Id of the webhook. */
  readonly webhookId: number | undefined;
  /** The shop's own address, with a slash at the end. */
  readonly source: string | undefined;
}

/** The kind of a webhook request, without its body. */
export type WebhookMessage =
  | { readonly kind: 'ping'; readonly webhookId: number }
  | ({ readonly kind: 'delivery' } & WebhookDeliveryInfo)
  | { readonly kind: 'other' };

/** Reads a header by its name in lower case: `(name) => request.headers.get(name)`. */
export type HeaderReader = (name: string) => string | null | undefined;

/** A row that may have changed: its id, without its content. */
export interface WebhookHint {
  /** What changed. */
  readonly resource: 'product' | 'order' | 'customer' | 'coupon';
  /** Its id in the shop. */
  readonly id: number;
  /**
   * The event, as the shop reports it: `created`, `updated`, `deleted`, `restored`. For a restored
   * product it is `updated`.
   */
  readonly event: string;
  /** The parent product, when the row is a variation. */
  readonly parentId?: number;
  /** The topic: `order.updated`. */
  readonly topic: string;
  /** Id of the delivery. */
  readonly deliveryId: string | undefined;
  /** Id of the webhook. */
  readonly webhookId: number | undefined;
  /** The shop's own address. */
  readonly source: string | undefined;
}

const resources = new Set<string>(['product', 'order', 'customer', 'coupon']);

function isKnown(resource: string): resource is WebhookHint['resource'] {
  return resources.has(resource);
}

function idOf(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/**
 * Reads what kind of request a shop sent, from its headers and the beginning of its body. Verifies
 * nothing: see `verifyWebhook`.
 *
 * When a webhook is saved, WooCommerce sends an unsigned form `webhook_id=N`: the ping.
 *
 * @example
 * const message = readWebhookMessage((name) => request.headers.get(name), await request.text())
 */
export function readWebhookMessage(header: HeaderReader, rawBody: string): WebhookMessage {
  need('readWebhookMessage()', 'header', header, 'a function');
  need('readWebhookMessage()', 'rawBody', rawBody, 'a text');
  const topic = header('x-wc-webhook-topic')?.trim() ?? '';
  if (topic === '') {
    const ping = /^webhook_id=(\d{1,15})$/.exec(rawBody.trim());
    const webhookId = idOf(ping?.[1]);
    return webhookId === undefined ? { kind: 'other' } : { kind: 'ping', webhookId };
  }
  const [resource = '', ...event] = topic.split('.');
  return {
    kind: 'delivery',
    topic,
    resource,
    event: event.join('.'),
    deliveryId: header('x-wc-webhook-delivery-id')?.trim() || undefined,
    webhookId: idOf(header('x-wc-webhook-id')?.trim()),
    source: header('x-wc-webhook-source')?.trim() || undefined,
  };
}

/** An action's row: `woocommerce_order_status_completed` comes with the order's id. */
function ofAction(event: string, body: Readonly<Record<string, unknown>>) {
  const id = idOf(body.arg);
  const resource = /^woocommerce_(?:new_|update_|payment_complete_)?(order|product|coupon)(?:_|$)/.exec(
    event,
  )?.[1];
  return id === undefined || resource === undefined || !isKnown(resource) ? undefined : { resource, id };
}

/**
 * The rows of a delivery: resource and id, nothing else of its body. Pure.
 *
 * A shop that keeps its orders as posts sends `product.deleted` with an order's id when an order
 * goes to the trash; so this topic points to both. An action of WooCommerce points to the order,
 * product or coupon that it is about. Anything else points to nothing.
 *
 * @param body the parsed body.
 * @example
 * if (message.kind === 'delivery') for (const { resource, id } of webhookHints(message, JSON.parse(body))) console.log(resource, id)
 */
export function webhookHints(info: WebhookDeliveryInfo, body: unknown): readonly WebhookHint[] {
  need('webhookHints()', 'info', info);
  if (!isRecord(body)) return [];
  const { topic, deliveryId, webhookId, source } = info;
  const rest = { topic, deliveryId, webhookId, source };
  if (info.resource === 'action') {
    const row = ofAction(info.event, body);
    return row === undefined ? [] : [{ ...row, event: 'updated', ...rest }];
  }
  const id = idOf(body.id);
  if (id === undefined || !isKnown(info.resource)) return [];
  const parentId = info.resource === 'product' ? idOf(body.parent_id) : undefined;
  const hint: WebhookHint = {
    resource: info.resource,
    id,
    event: info.event,
    ...(parentId === undefined ? {} : { parentId }),
    ...rest,
  };
  const mayBeOrder = info.resource === 'product' && info.event === 'deleted';
  return mayBeOrder ? [hint, { ...hint, resource: 'order' }] : [hint];
}
