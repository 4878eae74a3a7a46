import { expect, test } from 'vitest';
import { SettingsError } from '../../src/index.js';
import type { FakeStore, FakeStoreOptions, Json, Row } from '../../src/testing/index.js';
import { createFakeStore } from '../../src/testing/index.js';

async function call(store: FakeStore, method: string, path: string, body?: Json) {
  const { consumerKey, consumerSecret } = store.keys.main;
  const answer = await store.transport(
    new Request(`https://shop.example/wp-json/wc/v3/${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, body: (await answer.json()) as Row & Row[] };
}

/** The error that options are refused with. */
function refusal(options: object): SettingsError {
  try {
    createFakeStore(options as FakeStoreOptions);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('The options were taken.');
}

test('a misspelt option is named, with those that exist', () => {
  const error = refusal({ shop: {}, timezone: 'Europe/Paris' });
  expect(error.field).toBe('timezone');
  expect(error.message).toContain('"timezone"');
  expect(error.hint).toContain('timeZone');
});

test.each([
  ['timeZone', { timeZone: 'Mars/X' }],
  ['version', { version: 'newest' }],
  ['seed', { seed: 1.5 }],
  ['shop', { shop: undefined }],
  ['shop.orders', { shop: { orders: 'none' } }],
  ['shop.orders.1', { shop: { orders: [{}, 7] } }],
  ['clock', { clock: { now: () => 0 } }],
  ['fetchImage', { fetchImage: 'none' }],
  ['condition.permalinks', { condition: { permalinks: 'ugly' } }],
  ['condition.maintainance', { condition: { maintainance: true } }],
])('an option that cannot be used is named: %s', (field, options) => {
  const error = refusal({ shop: {}, ...options });
  expect(error.field).toBe(field);
  expect(error.message).toContain(`"${field}"`);
});

test('a shop given as {} answers every list like a fresh installation', async () => {
  const store = createFakeStore({ shop: {} });
  const empty = [
    'products',
    'orders',
    'coupons',
    'taxes',
    'webhooks',
    'products/tags',
    'products/attributes',
  ];
  for (const path of empty) expect(await call(store, 'GET', path)).toEqual({ status: 200, body: [] });
  const categories = await call(store, 'GET', 'products/categories');
  expect(categories.body.map((row) => row.slug)).toEqual(['uncategorized']);
  const classes = await call(store, 'GET', 'taxes/classes');
  expect(classes.body.map((row) => row.slug)).toEqual(['standard', 'reduced-rate', 'zero-rate']);
  const zones = await call(store, 'GET', 'shipping/zones');
  expect(zones.body.map((row) => row.id)).toEqual([0]);
  for (const path of ['settings', 'payment_gateways', 'shipping_methods', 'settings/tax'])
    expect((await call(store, 'GET', path)).body.length).toBeGreaterThan(0);
});

test('a shop given as {} takes a product, a zone with its method and an order', async () => {
  const store = createFakeStore({ shop: {} });
  const product = await call(store, 'POST', 'products', { name: 'Tea', regular_price: '4.50' });
  const zone = await call(store, 'POST', 'shipping/zones', { name: 'France' });
  const methods = `shipping/zones/${zone.body.id}/methods`;
  expect((await call(store, 'POST', methods, { method_id: 'flat_rate' })).status).toBeLessThan(300);
  expect((await call(store, 'GET', methods)).body).toMatchObject([{ method_id: 'flat_rate' }]);
  const order = await call(store, 'POST', 'orders', {
    line_items: [{ product_id: product.body.id ?? 0, quantity: 2 }],
  });
  expect(order).toMatchObject({ status: 201, body: { total: '9.00', currency: 'EUR' } });
});

test('rows made during a test stand whole in the state', async () => {
  const store = createFakeStore({ shop: {} });
  const product = await call(store, 'POST', 'products', { name: 'Tea', sku: 'TEA', regular_price: '4.50' });
  const order = await call(store, 'POST', 'orders', {
    line_items: [{ product_id: product.body.id ?? 0, quantity: 2 }],
  });
  const customer = await call(store, 'POST', 'customers', { email: 'anais@example.test' });
  const whole = (answer: { body: Row }): string[] =>
    Object.keys(answer.body).filter((field) => field !== '_links');
  const { products, orders, customers } = store.state;
  for (const [rows, answer] of [
    [products, product],
    [orders, order],
    [customers, customer],
  ] as const) {
    const row = rows.find((item) => item.id === answer.body.id);
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(whole(answer)));
  }
  expect(products.at(-1)).toMatchObject({ sku: 'TEA', price: '4.50', purchasable: true });
  expect(orders.at(-1)).toMatchObject({ total: '9.00', line_items: [{ quantity: 2, total: '9.00' }] });
});

test('OPTIONS tells what a resource is made of, with the words of the shop', async () => {
  const store = createFakeStore({ shop: {} });
  const products = await call(store, 'OPTIONS', 'products');
  expect(products.body).toMatchObject({
    methods: ['GET', 'POST'],
    schema: {
      title: 'product',
      properties: {
        id: { type: 'integer', readonly: true, context: ['view', 'edit'] },
        status: { default: 'publish' },
        meta_data: { items: { properties: { id: { readonly: true } } } },
      },
    },
  });
  const [reads, creates] = products.body.endpoints as Row[];
  expect(reads).toMatchObject({ args: { per_page: { maximum: 100, default: 10, required: false } } });
  expect(Object.keys(creates?.args as Row)).not.toContain('price');
  await call(store, 'POST', 'taxes/classes', { name: 'Books' });
  const taxes = await call(store, 'OPTIONS', 'taxes');
  expect(taxes.body).toMatchObject({
    schema: { properties: { class: { enum: ['standard', 'books', 'reduced-rate', 'zero-rate'] } } },
  });
});

test('all fields that a resource shows stand in its schema', async () => {
  const store = createFakeStore({ shop: {} });
  const product = await call(store, 'POST', 'products', { name: 'Tea', regular_price: '4.50' });
  const made: Record<string, Row> = {
    products: product.body,
    orders: (await call(store, 'POST', 'orders', { line_items: [{ product_id: product.body.id ?? 0 }] }))
      .body,
    customers: (await call(store, 'POST', 'customers', { email: 'anais@example.test' })).body,
    coupons: (await call(store, 'POST', 'coupons', { code: 'ten', amount: '10' })).body,
    taxes: (await call(store, 'POST', 'taxes', { rate: '20' })).body,
    'products/tags': (await call(store, 'POST', 'products/tags', { name: 'Green' })).body,
    'products/categories': (await call(store, 'POST', 'products/categories', { name: 'Tea' })).body,
  };
  for (const [path, record] of Object.entries(made)) {
    const { schema } = (await call(store, 'OPTIONS', path)).body;
    const known = Object.keys((schema as Row).properties as Row);
    const shown = Object.keys(record).filter((field) => field !== '_links');
    expect({ path, unknown: shown.filter((field) => !known.includes(field)) }).toEqual({ path, unknown: [] });
  }
});
