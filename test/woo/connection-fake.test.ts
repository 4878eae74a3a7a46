import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeStore, type ListeningStore, sampleShop } from '../../src/testing/index.js';
import { type ConnectionReport, createWooClient, testConnection } from '../../src/woo/index.js';
import { selfSigned } from './connection-certificate.js';

const store = createFakeStore({ shop: sampleShop() });

const failed = (report: ConnectionReport) =>
  report.checks.filter((check) => check.status === 'failed').map((check) => check.code);

const noted = (report: ConnectionReport, id: string) => report.checks.find((check) => check.id === id)?.code;

describe('the doctor and the fake store', () => {
  it.each<[keyof typeof store.keys & string, readonly string[]]>([
    ['main', []],
    ['manager', []],
    ['readOnly', ['write.no-permission']],
    ['wrongSecret', ['key.wrong-secret']],
    ['unknownKey', ['key.unknown']],
  ])('agree about the key %s', async (name, findings) => {
    const pair = store.keys[name] as { readonly consumerKey: string; readonly consumerSecret: string };
    const report = await testConnection({
      url: 'https://boutique.test',
      ...pair,
      transport: store.transport,
    });
    expect(failed(report)).toEqual(findings);
    expect(report.requests).toBeLessThanOrEqual(14);
  });

  it('agree about a customer’s key: known, but its user may do nothing', async () => {
    const report = await testConnection({
      url: 'https://boutique.test',
      ...store.keys.customer,
      transport: store.transport,
    });
    expect(noted(report, 'key')).toBe('key.ok');
    expect(new Set(failed(report))).toEqual(new Set(['write.user', 'can.no-permission']));
  });

  it('leave the shop as it was', async () => {
    const before = JSON.stringify(store.state);
    await testConnection({ url: 'https://boutique.test', ...store.keys.main, transport: store.transport });
    expect(JSON.stringify(store.state)).toBe(before);
  });

  it('agree about a host that takes the header away', async () => {
    const report = await testConnection({
      url: 'https://boutique.test',
      ...store.keys.main,
      transport: (request) => {
        const bare = new Request(request);
        bare.headers.delete('authorization');
        return store.transport(bare);
      },
    });
    expect(failed(report)).toEqual(['header.stripped']);
    expect(noted(report, 'can-orders')).toBe('can.ok');
  });

  it('agree about a proxy that does not tell PHP of HTTPS', async () => {
    const report = await testConnection({
      url: 'https://boutique.test',
      ...store.keys.main,
      transport: (request) => store.transport(new Request(request.url.replace('https:', 'http:'), request)),
    });
    expect(failed(report)).toEqual(['header.https-unseen']);
  });
});

describe('the doctor on the wire', () => {
  let plain: ListeningStore;
  let secure: ListeningStore;
  beforeAll(async () => {
    plain = await store.listen();
    secure = await store.listen({ tls: selfSigned });
  });
  afterAll(async () => {
    await plain.close();
    await secure.close();
  });

  it('signs over plain HTTP on this machine', async () => {
    const report = await testConnection(createWooClient({ url: plain.url, ...store.keys.main }));
    expect(failed(report)).toEqual([]);
    expect(noted(report, 'address')).toBe('address.loopback');
    expect(noted(report, 'authorization-header')).toBe('header.signed');
    expect(report.facts.auth).toBe('oauth1');
    const wrong = await testConnection({ url: plain.url, ...store.keys.wrongSecret });
    expect(failed(wrong)).toEqual(['key.refused']);
  });

  it('names a certificate that nobody signed', async () => {
    const report = await testConnection({
      url: secure.url.replace('127.0.0.1', 'localhost'),
      ...store.keys.main,
    });
    expect(failed(report)).toEqual(['tls.self-signed']);
    expect(report.checks.find((check) => check.id === 'tls')?.values).toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('sees a redirect that a transport followed by itself', async () => {
    const moved = createServer((request, response) => {
      response.writeHead(301, { location: `${plain.url}${request.url}` }).end();
    });
    await new Promise<void>((resolve) => moved.listen(0, '127.0.0.1', resolve));
    const { port } = moved.address() as AddressInfo;
    const shop = { url: `http://127.0.0.1:${port}`, ...store.keys.main };
    const following = await testConnection({
      ...shop,
      transport: (request) => fetch(new Request(request, { redirect: 'follow' })),
    });
    const manual = await testConnection(shop);
    await new Promise((resolve) => moved.close(resolve));
    for (const report of [following, manual]) {
      expect(failed(report)).toEqual(['redirect.elsewhere']);
      expect(report.checks.find((check) => check.id === 'redirect')?.values).toEqual({ to: plain.url });
    }
  });

  it('names a port where nobody listens, and HTTPS where there is none', async () => {
    const closed = await store.listen();
    await closed.close();
    expect(failed(await testConnection({ url: closed.url, ...store.keys.main }))).toEqual([
      'reachable.refused',
    ]);
    const wrong = await testConnection({ url: plain.url.replace('http:', 'https:'), ...store.keys.main });
    expect(failed(wrong)).toEqual(['tls.failed']);
  });
});
