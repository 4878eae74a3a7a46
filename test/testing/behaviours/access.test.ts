import { describe, expect, test } from 'vitest';
import { basic, bench, kinds } from './kit.js';

describe.each(kinds)('who may what, orders in %s', (kind) => {
  const statusOf = (answer: { status: number; body: { code: string } }) => [answer.status, answer.body.code];

  test('43: nobody is 401, somebody of a low role is 403', async () => {
    const { raw, store } = bench(kind);
    const customer = { authorization: basic(store.keys.customer) };
    for (const [path, init, code] of [
      ['/products', {}, 'woocommerce_rest_cannot_view'],
      ['/orders', {}, 'woocommerce_rest_cannot_view'],
      ['/customers', {}, 'woocommerce_rest_cannot_view'],
      ['/products', { method: 'POST' }, 'woocommerce_rest_cannot_create'],
      ['/products/batch', { method: 'POST' }, 'woocommerce_rest_cannot_batch'],
    ] as const) {
      expect([path, ...statusOf(await raw(path, init))]).toEqual([path, 401, code]);
      expect([path, ...statusOf(await raw(path, { ...init, headers: customer }))]).toEqual([path, 403, code]);
    }
    const manager = { headers: { authorization: basic(store.keys.manager) } };
    expect((await raw('/orders', manager)).status).toBe(200);
  });

  test('44: a key that may only read cannot write, one that may only write cannot read', async () => {
    const { raw, store } = bench(kind);
    const reader = { headers: { authorization: basic(store.keys.readOnly) } };
    const writer = { headers: { authorization: basic(store.keys.writeOnly) } };
    const before = store.state.products.length;
    const refused = [401, 'woocommerce_rest_authentication_error'];
    expect((await raw('/products', reader)).status).toBe(200);
    for (const [method, path] of [
      ['POST', '/products'],
      ['PUT', '/products/19'],
      ['DELETE', '/products/19'],
      ['POST', '/products/batch'],
    ] as const) {
      expect(statusOf(await raw(path, { method, ...reader }))).toEqual(refused);
    }
    expect(statusOf(await raw('/products', writer))).toEqual(refused);
    expect((await raw('/products', { method: 'POST', ...writer })).status).toBe(201);
    expect(store.state.products).toHaveLength(before + 1);
  });

  test('45: a wrong secret is told from a key that nobody knows', async () => {
    const { raw, store } = bench(kind);
    const wrong = { headers: { authorization: basic(store.keys.wrongSecret) } };
    const unknown = { headers: { authorization: basic(store.keys.unknownKey) } };
    for (const [method, path, code] of [
      ['GET', '/products', 'woocommerce_rest_cannot_view'],
      ['GET', '/orders/1', 'woocommerce_rest_cannot_view'],
      ['POST', '/orders', 'woocommerce_rest_cannot_create'],
      ['POST', '/orders/batch', 'woocommerce_rest_cannot_batch'],
    ] as const) {
      expect(statusOf(await raw(path, { method, ...wrong }))).toEqual([
        401,
        'woocommerce_rest_authentication_error',
      ]);
      expect(statusOf(await raw(path, { method, ...unknown }))).toEqual([401, code]);
    }
    // The query speaks before the header.
    const { consumerKey, consumerSecret } = store.keys.wrongSecret;
    const query = new URLSearchParams({ consumer_key: consumerKey, consumer_secret: consumerSecret });
    const right = { headers: { authorization: basic(store.keys.main) } };
    expect((await raw(`/products?${query}`, right)).status).toBe(401);
  });
});
