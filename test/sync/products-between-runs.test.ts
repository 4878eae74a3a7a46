import { describe, expect, test } from 'vitest';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const ofCode = (w: World, code: string) => w.gestan.state.products.find((product) => product.code === code);
const idOf = (w: World, code: string) => ofCode(w, code)?.id ?? '';
const ofSku = (w: World, sku: string) =>
  [...w.store.state.products, ...w.store.state.variations].find((row) => row.sku === sku);
const put = (w: World, path: string, body: Record<string, unknown>) =>
  w.store.call('PUT', `/wp-json/wc/v3/${path}`, { body: body as never });
const categoriesOf = (w: World, is: (row: { sku?: unknown; type?: unknown }) => boolean) =>
  w.store.state.products
    .filter(is)
    .flatMap(({ categories }) => (categories as { id: number }[]).map(({ id }) => id));
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

test('what the shop never keeps is reported, and is not written without end', async () => {
  const w = await synced();
  w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.40' });
  w.clock.advance(60_000);
  const reported: unknown[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { counts, warnings, rows } = await run(w);
    reported.push([
      counts.done,
      ...warnings.map(({ code }) => code),
      ...rows.map(({ status, reason }) => `${status} ${reason?.code}`),
    ]);
    // A plugin of the shop puts the price back.
    await put(w, 'products/34', { regular_price: '5.61' });
    w.clock.advance(60_000);
  }
  expect(reported).toEqual([
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

test('a Gestan that is only handed over to is not told that it keeps nothing: files wait to be taken in', async () => {
  const w = await synced();
  // What is handed over shows in Gestan only once somebody takes it in; until then it shows what it has.
  const handed: unknown[] = [];
  const gestan: GestanAdapter = {
    ...w.gestan,
    capabilities: { ...w.gestan.capabilities, readBack: false },
    upsertProduct: async (draft) => {
      handed.push(draft.description);
      return { id: draft.id ?? '', created: false };
    },
  };
  await put(w, 'products/34', { description: 'Typed in the shop' });
  const reported: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    w.clock.advance(60_000);
    // The product is looked at again, and what was handed over is due as before.
    await put(w, 'products/34', { menu_order: round + 1 });
    const { reports } = await w.open({ gestan }).run({ flows: ['products'] });
    for (const { warnings, rows } of reports)
      reported.push(...warnings.map(({ code }) => code), ...rows.flatMap(({ reason }) => reason?.code ?? []));
  }
  expect(handed).toEqual(Array.from({ length: 5 }, () => 'Typed in the shop'));
  expect(reported.filter((code) => code === 'not-kept' || code === 'done-again')).toEqual([]);
});

describe('an owner that has nothing', () => {
  test('takes a text that was typed on the other side, and loses one only where it empties it', async () => {
    const w = await synced();
    await put(w, 'products/34', { description: '' });
    await run(w);
    expect(ofCode(w, 'SHA-DAI-084')?.description ?? '').toBe('');
    w.clock.advance(60_000);
    w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { description: 'Typed in Gestan' });
    await run(w);
    expect(ofCode(w, 'SHA-DAI-084')?.description).toBe('Typed in Gestan');
    expect(ofSku(w, 'SHA-DAI-084')?.description).toBe('Typed in Gestan');
    // From here on the shop has a text: it decides, and emptying it is a decision.
    w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { description: 'Other' });
    await run(w);
    expect(ofCode(w, 'SHA-DAI-084')?.description).toBe('Typed in Gestan');
    await put(w, 'products/34', { description: '' });
    await run(w);
    expect(ofCode(w, 'SHA-DAI-084')?.description ?? '').toBe('');
  });

  test('does not empty a promotion at the first meeting: a person is asked', async () => {
    const w = smallWorld();
    await setUp(w.open());
    await w.open().settings.save({ products: { conflicts: 'ask' } });
    const id = idOf(w, 'SHA-DAI-084');
    await put(w, 'products/34', { name: 'Shad', regular_price: '5.61', sale_price: '' });
    w.gestan.edit.product(id, { name: 'Shad', salePriceGross: '4.10' });
    const plan = await w.open().products.plan({ codes: ['SHA-DAI-084'] });
    expect(plan.rows).toMatchObject([
      { status: 'conflict', conflicts: [{ field: 'salePrice', woo: null, gestan: '4.1' }] },
    ]);
    await w.open().products.apply(plan, { select: 'all' });
    expect(ofCode(w, 'SHA-DAI-084')?.salePriceGross).toBe('4.10');
    expect(ofSku(w, 'SHA-DAI-084')?.sale_price).toBe('');
    // Once they have met, the shop decides about its promotions.
    const again = await w.open().products.plan({ codes: ['SHA-DAI-084'] });
    await w.open().products.apply(again, { select: 'all', resolve: () => 'gestan' });
    expect(ofSku(w, 'SHA-DAI-084')?.sale_price).toBe('4.1');
  });
});

describe('families', () => {
  async function imported() {
    const w = smallWorld();
    const sync = w.open();
    await setUp(sync);
    for (const { categoryId } of await sync.mappings.families.list())
      await sync.mappings.families.unset({ categoryId });
    w.gestan.edit.addFamily({ id: '9', name: 'To be sorted' });
    await sync.settings.save({ products: { defaultFamily: { familyId: '9' } } });
    await run(w);
    await run(w);
    return w;
  }
  const familyOf = (w: World, code: string) => ofCode(w, code)?.familyId;

  test('a product that came into the default family follows a mapping that is made later', async () => {
    const w = await imported();
    expect([familyOf(w, 'CUI-RAG-022'), familyOf(w, 'VAR-01-1')]).toEqual(['9', '9']);
    const [simple] = categoriesOf(w, ({ sku }) => sku === 'CUI-RAG-022');
    const [variable] = categoriesOf(w, ({ type }) => type === 'variable');
    await w.open().mappings.families.set({ categoryId: simple ?? 0, familyId: '1', primary: true });
    await w.open().mappings.families.set({ categoryId: variable ?? 0, familyId: '1' });
    await run(w);
    expect([familyOf(w, 'CUI-RAG-022'), familyOf(w, 'VAR-01-1')]).toEqual(['1', '1']);
    expect(
      (await w.open().products.plan({ full: true })).rows.filter(({ changes }) => changes.length > 0),
    ).toEqual([]);
  });

  test('a product that a person moved out of the default family stays there', async () => {
    const w = await imported();
    w.gestan.edit.product(idOf(w, 'CUI-RAG-022'), { familyId: '2' });
    const [category] = categoriesOf(w, ({ sku }) => sku === 'CUI-RAG-022');
    await w.open().mappings.families.set({ categoryId: category ?? 0, familyId: '1' });
    const report = await run(w);
    expect(familyOf(w, 'CUI-RAG-022')).toBe('2');
    expect(report.rows.filter(({ wooId }) => wooId === 93)).toMatchObject([
      {
        gestanCode: 'CUI-RAG-022',
        status: 'blocked',
        reason: { code: 'family-unmapped', values: { family: '2' } },
      },
    ]);
  });

  test('a product that is moved in Gestan to a family without a category says so', async () => {
    const w = await synced();
    w.gestan.edit.addFamily({ id: '7', name: 'Unmapped' });
    w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { familyId: '7', priceGross: '6.40' });
    const plan = await w.open().products.plan();
    expect(plan.rows).toMatchObject([
      {
        status: 'update-woo',
        changes: [{ field: 'price' }],
        withheld: [
          { field: 'family', to: '7', reason: { code: 'family-unmapped', values: { family: '7' } } },
        ],
      },
    ]);
    await run(w);
    expect(priceOf(w)).toBe('6.4');
    expect((await run(w)).rows).toMatchObject([{ status: 'blocked', reason: { code: 'family-unmapped' } }]);
    await w.open().mappings.families.set({ categoryId: 20, familyId: '7' });
    expect((await run(w)).counts.done).toBeGreaterThan(0);
    expect(categoriesOf(w, ({ sku }) => sku === 'SHA-DAI-084')).toContain(20);
  });
});

