import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Clock, Logger } from '../../src/core/index.js';
import {
  createWebhookHandler,
  readWebhookMessage,
  verifyWebhook,
  type WebhookHint,
  webhookHints,
} from '../../src/woo/index.js';
import { webhookSignature } from '../../src/woo/webhooks/index.js';
import { type RecordedDelivery, recordedDeliveries, requestOf } from './webhooks-recorded.js';

const stores = ['wc11', 'wc99'] as const;
const all = stores.flatMap((store) => recordedDeliveries(store));
const signed = all.filter((one) => one.secret !== undefined);
const pings = all.filter((one) => one.secret === undefined);
const secret = 'secret-du-webhook-1';

function named(store: 'wc11' | 'wc99', name: string): RecordedDelivery {
  const found = recordedDeliveries(store).find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function delivery(topic: string, body: unknown, more: Readonly<Record<string, string>> = {}): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request('https://app.example/hooks', {
    method: 'POST',
    headers: {
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-id': '4',
      'x-wc-webhook-delivery-id': 'd1',
      'x-wc-webhook-source': 'https://shop.test/',
      'x-wc-webhook-signature': webhookSignature(text, secret),
      ...more,
    },
    body: text,
  });
}

function handler(more: Partial<Parameters<typeof createWebhookHandler>[0]> = {}) {
  const hints: WebhookHint[] = [];
  const handle = createWebhookHandler({ secret, onHint: (hint) => void hints.push(hint), ...more });
  return { handle, hints };
}

describe('verifyWebhook', () => {
  it('accepts all signed deliveries that were recorded, as text and as bytes', () => {
    expect(signed.length).toBeGreaterThan(60);
    for (const { request, secret: own = '' } of signed) {
      const signature = request.headers['x-wc-webhook-signature'] ?? '';
      expect(verifyWebhook(request.body_raw, signature, own)).toBe(true);
      expect(verifyWebhook(new TextEncoder().encode(request.body_raw), signature, own)).toBe(true);
    }
  });

  it('refuses another secret, another body, a body written anew, and no signature', () => {
    for (const { request, secret: own = '' } of signed) {
      const signature = request.headers['x-wc-webhook-signature'] ?? '';
      expect(verifyWebhook(request.body_raw, signature, `${own}x`)).toBe(false);
      expect(verifyWebhook(`${request.body_raw} `, signature, own)).toBe(false);
      expect(verifyWebhook(request.body_raw, '', own)).toBe(false);
      const rewritten = JSON.stringify(JSON.parse(request.body_raw));
      if (rewritten !== request.body_raw) expect(verifyWebhook(rewritten, signature, own)).toBe(false);
    }
  });

  it('looks at every character of a signature, wherever it differs', () => {
    const right = webhookSignature('{}', secret);
    const wrong = [0, 20, right.length - 2].map(
      (at) => `${right.slice(0, at)}${right[at] === 'A' ? 'B' : 'A'}${right.slice(at + 1)}`,
    );
    const looked = vi.spyOn(String.prototype, 'charCodeAt');
    try {
      for (const given of [right, ...wrong]) {
        looked.mockClear();
        expect(verifyWebhook('{}', given, secret)).toBe(given === right);
        const own = looked.mock.contexts.filter((text) => String(text) === given);
        expect(own.length).toBeGreaterThanOrEqual(right.length);
      }
    } finally {
      looked.mockRestore();
    }
  });

  it('refuses everything for an empty secret', () => {
    expect(verifyWebhook('{}', webhookSignature('{}', ''), '')).toBe(false);
  });

  it('accepts exactly the right signature', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), fc.string(), (body, own, other) => {
        const right = webhookSignature(body, own);
        expect(verifyWebhook(body, right, own)).toBe(true);
        expect(verifyWebhook(body, other, own)).toBe(other.trim() === right);
        expect(verifyWebhook(body, right.slice(0, -1), own)).toBe(false);
      }),
    );
  });
});

