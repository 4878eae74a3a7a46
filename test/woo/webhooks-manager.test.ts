import { describe, expect, it } from 'vitest';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import {
  createWebhookHandler,
  createWebhookManager,
  createWooClient,
  defaultWebhookTopics,
  type WebhookHint,
  type WooWebhook,
} from '../../src/woo/index.js';

const wanted = {
  deliveryUrl: 'https://app.example/hooks',
  secret: 'un-secret-partage',
  topics: ['order.created', 'order.updated', 'product.updated'],
};

function setUp(options: Partial<Parameters<typeof createFakeStore>[0]> = {}) {
  const store = createFakeStore({ shop: sampleShop(), ...options });
  const woo = createWooClient({
    url: 'https://shop.test',
    ...store.keys.main,
    transport: store.transport,
    clock: { now: () => Date.parse('2026-11-24T18:50:00Z'), sleep: async () => {} },
  });
  return { store, woo, manager: createWebhookManager(woo) };
}

const brief = (rows: readonly WooWebhook[]) => rows.map((row) => [row.topic, row.status, row.delivery_url]);

describe("the shop's webhooks", () => {
  it('are created once, and left alone afterwards', async () => {
    const { store, manager } = setUp();
    const first = await manager.ensure(wanted);
    expect(first.created.map((row) => row.topic)).toEqual(wanted.topics);
    const before = store.requests.length;
    const second = await manager.ensure(wanted);
    expect(second).toMatchObject({ created: [], repaired: [], removed: [], paused: [] });
    expect(second.kept).toHaveLength(3);
    expect(store.requests.slice(before).map((one) => one.method)).toEqual(['GET', 'PUT', 'PUT', 'PUT']);
    expect(await manager.list()).toHaveLength(3);
  });

  it('default to all that a sync wants to hear of, each a topic that WooCommerce takes', async () => {
    const { manager } = setUp();
    const { created } = await manager.ensure({ deliveryUrl: wanted.deliveryUrl, secret: wanted.secret });
    expect(created.map((row) => row.topic)).toEqual(defaultWebhookTopics);
  });

  it('are repaired: disabled, led astray, renamed, doubled', async () => {
    const { woo, manager } = setUp();
    const { created } = await manager.ensure(wanted);
    const [a, b, c] = created.map((row) => row.id);
    const foreign = await woo.webhooks.create({
      name: 'Un autre programme',
      topic: 'order.updated',
      delivery_url: wanted.deliveryUrl,
    });
    const double = await woo.webhooks.create({
      name: 'woo-gestan: order.updated',
      topic: 'order.updated',
      delivery_url: 'https://ancien.example/hooks',
    });
    await woo.webhooks.update(a ?? 0, { status: 'disabled' });
    await woo.webhooks.update(c ?? 0, {
      topic: 'product.created',
      delivery_url: 'https://ancien.example/hooks',
    });
    const changes = await manager.repair(wanted);
    expect(changes.repaired.map((row) => row.id)).toEqual([a, c]);
    expect(changes.kept.map((row) => row.id)).toEqual([b]);
    expect(changes.removed.map((row) => row.id)).toEqual([double.id]);
    expect(brief(await manager.list())).toEqual(
      wanted.topics.map((topic) => [topic, 'active', wanted.deliveryUrl]),
    );
    expect((await woo.webhooks.get(foreign.id)).status).toBe('active');
    expect(await manager.repair(wanted)).toMatchObject({ repaired: [], removed: [], created: [] });
  });

  it('are not created by a repair, and what is not wished for any more goes with ensure only', async () => {
    const { manager } = setUp();
    await manager.ensure(wanted);
    const fewer = { ...wanted, topics: ['order.updated', 'customer.updated'] };
    expect(await manager.repair(fewer)).toMatchObject({ created: [], removed: [] });
    const changes = await manager.ensure(fewer);
    expect(changes.created.map((row) => row.topic)).toEqual(['customer.updated']);
    expect(changes.removed.map((row) => row.topic).sort()).toEqual(['order.created', 'product.updated']);
  });

  it('are not doubled when the answer to a creation is lost', async () => {
    const { store } = setUp();
    let lost = 0;
    const woo = createWooClient({
      url: 'https://shop.test',
      ...store.keys.main,
      clock: { now: () => Date.parse('2026-11-24T18:50:00Z'), sleep: async () => {} },
      async transport(request) {
        const response = await store.transport(request);
        if (request.method !== 'POST' || lost > 1) return response;
        lost += 1;
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
      },
    });
    const { created } = await createWebhookManager(woo).ensure(wanted);
    expect(lost).toBe(2);
    expect(created.map((row) => row.topic)).toEqual(wanted.topics);
    expect((await woo.webhooks.list().toArray()).map((row) => row.topic)).toEqual(wanted.topics);
  });

  it('are gone when somebody removes them at the same time', async () => {
    const { store, woo, manager } = setUp();
    await manager.ensure(wanted);
    const racing = createWebhookManager(
      createWooClient({
        url: 'https://shop.test',
        ...store.keys.main,
        async transport(request) {
          if (request.method === 'DELETE') await store.transport(request.clone());
          return store.transport(request);
        },
      }),
    );
    expect(await racing.remove()).toHaveLength(3);
    expect(await woo.webhooks.list().toArray()).toEqual([]);
  });

  it('stay paused when somebody paused them', async () => {
    const { woo, manager } = setUp();
    const { created } = await manager.ensure(wanted);
    await woo.webhooks.update(created[0]?.id ?? 0, { status: 'paused' });
    const changes = await manager.ensure(wanted);
    expect(changes.paused.map((row) => row.topic)).toEqual(['order.created']);
    expect((await manager.list())[0]?.status).toBe('paused');
  });

  it('of one prefix do not touch those of another', async () => {
    const { manager } = setUp();
    await manager.ensure({ ...wanted, namePrefix: 'caisse' });
    await manager.ensure({ ...wanted, namePrefix: 'compta' });
    expect(await manager.remove({ namePrefix: 'caisse' })).toHaveLength(3);
    expect(await manager.list({ namePrefix: 'compta' })).toHaveLength(3);
    expect(await manager.remove({ namePrefix: 'caisse' })).toEqual([]);
  });

  it('are refused when they could not work, before anything is sent', async () => {
    const { store, manager } = setUp();
    await expect(manager.ensure({ ...wanted, deliveryUrl: 'http://app.example/hooks' })).rejects.toThrow(
      /webhooks\.deliveryUrl/,
    );
    await expect(manager.ensure({ ...wanted, secret: '' })).rejects.toThrow(/webhooks\.secret/);
    await expect(manager.ensure({ ...wanted, topics: ['facture.payee'] })).rejects.toThrow(
      /webhooks\.topics\.0/,
    );
    await expect(manager.remove({ namePrefix: ' ' })).rejects.toThrow(/webhooks\.namePrefix/);
    expect(store.requests).toHaveLength(0);
  });

  it('deliver what the handler understands', async () => {
    const hints: WebhookHint[] = [];
    const handle = createWebhookHandler({ secret: wanted.secret, onHint: (hint) => void hints.push(hint) });
    const { store, woo, manager } = setUp();
    await manager.ensure(wanted);
    const product = await woo.products.list({ per_page: 1 }).first();
    await woo.products.update(product?.id ?? 0, { regular_price: '9.90' });
    const statuses: number[] = [];
    for (const sent of await store.deliverWebhooks()) {
      const request = new Request(sent.url, {
        method: 'POST',
        headers: { ...sent.headers },
        body: sent.body,
      });
      statuses.push((await handle(request)).status);
    }
    expect(statuses.filter((status) => status >= 300)).toEqual([]);
    expect(hints.map((hint) => [hint.resource, hint.id, hint.event])).toContainEqual([
      'product',
      product?.id,
      'updated',
    ]);
  });
});