describe('the name that a shop makes for a variation', () => {
  const sizes = ['S', 'M'];
  const nameOf = (size: string) => `Gilet taille ${size}`;
  const names = (w: World) => sizes.map((size) => ofCode(w, `GILET-${size}`)?.name);

  /** Variants that are made while answers to the batch of variations are replaced. */
  async function made(answer: (response: Response) => Response | Promise<Response>) {
    const w = await synced();
    await w.open().settings.save({
      products: { variants: { by: 'prefix', separator: '-', attribute: 'Taille' } },
    });
    for (const size of sizes)
      w.gestan.edit.addProduct({
        code: `GILET-${size}`,
        name: nameOf(size),
        priceGross: '40',
        vatRate: '20',
        familyId: '1',
      });
    const transport = async (request: Request) => {
      const response = await w.store.transport(request);
      const isBatch = request.method === 'POST' && request.url.includes('/variations/batch');
      return isBatch ? answer(response) : response;
    };
    await w.open({ transport }).run({ flows: ['products'] });
    return w;
  }

  test.each([
    ['a connection that broke', () => Promise.reject(new TypeError('socket hang up'))],
    [
      'a page of a browser check',
      () => new Response('<html>Checking</html>', { status: 403, headers: { 'content-type': 'text/html' } }),
    ],
    [
      'a refusal',
      () => Response.json({ code: 'rest_forbidden', message: 'No', data: { status: 403 } }, { status: 403 }),
    ],
  ])('renames nothing in Gestan after %s', async (_, answer) => {
    const w = await made(answer);
    expect(names(w)).toEqual(sizes.map(nameOf));
    w.clock.advance(60_000);
    await run(w);
    await run(w);
    expect(names(w)).toEqual(sizes.map(nameOf));
    expect(w.store.state.variations.filter(({ sku }) => String(sku).startsWith('GILET-'))).toHaveLength(2);
    expect((await w.open().products.plan({ full: true })).rows).toEqual([]);
    // A person who renames the parent renames its variants.
    await put(w, `products/${ofSku(w, 'GILET')?.id}`, { name: 'Veste' });
    await run(w);
    expect(names(w)).toEqual(['Veste - S', 'Veste - M']);
  });
});

