/**
 * What a test of an application looks at: both sides afterwards, and what happens when an answer is
 * lost.
 */

import { expect, test } from 'vitest';
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';

function setUp() {
  const store = createFakeStore({ shop: sampleShop() });
  const gestan = sampleGestan();
  const sync = createSync({
    shop: { id: 'test', url: 'https://shop.example', ...store.keys.main },
    transport: store.transport,
    gestan,
    storage: memoryStorage(),
    settings: { orders: { startAt: '2026-01-01' }, products: { defaultFamily: { familyId: '9' } } },
  });
  return { store, gestan, sync };
}

test('an order becomes pieces, once', async () => {
  const { gestan, sync } = setUp();
  const plan = await sync.orders.plan();
  const [row] = plan.rows.filter(({ status }) => status === 'import');
  expect(row).toBeDefined();
  const report = await sync.orders.apply(plan, { select: ({ key }) => key === row?.key });
  expect(report.counts).toMatchObject({ done: 1, failed: 0 });
  expect(gestan.state.pieces.map(({ kind }) => kind)).toEqual(row?.pieces.map(({ kind }) => kind));
  expect((await sync.orders.plan({ ids: [row?.wooId ?? 0] })).rows).toEqual([]);
});

test('a write whose answer is lost is looked up, not made again', async () => {
  const { gestan, sync } = setUp();
  gestan.faults.loseAnswerNext('createPiece');
  const { reports } = await sync.run({ flows: ['orders'] });
  expect(reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 0 });
  const references = gestan.state.pieces.map(({ externalRef }) => externalRef);
  expect(new Set(references).size).toBe(references.length);
});

test('what the shop has sold is not put on sale again', async () => {
  const { store, gestan, sync } = setUp();
  await sync.run({ flows: ['products'] });
  const managed = new Set(
    store.state.products.filter((row) => row.manage_stock === true).map(({ id }) => id),
  );
  const link = (await sync.links.list()).find(({ wooId, variationId }) => !variationId && managed.has(wooId));
  const quantity = () => store.state.products.find(({ id }) => id === link?.wooId)?.stock_quantity;

  gestan.edit.stock(link?.code ?? '', 50);
  await sync.run({ flows: ['stock'] });
  const before = Number(quantity());
  const order = { status: 'processing', line_items: [{ product_id: link?.wooId ?? 0, quantity: 2 }] };
  await store.call('POST', '/wp-json/wc/v3/orders', { body: order });
  // Gestan still says 50: it has not heard of the order.
  await sync.run({ flows: ['stock'] });
  expect(before).toBeGreaterThan(2);
  expect(quantity()).toBe(before - 2);
});
