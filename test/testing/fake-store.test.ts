import { expect, test } from 'vitest';
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
