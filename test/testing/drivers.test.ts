import { Agent } from 'node:https';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeStore, ListeningStore } from '../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import { selfSigned } from '../woo/connection-certificate.js';

/** The official client, as far as this test drives it. */
interface OfficialClient {
  get(path: string, params?: Record<string, unknown>): Promise<OfficialAnswer>;
  post(path: string, data: unknown, params?: Record<string, unknown>): Promise<OfficialAnswer>;
  put(path: string, data: unknown, params?: Record<string, unknown>): Promise<OfficialAnswer>;
  delete(path: string, params?: Record<string, unknown>): Promise<OfficialAnswer>;
}
interface OfficialAnswer {
  readonly status: number;
  readonly data: Row & Row[] & { readonly update: Row[]; readonly create: Row[] };
  readonly headers: Readonly<Record<string, string>>;
}
type Row = Readonly<Record<string, unknown>> & { readonly id: number };
type OfficialClass = new (options: object) => OfficialClient;

/** It stands among the packages, or among the peers of the benchmarks; else nothing. */
function official(): OfficialClass | undefined {
  for (const from of [import.meta.url, new URL('../../bench/package.json', import.meta.url)]) {
    try {
      const found = createRequire(from)('@woocommerce/woocommerce-rest-api') as {
        default: OfficialClass;
      };
      return found.default;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

const Official = official();
if (!Official)
  console.warn('Skipped: @woocommerce/woocommerce-rest-api is not installed (npm install --prefix bench).');

const ways = [
  ['plain HTTP, with OAuth 1.0a', undefined],
  ['TLS, with Basic', { key: selfSigned.key, cert: selfSigned.cert }],
] as const;

describe.skipIf(!Official).each(ways)('the official client over %s', (_, tls) => {
  let store: FakeStore;
  let server: ListeningStore;
  const client = (keys = store.keys.main, more: object = {}): OfficialClient => {
    if (!Official) throw new Error('The official client is not installed.');
    return new Official({
      // The certificate is made for the name, not for the number.
      url: server.url.replace('127.0.0.1', 'localhost'),
      ...keys,
      version: 'wc/v3',
      axiosConfig: tls ? { httpsAgent: new Agent({ ca: tls.cert }) } : {},
      ...more,
    });
  };

  beforeEach(async () => {
    store = createFakeStore({ shop: sampleShop() });
    server = await store.listen(tls ? { tls } : {});
  });
  afterEach(() => server.close());

  it('reads lists with totals, filters and lists of ids', async () => {
    const woo = client();
    const { data, headers } = await woo.get('products', { per_page: 3, orderby: 'id', order: 'asc' });
    expect(data).toHaveLength(3);
    expect(Number(headers['x-wp-total'])).toBeGreaterThan(3);
    const [first, second] = data.map((row) => row.id);
    const some = await woo.get('products', { include: `${first},${second}` });
    expect(some.data.map((row) => row.id).sort((a, b) => a - b)).toEqual([first, second]);
    expect((await woo.get('orders', { status: 'any', search: 'é & +' })).status).toBe(200);
  });

  it('creates, changes, batches and deletes', async () => {
    const woo = client();
    const made = await woo.post('products', { name: 'Épuisette', sku: 'EPU-1', regular_price: '12.50' });
    expect(made).toMatchObject({ status: 201, data: { name: 'Épuisette', regular_price: '12.50' } });
    const { id } = made.data;
    expect((await woo.put(`products/${id}`, { regular_price: '13' })).data).toMatchObject({
      regular_price: '13',
    });
    const batch = await woo.post('products/batch', { update: [{ id, name: 'Épuisette 2' }] });
    expect(batch.data.update).toMatchObject([{ id, name: 'Épuisette 2' }]);
    const order = await woo.post('orders', { line_items: [{ product_id: id, quantity: 2 }] });
    expect(order.data).toMatchObject({ line_items: [{ product_id: id, quantity: 2 }] });
    expect((await woo.delete(`products/${id}`, { force: true })).status).toBe(200);
    await expect(woo.get(`products/${id}`)).rejects.toMatchObject({
      response: { status: 404, data: { code: 'woocommerce_rest_product_invalid_id' } },
    });
  });

  it('is refused with wrong keys', async () => {
    const code = tls ? 'woocommerce_rest_cannot_view' : 'woocommerce_rest_authentication_error';
    await expect(client(store.keys.unknownKey).get('products')).rejects.toMatchObject({
      response: { status: 401, data: { code } },
    });
    await expect(client(store.keys.wrongSecret).get('products')).rejects.toMatchObject({
      response: { status: 401, data: { code: 'woocommerce_rest_authentication_error' } },
    });
    await expect(client(store.keys.readOnly).post('products', { name: 'Non' })).rejects.toMatchObject({
      response: { status: 401, data: { code: 'woocommerce_rest_authentication_error' } },
    });
  });

  it('sees the faults of the store', async () => {
    store.faults.add([
      { when: { nth: 1 }, fault: { kind: 'status', status: 503, retryAfter: 3 } },
      { when: { nth: 2 }, fault: { kind: 'reset' } },
      { when: { nth: 3 }, fault: { kind: 'truncated', broken: true } },
    ]);
    const woo = client();
    await expect(woo.get('products')).rejects.toMatchObject({
      response: { status: 503, headers: { 'retry-after': '3' } },
    });
    await expect(woo.get('products')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(woo.get('products')).rejects.toThrow();
    expect((await woo.get('products')).status).toBe(200);
  });

  it.runIf(tls)('may send its key in the query', async () => {
    expect((await client(store.keys.main, { queryStringAuth: true }).get('products')).status).toBe(200);
    expect(store.requests[0]?.query).not.toHaveProperty('consumer_secret');
  });
});
