/**
 * The fake store in tests with Node's own runner. Run: node --import tsx --test
 * examples/node-test/*.test.ts
 */
/* eslint-disable @typescript-eslint/no-floating-promises -- node:test waits for its tests by itself. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setupServer } from 'msw/node';
import { createSync, memoryStorage, type WooTransport } from 'woo-gestan';
import { createFakeStore, sampleGestan, sampleShop } from 'woo-gestan/testing';
import { certificate } from '../support/certificate.js';
import { trusting } from '../support/trusting.js';

const store = createFakeStore({ shop: sampleShop() });

/** A fresh sync of the store at an address; it may only read. */
const syncOf = (url: string, transport?: WooTransport) =>
  createSync({
    shop: { id: 'test', url, ...store.keys.readOnly },
    gestan: sampleGestan(),
    storage: memoryStorage(),
    readOnly: true,
    transport,
  });

describe('a fake store', () => {
  test('works as a transport, without any network', async () => {
    const plan = await syncOf('https://shop.example', store.transport).contacts.plan();
    assert.ok(plan.rows.length > 0);
    assert.ok(store.requests.every(({ method }) => method === 'GET'));
  });

  test('works as handlers of msw: the code under test uses fetch as always', async (t) => {
    const server = setupServer(...store.handlers('https://shop.example'));
    server.listen({ onUnhandledRequest: 'error' });
    t.after(() => server.close());
    assert.equal((await syncOf('https://shop.example').contacts.plan()).flow, 'contacts');
  });

  test('works as a server over plain HTTP: requests are signed with OAuth 1.0a', async (t) => {
    const server = await store.listen();
    t.after(() => server.close());
    const report = await syncOf(server.url).connection.test();
    assert.deepEqual(
      report.checks.filter(({ status }) => status === 'failed'),
      [],
    );
  });

  test('works as a server over TLS: the key travels as in production', async (t) => {
    const server = await store.listen({ tls: certificate });
    t.after(() => server.close());
    const report = await syncOf(server.url, trusting(certificate.cert)).connection.test();
    assert.equal(report.ok, true);
  });
});
