/**
 * Bad days of a shop: scripted ones, and ones by chance from a seed. The clock is a fake as well,
 * so that waiting takes no time.
 */

import { expect, test } from 'vitest';
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';

function setUp() {
  let time = Date.parse('2026-11-24T08:00:00Z');
  const clock = {
    now: () => time,
    sleep: async (ms: number) => {
      time += ms;
    },
  };
  const store = createFakeStore({ shop: sampleShop(), clock });
  const gestan = sampleGestan({ clock });
  const sync = createSync({
    shop: { id: 'test', url: 'https://shop.example', ...store.keys.main },
    transport: store.transport,
    gestan,
    storage: memoryStorage({ clock }),
    clock,
    settings: { orders: { startAt: '2026-01-01' } },
  });
  return { store, gestan, sync };
}

test('products whose creation was not answered are not made twice', async () => {
  const { store, gestan, sync } = setUp();
  await sync.categories.import();
  await sync.mappings.families.set({ categoryId: 39, familyId: '4' });
  gestan.edit.addProduct({ code: 'NEUF-1', name: 'Hameçon neuf', priceGross: '4.20', familyId: '4' });
  store.faults.add({ when: { method: 'POST', path: '/products/batch' }, fault: { kind: 'lost-answer' } });

  const plan = await sync.products.plan({ codes: ['NEUF-1'] });
  const report = await sync.products.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ done: 1, failed: 0 });
  expect(store.faults.hits).toHaveLength(1);
  expect(store.state.products.filter(({ sku }) => sku === 'NEUF-1')).toHaveLength(1);
});

test('a fifth of all requests goes wrong, and every order arrives once', async () => {
  const { store, gestan, sync } = setUp();
  store.faults.add({ seed: 7, rate: 0.2 });
  const { reports } = await sync.run({ flows: ['orders'] });
  expect(store.faults.hits.length).toBeGreaterThan(0);
  expect(reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 0 });
  const references = gestan.state.pieces.map(({ externalRef }) => externalRef);
  expect(new Set(references).size).toBe(references.length);
});
