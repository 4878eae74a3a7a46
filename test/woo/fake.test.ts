import { describe, expect, it } from 'vitest';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import type { WooWarning } from '../../src/woo/http/options.js';
import { createWooClient, missingRows } from '../../src/woo/index.js';

function shop() {
  const store = createFakeStore({ shop: sampleShop() });
  const warnings: WooWarning[] = [];
  const { consumerKey, consumerSecret } = store.keys.main;
  const options = { consumerKey, consumerSecret, onWarning: (warning: WooWarning) => warnings.push(warning) };
  return { store, warnings, options };
}

describe('against the fake store', () => {
  it('reads every resource over plain HTTP on loopback, signed', async () => {
    const { store, warnings, options } = shop();
    const server = await store.listen({ port: 0 });
    try {
      const woo = createWooClient({ url: server.url, ...options });
      const products = await woo.products.list().toArray();
      const orders = await woo.orders.list().toArray();
      expect(products.length).toBeGreaterThan(10);
      expect(orders.length).toBeGreaterThan(10);
      expect(await woo.products.get(products[0]?.id ?? 0)).toMatchObject({ id: products[0]?.id });
      for (const list of [
        woo.categories.list(),
        woo.customers.list(),
        woo.taxes.list(),
        woo.allRefunds.list(),
      ]) {
        expect(Array.isArray(await list.toArray())).toBe(true);
      }
      expect((await woo.taxClasses.list().toArray()).length).toBeGreaterThan(0);
      expect((await woo.paymentGateways.list().toArray()).length).toBeGreaterThan(0);
      expect((await woo.settings.list('general')).length).toBeGreaterThan(0);
      expect((await woo.systemStatus.get()).environment).toBeTruthy();
      expect(warnings).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it('creates, changes, batches, and notices what changed and what is gone', async () => {
    const { store, options } = shop();
    const woo = createWooClient({ url: 'https://shop.example', transport: store.transport, ...options });
    const known = (await woo.products.list({ _fields: ['id'] }).toArray()).map(({ id }) => id);
    const { cursor } = await woo.readChanges({ resource: 'products' }).toArray();
    const made = await woo.products.create({ name: 'Épuisette', sku: 'EPU-1', regular_price: '12.50' });
    await expect(woo.products.create({ name: 'Autre', sku: 'EPU-1' })).rejects.toMatchObject({
      code: 'woo.duplicate-sku',
      resourceId: made.id,
    });
    const batch = await woo.products.batch({
      update: [{ id: made.id, regular_price: '13' }, { id: 999_999 }],
    });
    expect(batch.update).toMatchObject([{ ok: true }, { ok: false, error: { code: 'woo.not-found' } }]);
    const { rows } = await woo.readChanges({ resource: 'products', since: cursor }).toArray();
    expect(rows.map(({ id }) => id)).toContain(made.id);
    await woo.products.delete(made.id);
    await expect(woo.products.delete(made.id)).rejects.toMatchObject({ code: 'woo.gone' });
    const [first = 0] = known;
    await woo.products.delete(first, { force: true });
    const gone = missingRows([...known, made.id], await woo.rowIds('products'));
    expect(gone).toEqual({ trashed: [made.id], deleted: [first] });
  });
});
