import { expect, test } from 'vitest';
import { certificate as selfSigned } from '../../examples/support/certificate.js';
import { trusting } from '../../examples/support/trusting.js';
import type { Json, Row } from '../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import { listen } from '../../src/testing/store/http/listen.js';
import { compareStores, renderComparison } from '../live/differential/compare-stores.js';
import { isFull } from '../support/forms.js';

const calls = isFull ? 600 : 30;

/** A shop over TLS that does something of its own to what it answers to orders. */
async function shopWith(change: (order: Row) => void) {
  const shop = sampleShop();
  const small = { ...shop, orders: (shop.orders ?? []).slice(0, 3), refunds: [], order_notes: [] };
  const store = createFakeStore({ shop: small });
  const answer = async (request: Request): Promise<Response> => {
    const given = await store.transport(request);
    if (!request.url.includes('/orders') || request.method !== 'POST' || given.status !== 201) return given;
    const body = (await given.json()) as Row;
    change(body);
    return Response.json(body as Json, { status: given.status, headers: given.headers });
  };
  const server = await listen(answer, { tls: { key: selfSigned.key, cert: selfSigned.cert } });
  return { store, server, access: { ...store.keys.main, url: server.url } };
}

test('a shop that answers as the fake does shows no difference, and keeps nothing of the run', async () => {
  const { store, server, access } = await shopWith(() => undefined);
  await using _closed = server;
  const before = [store.state.products.length, store.state.orders.length, store.state.coupons.length];
  const found = await compareStores(access, trusting(selfSigned.cert), { seed: 3, calls, prefix: 'wgt-a-' });
  expect(renderComparison(found)).toBe(`${calls} of ${calls} calls are answered equally (100.0 %)`);
  expect([store.state.products.length, store.state.orders.length, store.state.coupons.length]).toEqual(
    before,
  );
});

test('what a shop does differently is found and named by its cause', async () => {
  const { server, access } = await shopWith((order) => {
    if (order.total !== undefined) order.total = `${String(order.total)}1`;
  });
  await using _closed = server;
  const found = await compareStores(access, trusting(selfSigned.cert), { seed: 3, calls, prefix: 'wgt-b-' });
  expect(found.causes.map(({ name }) => name)).toEqual(['POST orders: body.total']);
  expect(found.equal).toBe(calls - (found.causes[0]?.count ?? 0));
  const text = renderComparison(found);
  expect(text).toMatch(/\d+ × POST orders: body\.total/);
  expect(text).toContain('first in: POST orders');
});
