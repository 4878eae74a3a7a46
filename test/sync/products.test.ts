import { describe, expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import { type Shop, sampleShop } from 'woo-gestan/testing';
import { recordedShop, testClock, type World, world } from './shops.js';
import { setUp, smallWorld } from './small.js';

const ofCode = (w: World, code: string) => w.gestan.state.products.find((product) => product.code === code);
const idOf = (w: World, code: string) => ofCode(w, code)?.id ?? '';
const ofSku = (w: World, sku: string) =>
  [...w.store.state.products, ...w.store.state.variations].find((row) => row.sku === sku);
const put = (w: World, path: string, body: Record<string, unknown>) =>
  w.store.call('PUT', `/wp-json/wc/v3/${path}`, { body: body as never });

async function ready(): Promise<World> {
  const w = smallWorld();
  await setUp(w.open());
  return w;
}

async function synced(): Promise<World> {
  const w = await ready();
  await w.open().run({ flows: ['products'] });
  const { summary } = await w.open().products.plan();
  expect(Object.keys(summary)).toEqual(['in-sync']);
  return w;
}

describe('the window', () => {
  test('creates, updates and links both ways; a second plan has nothing left', async () => {
    const w = await ready();
    const plan = await w.open().products.plan();
    expect(plan.summary).toEqual({ 'update-both': 2, 'add-to-gestan': 7, 'add-to-woo': 2 });
    const { counts } = await w.open().products.apply(plan, { select: 'all' });
    expect(counts).toEqual({ done: 11, sent: 0, failed: 0, skipped: 0, stale: 0, unsettled: 0 });
    expect(ofSku(w, 'NOUVEAU-1')).toMatchObject({ name: 'Épuisette', regular_price: '24.9' });
    expect(ofSku(w, 'CUI-DAI-038')).toMatchObject({ regular_price: '3.1' });
    expect(ofCode(w, 'VAR-01-1')).toMatchObject({ name: 'Gilet de pêche - M' });
    expect((await w.open().links.list()).length).toBe(11);
    const again = await w.open().products.plan();
    expect(again.rows).toEqual([]);
  });

  test('is narrowed by direction, creations only, family, codes and ids', async () => {
    const w = await ready();
    const statuses = async (options: object) =>
      [...new Set((await w.open().products.plan(options)).rows.map(({ status }) => status))].sort();
    const targets = async (options: object) => [
      ...new Set(
        (await w.open().products.plan(options)).rows.flatMap(({ changes }) =>
          changes.map(({ target }) => target),
        ),
      ),
    ];
    expect(await targets({ direction: 'woo-to-gestan' })).toEqual(['gestan']);
    expect(await targets({ direction: 'gestan-to-woo' })).toEqual(['woo']);
    expect(await statuses({ includeUpdates: false })).toEqual(['add-to-gestan', 'add-to-woo']);
    const inFamily = await w.open().products.plan({ family: '1', direction: 'gestan-to-woo' });
    const written = inFamily.rows.filter(({ changes }) => changes.length > 0);
    expect(written.map(({ gestanCode }) => gestanCode)).toEqual(['NOUVEAU-1']);
    expect(
      inFamily.rows.filter((row) => !written.includes(row)).every(({ status }) => status === 'link'),
    ).toBe(true);
    const chosen = await w.open().products.plan({ codes: ['NOUVEAU-2'], wooIds: [93] });
    expect(chosen.rows.map(({ key }) => key).sort()).toEqual(['gestan:5', 'woo:93']);
    const before = w.writes().length;
    await w.open().products.apply(chosen, { select: () => false });
    expect(w.writes().length).toBe(before);
  });

  test('the blacklist hides a product from the product and stock windows, not from orders', async () => {
    const w = await synced();
    await w.open().blacklist.add({ code: 'SHA-DAI-084' }, { reason: 'plus vendu' });
    await put(w, 'products/34', { name: 'Autre nom' });
    expect((await w.open().products.plan()).rows).toEqual([]);
    expect((await w.open().stock.plan()).rows.filter(({ wooId }) => wooId === 34)).toEqual([]);
    const shown = await w.open().products.plan({ includeBlacklisted: true });
    expect(shown.rows).toContainEqual(
      expect.objectContaining({ status: 'blacklisted', gestanCode: 'SHA-DAI-084' }),
    );
    await w.open().blacklist.remove({ code: 'SHA-DAI-084' });
    expect((await w.open().products.plan()).rows.map(({ wooId }) => wooId)).toEqual([34]);
  });
});

describe('three ways', () => {
  test('each side gives what it owns; a change of the other is put back, and the row says so', async () => {
    const w = await synced();
    w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { priceGross: '6.40' });
    await put(w, 'products/93', { regular_price: '1.00', description: '<p>Nouvelle</p>' });
    const plan = await w.open().products.plan();
    const row = (id: number) => plan.rows.find(({ wooId }) => wooId === id);
    expect(row(34)).toMatchObject({
      status: 'update-woo',
      changes: [{ field: 'price', from: '5.61', to: '6.4', target: 'woo' }],
    });
    expect(row(93)?.changes).toContainEqual(
      expect.objectContaining({ field: 'price', target: 'woo', to: '4.59', because: 'owner' }),
    );
    expect(row(93)?.changes).toContainEqual(
      expect.objectContaining({ field: 'description', target: 'gestan' }),
    );
    await w.open().products.apply(plan, { select: 'all' });
    expect([ofSku(w, 'SHA-DAI-084')?.regular_price, ofSku(w, 'CUI-RAG-022')?.regular_price]).toEqual([
      '6.4',
      '4.59',
    ]);
    expect((await w.open().products.plan()).rows).toEqual([]);
  });

  test.each(['gestan', 'woo', 'skip'] as const)(
    'a conflict answered « %s » is settled so',
    async (answer) => {
      const w = await synced();
      await w.open().settings.save({ products: { conflicts: 'ask' } });
      w.gestan.edit.product(idOf(w, 'SHA-DAI-084'), { name: 'De Gestan' });
      await put(w, 'products/34', { name: 'De la boutique' });
      const plan = await w.open().products.plan();
      expect(plan.rows).toMatchObject([{ status: 'conflict', wooId: 34 }]);
      expect((await w.open().products.apply(plan, { select: 'all' })).rows).toMatchObject([
        { outcome: 'skipped', reason: { code: 'unresolved' } },
      ]);
      const { counts } = await w.open().products.apply(plan, { select: 'all', resolve: () => answer });
      expect(counts.done).toBe(answer === 'skip' ? 0 : 1);
      const names = [ofCode(w, 'SHA-DAI-084')?.name, ofSku(w, 'SHA-DAI-084')?.name];
      expect(names).toEqual(
        answer === 'skip'
          ? ['De Gestan', 'De la boutique']
          : Array(2).fill(answer === 'woo' ? 'De la boutique' : 'De Gestan'),
      );
      expect((await w.open().products.plan()).rows).toHaveLength(answer === 'skip' ? 1 : 0);
    },
  );

  test('a counterpart that is gone blocks, and is never made again by itself', async () => {
    const w = await synced();
    await w.store.call('DELETE', '/wp-json/wc/v3/products/93', { query: { force: 'true' } });
    await w.store.call('DELETE', '/wp-json/wc/v3/products/97');
    w.gestan.edit.deleteProduct(idOf(w, 'SHA-DAI-084'));
    w.clock.advance(25 * 3_600_000);
    for (let run = 0; run < 2; run += 1) {
      const plan = await w.open().products.plan();
      expect(
        plan.rows.map(({ status, gestanCode, reason }) => [gestanCode, status, reason?.code]).sort(),
      ).toEqual([
        ['CUI-RAG-022', 'blocked', 'counterpart-gone'],
        ['HAM-GAR-103', 'blocked', 'counterpart-gone'],
        ['SHA-DAI-084', 'blocked', 'counterpart-gone'],
      ]);
      expect((await w.open().products.apply(plan, { select: 'all' })).counts).toMatchObject({
        done: 0,
        skipped: 3,
      });
    }
  });

  test('a new SKU or code keeps the link', async () => {
    const w = await synced();
    await put(w, 'products/34', { sku: 'AUTRE-SKU' });
    w.gestan.edit.product(idOf(w, 'HAM-GAR-103'), { code: 'AUTRE-CODE' });
    const before = w.gestan.state.products.length;
    await w.open().run({ flows: ['products'] });
    expect(w.gestan.state.products.length).toBe(before);
    expect((await w.open().products.plan()).rows.filter(({ status }) => status !== 'blocked')).toEqual([]);
  });
});

