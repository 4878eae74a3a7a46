import { describe, expect, test } from 'vitest';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import type { GestanProduct } from '../../src/gestan/index.js';
import { gestanFigures, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';
import { field, spoiledShop } from './spoiled-shop.js';

const idOf = (w: World, code: string) => w.gestan.state.products.find((one) => one.code === code)?.id ?? '';

/** A Gestan that lists some records with a value which is none. */
function spoiled(w: World, codes: readonly string[]): GestanAdapter {
  const spoil = async function* <T extends object>(
    rows: AsyncIterable<T>,
    id: (row: T) => unknown,
    value: object,
  ) {
    const bad = new Set<unknown>(codes.map((code) => idOf(w, code)));
    for await (const row of rows) yield bad.has(id(row)) ? { ...row, ...value } : row;
  };
  const gestan = w.gestan as GestanAdapter;
  return {
    ...gestan,
    products: (options) => spoil(gestan.products(options), ({ id }) => id, { priceGross: '12,x' }),
    stock: (options) => spoil(gestan.stock(options), ({ productId }) => productId, { quantity: 'many' }),
  };
}

async function run(w: World, gestan: GestanAdapter, flow: 'products' | 'stock') {
  const { reports } = await w.open({ gestan }).run({ flows: [flow] });
  const [report] = reports;
  if (!report) throw new Error('no report');
  return report;
}

test('a linked product that Gestan lists unreadably is blocked, the others are synced', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run({ flows: ['products'] });
  w.clock.advance(60_000);
  w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.40' });
  w.gestan.edit.product(idOf(w, 'CUI-DAI-038'), { priceGross: '3.30' });
  const gestan = spoiled(w, ['SHA-DAI-084']);
  const unreadable = {
    key: 'woo:34',
    gestanCode: 'SHA-DAI-084',
    status: 'blocked',
    reason: { code: 'product-unreadable', values: { side: 'gestan', field: 'priceGross' } },
  };
  for (const full of [false, true])
    expect(
      (await w.open({ gestan }).products.plan({ full })).rows.filter(({ status }) => status === 'blocked'),
    ).toMatchObject([unreadable]);
  const first = await run(w, gestan, 'products');
  expect(first.counts).toMatchObject({ done: 1, failed: 0, skipped: 1 });
  expect(first.rows).toMatchObject([unreadable]);
  // It is reported at every run until it is corrected, and then it is synced.
  expect((await run(w, gestan, 'products')).rows).toMatchObject([unreadable]);
  expect((await run(w, w.gestan as GestanAdapter, 'products')).counts.done).toBe(1);
  expect(w.store.state.products.find(({ id }) => id === 34)?.regular_price).toBe('6.4');
});

test('a new product that cannot be read keeps its code: the shop’s product is not added twice', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const gestan = spoiled(w, ['SHA-DAI-084', 'NOUVEAU-1']);
  const report = await run(w, gestan, 'products');
  expect(report.counts.failed).toBe(0);
  expect(report.rows.map(({ key, status, reason }) => [key, status, reason?.code])).toEqual(
    expect.arrayContaining([
      ['woo:34', 'blocked', 'product-unreadable'],
      [`gestan:${idOf(w, 'NOUVEAU-1')}`, 'blocked', 'product-unreadable'],
    ]),
  );
  expect(w.gestan.state.products.filter(({ code }) => code === 'SHA-DAI-084')).toHaveLength(1);
});

test('an undo leaves a product that cannot be read as it is, and says why', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run({ flows: ['products'] });
  w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.40' });
  const { runId } = await run(w, w.gestan as GestanAdapter, 'products');
  const plan = await w.open({ gestan: spoiled(w, ['SHA-DAI-084']) }).undo(runId);
  expect(plan.rows).toMatchObject([{ status: 'blocked', reason: { code: 'product-unreadable' } }]);
});

test('a stock figure that cannot be read is blocked, and never zero', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run({ flows: ['products'] });
  const report = await run(w, spoiled(w, ['SHA-DAI-084', 'PORT']), 'stock');
  expect(report.rows.filter(({ key }) => key === 'woo:34')).toMatchObject([
    {
      outcome: 'skipped',
      reason: { code: 'stock-unreadable', values: { field: 'quantity' } },
    },
  ]);
});

