import Big from 'big.js';
import { describe, expect, test } from 'vitest';
import { generateShop } from '../../src/testing/index.js';
import { bench, ids } from './behaviours/kit.js';

const small = { products: 40, orders: 60, customers: 15, seed: 3 };

describe('a generated shop', () => {
  test('has the size that was asked for, and is the same for the same seed', () => {
    const shop = generateShop(small);
    expect(shop.products).toHaveLength(40);
    expect(shop.variations).toHaveLength(12);
    expect(shop.orders).toHaveLength(60);
    expect(shop.customers?.filter((person) => person.role === 'customer')).toHaveLength(15);
    expect(generateShop(small)).toEqual(shop);
    expect(generateShop({ ...small, seed: 4 }).products).not.toEqual(shop.products);
  });

  test('has ids and references of its own, and orders that add up', () => {
    const { products = [], variations = [], orders = [] } = generateShop(small);
    const posts = [...products, ...variations, ...orders];
    expect(new Set(posts.map((row) => row.id)).size).toBe(posts.length);
    const skus = [...products, ...variations].map((row) => row.sku);
    expect(new Set(skus).size).toBe(skus.length);
    for (const order of orders) {
      const lines = order.line_items as { total: string; total_tax: string }[];
      const sum = lines.reduce((all, line) => all.plus(line.total).plus(line.total_tax), new Big(0));
      expect(order.total).toBe(sum.toFixed(2));
    }
  });

  test('is answered by the fake store as it was made', async () => {
    const { get } = bench('tables', { shop: generateShop(small) });
    const read = async (path: string) => (await get(path)).body;
    const [product] = await read('/products?sku=GEN-10-2');
    expect(product).toMatchObject({ type: 'variation', sku: 'GEN-10-2' });
    const parent = await read(`/products/${product.parent_id}`);
    expect([parent.type, parent.variations.length]).toEqual(['variable', 3]);
    const orders = await read('/orders?per_page=100&orderby=id&order=asc');
    expect(orders).toHaveLength(60);
    expect(orders.at(-1).date_created_gmt).toBe('2026-11-01T00:00:00');
  });

  test('refuses sizes that are none', () => {
    expect(() => generateShop({ products: -1 })).toThrow(/"products"/);
    expect(() => generateShop({ products: 1, orders: 0.5 })).toThrow(/"orders"/);
    const misspelt = { products: 1, order: 5 };
    expect(() => generateShop(misspelt)).toThrow(/"order"/);
  });
});

test('a walk through a large shop finds and sorts its list once', async () => {
  const { get, store } = bench('tables', { shop: generateShop({ products: 5_000 }) });
  const seen: number[] = [];
  const query = { per_page: '100', orderby: 'id', order: 'asc', _fields: 'id' };
  for (let page = 1; page <= 50; page += 1)
    seen.push(...ids(await get('/products', { ...query, page: String(page) })));
  expect(seen).toHaveLength(5_000);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  // What was written since is seen at once.
  await store.call('PUT', `/wp-json/wc/v3/products/${seen[0]}`, { body: { status: 'draft' } });
  expect(ids(await get('/products', { status: 'draft' }))).toEqual([seen[0]]);
});
