import { describe, expect, it } from 'vitest';
import { WooUnsettledError } from '../../src/woo/index.js';
import { caught, failure, fatal, html, inTurn, json, reset, scripted } from './script.js';

const tag = { id: 7, name: 'Neuf', slug: 'neuf' };
const created = () => json(tag, { status: 201 });

describe('reads', () => {
  it.each([
    ['a broken connection', () => reset()],
    ['a gateway error', () => html(502)],
    ['an overloaded host', () => html(503)],
    ['Cloudflare giving up', () => html(524)],
    ['CloudLinux at its limit', () => html(508)],
    ['a PHP fatal error', fatal],
    ['JSON that breaks off', () => new Response('[{"id":7,"name":"Ne')],
  ])('are sent again after %s', async (_, bad) => {
    const { woo, received } = scripted(inTurn(bad, () => json(tag)));
    await expect(woo.tags.get(7)).resolves.toEqual(tag);
    expect(received).toHaveLength(2);
  });

  it('stop after `maxRetries`, with the last error', async () => {
    const { woo, received, sleeps } = scripted(() => html(502), { maxRetries: 2 });
    await expect(woo.tags.get(7)).rejects.toMatchObject({
      code: 'woo.unavailable',
      status: 502,
      retryable: true,
    });
    expect(received).toHaveLength(3);
    // Full jitter at one half of 1 s and 2 s.
    expect(sleeps).toEqual([500, 1000]);
  });

  it.each([
    ['seconds', () => failure(429, 'too_many', {}, { 'retry-after': '17' }), 17_000],
    [
      'a date',
      () => failure(429, 'too_many', {}, { 'retry-after': 'Tue, 24 Nov 2026 12:00:40 GMT' }),
      40_000,
    ],
    [
      'a date that is over',
      () => failure(429, 'too_many', {}, { 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT' }),
      500,
    ],
    ['nonsense', () => failure(429, 'too_many', {}, { 'retry-after': '-5' }), 500],
  ])('wait as long as Retry-After says in %s', async (_, busy, least) => {
    const { woo, received } = scripted(inTurn(busy, () => json(tag)));
    await woo.tags.get(7);
    expect((received[1]?.at ?? 0) - (received[0]?.at ?? 0)).toBe(least);
  });

  it('do not wait ten minutes for a maintenance; the error says how long it asks', async () => {
    const { woo, sleeps } = scripted(() => failure(503, 'wp_die', {}, { 'retry-after': '600' }));
    await expect(woo.tags.get(7)).rejects.toMatchObject({
      code: 'woo.maintenance',
      retryAfterMs: 600_000,
      retryable: true,
    });
    expect(sleeps).toEqual([]);
  });

  it.each([
    [401, 'woocommerce_rest_cannot_view'],
    [403, 'woocommerce_rest_cannot_view'],
    [404, 'woocommerce_rest_term_invalid'],
    [500, 'woocommerce_rest_invalid_order_refund_id'],
  ])('are not sent again after %i %s', async (status, code) => {
    const { woo, received } = scripted(() => failure(status, code));
    await caught(woo.tags.get(7));
    expect(received).toHaveLength(1);
  });

  it('end with the reason of the signal, also while waiting', async () => {
    const stop = new AbortController();
    const { woo, received } = scripted(() => {
      stop.abort(new Error('enough'));
      return html(502);
    });
    await expect(woo.tags.get(7, { signal: stop.signal })).rejects.toThrow('enough');
    expect(received).toHaveLength(1);
  });

  it('time out', async () => {
    const { woo } = scripted(() => new Promise<Response>(() => undefined), {
      timeouts: { readMs: 20 },
      maxRetries: 0,
    });
    await expect(woo.tags.get(7)).rejects.toMatchObject({ code: 'woo.timeout', method: 'GET' });
  });
});

describe('creations', () => {
  it.each([
    ['a broken connection', () => reset()],
    ['a time-out of the proxy', () => html(524)],
    ['a page of HTML', () => html(200)],
    ['a fatal error', fatal],
    ['JSON that breaks off', () => new Response('{"id":7,"na')],
  ])('are unsettled after %s, and not sent again', async (_, bad) => {
    const { woo, received } = scripted(inTurn(bad, created));
    const error = await caught(woo.tags.create({ name: 'Neuf' }));
    expect(error).toBeInstanceOf(WooUnsettledError);
    expect(error).toMatchObject({
      code: 'woo.unsettled',
      retryable: false,
      path: '/wp-json/wc/v3/products/tags',
    });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['the connection was refused', () => reset('ECONNREFUSED')],
    ['the name was not found', () => reset('ENOTFOUND')],
    ['the host was throttling', () => failure(429, 'too_many')],
    ['the store was in maintenance', () => failure(503, 'wp_die', {}, { 'retry-after': '5' })],
    ['CloudLinux was at its limit', () => html(508)],
  ])('are sent again when %s: the store never saw them', async (_, bad) => {
    const { woo, received } = scripted(inTurn(bad, created));
    await expect(woo.tags.create({ name: 'Neuf' })).resolves.toEqual(tag);
    expect(received).toHaveLength(2);
  });

  it('are looked up after a lost answer, and not sent again when they are there', async () => {
    const { woo, received } = scripted(inTurn(() => reset(), created));
    await expect(woo.tags.create({ name: 'Neuf' }, { lookup: async () => tag })).resolves.toEqual(tag);
    expect(received).toHaveLength(1);
  });

  it('are sent again when the lookup does not find them', async () => {
    let asked = 0;
    const { woo, received } = scripted(inTurn(() => reset(), created));
    const lookup = async () => {
      asked += 1;
      return undefined;
    };
    await expect(woo.tags.create({ name: 'Neuf' }, { lookup })).resolves.toEqual(tag);
    expect([received.length, asked]).toEqual([2, 1]);
  });

  it('of products are looked up by SKU without being told to', async () => {
    const product = { id: 9, name: 'Canne', sku: 'C-1' };
    const { woo, received } = scripted(
      inTurn(
        () => html(504),
        () => json([product]),
      ),
    );
    await expect(woo.products.create({ name: 'Canne', sku: 'C-1' })).resolves.toMatchObject({ id: 9 });
    expect(received.map((one) => one.method)).toEqual(['POST', 'GET']);
    expect(received[1]?.path).toContain('sku=C-1');
  });

  it('of products whose SKU another one has are sent again, for the store to refuse', async () => {
    const other = { id: 3, name: 'Moulinet', sku: 'C-1' };
    const refused = () => failure(400, 'product_invalid_sku', { resource_id: 3 });
    const { woo } = scripted(
      inTurn(
        () => html(504),
        () => json([other]),
        refused,
      ),
    );
    await expect(woo.products.create({ name: 'Canne', sku: 'C-1' })).rejects.toMatchObject({
      code: 'woo.duplicate-sku',
      resourceId: 3,
    });
  });
});

describe('changes and deletions', () => {
  it('repeat a change that is the same when done twice', async () => {
    const { woo, received } = scripted(
      inTurn(
        () => reset(),
        () => json(tag),
      ),
    );
    await woo.tags.update(7, { name: 'Neuf' });
    expect(received.map((one) => one.method)).toEqual(['PUT', 'PUT']);
  });

  it.each([
    ['a new image', { images: [{ src: 'https://img.example/a.jpg' }] }],
    ['a new order line', { line_items: [{ product_id: 3, quantity: 1 }] }],
  ])('leave %s unsettled', async (_, input) => {
    const { woo, received } = scripted(() => reset());
    await expect(woo.orders.update(7, input)).rejects.toMatchObject({ code: 'woo.unsettled' });
    expect(received).toHaveLength(1);
  });

  it('take a repeated deletion that finds nothing for done', async () => {
    const { woo } = scripted(
      inTurn(
        () => reset(),
        () => failure(410, 'woocommerce_rest_already_trashed'),
      ),
    );
    await expect(woo.tags.delete(7)).resolves.toBeUndefined();
    const first = scripted(() => failure(410, 'woocommerce_rest_already_trashed'));
    await expect(first.woo.tags.delete(7)).rejects.toMatchObject({ code: 'woo.gone' });
  });

  it('go as POST once the host was seen to block PUT', async () => {
    const { woo, received } = scripted(({ method }) => (method === 'POST' ? json(tag) : html(405)));
    await woo.tags.update(7, { name: 'Neuf' });
    await woo.tags.delete(7, { force: true });
    expect(received.map(({ method, headers }) => [method, headers.get('x-http-method-override')])).toEqual([
      ['PUT', null],
      ['POST', 'PUT'],
      ['POST', 'DELETE'],
    ]);
  });

  it('keep to PUT when the firewall refuses both', async () => {
    const { woo, received } = scripted(() => html(403));
    await expect(woo.tags.update(7, {})).rejects.toMatchObject({ code: 'woo.firewall' });
    await caught(woo.tags.update(7, {}));
    expect(received.map((one) => one.method)).toEqual(['PUT', 'POST', 'PUT', 'POST']);
    const never = scripted(() => html(405), { methodOverride: 'never' });
    await expect(never.woo.tags.update(7, {})).rejects.toMatchObject({ code: 'woo.method-blocked' });
  });

  it('are not cut off by a signal once they are under way', async () => {
    const stop = new AbortController();
    const { woo } = scripted(async () => {
      stop.abort(new Error('enough'));
      return json(tag);
    });
    await expect(woo.tags.update(7, {}, { signal: stop.signal })).resolves.toEqual(tag);
    await expect(woo.tags.update(7, {}, { signal: stop.signal })).rejects.toThrow('enough');
  });

  it('never follow a redirect', async () => {
    const { woo, received } = scripted(() =>
      html(301, '', { location: 'https://www.shop.example/x?consumer_secret=no' }),
    );
    const error = await caught(woo.tags.create({ name: 'Neuf' }));
    expect(error).toMatchObject({ code: 'woo.redirected', location: 'https://www.shop.example/x' });
    expect(String(error)).not.toContain('consumer_secret');
    expect(received).toHaveLength(1);
  });
});

describe('the governor', () => {
  it('halves once for requests that fail together, recovers, and never passes its bounds', async () => {
    let strained = false;
    let running = 0;
    let most = 0;
    const { woo } = scripted(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return strained ? html(503) : json(tag);
      },
      { concurrency: { reads: 5 }, maxRetries: 0 },
    );
    const many = async (n: number) => Promise.allSettled(Array.from({ length: n }, () => woo.tags.get(7)));
    expect(woo.concurrency()).toEqual({ reads: 2, writes: 1 });
    await many(80);
    expect(woo.concurrency().reads).toBe(5);
    expect(most).toBe(5);
    strained = true;
    await many(5);
    expect(woo.concurrency().reads).toBe(2);
    await many(20);
    expect(woo.concurrency().reads).toBe(1);
    strained = false;
    await many(80);
    expect(woo.concurrency().reads).toBe(5);
  });

  it('lets nothing begin before Retry-After is over', async () => {
    let busy = true;
    const { woo, received } = scripted(() => {
      if (!busy) return json(tag);
      busy = false;
      return failure(429, 'too_many', {}, { 'retry-after': '30' });
    });
    await Promise.all([woo.tags.get(7), woo.tags.get(7)]);
    const times = received.map((one) => one.at);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(30_000);
  });
});
