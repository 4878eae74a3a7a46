import { beforeAll, expect, test } from 'vitest';
import type { Row } from 'woo-gestan/testing';
import { call, reported, run } from './shop-life.js';
import { setUp, smallWorld } from './small.js';

// What happens to products between two runs: nothing is lost, doubled or passed over in silence.
// Each test has a product of its own.
const w = smallWorld();
const ofCode = (code: string) => w.gestan.state.products.filter((product) => product.code === code);
const idOf = (code: string) => ofCode(code)[0]?.id ?? '';
const inShop = (id: number) => w.store.state.products.find((row) => row.id === id);
const plan = async () => (await w.open().products.plan({ full: true })).rows;
const raise = (code: string, priceGross: string) => w.gestan.edit.product(idOf(code), { priceGross });

beforeAll(async () => {
  await setUp(w.open());
  await run(w, 'products');
  await run(w, 'products');
});

test('a variation that was deleted and made again with its SKU is reported, and Gestan gets no second product', async () => {
  const variation = w.store.state.variations.find(({ parent_id: parent }) => parent === 191) as Row;
  const code = String(variation.sku);
  const [before] = ofCode(code);
  await call(w, 'DELETE', `products/191/variations/${variation.id}?force=true`);
  const again = await call(w, 'POST', 'products/191/variations', {
    sku: code,
    regular_price: '77',
    attributes: variation.attributes,
  });
  const keys = [`woo:191:${again.id}`, `woo:191:${variation.id}`] as const;
  const expected = [
    [keys[0], 'blocked', 'code-taken'],
    [keys[1], 'blocked', 'counterpart-gone'],
  ];
  // At every run, until somebody links the new one.
  for (let runs = 0; runs < 2; runs += 1) {
    const { rows } = await run(w, 'products');
    expect(reported(rows, ...keys)).toEqual(expected);
  }
  expect(ofCode(code)).toEqual([before]);
  await w.open().links.remove({ code });
  await w.open().links.force({ code, wooId: 191, variationId: Number(again.id) });
  const report = await w.open().products.apply(await w.open().products.plan(), { select: 'all' });
  expect(reported(report.rows, ...keys)).toMatchObject([[keys[0], 'update-woo', undefined]]);
  expect(w.store.state.variations.find(({ id }) => id === again.id)?.regular_price).toBe('55.4');
});

test('a product that was in the trash for a while gets the price of that time', async () => {
  await call(w, 'DELETE', 'products/34');
  await run(w, 'products');
  raise('SHA-DAI-084', '8.80');
  expect(reported((await run(w, 'products')).rows, 'woo:34')).toEqual([
    ['woo:34', 'blocked', 'counterpart-gone'],
  ]);
  await call(w, 'PUT', 'products/34', { status: 'publish' });
  await run(w, 'products');
  expect(inShop(34)?.regular_price).toBe('8.8');
  expect(reported(await plan(), 'woo:34')).toEqual([]);
});

test.each([
  ['the same', 19, 'CUI-DAI-038', 'CUI-NEU-001', 'CUI-NEU-001'],
  ['another one', 93, 'CUI-RAG-022', 'CUI-NEU-002', 'CUI-NEU-003'],
])('a code and an SKU that were both changed, to %s, stay one pair', async (_, id, code, newCode, sku) => {
  const counts = [w.store.state.products.length, w.gestan.state.products.length];
  w.gestan.edit.product(idOf(code), { code: newCode });
  await call(w, 'PUT', `products/${id}`, { sku });
  await run(w, 'products');
  raise(newCode, '9.10');
  await run(w, 'products');
  expect(inShop(id)).toMatchObject({ regular_price: '9.1', sku });
  expect([w.store.state.products.length, w.gestan.state.products.length]).toEqual(counts);
  expect(reported(await plan(), `woo:${id}`)).toEqual([]);
});