describe('what a delivery is', () => {
  it('knows every recorded ping and delivery', () => {
    for (const { request } of pings) {
      const message = readWebhookMessage((name) => request.headers[name], request.body_raw);
      expect(message).toEqual({
        kind: 'ping',
        webhookId: Number(request.body_raw.replace('webhook_id=', '')),
      });
    }
    for (const { request } of signed) {
      const message = readWebhookMessage((name) => request.headers[name], request.body_raw);
      expect(message).toMatchObject({
        kind: 'delivery',
        topic: request.headers['x-wc-webhook-topic'],
        resource: request.headers['x-wc-webhook-resource'],
        event: request.headers['x-wc-webhook-event'],
        webhookId: Number(request.headers['x-wc-webhook-id']),
        deliveryId: request.headers['x-wc-webhook-delivery-id'],
        source: expect.stringMatching(/^https:\/\/wc\d\d\.shop\.test\/$/),
      });
    }
  });

  it('points every recorded delivery to its row', () => {
    for (const { request } of signed) {
      const message = readWebhookMessage((name) => request.headers[name], request.body_raw);
      if (message.kind !== 'delivery') throw new Error(message.kind);
      const body = JSON.parse(request.body_raw) as { readonly id?: number; readonly arg?: number };
      const hints = webhookHints(message, body);
      expect(hints.map((hint) => hint.id)).toContain(body.id ?? body.arg);
    }
  });

  it('points a deleted product of posts to the order that it may be', () => {
    const { request } = named('wc99', 'delivery order trash product.deleted');
    const message = readWebhookMessage((name) => request.headers[name], request.body_raw);
    if (message.kind !== 'delivery') throw new Error(message.kind);
    expect(
      webhookHints(message, JSON.parse(request.body_raw)).map(({ resource, id }) => [resource, id]),
    ).toEqual([
      ['product', 447],
      ['order', 447],
    ]);
  });

  it('takes nothing of a body but the row it names', () => {
    const info = {
      topic: 'product.updated',
      resource: 'product',
      event: 'updated',
      deliveryId: 'd',
      webhookId: 1,
      source: undefined,
    };
    const body = { id: 184, parent_id: 182, name: '<script>', price: '0.01', meta_data: [] };
    expect(webhookHints(info, body)).toEqual([
      {
        resource: 'product',
        id: 184,
        parentId: 182,
        event: 'updated',
        topic: 'product.updated',
        deliveryId: 'd',
        webhookId: 1,
        source: undefined,
      },
    ]);
    for (const id of [0, -1, 1.5, '12x', null, undefined, {}, Number.NaN, 2 ** 60]) {
      expect(webhookHints(info, { id })).toEqual([]);
    }
    for (const odd of [null, 7, 'x', [], [{ id: 1 }]]) expect(webhookHints(info, odd)).toEqual([]);
  });

  it('never throws on what anybody may send', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), fc.jsonValue(), (text, topic, body) => {
        const message = readWebhookMessage((name) => (name === 'x-wc-webhook-topic' ? topic : null), text);
        if (message.kind === 'delivery') expect(Array.isArray(webhookHints(message, body))).toBe(true);
      }),
    );
  });
});

