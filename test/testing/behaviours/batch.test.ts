import { describe, expect, test } from 'vitest';
import { bench, kinds } from './kit.js';

const many = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `Lot ${i}` }));

describe.each(kinds)('batches, orders in %s', (kind) => {
  test('13: an empty batch answers with an empty one and changes nothing', async () => {
    const { post, store } = bench(kind);
    const before = JSON.stringify(store.state.products);
    for (const path of ['/products/batch', '/orders/batch', '/customers/batch', '/products/tags/batch']) {
      for (const body of [{}, { create: [], update: [], delete: [] }]) {
        const answer = await post(path, body);
        expect([path, answer.status, Object.keys(answer.body)]).toEqual([path, 200, []]);
      }
    }
    expect(JSON.stringify(store.state.products)).toBe(before);
  });

  test('14: the 101st item is one too many, however they are mixed', async () => {
    const { post, store } = bench(kind);
    const before = store.state.products.length;
    const tooMany = [
      { create: many(101) },
      { create: many(60), update: many(41) },
      { create: many(1), delete: Array.from({ length: 100 }, (_, i) => 90_000 + i) },
    ];
    for (const body of tooMany) {
      const answer = await post('/products/batch', body);
      expect([answer.status, answer.body.code]).toEqual([413, 'woocommerce_rest_request_entity_too_large']);
    }
    expect(store.state.products).toHaveLength(before);
    const full = await post('/products/batch', { create: many(100) });
    expect([full.status, full.body.create.length]).toEqual([200, 100]);
  });

  test('15, 16: items fail one by one, under 200; a creation that failed has the id 0', async () => {
    const { post } = bench(kind);
    const { status, body } = await post('/products/batch', {
      create: [{ name: 'Bon', sku: 'LOT-1' }, { name: 'Double', sku: 'LOT-1' }, { name: 'Autre' }],
      update: [{ id: 15, name: 'Renommé' }, { id: 999_999, name: 'Nul' }, { name: 'Sans numéro' }],
      delete: [999_998],
    });
    expect(status).toBe(200);
    expect(
      body.create.map((row: { id: number; error?: object }) => [row.id > 0, row.error !== undefined]),
    ).toEqual([
      [true, false],
      [false, true],
      [true, false],
    ]);
    expect(body.create[1]).toMatchObject({
      id: 0,
      error: { code: 'product_invalid_sku', data: { status: 400 } },
    });
    expect(body.update[0].name).toBe('Renommé');
    expect(body.update[1]).toMatchObject({ id: 999_999, error: { data: { status: 400 } } });
    expect(body.update[2].id).toBeNull();
    expect(body.delete[0]).toMatchObject({ id: 999_998, error: { data: { status: 404 } } });
  });

  test('17: what a batch deletes is gone for good', async () => {
    const { post, get } = bench(kind);
    for (const path of ['/products', '/orders', '/coupons']) {
      const { id } = (await post(path, { name: 'Bref', code: `bref-${path}` })).body;
      const { body } = await post(`${path}/batch`, { delete: [id] });
      expect([path, body.delete[0].id]).toEqual([path, id]);
      expect((await get(`${path}/${id}`)).status).toBe(404);
    }
  });

  test('18: items are not checked for their types, single writes are', async () => {
    const { post, put } = bench(kind);
    const order = (await post('/orders', { status: 'processing' })).body.id;
    expect((await put(`/orders/${order}`, { status: 'lune' })).status).toBe(400);
    expect((await put('/products/15', { status: 'archive' })).status).toBe(400);
    expect((await put('/products/15', { regular_price: 12.5 })).status).toBe(400);
    const orders = await post('/orders/batch', { update: [{ id: order, status: 'lune' }] });
    expect(orders.body.update[0].status).toBe('pending');
    const products = await post('/products/batch', {
      update: [{ id: 15, status: 'archive', regular_price: 12.5, stock_quantity: '7' }],
    });
    expect(products.body.update[0]).toMatchObject({
      status: 'draft',
      regular_price: '12.5',
      stock_quantity: 7,
    });
  });
});
