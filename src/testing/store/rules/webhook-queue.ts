import { createHmac } from 'node:crypto';
import type { Random } from '../../../core/index.js';
import type { Json, Row } from '../json.js';
import { integer, text } from '../json.js';
import type { Site } from '../site.js';

/** A request that the store sent to a listener. */
export interface WebhookDelivery {
  readonly webhookId: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body, over which the signature was made. */
  readonly body: string;
  /** What the listener answered; 0 where it could not be reached. */
  readonly status: number;
}

/** Sends a webhook's request. */
export type WebhookSender = (request: Request) => Promise<Response>;

export interface WebhookQueue {
  /** Remembers that something happened, for each active webhook of its topic. */
  note(topic: string, id: number): void;
  /** The unsigned ping of a webhook that was just made. */
  ping(webhook: Row): Promise<void>;
  /** Sends all that waits, each record once. */
  deliver(): Promise<readonly WebhookDelivery[]>;
  makeSecret(): string;
}

export interface WebhookQueueOptions {
  readonly site: () => Site;
  readonly sender: WebhookSender | undefined;
  readonly random: Random;
  /** The record as the webhook's body shows it; nothing where it is gone. */
  readonly payload: (topic: string, id: number) => Promise<Json | undefined>;
}

const failuresAllowed = 5;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createWebhookQueue(options: WebhookQueueOptions): WebhookQueue {
  const waiting: { webhook: Row; topic: string; id: number }[] = [];
  const { random } = options;
  const word = (length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'A').join('');

  const send = async (
    webhook: Row,
    headers: Record<string, string>,
    body: string,
  ): Promise<WebhookDelivery> => {
    const url = text(webhook.delivery_url);
    let status = 0;
    if (options.sender) {
      try {
        const answer = await options.sender(
          new Request(url, { method: 'POST', headers, body, redirect: 'manual' }),
        );
        status = answer.status;
      } catch {
        status = 0;
      }
    } else status = 200;
    return { webhookId: integer(webhook.id), url, headers, body, status };
  };

  const settle = (webhook: Row, status: number) => {
    const fine = (status >= 200 && status < 304 && status !== 0) || status === 410;
    if (fine) {
      webhook.failures = 0;
      return;
    }
    const failures = integer(webhook.failures) + 1;
    webhook.failures = failures;
    if (failures > failuresAllowed + 1) webhook.status = 'disabled';
  };

  return {
    note(topic, id) {
      for (const webhook of options.site().tables.webhooks.values()) {
        if (webhook.status !== 'active' || webhook.topic !== topic) continue;
        if (waiting.some((item) => item.webhook === webhook && item.id === id)) continue;
        waiting.push({ webhook, topic, id });
      }
    },
    async ping(webhook) {
      const { version } = options.site();
      await send(
        webhook,
        {
          'content-type': 'application/x-www-form-urlencoded',
          'user-agent': `WooCommerce/${version} Hookshot (WordPress/${options.site().wpVersion})`,
        },
        `webhook_id=${integer(webhook.id)}`,
      );
    },
    async deliver() {
      const sent: WebhookDelivery[] = [];
      const batch = waiting.splice(0);
      for (const { webhook, topic, id } of batch) {
        if (webhook.status !== 'active') continue;
        const site = options.site();
        const payload = await options.payload(topic, id);
        if (payload === undefined) continue;
        const body = JSON.stringify(payload);
        const [resource = '', event = ''] = topic.split('.');
        const headers = {
          'content-type': 'application/json',
          'user-agent': `WooCommerce/${site.version} Hookshot (WordPress/${site.wpVersion})`,
          'x-wc-webhook-source': `${site.home}/`,
          'x-wc-webhook-topic': topic,
          'x-wc-webhook-resource': resource,
          'x-wc-webhook-event': event,
          'x-wc-webhook-signature': createHmac('sha256', text(webhook.secret)).update(body).digest('base64'),
          'x-wc-webhook-id': String(integer(webhook.id)),
          'x-wc-webhook-delivery-id': word(32).toLowerCase(),
        };
        const delivery = await send(webhook, headers, body);
        settle(webhook, delivery.status);
        sent.push(delivery);
      }
      return sent;
    },
    makeSecret: () => word(50),
  };
}
