import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FakeStore, FaultKind, FaultPlan } from '../../src/testing/index.js';
import { createFakeStore, sampleShop } from '../../src/testing/index.js';
import type { WooWarning } from '../../src/woo/http/options.js';
import type { WooClient, WooClientOptions } from '../../src/woo/index.js';
import { createWooClient } from '../../src/woo/index.js';

interface Setting {
  readonly store: FakeStore;
  readonly woo: WooClient;
  readonly warnings: WooWarning[];
  /** How long the client waited, each time, in milliseconds. */
  readonly sleeps: number[];
}

/** A store with faults and a client, on one clock that leaps instead of waiting. */
function setUp(faults: FaultPlan, options: Partial<WooClientOptions> = {}): Setting {
  let now = Date.parse('2026-11-24T18:00:00Z');
  const sleeps: number[] = [];
  const clock = (waits?: number[]) => ({
    now: () => now,
    sleep: async (ms: number) => {
      waits?.push(ms);
      now += ms;
    },
  });
  const store = createFakeStore({ shop: sampleShop(), clock: clock(), faults });
  const warnings: WooWarning[] = [];
  const woo = createWooClient({
    url: 'https://shop.example',
    ...store.keys.main,
    transport: store.transport,
    clock: clock(sleeps),
    random: () => 0.5,
    onWarning: (warning) => warnings.push(warning),
    ...options,
  });
  return { store, woo, warnings, sleeps };
}

const withSku = (store: FakeStore, sku: string) =>
  store.state.products.filter((product) => product.sku === sku).length;

describe('reads', () => {
  it.each([
    ['a lost answer', { kind: 'lost-answer' }],
    ['a reset', { kind: 'reset' }],
    ['429', { kind: 'status', status: 429 }],
    ['503', { kind: 'status', status: 503 }],
    ['508', { kind: 'status', status: 508 }],
    ['524', { kind: 'status', status: 524 }],
    ['a body that breaks off', { kind: 'truncated' }],
    ['a body that breaks off with the connection', { kind: 'truncated', broken: true }],
  ] as const)('are sent again after %s', async (_, fault) => {
    const { store, woo } = setUp([{ fault, times: 2 }]);
    const products = await woo.products.list().toArray();
    expect(products).toHaveLength(store.state.products.filter((item) => item.status !== 'trash').length);
    expect(store.faults.hits).toHaveLength(2);
  });

  it.each([['seconds'], ['date']] as const)('wait as Retry-After says in %s', async (retryAfterAs) => {
    const { woo, sleeps } = setUp([{ fault: { kind: 'status', status: 503, retryAfter: 40, retryAfterAs } }]);
    await woo.products.list().first();
    expect(sleeps).toEqual([40_000]);
  });

  it.each(['bom', 'notice'] as const)(
    'cut what is printed before the JSON (%s), and say so',
    async (kind) => {
      const { store, woo, warnings } = setUp([{ when: { path: /\/products\/\d+$/ }, fault: { kind } }]);
      const [first] = store.state.products;
      expect(await woo.products.get(Number(first?.id))).toMatchObject({ id: first?.id });
      expect(warnings).toMatchObject([{ kind: 'noise' }]);
    },
  );

  it.each([
    ['captcha', 'woo.captcha'],
    ['html', 'woo.firewall'],
    ['redirect', 'woo.redirected'],
    ['stripped-header', 'woo.auth'],
  ] as const)('do not repeat what will not pass: %s', async (kind, code) => {
    const { store, woo } = setUp([{ fault: { kind }, times: Number.POSITIVE_INFINITY }]);
    await expect(woo.products.list().first()).rejects.toMatchObject({ code, retryable: false });
    expect(store.requests).toHaveLength(1);
  });

  it('are complete although rows are written between pages', async () => {
    const { store, woo } = setUp([
      {
        when: { method: 'GET', path: /\/products$/, nth: 2 },
        times: 3,
        fault: { kind: 'writes' },
      },
    ]);
    const read = await woo.products.list({ per_page: 5 }).toArray();
    const wanted = store.state.products.filter((item) => item.status !== 'trash').map((item) => item.id);
    expect(new Set(read.map((item) => item.id))).toEqual(new Set(wanted));
  });

  it('find every change although many share one second', async () => {
    const { store, woo } = setUp([{ fault: { kind: 'tied-timestamps' } }]);
    const { rows } = await woo.readChanges({ resource: 'products' }).toArray();
    const wanted = store.state.products.filter((item) => item.status !== 'trash').map((item) => item.id);
    expect(new Set(rows.map((item) => item.id))).toEqual(new Set(wanted));
  });
});

describe('creations', () => {
  it.each([
    ['a lost answer', { kind: 'lost-answer' }],
    ['524 after the store was done', { kind: 'status', status: 524 }],
    ['a page of HTML after the store was done', { kind: 'html', status: 200, carriedOut: true }],
    ['a body that breaks off', { kind: 'truncated', broken: true }],
  ] as const)('make nothing twice after %s', async (_, fault) => {
    const { store, woo } = setUp([{ when: { method: 'POST' }, fault }]);
    const made = await woo.products.create(
      { name: 'Épuisette', sku: 'EPU-1', regular_price: '12.50' },
      { lookup: () => woo.products.list({ sku: 'EPU-1' }).first() },
    );
    expect(made).toMatchObject({ sku: 'EPU-1' });
    expect(withSku(store, 'EPU-1')).toBe(1);
    expect(store.requests.filter((request) => request.method === 'POST')).toHaveLength(1);
  });

  it('are sent again when the store never did them', async () => {
    const { store, woo } = setUp([
      { when: { method: 'POST', nth: 1 }, fault: { kind: 'reset' } },
      { when: { method: 'POST', nth: 2 }, fault: { kind: 'status', status: 429, retryAfter: 5 } },
    ]);
    await woo.products.create(
      { name: 'Épuisette', sku: 'EPU-1' },
      { lookup: () => woo.products.list({ sku: 'EPU-1' }).first() },
    );
    expect(withSku(store, 'EPU-1')).toBe(1);
  });

  it('are unsettled without a lookup, never repeated', async () => {
    const { store, woo } = setUp([{ when: { method: 'POST' }, fault: { kind: 'lost-answer' } }]);
    await expect(woo.customers.create({ email: 'a@exemple.test' })).rejects.toMatchObject({
      code: 'woo.unsettled',
    });
    expect(store.state.customers.filter((customer) => customer.email === 'a@exemple.test')).toHaveLength(1);
  });
});