test('a family that Gestan does not have is refused by name, and makes no empty plan', async () => {
  const w = await synced();
  await expect(w.open().products.plan({ family: '77' })).rejects.toMatchObject({
    name: 'SettingsError',
    code: 'settings.unknown-family',
    field: 'family',
    message: expect.stringContaining('77') as unknown,
  });
});

describe('one barcode on two products', () => {
  const add = (w: World, code: string) =>
    w.gestan.edit.addProduct({
      code,
      name: code,
      priceGross: '5',
      vatRate: '20',
      familyId: '1',
      barcode: '3464042848995',
    });

  test('new ones are blocked, and each names the other', async () => {
    const w = await synced();
    add(w, 'JUMEAU-1');
    add(w, 'JUMEAU-2');
    const report = await run(w);
    expect(report.counts.failed).toBe(0);
    expect(
      report.rows.map(({ gestanCode, reason }) => [gestanCode, reason?.code, reason?.values]),
    ).toMatchObject([
      ['JUMEAU-1', 'duplicate-barcode', { others: ['JUMEAU-2'] }],
      ['JUMEAU-2', 'duplicate-barcode', { others: ['JUMEAU-1'] }],
    ]);
    w.gestan.edit.product(idOf(w, 'JUMEAU-2'), { barcode: '' });
    expect((await run(w)).counts).toMatchObject({ done: 2, failed: 0 });
  });

  test('a row is applied although the product that holds the code is not ticked', async () => {
    const w = smallWorld();
    await setUp(w.open());
    add(w, 'HOLDER');
    const create = (body: Record<string, unknown>) =>
      w.store.call('POST', '/wp-json/wc/v3/products', { body: body as never });
    await create({ name: 'HOLDER', sku: 'HOLDER', regular_price: '5', categories: [{ id: 19 }] });
    await create({
      name: 'Other',
      sku: 'OTHER',
      regular_price: '6',
      categories: [{ id: 19 }],
      global_unique_id: '3464042848995',
    });
    const plan = await w.open().products.plan();
    const row = plan.rows.find(({ gestanCode }) => gestanCode === 'OTHER');
    expect(row).toMatchObject({ status: 'add-to-gestan' });
    const { counts } = await w.open().products.apply(plan, { select: [row?.key ?? ''] });
    expect(counts).toMatchObject({ done: 1, stale: 0 });
  });
});

test('a product that an order made in the default family gets no category for it', async () => {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  w.gestan.edit.addFamily({ id: '9', name: 'To be sorted' });
  await sync.mappings.families.set({ categoryId: 40, familyId: '9', primary: true });
  for (const { categoryId } of await sync.mappings.families.list())
    if (categoryId !== 40) await sync.mappings.families.unset({ categoryId });
  await sync.settings.save({ products: { defaultFamily: { familyId: '9' } } });
  const before = w.store.state.products.map(({ categories }) => categories);
  // The flow of products could not be run: the orders make what they need.
  await sync.run({ flows: ['orders'] });
  const made = w.gestan.state.products.filter(({ familyId }) => familyId === '9').map(({ code }) => code);
  expect(made.filter((code) => w.store.state.products.some(({ sku }) => sku === code))).not.toEqual([]);
  await run(w);
  await run(w);
  expect(w.store.state.products.map(({ categories }) => categories)).toEqual(before);
});
