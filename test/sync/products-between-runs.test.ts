import { describe, expect, test } from 'vitest';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const ofCode = (w: World, code: string) => w.gestan.state.products.find((product) => product.code === code);
const idOf = (w: World, code: string) => ofCode(w, code)?.id ?? '';
const ofSku = (w: World, sku: string) =>
  [...w.store.state.products, ...w.store.state.variations].find((row) => row.sku === sku);
const put = (w: World, path: string, body: Record<string, unknown>) =>
  w.store.call('PUT', `/wp-json/wc/v3/${path}`, { body: body as never });
const priceOf = (w: World) => ofSku(w, 'SHA-DAI-084')?.regular_price;

/** A world whose catalogues were synced, with a checkpoint to build on. */
async function synced(): Promise<World> {
  const w = smallWorld();
  await setUp(w.open());
  await run(w);
  await run(w);
  return w;
}

async function run(w: World) {
  const { reports } = await w.open().run({ flows: ['products'] });
  const [report] = reports;
  if (!report) throw new Error('no report');
  return report;
}

describe('a new variant of a variable product that the shop has', () => {
  const variants = {
    'by the prefix of its code': { by: 'prefix' as const, separator: '-', attribute: 'Taille' },
    'by a table': {
      by: 'table' as const,
      rows: ['S', 'M', 'L'].map((size) => ({
        code: `GILET-${size}`,
        parentSku: 'GILET',
        options: [{ name: 'Taille', option: size }],
      })),
    },
  };

  test.each(Object.entries(variants))('%s is added by the next run', async (_, rule) => {
    const w = await synced();
    await w.open().settings.save({ products: { variants: rule } });
    const add = (size: string) =>
      w.gestan.edit.addProduct({
        code: `GILET-${size}`,
        name: `Gilet ${size}`,
        priceGross: '40',
        vatRate: '20',
        familyId: '1',
      });
    add('S');
    add('M');
    expect((await run(w)).counts).toMatchObject({ done: 2, failed: 0 });
    w.clock.advance(3_600_000);
    await run(w);
    add('L');
    const before = w.store.requests.length;
    expect((await run(w)).counts).toMatchObject({ done: 1, failed: 0 });
    // It was found without reading the whole shop.
    expect(
      w.store.requests
        .slice(before)
        .filter(
          ({ path, query }) => path.endsWith('/products') && query.orderby === 'id' && !('sku' in query),
        )
        .filter(({ query }) => !('include' in query) && query.status === 'any'),
    ).toEqual([]);
    const parent = ofSku(w, 'GILET');
    const sizes = w.store.state.variations.filter((row) => row.parent_id === parent?.id);
    expect(sizes.map(({ sku }) => sku)).toEqual(['GILET-S', 'GILET-M', 'GILET-L']);
    expect((await run(w)).counts).toMatchObject({ done: 0, failed: 0 });
  });
});

test('an undo does not swallow what Gestan was given since', async () => {
  const w = await synced();
  const id = idOf(w, 'SHA-DAI-084');
  w.gestan.edit.product(id, { priceGross: '6.20' });
  const { runId } = await run(w);
  w.gestan.edit.product(id, { priceGross: '7.40' });
  await w.open().products.apply(await w.open().undo(runId), { select: 'all' });
  expect(priceOf(w)).toBe('5.61');
  expect((await w.open().products.plan()).rows).toMatchObject([
    { status: 'update-woo', changes: [{ field: 'price', from: '5.61', to: '7.4' }] },
  ]);
  expect((await run(w)).counts.done).toBe(1);
  expect(priceOf(w)).toBe('7.4');
});

test('an undo on Gestan’s side does not swallow what the shop was given since', async () => {
  const w = await synced();
  const description = () => ofCode(w, 'SHA-DAI-084')?.description ?? '';
  const was = description();
  await put(w, 'products/34', { description: '<p>Deux</p>' });
  const { runId } = await run(w);
  expect(description()).toBe('Deux');
  await put(w, 'products/34', { description: '<p>Trois</p>' });
  await w.open().products.apply(await w.open().undo(runId), { select: 'all' });
  expect(description()).toBe(was);
  await run(w);
  expect(description()).toBe('Trois');
});

describe('a conflict', () => {
  async function conflicting() {
    const w = await synced();
    await w.open().settings.save({ products: { conflicts: 'ask' } });
    w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { name: 'De Gestan', priceGross: '6.40' });
    await put(w, 'products/34', { name: 'De la boutique' });
    return w;
  }

  test('does not hold back the other fields of its row, which stays to be decided', async () => {
    const w = await conflicting();
    const report = await run(w);
    expect(priceOf(w)).toBe('6.4');
    expect([ofCode(w, 'SHA-DAI-084')?.name, ofSku(w, 'SHA-DAI-084')?.name]).toEqual([
      'De Gestan',
      'De la boutique',
    ]);
    expect(report.rows).toMatchObject([
      {
        status: 'conflict',
        outcome: 'skipped',
        reason: { code: 'unresolved', values: { fields: ['name'], written: ['price'] } },
      },
    ]);
    expect((await w.open().products.plan()).rows).toMatchObject([
      { status: 'conflict', changes: [], conflicts: [{ field: 'name' }] },
    ]);
    expect((await run(w)).rows).toMatchObject([
      { outcome: 'skipped', reason: { code: 'unresolved', values: { fields: ['name'] } } },
    ]);
  });

  test('is applied in part from a saved plan, and answered later', async () => {
    const w = await conflicting();
    const saved = JSON.parse(JSON.stringify(await w.open().products.plan()));
    const report = await w.open().products.apply(saved, { select: 'all' });
    expect(report.rows).toMatchObject([{ outcome: 'skipped', reason: { code: 'unresolved' } }]);
    expect(priceOf(w)).toBe('6.4');
    const plan = await w.open().products.plan();
    await w.open().products.apply(plan, { select: 'all', resolve: () => 'gestan' });
    expect(ofSku(w, 'SHA-DAI-084')?.name).toBe('De Gestan');
    expect((await w.open().products.plan()).rows).toEqual([]);
  });
});

test('what the shop never keeps is told, and is not written without end', async () => {
  const w = await synced();
  w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.40' });
  w.clock.advance(60_000);
  const told: unknown[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { counts, warnings, rows } = await run(w);
    told.push([
      counts.done,
      ...warnings.map(({ code }) => code),
      ...rows.map(({ status, reason }) => `${status} ${reason?.code}`),
    ]);
    // A plugin of the shop puts the price back.
    await put(w, 'products/34', { regular_price: '5.61' });
    w.clock.advance(60_000);
  }
  expect(told).toEqual([
    [1],
    [1, 'done-again'],
    [1, 'done-again'],
    [0, 'blocked not-kept'],
    [0, 'blocked not-kept'],
  ]);
  // Another price is another change.
  w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.90' });
  expect((await run(w)).counts.done).toBe(1);
  expect(priceOf(w)).toBe('6.9');
});
