import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import { oauthSignature } from '../../src/woo/http/authorize.js';
import { isLoopback } from '../../src/woo/http/options.js';
import { createWooClient, type WooClientOptions, WooError } from '../../src/woo/index.js';
import { caught, failure, html, json, keys, scripted } from './script.js';

function refusal(options: Partial<WooClientOptions>): SettingsError {
  try {
    createWooClient({ url: 'https://shop.example', ...keys, ...options });
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('It was expected to be refused.');
}

describe('options', () => {
  it.each([
    ['http:// for a public host', { url: 'http://shop.example' }, 'shop.url'],
    ['http:// for a host in a private network', { url: 'http://192.168.1.4' }, 'shop.url'],
    ['a host that only looks like loopback', { url: 'http://localhost.shop.example' }, 'shop.url'],
    ['another one', { url: 'http://127.0.0.1.shop.example' }, 'shop.url'],
    ['no address', { url: 'shop' }, 'shop.url'],
    ['an empty one', { url: ' ' }, 'shop.url'],
    ['another protocol', { url: 'ftp://shop.example' }, 'shop.url'],
    ['a password in the address', { url: `https://me:${keys.consumerSecret}@shop.example` }, 'shop.url'],
    ['a query in the address', { url: 'https://shop.example/?a=1' }, 'shop.url'],
    ['an empty key', { consumerKey: '' }, 'shop.consumerKey'],
    ['an empty secret', { consumerSecret: ' ' }, 'shop.consumerSecret'],
    ['a key with a line break inside', { consumerKey: 'ck_a\nb' }, 'shop.consumerKey'],
    ['no place for reads', { concurrency: { reads: 0 } }, 'concurrency.reads'],
    ['a time-out below zero', { timeouts: { writeMs: -1 } }, 'timeouts.writeMs'],
    [
      'a transport that is none',
      { transport: 'fetch' as unknown as NonNullable<WooClientOptions['transport']> },
      'transport',
    ],
  ])('refuse %s', (_, options, field) => {
    const error = refusal(options);
    expect(error.field).toBe(field);
    expect(error.hint).toBeTruthy();
    expect(error.message).not.toContain(keys.consumerSecret);
  });

  it.each(['localhost', 'shop.localhost', '127.0.0.1', '127.8.9.10', '[::1]', 'LOCALHOST'])(
    'take %s for loopback',
    (host) => {
      expect(isLoopback(host)).toBe(true);
      expect(createWooClient({ url: `http://${host}:8080`, ...keys }).url).toContain(':8080');
    },
  );

  it.each([
    ['https://shop.example/', 'https://shop.example'],
    ['https://shop.example/boutique/', 'https://shop.example/boutique'],
    ['https://shop.example/wp-json/wc/v3/', 'https://shop.example'],
    ['  HTTPS://Shop.Example//boutique ', 'https://shop.example/boutique'],
  ])('read %s as %s', (url, base) => {
    expect(createWooClient({ url, ...keys }).url).toBe(base);
  });

  it('look the platform’s fetch up at each call', async () => {
    const before = globalThis.fetch;
    const woo = createWooClient({ url: 'https://shop.example', ...keys });
    try {
      globalThis.fetch = async () => json({ id: 7, name: 'Neuf', slug: 'neuf' });
      await expect(woo.tags.get(7)).resolves.toMatchObject({ id: 7 });
    } finally {
      globalThis.fetch = before;
    }
  });
});

describe('the key', () => {
  const row = () => json({ id: 7, name: 'Neuf', slug: 'neuf' });

  it('goes as Basic over HTTPS, and not in the address', async () => {
    const { woo, received } = scripted(row);
    await woo.tags.get(7);
    const basic = Buffer.from(`${keys.consumerKey}:${keys.consumerSecret}`).toString('base64');
    expect(received[0]?.headers.get('authorization')).toBe(`Basic ${basic}`);
    expect(received[0]?.path).toBe('products/tags/7');
  });

  it('goes in the query where that is allowed', async () => {
    const { woo, received } = scripted(row, { queryAuth: true });
    await woo.tags.get(7);
    expect(received[0]?.headers.get('authorization')).toBeNull();
    expect(received[0]?.path).toContain(`consumer_key=${keys.consumerKey}`);
  });

  it.each([
    ['Basic', {}],
    ['query', { queryAuth: true }],
    ['OAuth', { url: 'http://localhost:1' }],
  ])('is in no error, warning or log with %s', async (_, options) => {
    const said: unknown[] = [];
    const log = (...all: unknown[]) => void said.push(...all);
    const basic = Buffer.from(`${keys.consumerKey}:${keys.consumerSecret}`).toString('base64');
    const leaks = [
      () => {
        throw new Error(`failed for ${keys.consumerSecret} ${basic}`, { cause: new Error(keys.consumerKey) });
      },
      () => html(502, `<p>${keys.consumerKey} ${keys.consumerSecret} ${basic}</p>`),
      () => failure(400, 'rest_invalid_param', { params: { sku: keys.consumerSecret } }),
      () => html(302, '', { location: `https://x.example/?consumer_secret=${keys.consumerSecret}` }),
      () => new Response(`<b>Notice</b>: ${keys.consumerSecret} [{"id":7,"name":"a","slug":"b"}]`),
      () => json([{ id: 7, name: 'a' }, { slug: keys.consumerSecret }]),
    ];
    for (const leak of leaks) {
      const { woo, warnings } = scripted(leak, {
        ...options,
        maxRetries: 1,
        logger: { debug: log, info: log, warn: log, error: log },
      });
      const error = await woo.tags
        .list()
        .toArray()
        .catch((failed: unknown) => failed);
      for (let at: unknown = error; at instanceof Error; at = at.cause)
        said.push(at.message, at.stack, JSON.stringify(at));
      said.push(...warnings, error);
    }
    const all = said
      .map((one) => (typeof one === 'string' ? one : `${String(one)} ${JSON.stringify(one)}`))
      .join('\n');
    for (const secret of [keys.consumerSecret, keys.consumerKey, basic]) expect(all).not.toContain(secret);
  });

  it('leaves a foreign failure its name and code', async () => {
    const { woo } = scripted(() => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }),
      });
    });
    const error = await caught(woo.tags.get(7));
    expect(error).toBeInstanceOf(WooError);
    expect(error).toMatchObject({ code: 'woo.tls', retryable: false, cause: { code: 'CERT_HAS_EXPIRED' } });
  });
});

