import { describe, expect, it } from 'vitest';
import type { FakeStoreOptions, FaultKind } from '../../src/testing/index.js';
import { asking, causeOf, leaping } from './faults-kit.js';

describe('scripted faults', () => {
  it('lose the answer to a write that was carried out', async () => {
    const store = leaping({
      faults: [{ when: { method: 'POST', path: '/products' }, fault: { kind: 'lost-answer' } }],
    });
    const ask = asking(store);
    const before = store.state.products.length;
    const make = () => ask('products', { method: 'POST', body: { name: 'Épuisette', sku: 'EPU-1' } });
    expect(await causeOf(make())).toBe('ECONNRESET');
    expect(store.state.products).toHaveLength(before + 1);
    expect((await make()).status).toBe(400);
    expect(store.requests).toMatchObject([{ faults: ['lost-answer'] }, { status: 400 }]);
    expect(store.requests[0]).not.toHaveProperty('status');
    expect(store.faults.hits).toMatchObject([{ request: 0, method: 'POST', fault: { kind: 'lost-answer' } }]);
  });

  it('break the connection before the store sees the request', async () => {
    const store = leaping({ faults: [{ fault: { kind: 'reset' } }] });
    const before = store.state.products.length;
    const make = asking(store)('products', { method: 'POST', body: { name: 'Épuisette' } });
    expect(await causeOf(make)).toBe('ECONNRESET');
    expect(store.state.products).toHaveLength(before);
  });

  it('answer late, by the store’s clock', async () => {
    const store = leaping({ faults: [{ fault: { kind: 'slow', ms: 70_000 } }] });
    expect((await asking(store)('products')).status).toBe(200);
    const [record] = store.requests;
    expect((record?.doneAt ?? 0) - (record?.at ?? 0)).toBe(70_000);
  });

  it.each([
    [{ kind: 'status', status: 429, retryAfter: 17 }, 429, '17'],
    [
      { kind: 'status', status: 503, retryAfter: 30, retryAfterAs: 'date' },
      503,
      'Tue, 24 Nov 2026 18:00:30 GMT',
    ],
    [{ kind: 'status', status: 508 }, 508, null],
    [{ kind: 'html' }, 403, null],
    [{ kind: 'captcha' }, 202, null],
  ] as const)('let the host answer: %o', async (fault, status, retryAfter) => {
    const store = leaping({ faults: [{ fault }] });
    const before = store.state.products.length;
    const answer = await asking(store)('products', { method: 'POST', body: { name: 'Épuisette' } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('<html>');
    expect(store.state.products).toHaveLength(before);
  });

  it('carry the request out under a 524, unless told otherwise', async () => {
    const store = leaping({
      faults: [
        { when: { nth: 1 }, fault: { kind: 'status', status: 524 } },
        { when: { nth: 2 }, fault: { kind: 'status', status: 524, carriedOut: false } },
        { when: { nth: 3 }, fault: { kind: 'html', status: 200, carriedOut: true } },
      ],
    });
    const before = store.state.products.length;
    for (const made of [1, 1, 2]) {
      await asking(store)('products', { method: 'POST', body: { name: 'Épuisette' } });
      expect(store.state.products).toHaveLength(before + made);
    }
  });

  it('print before the JSON, whereby headers and status are lost', async () => {
    const store = leaping({
      faults: [
        { when: { nth: 1 }, fault: { kind: 'notice' } },
        { when: { nth: 2 }, fault: { kind: 'bom' } },
      ],
    });
    const noticed = await asking(store)('products/999999');
    expect(noticed.status).toBe(200);
    expect(noticed.headers.get('content-type')).toContain('text/html');
    expect(await noticed.text()).toMatch(/^<br \/>\n<b>Notice<\/b>.*\n\{"code"/);
    const marked = await asking(store)('products');
    expect(marked.headers.has('x-wp-total')).toBe(false);
    const bytes = new Uint8Array(await marked.arrayBuffer());
    expect([...bytes.slice(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x0a, 0x5b]);
  });

  it('cut bodies off, quietly or with the connection', async () => {
    const store = leaping({
      faults: [
        { when: { nth: 1 }, fault: { kind: 'truncated' } },
        { when: { nth: 2 }, fault: { kind: 'truncated', keep: 0.9, broken: true } },
      ],
    });
    const whole = (await (await asking(leaping())('products')).text()).length;
    expect((await (await asking(store)('products')).text()).length).toBe(Math.floor(whole / 2));
    expect(await causeOf((await asking(store)('products')).text())).toBe('ECONNRESET');
  });

  it('strip the header and redirect, as often as told', async () => {
    const store = leaping({
      faults: [
        { when: { method: 'GET' }, fault: { kind: 'stripped-header' }, times: Number.POSITIVE_INFINITY },
        { when: { method: 'PUT' }, fault: { kind: 'redirect' }, times: 2 },
      ],
    });
    const ask = asking(store);
    for (let i = 0; i < 3; i += 1) expect((await ask('products')).status).toBe(401);
    for (let i = 0; i < 2; i += 1) {
      const answer = await ask('products/1', { method: 'PUT', body: {} });
      expect(answer.status).toBe(301);
      expect(answer.headers.get('location')).toBe('https://www.shop.example/wp-json/wc/v3/products/1');
    }
    expect((await ask('products/999999', { method: 'PUT', body: {} })).status).toBe(400);
  });

  it('refuse items of a batch and carry out the others, in their places', async () => {
    const store = leaping();
    const [first, second] = store.state.products.map((product) => Number(product.id));
    store.faults.add({ fault: { kind: 'rejected-items', ids: [second ?? 0], skus: ['NON'] } });
    // Other requests do not use the rule up.
    await asking(store)('products');
    const answer = await asking(store)('products/batch', {
      method: 'POST',
      body: {
        create: [
          { name: 'Non', sku: 'NON' },
          { name: 'Oui', sku: 'OUI' },
        ],
        update: [
          { id: first, name: 'Un' },
          { id: second, name: 'Deux' },
        ],
      },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      create: [{ id: 0, error: { code: 'db_update_error', data: { status: 500 } } }, { sku: 'OUI' }],
      update: [
        { id: first, name: 'Un' },
        { id: second, error: { code: 'db_update_error' } },
      ],
    });
    expect(store.state.products.find((product) => product.id === second)?.name).not.toBe('Deux');
    expect(store.state.products.some((product) => product.sku === 'NON')).toBe(false);
  });

  it('write between two pages', async () => {
    const store = leaping();
    const [first] = store.state.products;
    store.faults.add([
      {
        when: { path: /\/products$/, query: { page: '2' } },
        fault: {
          kind: 'writes',
          write: [{ method: 'PUT', path: `products/${first?.id}`, body: { name: 'Changée' } }],
        },
      },
      {
        when: { path: /\/products$/, nth: 2 },
        fault: {
          kind: 'writes',
          write: async (shop) => {
            await shop.call('POST', '/wp-json/wc/v3/products', { body: { name: 'Pendant' } });
          },
        },
      },
    ]);
    const page = async (n: number) => {
      const answer = await asking(store)('products', { query: `page=${n}&per_page=5&orderby=id&order=asc` });
      return Number(answer.headers.get('x-wp-total'));
    };
    const total = await page(1);
    expect(await page(2)).toBe(total + 1);
    expect(store.state.products.find((product) => product.id === first?.id)?.name).toBe('Changée');
    // What the fault writes is not in the log.
    expect(store.requests).toHaveLength(2);
  });

  it('tie the timestamps of the rows changed last', async () => {
    const store = leaping({ faults: [{ fault: { kind: 'tied-timestamps', rows: 4 } }] });
    const answer = await asking(store)('products', { query: 'orderby=modified&order=desc&per_page=5' });
    const rows = (await answer.json()) as { date_modified_gmt: string }[];
    expect(new Set(rows.slice(0, 4).map((row) => row.date_modified_gmt)).size).toBe(1);
  });

  it('can be added and taken away while the store runs', async () => {
    const store = leaping();
    const ask = asking(store);
    const remove = store.faults.add({ fault: { kind: 'captcha' }, times: Number.POSITIVE_INFINITY });
    expect((await ask('products')).status).toBe(202);
    remove();
    expect((await ask('products')).status).toBe(200);
    store.faults.add({ fault: { kind: 'captcha' } });
    store.faults.clear();
    expect((await ask('products')).status).toBe(200);
  });

  it.each([
    [[{ fault: { kind: 'odd' } }], 'faults.0.fault.kind'],
    [[{ fault: { kind: 'slow' } }], 'faults.0.fault.ms'],
    [[{ when: { nth: 0 }, fault: { kind: 'reset' } }], 'faults.0.when.nth'],
    [[{ fault: { kind: 'status', status: 429, retryafter: 2 } }], 'faults.0.fault.retryafter'],
    [[{ fault: { kind: 'redirect', status: 200 } }], 'faults.0.fault.status'],
    [
      [{ fault: { kind: 'writes', write: [{ method: 'GET', path: 'products' }] } }],
      'faults.0.fault.write.0.method',
    ],
    [[{ fault: { kind: 'reset' }, when: { paths: '/orders' } }], 'faults.0.when.paths'],
    [{ seed: 1, rate: 2 }, 'faults.rate'],
    [{ seed: 1, rate: 0.5, kinds: [] }, 'faults.kinds'],
    [{ seed: 1, rate: 0.5, kinds: ['slow', 'odd'] }, 'faults.kinds.1'],
  ])('name the field that cannot be used: %o', (faults, field) => {
    expect(() => leaping({ faults: faults as unknown as FakeStoreOptions['faults'] & object })).toThrow(
      expect.objectContaining({ field }),
    );
  });
});

describe('seeded faults', () => {
  const paths = Array.from({ length: 60 }, (_, i) => `products?page=${i + 1}`);

  async function run(seed: number, order: readonly string[], kinds?: readonly FaultKind[]) {
    const store = leaping({ faults: { seed, rate: 0.4, ...(kinds ? { kinds } : {}) } });
    const seen = new Map<string, string>();
    for (const path of order) {
      const [name = '', query = ''] = path.split('?');
      const text = asking(store)(name, { query }).then(
        async (answer) => `${answer.status} ${await answer.text().catch(() => 'broken')}`,
        () => 'broken',
      );
      seen.set(path, await text);
    }
    return { seen, hits: store.faults.hits };
  }

  it('replay exactly', async () => {
    const first = await run(5, paths);
    expect(first.hits.length).toBeGreaterThan(10);
    expect(await run(5, paths)).toEqual(first);
    expect((await run(6, paths)).hits).not.toEqual(first.hits);
  });

  it('do not depend on the order in which requests come', async () => {
    const kinds = ['status', 'reset', 'bom', 'notice', 'truncated'] as const;
    const forth = await run(5, paths, kinds);
    const back = await run(5, paths.toReversed(), kinds);
    expect([...back.seen].toReversed()).toEqual([...forth.seen]);
  });

  it('let a request through that is sent again and again', async () => {
    const store = leaping({ faults: { seed: 1, rate: 1, kinds: [{ kind: 'status', status: 503 }] } });
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await asking(store)('products')).status);
    expect(statuses).toEqual([503, 503, 200, 200]);
  });
});

/** The same faults, by each way of using the store. */