describe('the handler', () => {
  it('takes in what two real stores sent, pings included', async () => {
    for (const store of stores) {
      const { handle, hints } = handler({
        secret: [...new Set(recordedDeliveries(store).flatMap((one) => (one.secret ? [one.secret] : [])))],
      });
      const due = recordedDeliveries(store).filter((one) => one.secret !== undefined);
      for (const one of recordedDeliveries(store)) {
        expect((await handle(requestOf(one))).status).toBe(one.secret === undefined ? 200 : 204);
      }
      // Many of them share a delivery id, being of one second: none may be taken for a repeat.
      expect(hints.length).toBeGreaterThanOrEqual(due.length);
      // The same again is.
      const before = hints.length;
      for (const one of due) expect((await handle(requestOf(one))).status).toBe(204);
      expect(hints).toHaveLength(before);
    }
  });

  it('refuses a forged delivery, and says nothing about why', async () => {
    const { handle, hints } = handler();
    const forged = await handle(delivery('order.updated', { id: 1 }, { 'x-wc-webhook-signature': 'AAAA' }));
    expect(forged.status).toBe(401);
    expect(await forged.text()).toBe('');
    const none = delivery('order.updated', { id: 1 });
    none.headers.delete('x-wc-webhook-signature');
    expect((await handle(none)).status).toBe(401);
    const changed = requestOf(named('wc11', 'delivery product trash product.deleted'), { body: '{"id":95}' });
    expect((await handle(changed)).status).toBe(401);
    expect(hints).toEqual([]);
  });

  it('answers what is no delivery', async () => {
    const { handle, hints } = handler({ maxBytes: 100 });
    const post = (body: string) => new Request('https://app.example', { method: 'POST', body });
    const statuses = await Promise.all(
      [
        new Request('https://app.example'),
        new Request('https://app.example', { method: 'PUT', body: 'x' }),
        post(''),
        post('bonjour'),
        post('webhook_id=7&x=1'),
        post('webhook_id=7'),
        post('x'.repeat(101)),
        delivery('order.updated', '{"id":'),
        delivery('order.updated', '[]'),
        delivery('action.wp_login', { action: 'wp_login', arg: 3 }),
      ].map(async (request) => (await handle(request)).status),
    );
    expect(statuses).toEqual([405, 405, 400, 400, 400, 200, 413, 400, 204, 204]);
    expect(hints).toEqual([]);
  });

  it('stops reading a body that does not end', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const { handle } = handler({ maxBytes: 10_000 });
    const request = new Request('https://app.example', { method: 'POST', body: endless, duplex: 'half' });
    expect((await handle(request)).status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });

  it('survives a body that breaks off', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('reset')),
    });
    const request = new Request('https://app.example', { method: 'POST', body: broken, duplex: 'half' });
    expect((await handler().handle(request)).status).toBe(400);
  });

  it('takes a hint again that could not be taken in', async () => {
    let full = true;
    const hints: WebhookHint[] = [];
    const logged: string[] = [];
    const logger: Logger = { debug() {}, info() {}, warn() {}, error: (text) => void logged.push(text) };
    const { handle } = handler({
      logger,
      onHint: (hint) => {
        if (full) throw new Error('disk full');
        hints.push(hint);
      },
    });
    expect((await handle(delivery('order.updated', { id: 1 }))).status).toBe(500);
    full = false;
    expect((await handle(delivery('order.updated', { id: 1 }))).status).toBe(204);
    expect(hints).toHaveLength(1);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain(secret);
  });

  it('takes two copies that come at once in once, and both fail when it fails', async () => {
    const hints: WebhookHint[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { handle } = handler({
      onHint: async (hint) => {
        await gate;
        hints.push(hint);
      },
    });
    const both = [handle(delivery('order.updated', { id: 1 })), handle(delivery('order.updated', { id: 1 }))];
    await new Promise((resolve) => setTimeout(resolve, 5));
    release();
    expect((await Promise.all(both)).map((one) => one.status)).toEqual([204, 204]);
    expect(hints).toHaveLength(1);
  });

  it('remembers a bounded number, for a bounded time', async () => {
    let now = 0;
    const clock: Clock = { now: () => now, sleep: async () => {} };
    const { handle, hints } = handler({ remember: 2, clock });
    for (const id of [1, 2, 3, 1]) await handle(delivery('order.updated', { id }));
    expect(hints.map((hint) => hint.id)).toEqual([1, 2, 3, 1]);
    await handle(delivery('order.updated', { id: 1 }));
    expect(hints).toHaveLength(4);
    now += 23 * 60 * 60 * 1000;
    await handle(delivery('order.updated', { id: 1 }));
    expect(hints).toHaveLength(4);
    now += 2 * 60 * 60 * 1000;
    await handle(delivery('order.updated', { id: 1 }));
    expect(hints).toHaveLength(5);
  });

  it('accepts the old and the new secret while one replaces the other', async () => {
    const { handle } = handler({ secret: ['neuf', secret] });
    expect((await handle(delivery('order.updated', { id: 1 }))).status).toBe(204);
  });

  it('refuses options that cannot be used, naming them', () => {
    const onHint = () => {};
    expect(() => createWebhookHandler({ secret: '', onHint })).toThrowError(/webhooks\.secret/);
    expect(() => createWebhookHandler({ secret: [], onHint })).toThrowError(/webhooks\.secret/);
    expect(() => createWebhookHandler({ secret, onHint, maxBytes: 0 })).toThrowError(/webhooks\.maxBytes/);
  });
});