test('prices of a new list that come while the old one is applied arrive with the next run', async () => {
  raise('HAM-GAR-103', '9.10');
  const sync = w.open({
    async transport(request) {
      if (request.method === 'POST' && ofCode('HAM-GAR-103')[0]?.priceGross !== '9.90') {
        raise('HAM-GAR-103', '9.90');
        await call(w, 'PUT', 'products/97', { description: 'Écrit pendant ce temps' });
      }
      return w.store.transport(request);
    },
  });
  const report = await sync.products.apply(await sync.products.plan(), { select: 'all' });
  expect(reported(report.rows, 'woo:97')).toEqual([['woo:97', 'update-woo', undefined]]);
  expect(inShop(97)?.regular_price).toBe('9.1');
  await run(w, 'products');
  expect(inShop(97)?.regular_price).toBe('9.9');
  expect(ofCode('HAM-GAR-103')[0]?.description).toBe('Écrit pendant ce temps');
});

test('a category with a new name stays mapped, and moves no product', async () => {
  const before = w.store.state.products.map(({ categories }) =>
    (categories as unknown as Row[]).map(({ id }) => id),
  );
  await call(w, 'PUT', 'products/categories/37', { name: 'Renommée', slug: 'renommee' });
  const report = await run(w, 'products');
  expect(report.counts).toMatchObject({ done: 0, failed: 0 });
  expect(
    w.store.state.products.map(({ categories }) => (categories as unknown as Row[]).map(({ id }) => id)),
  ).toEqual(before);
  expect(await w.open().categories.import()).toMatchObject({ renamed: 1, removed: 0 });
});

test('a simple product that becomes a variable one is reported at every run', async () => {
  await call(w, 'PUT', 'products/145', {
    type: 'variable',
    attributes: [{ name: 'Taille', variation: true, options: ['S'] }],
  });
  for (const price of ['7.10', '7.20']) {
    raise('POP-SEN-053', price);
    expect(reported((await run(w, 'products')).rows, 'woo:145')).toEqual([
      ['woo:145', 'blocked', 'type-changed'],
    ]);
  }
});

test('a product that was deleted and made again in Gestan is reported, and the shop gets no second one', async () => {
  const count = w.store.state.products.length;
  w.gestan.edit.deleteProduct(idOf('SHA-DAI-084'));
  w.gestan.edit.addProduct({
    code: 'SHA-DAI-084',
    name: 'Le même, recréé',
    priceGross: '9.10',
    vatRate: '20',
    familyId: '2',
  });
  const key = `gestan:${idOf('SHA-DAI-084')}`;
  for (let runs = 0; runs < 2; runs += 1) {
    expect(reported((await run(w, 'products')).rows, 'woo:34', key)).toEqual([
      ['woo:34', 'blocked', 'counterpart-gone'],
      [key, 'blocked', 'sku-taken'],
    ]);
  }
  expect(w.store.state.products).toHaveLength(count);
});

test('a shop that sells in another currency gets no price, the row says why, and everything else travels', async () => {
  const set = (value: string) => call(w, 'PUT', 'settings/general/woocommerce_currency', { value });
  await set('USD');
  // What the shop has set is asked for once an hour.
  w.clock.advance(3_600_000);
  raise('HAM-GAR-103', '12.50');
  w.gestan.edit.product(idOf('HAM-GAR-103'), { name: 'Hameçon, renommé' });
  w.gestan.edit.addProduct({
    code: 'EN-EUROS',
    name: 'Neuf',
    priceGross: '9',
    vatRate: '20',
    familyId: '2',
  });
  const values = { shop: 'USD', gestan: 'EUR' };
  const rows = await plan();
  expect(rows.filter(({ wooId }) => wooId === 97)).toMatchObject([
    {
      changes: [{ field: 'name' }],
      withheld: [{ field: 'price', reason: { code: 'currency-foreign', values } }],
    },
  ]);
  expect(rows.filter(({ gestanCode }) => gestanCode === 'EN-EUROS')).toMatchObject([
    { status: 'blocked', reason: { code: 'currency-foreign', values } },
  ]);
  await run(w, 'products');
  expect(inShop(97)).toMatchObject({ name: 'Hameçon, renommé', regular_price: '9.9' });
  expect(reported((await run(w, 'products')).rows, 'woo:97')).toEqual([
    ['woo:97', 'blocked', 'currency-foreign'],
  ]);
  await set('EUR');
  w.clock.advance(3_600_000);
  raise('CUI-NEU-001', '9.20');
  await run(w, 'products');
  expect(inShop(97)?.regular_price).toBe('12.5');
  expect(w.store.state.products.filter(({ sku }) => sku === 'EN-EUROS')).toHaveLength(1);
});
