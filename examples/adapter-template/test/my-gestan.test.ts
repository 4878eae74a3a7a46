import { expect, test } from 'vitest';
import { createSync, memoryStorage } from 'woo-gestan';
import { createFakeStore, gestanAdapterContract, sampleGestanData, sampleShop } from 'woo-gestan/testing';
import { myGestan } from '../src/my-gestan.js';
import { factory } from './factory.js';
import { memoryBackend } from './memory-backend.js';

// Everything that an adapter has to hold, for what it declares.
gestanAdapterContract({ test, factory });

test('orders of a shop reach it once, whoever asks again', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  const gestan = myGestan(
    memoryBackend({
      families: [],
      paymentModes: [],
      bankAccounts: [],
      postingCategories: [],
      vatRates: sampleGestanData.vatRates,
      products: sampleGestanData.products.map(({ code, name, vatRate }) => ({ code, name, vatRate })),
      contacts: [],
      stock: [],
    }),
  );
  const sync = createSync({
    shop: { id: 'main', url: 'https://shop.example', ...store.keys.main },
    gestan,
    storage: memoryStorage(),
    transport: store.transport,
    settings: { billing: { shippingProductCode: 'PORT', feeProductCode: 'FRAIS' } },
  });
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
  const plan = await sync.orders.plan();
  const ready = plan.rows.filter(({ status }) => status === 'import');
  expect(ready.length).toBeGreaterThan(0);
  const report = await sync.orders.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ sent: ready.length, failed: 0 });
  expect((await sync.orders.apply(await sync.orders.plan(), { select: 'all' })).counts).toMatchObject({
    done: 0,
    sent: 0,
    failed: 0,
  });
  await sync.close();
});
