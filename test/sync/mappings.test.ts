import { expect, test } from 'vitest';
import type { Shop } from 'woo-gestan/testing';
import { dump, testClock } from './shops.js';
import { setUp, smallGestan, smallShop, smallWorld, twoShops } from './small.js';

/** The small shop with two categories of one name under two parents. */
function shopWithTwins(): Shop {
  const shop = smallShop();
  const [like] = shop.categories ?? [];
  const category = (id: number, name: string, parent: number, count: number) => ({
    ...like,
    id,
    name,
    slug: `${name}-${id}`.toLowerCase(),
    parent,
    count,
  });
  const twins = [
    category(9_001, 'Homme', 0, 0),
    category(9_002, 'Femme', 0, 0),
    category(9_003, 'Vestes', 9_001, 7),
    category(9_004, 'Vestes', 9_002, 3),
  ];
  const products = (shop.products ?? []).map((row) =>
    row.id === 34
      ? { ...row, categories: [{ id: 9_003, name: 'Vestes', slug: 'vestes-9003' }] }
      : row.id === 93
        ? { ...row, categories: [{ id: 9_004, name: 'Vestes', slug: 'vestes-9004' }] }
        : row,
  );
  return { ...shop, categories: [...(shop.categories ?? []), ...twins], products } as Shop;
}

test('categories of one name under two parents are two, shown by their path, and lead to two families', async () => {
  const w = smallWorld({ shop: shopWithTwins(), settings: { products: { defaultFamily: null } } });
  const sync = w.open();
  await sync.categories.import();
  const paths = (await sync.categories.list())
    .filter(({ id }) => id > 9_000)
    .map(({ id, path }) => [id, path]);
  expect(paths).toEqual([
    [9_002, 'Femme'],
    [9_004, 'Femme > Vestes'],
    [9_001, 'Homme'],
    [9_003, 'Homme > Vestes'],
  ]);
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
  await sync.mappings.families.set({ categoryId: 9_003, familyId: '1' });
  const unmapped = await sync.mappings.families.unmapped();
  expect(unmapped.some(({ id }) => id === 9_003)).toBe(false);
  expect(unmapped.find(({ id }) => id === 9_004)).toMatchObject({ path: 'Femme > Vestes' });
  const counts = unmapped.map(({ count }) => count);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  const blocked = await sync.products.plan({ wooIds: [93], direction: 'woo-to-gestan' });
  expect(blocked.rows).toMatchObject([{ status: 'blocked', reason: { code: 'family-unmapped' } }]);
  await sync.mappings.families.set({ categoryId: 9_004, familyId: '2' });
  const { rows } = await sync.products.plan({ wooIds: [34, 93], direction: 'woo-to-gestan' });
  const family = (wooId: number) =>
    rows.find((row) => row.wooId === wooId)?.changes.find(({ field }) => field === 'family')?.to;
  expect(family(93)).toBe('2');
  // Gestan has it in family 2, and Gestan owns the family.
  expect(rows.find((row) => row.wooId === 34)?.withheld).toContainEqual(
    expect.objectContaining({ field: 'family', from: '1', to: '2', target: 'woo' }),
  );
});

test('the tables of one shop come back from a file, whole or not at all, in another', async () => {
  const clock = testClock();
  const gestan = smallGestan(clock);
  const { one, two } = twoShops({ clock, gestan });
  await setUp(one.open());
  const file = JSON.parse(JSON.stringify(await one.open().mappings.export())) as {
    families: { familyId: string }[];
  };
  await two.open().mappings.import(file);
  expect(await two.open().mappings.export()).toEqual(await one.open().mappings.export());
  const before = await two.open().mappings.export();
  const faulty = {
    ...file,
    families: [...file.families, { ...file.families[0], categoryId: 77, familyId: 'X' }],
  };
  await expect(two.open().mappings.import(faulty)).rejects.toMatchObject({ code: 'settings.unknown-family' });
  expect(await two.open().mappings.export()).toEqual(before);
});

test('two shops on one storage: a run of one touches nothing of the other, and both count what is sold', async () => {
  const clock = testClock();
  const gestan = smallGestan(clock);
  const settings = {
    orders: { startAt: '2026-01-01' },
    products: { defaultFamily: { familyId: '2' }, conflicts: 'gestan' as const },
    safety: { created: 100, stockZeroed: 1 },
    billing: { shippingProductCode: 'PORT' },
  };
  const { one, two } = twoShops({ clock, gestan }, { one: settings, two: settings });
  const of = (all: Record<string, unknown>, id: string) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith(`shop/${id}/`)));
  await setUp(one.open());
  await one.open().run();
  const before = of(await dump(one.storage), 'un');
  await setUp(two.open());
  await two.open().links.force({ code: 'SHA-DAI-084', wooId: 93 });
  await two.open().blacklist.add({ wooId: 97 }, { reason: 'pas ici' });
  const requests = one.store.requests.length;
  await two.open().run();
  const after = await dump(one.storage);
  expect(of(after, 'un')).toEqual(before);
  expect(one.store.requests).toHaveLength(requests);
  expect(Object.keys(after).filter((key) => !/^(?:shop\/(?:un|deux)|shared)\//.test(key))).toEqual([]);
  expect((await one.open().links.list()).find(({ code }) => code === 'SHA-DAI-084')?.wooId).toBe(34);
  expect((await two.open().links.list()).find(({ code }) => code === 'SHA-DAI-084')?.wooId).toBe(93);

  // A sale in one shop lowers what the other may sell, also where the two have it under other products.
  const quantity = (w: typeof one, id: number) =>
    w.store.state.products.find((row) => row.id === id)?.stock_quantity;
  for (const [w, id] of [
    [one, 34],
    [two, 93],
  ] as const)
    await w.store.call('PUT', `/wp-json/wc/v3/products/${id}`, {
      body: { manage_stock: true, stock_quantity: 1 },
    });
  gestan.edit.stock('SHA-DAI-084', '20');
  const syncStock = async () => {
    for (let round = 0; round < 2; round += 1)
      for (const w of [one, two]) await w.open().run({ flows: ['stock'] });
  };
  await syncStock();
  const start = [quantity(one, 34), quantity(two, 93)];
  expect(start[0]).toBe(start[1]);
  await one.store.call('POST', '/wp-json/wc/v3/orders', {
    body: {
      status: 'processing',
      set_paid: true,
      billing: { email: 'client@exemple.test', last_name: 'Client', country: 'FR' },
      line_items: [{ product_id: 34, quantity: 3 }],
    },
  });
  clock.advance(3_600_000);
  await syncStock();
  expect([quantity(one, 34), quantity(two, 93)]).toEqual(start.map((units) => Number(units) - 3));
});
