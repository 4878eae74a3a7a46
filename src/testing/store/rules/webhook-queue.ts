import { createHmac } from 'node:crypto';
import type { Random } from '../../../core/index.js';
import { phpJson } from '../http/wire.js';
import type { Json, Row } from '../json.js';
import { integer, text } from '../json.js';
import type { Site } from '../site.js';

/** A request that the store sent to a listener. */
export interface WebhookDelivery {
  /** Id of the webhook. */
  readonly webhookId: number;
  /** Where it is sent. */
  readonly url: string;
  /** The headers, the signature among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body, over which the signature was made. */
  readonly body: string;
  /** What the listener answered; 0 where it could not be reached. */
  readonly status: number;
}

/** Sends a webhook's request. Must not follow redirects. */
export type WebhookSender = (request: Request) => Promise<Response>;

export interface WebhookQueue {
  /** Remembers that something happened, for each active webhook of its topic. */
  note(topic: string, id: number): void;
  /** The unsigned ping of a webhook that was made or got another address. */
  ping(webhook: Row): Promise<void>;
  /** Sends all pending deliveries, each record once. */
  deliver(): Promise<readonly WebhookDelivery[]>;
  makeSecret(): string;
}

export interface WebhookQueueOptions {
  readonly site: () => Site;
  readonly sender: WebhookSender | undefined;
  readonly random: Random;
  /** The record as the webhook's body shows it; undefined if it was deleted. */
  readonly payload: (topic: string, id: number) => Promise<Json | undefined>;
}

/** The number of deliveries that may fail in a row; the next failure disables the webhook. */
const failuresAllowed = 6;
const redirectsFollowed = 5;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

interface Sent {
  readonly status: number;
  readonly location: string | null;
}

export function createWebhookQueue(options: WebhookQueueOptions): WebhookQueue {
  const waiting: { webhook: Row; topic: string; id: number }[] = [];
  const { random } = options;
  const word = (length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'A').join('');

  const agent = (): string => {
    const site = options.site();
    return `WooCommerce/${site.version} Hookshot (WordPress/${site.wpVersion})`;
  };

  const send = async (url: string, headers: Record<string, string>, body: string): Promise<Sent> => {
    if (!options.sender) return { status: 200, location: null };
    try {
      const request = new Request(url, { method: 'POST', headers, body, redirect: 'manual' });
      const answer = await options.sender(request);
      return { status: answer.status, location: answer.headers.get('location') };
    } catch {
      // A listener that cannot be reached: only its failure is counted.
      return { status: 0, location: null };
    }
  };

  const recordDelivery = (webhook: Row, status: number) => {
    webhook.date_modified_gmt = options.site().now();
    // Redirects are not followed and count as success, so does "gone".
    if ((status >= 200 && status < 303) || status === 410) webhook.failures = 0;
    else if (integer(webhook.failures) >= failuresAllowed) webhook.status = 'disabled';
    else webhook.failures = integer(webhook.failures) + 1;
  };

  return {
    note(topic, id) {
      const webhooks = [...options.site().tables.webhooks.values()];
      // The newest webhook comes first.
      for (const webhook of webhooks.sort((a, b) => integer(b.id) - integer(a.id))) {
        if (webhook.status !== 'active' || webhook.topic !== topic) continue;
        if (waiting.some((item) => item.webhook === webhook && item.id === id)) continue;
        waiting.push({ webhook, topic, id });
      }
    },
    async ping(webhook) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': agent() };
      let url = text(webhook.delivery_url);
      // A ping follows redirects; a delivery does not.
      for (let hop = 0; hop <= redirectsFollowed; hop += 1) {
        const { status, location } = await send(url, headers, `webhook_id=${integer(webhook.id)}`);
        if (status < 300 || status >= 400 || location === null) return;
        url = new URL(location, url).href;
      }
    },
    async deliver() {
      const sent: WebhookDelivery[] = [];
      const batch = waiting.splice(0);
      for (const { webhook, topic, id } of batch) {
        if (webhook.status !== 'active') continue;
        const site = options.site();
        const payload = await options.payload(topic, id);
        if (payload === undefined) continue;
        const body = phpJson(payload);
        const [resource = '', event = ''] = topic.split('.');
        const headers = {
          'content-type': 'application/json',
          'user-agent': agent(),
          'x-wc-webhook-source': `${site.home}/`,
          'x-wc-webhook-topic': topic,
          'x-wc-webhook-resource': resource,
          'x-wc-webhook-event': event,
          'x-wc-webhook-signature': createHmac('sha256', text(webhook.secret)).update(body).digest('base64'),
          'x-wc-webhook-id': String(integer(webhook.id)),
          'x-wc-webhook-delivery-id': createHmac('md5', word(16)).update(body).digest('hex'),
        };
        const url = text(webhook.delivery_url);
        const { status } = await send(url, headers, body);
        recordDelivery(webhook, status);
        sent.push({ webhookId: integer(webhook.id), url, headers, body, status });
      }
      return sent;
    },
    makeSecret: () => word(50),
  };
}
