import { describe, expect, test } from 'vitest';
import type { createSync } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { parseSelection, renderHtml, selectionChoices } from 'woo-gestan/report';
import { type Shop, sampleShop } from 'woo-gestan/testing';
import { testClock, type World, world } from './shops.js';
import { setUp, smallWorld } from './small.js';

type Settings = NonNullable<Parameters<typeof createSync>[0]['settings']>;

const count = 40;
const codes = Array.from({ length: count }, (_, index) => `P-${index}`);

/** Forty products that both sides have, linked. */
async function linked(settings: Settings = {}): Promise<World> {
  const shop = sampleShop();
  const [like] = (shop.products ?? []).filter(({ id }) => id === 34);
  const clock = testClock();
  const gestan = memoryGestan({
    clock,
    families: [{ id: '1', name: 'Tout' }],
    products: codes.map((code) => ({
      code,
      name: code,
      priceGross: '10',
      vatRate: '20',
      familyId: '1',
      published: true,
    })),
    stock: codes.map((code) => ({ code, quantity: '5' })),
  });
  const products = codes.map((sku, index) => ({
    ...like,
    id: 10_000 + index,
    sku,
    slug: sku,
    name: sku,
    global_unique_id: '',
    regular_price: '10',
    sale_price: '',
    status: 'publish',
    manage_stock: true,
    stock_quantity: 5,
  }));
  const w = world({
    shop: { ...shop, products, variations: [], orders: [], refunds: [] } as Shop,
    clock,
    gestan,
    settings: {
      orders: { startAt: '2026-01-01' },
      ...settings,
      products: { defaultFamily: { familyId: '1' }, owners: { published: 'gestan' } },
    },
  });
  const sync = w.open();
  await sync.mappings.taxes.set({ taxClass: '', rate: '20' });
  await sync.categories.import();
  await sync.mappings.families.set({ categoryId: 15, familyId: '1', primary: true });
  await sync.run({ flows: ['products', 'stock'] });
  expect((await w.open().products.plan()).rows).toEqual([]);
  return w;
}

const edit = (w: World, change: object) => {
  for (const { id } of w.gestan.state.products) w.gestan.edit.product(id, change);
};

/** What passes each limit, and the setting that the error names. */
const limits = {
  'price-jump': {
    flow: 'products',
    field: 'settings.safety.priceJump',
    spoil: (w: World) => edit(w, { priceGross: '0.1' }),
  },
  unpublished: {
    flow: 'products',
    field: 'settings.safety.unpublished',
    spoil: (w: World) => edit(w, { published: false }),
  },
  created: {
    flow: 'products',
    field: 'settings.safety.created',
    spoil: (w: World) => {
      for (const code of codes)
        w.gestan.edit.addProduct({
          code: `N-${code}`,
          name: code,
          priceGross: '1',
          vatRate: '20',
          familyId: '1',
        });
    },
  },
  'stock-zeroed': {
    flow: 'stock',
    field: 'settings.safety.stockZeroed',
    spoil: (w: World) => {
      for (const code of codes) w.gestan.edit.stock(code, '0');
    },
  },
} as const;

describe.each(Object.entries(limits))('the limit « %s »', (name, { flow, field, spoil }) => {
  test('stops apply and run before the first write; only its own name lifts it', async () => {
    const w = await linked({ safety: { created: 0.5, atLeast: 2 } });
    spoil(w);
    const plan = await w.open()[flow].plan();
    expect(plan.rows).toHaveLength(count);
    const before = w.writes().length;
    const others = Object.keys(limits).filter((other) => other !== name) as (keyof typeof limits)[];
    const refused = {
      code: 'settings.safety-limit',
      field,
      message: expect.stringContaining(name) as unknown,
    };
    await expect(w.open()[flow].apply(plan as never, { select: 'all' })).rejects.toMatchObject(refused);
    await expect(
      w.open()[flow].apply(plan as never, { select: 'all', override: others }),
    ).rejects.toMatchObject(refused);
    // What a saved plan says of totals binds nobody.
    const forged = { ...plan, totals: { woo: 100_000, gestan: 100_000, managedStock: 100_000 } };
    await expect(w.open()[flow].apply(forged as never, { select: 'all' })).rejects.toMatchObject(refused);
    await expect(w.open().run({ flows: [flow], override: others })).rejects.toMatchObject(refused);
    expect(w.writes().length).toBe(before);
    expect((await w.open()[flow].apply(plan as never, { select: () => false })).counts.skipped).toBe(count);
    const few = new Set(plan.rows.slice(0, 1).map(({ key }) => key));
    const one = await w
      .open()
      [flow].apply(plan as never, { select: ({ key }: { key: string }) => few.has(key) } as never);
    expect(one.counts).toMatchObject({ done: 1, skipped: count - 1 });
    const rest = await w.open()[flow].plan();
    const lifted = await w
      .open()
      [flow].apply(rest as never, { select: 'all', override: [name as keyof typeof limits] });
    expect(lifted.counts).toMatchObject({ done: count - 1, failed: 0 });
  });
});

test('several limits that are passed at once are all named', async () => {
  const w = await linked({ safety: { atLeast: 2 } });
  limits['price-jump'].spoil(w);
  limits.unpublished.spoil(w);
  const error = await w
    .open()
    .run({ flows: ['products'] })
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ hint: expect.stringContaining("['price-jump', 'unpublished']") as unknown });
  const { reports } = await w.open().run({ flows: ['products'], override: ['price-jump', 'unpublished'] });
  expect(reports[0]?.counts.done).toBe(count);
});

test('what was ticked and answered in the page is what apply does', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run({ flows: ['products'] });
  await w.open().settings.save({ products: { conflicts: 'ask' } });
  const product = (code: string) => w.gestan.state.products.find((one) => one.code === code);
  const rename = (id: number, name: string) =>
    w.store.call('PUT', `/wp-json/wc/v3/products/${id}`, { body: { name } });
  for (const [code, id] of [
    ['SHA-DAI-084', 34],
    ['CUI-RAG-022', 93],
    ['HAM-GAR-103', 97],
  ] as const) {
    w.gestan.edit.product(product(code)?.id ?? '', { name: `Gestan ${code}` });
    await rename(id, `Boutique ${id}`);
  }
  const plan = await w.open().products.plan();
  expect(plan.rows.map(({ status }) => status)).toEqual(['conflict', 'conflict', 'conflict']);
  // The page is made of the plan as it was saved, and its file is the one that `save` writes.
  const saved = JSON.parse(JSON.stringify(plan)) as typeof plan;
  expect(renderHtml(saved, { language: 'fr' })).toContain('SHA-DAI-084');
  const file = JSON.stringify({
    version: 1,
    flow: 'products',
    shop: 'main',
    createdAt: plan.createdAt,
    keys: ['woo:34', 'woo:93'],
    resolutions: { 'woo:34': { name: 'woo' }, 'woo:93': { name: 'gestan' } },
  });
  const report = await w.open().products.apply(saved, selectionChoices(parseSelection(file, saved)));
  expect(report.counts).toMatchObject({ done: 2, skipped: 1 });
  const shown = (id: number) => w.store.state.products.find((one) => one.id === id)?.name;
  expect([product('SHA-DAI-084')?.name, shown(34)]).toEqual(['Boutique 34', 'Boutique 34']);
  expect([product('CUI-RAG-022')?.name, shown(93)]).toEqual(['Gestan CUI-RAG-022', 'Gestan CUI-RAG-022']);
  expect([product('HAM-GAR-103')?.name, shown(97)]).toEqual(['Gestan HAM-GAR-103', 'Boutique 97']);
});