test('a link is forced, refused where it is taken, and a removed one is not made again by itself', async () => {
  const w = await synced();
  const sync = w.open();
  await expect(sync.links.force({ code: 'SHA-DAI-084', wooId: 93 })).rejects.toMatchObject({
    code: 'settings.link-taken',
    message: expect.stringMatching(/34|CUI-RAG-022/) as unknown,
  });
  await sync.links.remove({ code: 'SHA-DAI-084' });
  expect((await sync.links.list()).map(({ code }) => code)).not.toContain('SHA-DAI-084');
  for (let run = 0; run < 2; run += 1) {
    await w.open().run({ flows: ['products'] });
    expect((await w.open().links.list()).map(({ code }) => code)).not.toContain('SHA-DAI-084');
  }
  expect(w.gestan.state.products.filter(({ code }) => code === 'SHA-DAI-084')).toHaveLength(1);
  expect(w.store.state.products.filter(({ sku }) => sku === 'SHA-DAI-084')).toHaveLength(1);
  await w.open().links.force({ code: 'SHA-DAI-084', wooId: 34 });
  await w.open().run({ flows: ['products'] });
  expect((await w.open().products.plan()).rows).toEqual([]);
});

test('one refused item leaves the other rows done and tells which and why', async () => {
  const w = await ready();
  const plan = await w.open().products.plan();
  await w.store.call('POST', '/wp-json/wc/v3/products', { body: { name: 'Arrivé avant', sku: 'NOUVEAU-2' } });
  const { counts, rows } = await w.open().products.apply(plan, { select: 'all' });
  expect(counts).toMatchObject({ done: 10, failed: 1 });
  expect(rows.find(({ outcome }) => outcome === 'failed')).toMatchObject({
    gestanCode: 'NOUVEAU-2',
    error: { code: expect.stringContaining('woo.') as unknown },
  });
  expect((await w.open().links.list()).map(({ code }) => code)).not.toContain('NOUVEAU-2');
});

