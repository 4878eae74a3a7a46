import { describe, expect, test } from 'vitest';
import { createSync, memoryGestan, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleShop } from 'woo-gestan/testing';
import { webhookSignature } from '../../src/woo/webhooks/index.js';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';

const secret = 'geheim-und-lang-genug';
const url = 'https://app.example/hooks';

function delivery(topic: string, body: object, signedWith = secret): Request {
  const text = JSON.stringify(body);
  return new Request(url, {
    method: 'POST',
    body: text,
    headers: {
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-id': '7',
      'x-wc-webhook-delivery-id': `${topic}${text}`,
      'x-wc-webhook-signature': webhookSignature(text, signedWith),
    },
  });
}

describe('webhooks', () => {
  test('a delivery leaves a hint, and the next run looks at the order and forgets it', async () => {
    const w = smallWorld();
    const sync = w.open({ webhooks: { secret } });
    await setUp(sync);
    await sync.run();
    const pieces = () =>
      w.gestan.state.pieces.filter(({ externalRef }) => externalRef?.includes(':order:385:'));
    const before = pieces().length;
    await w.store.call('PUT', '/wp-json/wc/v3/orders/385', { body: { status: 'completed' } });
    expect((await sync.webhooks.handle(delivery('order.updated', { id: 385, total: '1.00' }))).status).toBe(
      204,
    );
    expect(await sync.webhooks.pending()).toEqual([
      { resource: 'order', id: 385, event: 'updated', at: '2026-12-01T08:00:00.000Z' },
    ]);
    const { reports } = await sync.run({ flows: ['orders'] });
    expect(reports[0]?.counts.failed).toBe(0);
    expect(pieces().length).toBeGreaterThan(before);
    expect(await sync.webhooks.pending()).toEqual([]);
  });

  test('a hint finds what the cursor has passed, keeps to orders.startAt, and does not come back', async () => {
    const w = smallWorld();
    const sync = w.open({ webhooks: { secret } });
    await setUp(sync);
    await sync.run({ flows: ['contacts', 'products'] });
    await w.storage.commit([
      { put: 'shop/main/cursor/orders', value: { kind: 'date', at: '2026-11-30T00:00:00.000Z', seen: [] } },
    ]);
    await sync.settings.save({ orders: { startAt: '2026-07-01' } });
    for (const id of [396, 444, 999_999]) await sync.webhooks.handle(delivery('order.updated', { id }));
    await sync.run({ flows: ['orders'] });
    const imported = new Set(w.gestan.state.pieces.map(({ externalRef }) => externalRef?.split(':')[3]));
    expect([...imported]).toEqual(['444']);
    const left = Object.keys(await dump(w.storage)).filter((key) => /\/(hint|retry)\//.test(key));
    expect(left).toEqual([]);
  });

  test('runs of contacts and products forget the hints that came before them', async () => {
    const w = smallWorld();
    const sync = w.open({ webhooks: { secret } });
    await setUp(sync);
    await sync.webhooks.handle(delivery('product.updated', { id: 34 }));
    await sync.webhooks.handle(delivery('customer.updated', { id: 12 }));
    await sync.webhooks.handle(delivery('coupon.updated', { id: 5 }));
    expect((await sync.webhooks.pending()).map(({ resource }) => resource)).toEqual(['customer', 'product']);
    await sync.run({ flows: ['products'] });
    expect((await sync.webhooks.pending()).map(({ resource }) => resource)).toEqual(['customer']);
    await sync.run({ flows: ['contacts'] });
    expect(await sync.webhooks.pending()).toEqual([]);
  });

  test('a wrong signature leaves nothing, and the ping is answered', async () => {
    const sync = smallWorld().open({ webhooks: { secret: ['next', secret] } });
    expect((await sync.webhooks.handle(delivery('order.updated', { id: 1 }, 'andere'))).status).toBe(401);
    expect((await sync.webhooks.handle(delivery('order.updated', { id: 1 }, 'next'))).status).toBe(204);
    const ping = new Request(url, { method: 'POST', body: 'webhook_id=7' });
    expect((await sync.webhooks.handle(ping)).status).toBe(200);
    expect(await sync.webhooks.pending()).toHaveLength(1);
  });

  test('what the shop sends arrives: ensured webhooks, their pings, a change, a delivery', async () => {
    const statuses: number[] = [];
    const store = createFakeStore({
      shop: sampleShop(),
      sendWebhook: async (request) => {
        const answer = await sync.webhooks.handle(request);
        statuses.push(answer.status);
        return answer;
      },
    });
    const sync = createSync({
      shop: { id: 'main', url: 'https://shop.example', ...store.keys.main },
      gestan: memoryGestan(),
      storage: memoryStorage(),
      transport: store.transport,
      webhooks: { secret },
    });
    const wanted = { deliveryUrl: url, topics: ['order.updated', 'product.updated'] };
    expect((await sync.webhooks.ensure(wanted)).created).toHaveLength(2);
    expect((await sync.webhooks.ensure(wanted)).kept).toHaveLength(2);
    expect((await sync.webhooks.list()).map(({ topic }) => topic)).toEqual(wanted.topics);
    await store.call('PUT', '/wp-json/wc/v3/products/34', { body: { name: 'Autre nom' } });
    await store.deliverWebhooks();
    expect(statuses).toEqual([200, 200, 204]);
    expect(await sync.webhooks.pending()).toMatchObject([{ resource: 'product', id: 34, event: 'updated' }]);
    expect((await sync.webhooks.repair({ deliveryUrl: url })).created).toEqual([]);
    expect(await sync.webhooks.remove()).toHaveLength(2);
    expect(await sync.webhooks.list()).toEqual([]);
  });

  test('says what is missing or refused', async () => {
    const w = smallWorld();
    const plain = w.open();
    const missing = { code: 'settings.webhook-secret', field: 'webhooks.secret' };
    await expect(plain.webhooks.handle(delivery('order.updated', { id: 1 }))).rejects.toMatchObject(missing);
    await expect(plain.webhooks.ensure({ deliveryUrl: url })).rejects.toMatchObject(missing);
    expect(() => w.open({ webhooks: { secret: '' } })).toThrow(/webhooks\.secret/);
    const still = w.open({ readOnly: true, webhooks: { secret } });
    await expect(still.webhooks.ensure({ deliveryUrl: url })).rejects.toMatchObject({
      code: 'sync.read-only',
    });
    expect(w.writes()).toEqual([]);
    const closed = w.open({ webhooks: { secret } });
    await closed.close();
    await expect(closed.webhooks.pending()).rejects.toMatchObject({ code: 'sync.closed' });
  });
});
