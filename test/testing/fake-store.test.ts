import { expect, test, vi } from 'vitest';
import type { Json, Row } from '../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';

const basic = (pair: { consumerKey: string; consumerSecret: string }) =>
  `Basic ${Buffer.from(`${pair.consumerKey}:${pair.consumerSecret}`).toString('base64')}`;

test('the sample shop answers over the transport', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  const url = 'https://shop.example/wp-json/wc/v3/products?per_page=2&orderby=id&order=asc';
  const answer = await store.transport(
    new Request(url, { headers: { authorization: basic(store.keys.main) } }),
  );
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveLength(2);
  expect(store.requests).toMatchObject([{ method: 'GET', path: '/wp-json/wc/v3/products', status: 200 }]);
});

test('over plain HTTP a Basic key is not read', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  const server = await store.listen();
  try {
    const answer = await fetch(`${server.url}/wp-json/wc/v3/products`, {
      headers: { authorization: basic(store.keys.main) },
    });
    expect(answer.status).toBe(401);
  } finally {
    await server.close();
  }
});

test('who looks at what the store holds may change the rows that were given', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  const before = JSON.stringify(store.state.products);
  for (const product of store.state.products) for (const list of Object.values(product)) empty(list);
  const { body } = await store.call<Row[]>('GET', '/wp-json/wc/v3/products', { query: { per_page: '100' } });
  for (const product of body) for (const list of Object.values(product)) empty(list);
  expect(JSON.stringify(store.state.products)).toBe(before);
});

/** Takes from a value of a row all that it holds. */
function empty(value: Json): void {
  if (Array.isArray(value)) value.length = 0;
  else if (value !== null && typeof value === 'object')
    for (const name of Object.keys(value)) delete value[name];
}

test('msw is loaded when handlers are asked for, not before', async () => {
  vi.doMock('msw', () => {
    throw new Error('msw was loaded');
  });
  vi.resetModules();
  const fresh = await import('../../src/testing/index.js');
  const store = fresh.createFakeStore({ shop: {} });
  expect(store.handlers().length).toBeGreaterThan(0);
  vi.doUnmock('msw');
});

test('a page of a list stays the same for all who read it until something is written', async () => {
  const store = createFakeStore({ shop: sampleShop() });
  const related = async () => {
    const { body } = await store.call<Row[]>('GET', '/wp-json/wc/v3/products', {
      query: { per_page: '100' },
    });
    return body.map(({ id, price, variations }) => ({ id, price, variations }));
  };
  const first = await related();
  expect(await related()).toEqual(first);
  const variable = store.state.products.find((product) => product.type === 'variable');
  const path = `/wp-json/wc/v3/products/${variable?.id}/variations`;
  const made = await store.call<Row>('POST', path, { body: { regular_price: '0.01' } });
  const changed = (await related()).find(({ id }) => id === variable?.id);
  expect(changed).toMatchObject({ price: '0.01' });
  expect(changed?.variations).toContain(made.body.id);
});