describe('batches', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `Lot ${i}`, sku: `LOT-${i}` }));

  it('keep the places of items that the store refuses', async () => {
    const { store, woo } = setUp([
      {
        when: { path: '/batch' },
        fault: { kind: 'rejected-items', skus: ['LOT-3', 'LOT-7'] },
        times: Number.POSITIVE_INFINITY,
      },
    ]);
    const { create } = await woo.products.batch({ create: items(10) });
    expect(create.map((result) => result.ok)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => i !== 3 && i !== 7),
    );
    expect(create.flatMap((result) => (result.ok ? [result.row.sku] : []))).toEqual(
      [0, 1, 2, 4, 5, 6, 8, 9].map((i) => `LOT-${i}`),
    );
    expect(withSku(store, 'LOT-3')).toBe(0);
  });

  it('make nothing twice whatever answer is lost', async () => {
    const { store, woo } = setUp([
      { when: { path: '/batch', nth: 1 }, fault: { kind: 'lost-answer' } },
      { when: { path: '/batch', nth: 2 }, fault: { kind: 'status', status: 524 } },
    ]);
    const { create } = await woo.products.batch({ create: items(30) });
    expect(create.every((result) => result.ok)).toBe(true);
    for (const { sku } of items(30)) expect(withSku(store, sku)).toBe(1);
  });

  it('find the one item that takes its batch down', async () => {
    const { store, woo } = setUp([
      {
        when: {
          path: '/batch',
          test: ({ body }) => JSON.stringify(body).includes('"LOT-5"'),
        },
        fault: { kind: 'status', status: 500 },
        times: Number.POSITIVE_INFINITY,
      },
    ]);
    const { create } = await woo.products.batch({ create: items(12) });
    expect(create.flatMap((result, i) => (result.ok ? [] : [i]))).toEqual([5]);
    for (const [i, { sku }] of items(12).entries()) expect(withSku(store, sku)).toBe(i === 5 ? 0 : 1);
  });
});

describe('by chance', () => {
  let hits = 0;
  const kinds: FaultKind[] = ['lost-answer', 'slow', 'status', 'reset', 'truncated', 'bom', 'notice'];

  it('whatever happens, a scan is complete and creations happen once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(0.2, 0.4, 0.6),
        async (seed, rate) => {
          const { store, woo } = setUp({ seed, rate, kinds, perRequest: 2 }, { maxRetries: 6 });
          const made: string[] = [];
          for (let i = 0; i < 3; i += 1) {
            const sku = `HASARD-${i}`;
            const row = await woo.products.create(
              { name: `Hasard ${i}`, sku },
              { lookup: () => woo.products.list({ sku }).first() },
            );
            made.push(row.sku);
          }
          const { create } = await woo.products.batch({
            create: Array.from({ length: 8 }, (_, i) => ({ name: `Lot ${i}`, sku: `LOT-${i}` })),
          });
          for (const result of create) if (result.ok) made.push(result.row.sku);
          expect(made).toHaveLength(11);
          const skus = store.state.products.map((product) => product.sku);
          for (const sku of made) expect(skus.filter((other) => other === sku)).toHaveLength(1);
          const wanted = store.state.products
            .filter((item) => item.status !== 'trash')
            .map((item) => item.id);
          const read = await woo.products.list({ per_page: 20 }).toArray();
          expect(new Set(read.map((item) => item.id))).toEqual(new Set(wanted));
          hits += store.faults.hits.length;
        },
      ),
      { numRuns: 10, seed: 20261124 },
    );
    expect(hits).toBeGreaterThan(20);
  });

  it('no change is missed, whatever is written during the reads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const { store, woo } = setUp({
          seed,
          rate: 0.5,
          kinds: ['writes', 'writes', 'tied-timestamps', 'reset'],
          when: { method: 'GET', path: /\/products$/ },
        });
        const known = new Map<number, string>();
        let since: Parameters<typeof woo.readChanges>[0]['since'];
        for (let round = 0; round < 4; round += 1) {
          if (round === 3) store.faults.clear();
          const changes = await woo
            .readChanges({ resource: 'products', ...(since ? { since } : {}) })
            .toArray();
          for (const row of changes.rows)
            known.set(row.id, JSON.stringify([row.name, row.short_description]));
          since = changes.cursor as typeof since;
        }
        for (const id of store.state.products
          .filter((item) => item.status !== 'trash')
          .map((item) => Number(item.id))) {
          const row = await woo.products.get(id);
          expect(known.get(id)).toBe(JSON.stringify([row.name, row.short_description]));
        }
      }),
      { numRuns: 6, seed: 20261124 },
    );
  });
});