describe('products of Gestan become variants', () => {
  const codes = ['GILET-S', 'GILET-M', 'GILET-L'];
  const size = (code: string) => code.slice('GILET-'.length);
  const rules = {
    'by a table': {
      by: 'table' as const,
      rows: codes.map((code) => ({
        code,
        parentSku: 'GILET',
        parentName: 'Gilet',
        options: [{ name: 'Taille', option: size(code) }],
      })),
    },
    'by the prefix of their codes': { by: 'prefix' as const, separator: '-', attribute: 'Taille' },
  };

  test.each(Object.entries(rules))('%s: the parent is made, then matched', async (_, variants) => {
    const w = await ready();
    const add = (code: string) =>
      w.gestan.edit.addProduct({
        code,
        name: `Gilet ${size(code)}`,
        priceGross: '40',
        vatRate: '20',
        familyId: '1',
      });
    const variationsOf = (id: unknown) => w.store.state.variations.filter((row) => row.parent_id === id);
    add('GILET-S');
    add('GILET-M');
    await w.open().settings.save({ products: { variants } });
    const first = await w.open().products.plan({ codes });
    expect(first.summary['add-to-woo']).toBe(2);
    const report = await w.open().products.apply(first, { select: 'all' });
    expect(report.counts).toMatchObject({ done: 2, failed: 0 });
    // A parent that only the beginning of codes names is nothing to sell yet.
    expect(report.warnings.map(({ code }) => code)).toEqual(
      variants.by === 'table' ? [] : ['parent-as-draft'],
    );
    const parents = w.store.state.products.filter(({ sku }) => sku === 'GILET');
    expect(parents).toMatchObject([
      variants.by === 'table'
        ? { type: 'variable', name: 'Gilet', status: 'publish', categories: [{ id: 19 }] }
        : { type: 'variable', name: 'GILET', status: 'draft', categories: [{ id: 19 }] },
    ]);
    expect(variationsOf(parents[0]?.id)).toHaveLength(2);

    add('GILET-L');
    const second = await w.open().products.plan({ codes });
    expect(second.rows).toMatchObject([{ gestanCode: 'GILET-L', variant: { parentId: parents[0]?.id } }]);
    expect((await w.open().products.apply(second, { select: 'all' })).counts).toMatchObject({
      done: 1,
      failed: 0,
    });
    expect(w.store.state.products.filter(({ sku }) => sku === 'GILET')).toHaveLength(1);
    expect(variationsOf(parents[0]?.id).map(({ sku, attributes }) => [sku, attributes])).toEqual(
      ['GILET-S', 'GILET-M', 'GILET-L'].map((code) => [
        code,
        [expect.objectContaining({ name: 'Taille', option: size(code) }) as unknown],
      ]),
    );
    expect((await w.open().products.plan({ codes })).rows).toEqual([]);
    // The shop's name of a variation renames nothing.
    expect(codes.map((code) => ofCode(w, code)?.name)).toEqual(['Gilet S', 'Gilet M', 'Gilet L']);
  });
});