/** Encodes as PHP's `rawurlencode` does. */
const raw = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

describe('OAuth 1.0a over plain HTTP', () => {
  // RFC 5849's own example (3.4.1.1), its secret and method changed to what WooCommerce uses.
  it('signs the base string of the standard', () => {
    const pairs = [
      ['b5', '=%3D'],
      ['a3', 'a'],
      ['c@', ''],
      ['a2', 'r b'],
      ['oauth_nonce', '7d8f3e4a'],
      ['c2', ''],
      ['a3', '2 q'],
    ] as const;
    const base =
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_nonce%3D7d8f3e4a';
    const expected = createHmac('sha256', 'secret&').update(base).digest('base64');
    expect(oauthSignature('post', 'http://example.com/request', pairs, 'secret')).toBe(expected);
  });

  let server: Server;
  let url = '';
  const seen: { readonly valid: boolean; readonly nonce: string; readonly query: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const at = new URL(request.url ?? '', 'http://x');
      const given = [...at.searchParams];
      const signature = at.searchParams.get('oauth_signature');
      const parts = given
        .filter(([name]) => name !== 'oauth_signature')
        .map(([name, value]) => `${raw(name)}=${raw(value)}`)
        .sort();
      const base = [
        request.method,
        raw(`http://${request.headers.host}${at.pathname}`),
        raw(parts.join('&')),
      ].join('&');
      const valid =
        createHmac('sha256', `${keys.consumerSecret}&`).update(base).digest('base64') === signature;
      seen.push({ valid, nonce: at.searchParams.get('oauth_nonce') ?? '', query: at.search });
      response.setHeader('content-type', 'application/json');
      response.end(request.method === 'GET' ? '[]' : '{"id":7,"name":"é","slug":"e"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('signs every request anew, lists, accents and marks included', async () => {
    const woo = createWooClient({ url, ...keys, random: () => 0 });
    await woo.products.list({ include: [3, 1], search: "C'est l'été ! (*) ~ 100 % + &=" }).toArray();
    await woo.tags.create({ name: 'é' });
    await woo.tags.update(7, { name: 'é' });
    await woo.tags.delete(7, { force: true });
    expect(seen.map(({ valid }) => valid)).toEqual([true, true, true, true]);
    expect(new Set(seen.map(({ nonce }) => nonce)).size).toBe(4);
    expect(seen.some(({ query }) => query.includes(keys.consumerSecret))).toBe(false);
  });
});
