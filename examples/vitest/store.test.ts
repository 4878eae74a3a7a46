/**
 * The fake store in tests with vitest, three ways. Run: npx vitest run --config
 * examples/vitest/vitest.config.ts
 */
import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
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
    expect(plan.rows.length).toBeGreaterThan(0);
    expect(store.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('works as handlers of msw: the code under test uses fetch as always', async () => {
    const server = setupServer(...store.handlers('https://shop.example'));
    server.listen({ onUnhandledRequest: 'error' });
    onTestFinished(() => server.close());
    const plan = await syncOf('https://shop.example').contacts.plan();
    expect(plan.flow).toBe('contacts');
  });

  test('works as a server over plain HTTP: requests are signed with OAuth 1.0a', async () => {
    const server = await store.listen();
    onTestFinished(() => server.close());
    const report = await syncOf(server.url).connection.test();
    expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  test('works as a server over TLS: the key travels as in production', async () => {
    const server = await store.listen({ tls: certificate });
    onTestFinished(() => server.close());
    const report = await syncOf(server.url, trusting(certificate.cert)).connection.test();
    expect(report.ok).toBe(true);
  });
});