test('safety: prices that jump stop the apply before the first write, unless lifted by name', async () => {
  const shop = sampleShop();
  const [like] = (shop.products ?? []).filter(({ id }) => id === 34);
  const codes = Array.from({ length: 40 }, (_, index) => `P-${index}`);
  const products = codes.map((sku, index) => ({
    ...like,
    id: 10_000 + index,
    sku,
    slug: sku,
    name: sku,
    global_unique_id: '',
    regular_price: '10',
    sale_price: '',
  }));
  const clock = testClock();
  const gestan = memoryGestan({
    clock,
    families: [{ id: '1', name: 'Tout' }],
    products: codes.map((code) => ({ code, name: code, priceGross: '10', vatRate: '20', familyId: '1' })),
  });
  const w = world({
    shop: { ...shop, products, variations: [] } as Shop,
    clock,
    gestan,
    settings: { products: { defaultFamily: { familyId: '1' } } },
  });
  await w.open().mappings.taxes.set({ taxClass: '', rate: '20' });
  await w.open().run({ flows: ['products'] });
  for (const code of codes) gestan.edit.product(idOf(w, code), { priceGross: '0.10' });
  const plan = await w.open().products.plan();
  const before = w.writes().length;
  await expect(w.open().products.apply(plan, { select: 'all' })).rejects.toMatchObject({
    code: 'settings.safety-limit',
  });
  await expect(w.open().run({ flows: ['products'] })).rejects.toMatchObject({
    code: 'settings.safety-limit',
  });
  expect(w.writes().length).toBe(before);
  expect((await w.open().products.apply(plan, { select: 'all', override: ['price-jump'] })).counts.done).toBe(
    40,
  );
});

test('a parent of variants that are not to be published is a draft', async () => {
  const w = await ready();
  const variants = { by: 'prefix' as const, separator: '-', attribute: 'Taille' };
  await w.open().settings.save({ products: { publishNew: false, variants } });
  const codes = ['GILET-S', 'GILET-M'];
  for (const code of codes)
    w.gestan.edit.addProduct({ code, name: code, priceGross: '40', vatRate: '20', familyId: '1' });
  await w.open().products.apply(await w.open().products.plan({ codes }), { select: 'all' });
  expect(ofSku(w, 'GILET')).toMatchObject({ type: 'variable', status: 'draft' });
  expect(codes.map((code) => ofSku(w, code)?.status)).toEqual(['private', 'private']);
});

describe.each(['wc11', 'wc99'] as const)('%s, all recorded products', (name) => {
  test('into an empty Gestan: made once, nothing is left, and what is not taken says why', async () => {
    const shop = recordedShop(name);
    const w = world({ shop, settings: { products: { defaultFamily: { familyId: '1' } } } });
    w.gestan.edit.addFamily({ id: '1', name: 'Tout' });
    const sync = w.open();
    for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
      await sync.mappings.taxes.set({ taxClass, rate });
    const plan = await sync.products.plan();
    const report = await sync.products.apply(plan, { select: 'all' });
    expect(report.counts).toMatchObject({ failed: 0, unsettled: 0, stale: 0 });
    expect(report.counts.done).toBeGreaterThan(100);
    for (const row of plan.rows.filter(({ status }) => status === 'blocked'))
      expect(row.reason, row.name).toBeTruthy();
    expect(w.writes()).toEqual([]);
    const next = await w.open().products.plan();
    expect(next.rows.filter(({ status }) => status !== 'blocked')).toEqual([]);
  });
});