test('a product that the shop lists unreadably is blocked, never gone and never made again', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run({ flows: ['products', 'stock'] });
  w.clock.advance(60_000);
  w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.40' });
  w.gestan.edit.product(idOf(w, 'CUI-DAI-038'), { priceGross: '3.30' });
  const transport = async (request: Request) => {
    const response = await w.store.transport(request);
    if (request.method !== 'GET' || !new URL(request.url).pathname.endsWith('/products')) return response;
    const rows = (await response.json()) as { id: number }[];
    const spoiled = rows.map((row) => (row.id === 34 ? { ...row, sku: 7, stock_quantity: {} } : row));
    return new Response(JSON.stringify(spoiled), response);
  };
  const { reports } = await w.open({ transport }).run({ flows: ['products', 'stock'] });
  expect(reports.map(({ counts }) => counts.failed)).toEqual([0, 0]);
  expect(reports[0]?.counts.done).toBe(1);
  const of34 = reports.map(({ rows }) => rows.filter(({ wooId }) => wooId === 34));
  expect(of34).toMatchObject([
    [
      {
        status: 'blocked',
        gestanCode: 'SHA-DAI-084',
        reason: { code: 'product-unreadable', values: { side: 'woo' } },
      },
    ],
    [{ status: 'blocked', reason: { code: 'stock-unreadable', values: { side: 'woo' } } }],
  ]);
  const full = await w.open({ transport }).products.plan({ full: true });
  expect(full.rows).toMatchObject([
    { key: 'woo:34', status: 'blocked', reason: { code: 'product-unreadable' } },
  ]);
  // It is read again as soon as it can be.
  const [next] = (await w.open().run({ flows: ['products'] })).reports;
  expect(next?.counts.done).toBe(1);
});

test('a product that does not say its id has a row of its own, in each flow', async () => {
  const w = smallWorld();
  await setUp(w.open());
  const transport = spoiledShop(w, 'products', { 34: field('id', undefined) });
  const { reports } = await w.open({ transport }).run({ flows: ['products', 'stock'] });
  expect(reports.map(({ error }) => error)).toEqual([undefined, undefined]);
  const nameless = reports.map(({ rows }) => rows.filter(({ key }) => key === 'woo:?'));
  expect(nameless).toMatchObject([
    [{ status: 'blocked', reason: { code: 'product-unreadable', values: { field: 'id' } } }],
    [{ status: 'blocked', reason: { code: 'stock-unreadable', values: { field: 'id' } } }],
  ]);
  for (const [row] of nameless) expect(row).not.toHaveProperty('wooId');
});

describe('a product of Gestan that cannot be read', () => {
  const cited = ({ gestan }: World) =>
    gestan.state.pieces.flatMap(({ externalRef, lines }) =>
      lines.flatMap(({ productCode }) => (productCode === undefined ? [] : [[externalRef, productCode]])),
    );

  test.each<[string, (row: GestanProduct) => object]>([
    ['its price', (row) => ({ ...row, priceGross: null })],
    ['its price and its code', (row) => ({ ...row, priceGross: '-1', code: 7 })],
    ['its id, which is half of a character', (row) => ({ ...row, id: '\ud800' })],
    ['its id', ({ id, ...row }) => ({ ...row, id: Number(id) })],
  ])('%s: every order is imported, its lines go to the product, and none is made', async (what, odd) => {
    const whole = smallWorld();
    const w = smallWorld();
    for (const one of [whole, w]) {
      await setUp(one.open());
      await one.open().run({ flows: ['products'] });
      await one.open().run({ flows: ['contacts'] });
    }
    const held = w.gestan.state.products.map((product) => product.code);
    const gestan: GestanAdapter = {
      ...(w.gestan as GestanAdapter),
      async *products(options) {
        for await (const row of w.gestan.products(options))
          yield row.code === code ? (odd(row) as GestanProduct) : row;
      },
    };
    await whole.open().run({ flows: ['orders'] });
    const codes = cited(whole).flatMap(([, one = '']) => (held.includes(one) ? one : []));
    const code = codes.find((one) => one !== 'PORT');
    expect(code, JSON.stringify(cited(whole))).toBeDefined();
    const { reports } = await w.open({ gestan }).run({ flows: ['products', 'orders'] });
    expect(
      reports.map(({ error }) => error),
      what,
    ).toEqual([undefined, undefined]);
    expect(cited(w)).toEqual(cited(whole));
    expect(gestanFigures(w.gestan).products).toEqual(gestanFigures(whole.gestan).products);
  });

  test('stops neither a link of another one, nor its explanation, nor the proposal of a setup', async () => {
    const w = smallWorld();
    await setUp(w.open());
    const sync = w.open({ gestan: spoiled(w, ['SHA-DAI-084']) });
    await sync.links.force({ code: 'CUI-DAI-038', wooId: 19 });
    expect((await sync.links.list()).map(({ code }) => code)).toEqual(['CUI-DAI-038']);
    await expect(sync.links.force({ code: 'SHA-DAI-084', wooId: 34 })).rejects.toMatchObject({
      code: 'gestan.invalid',
      field: 'priceGross',
    });
    expect(JSON.stringify(await sync.explain({ code: 'CUI-DAI-038' }))).not.toContain('unreadable');
    expect(JSON.stringify(await sync.explain({ code: 'SHA-DAI-084' }))).toContain('product-unreadable');
    await sync.setup.propose();
  });
});
