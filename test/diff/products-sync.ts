import { expect } from 'vitest';
import { createSync, memoryStorage } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { createFakeStore, type Shop, sampleShop } from 'woo-gestan/testing';
import type { ConflictAnswer, ProductBase, ProductRules, WooSource } from '../../src/diff/index.js';
import type { ProductRow } from '../../src/diff/products/row.js';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import type { GestanFamily, GestanProduct } from '../../src/gestan/model.js';
import { createLinkTable } from '../../src/mapping/index.js';
import { shopKeys } from '../../src/sync/state/keys.js';
import { linkWrite, paddedRef, readLinks } from '../../src/sync/state/links.js';
import { createShopStore, put } from '../../src/sync/state/store.js';
import type { WooProduct, WooVariation } from '../../src/woo/types.js';
import { keyOf, plan, type World } from './products-world.js';

const sample = sampleShop();

const withValues = (resource: string, values: Readonly<Record<string, string>>) =>
  (sample[resource] ?? []).map((row) => {
    const value = values[String(row.id)];
    return value === undefined ? row : { ...row, value };
  });

/** A shop that holds the products of a world, with the settings that its rules tell of. */
function shopOf(world: World, { context }: ProductRules): Shop {
  const sources = [...world.woo.values()];
  const products = new Map(sources.map(({ product }) => [product.id, product]));
  const categories = new Map(
    [...products.values()].flatMap(({ categories }) => categories.map((each) => [each.id, each] as const)),
  );
  for (const { categoryId: id } of context.families.list())
    if (!categories.has(id)) categories.set(id, { id, name: `C${id}`, slug: `c${id}` });
  const shop: Record<string, unknown> = {
    products: [...products.values()],
    variations: sources.flatMap(({ product, variation }) =>
      variation ? [{ ...variation, _parent: product.id, parent_id: product.id }] : [],
    ),
    categories: [...categories.values()].map((each) => ({ parent: 0, description: '', count: 0, ...each })),
    tax_classes: sample.tax_classes,
    taxes: sample.taxes,
    settings_groups: sample.settings_groups,
    settings_general: withValues('settings_general', {
      woocommerce_price_num_decimals: String(context.priceDecimals ?? 2),
    }),
    settings_tax: withValues('settings_tax', {
      woocommerce_prices_include_tax: context.pricesIncludeTax ? 'yes' : 'no',
    }),
    settings_products: withValues('settings_products', {
      woocommerce_weight_unit: context.weightUnit ?? 'kg',
    }),
    system_status: sample.system_status,
  };
  return shop as Shop;
}

/** Every family and sub-family that a world or its rules name. */
function familiesOf(world: World, { context, defaultFamily }: ProductRules): readonly GestanFamily[] {
  const families = new Map<string, GestanFamily>();
  const named = [
    ...context.families.list(),
    ...world.gestan.values(),
    ...(defaultFamily ? [defaultFamily] : []),
  ];
  for (const { familyId, subFamilyId } of named) {
    if (familyId) families.set(familyId, { id: familyId, name: familyId });
    if (familyId && subFamilyId)
      families.set(`${familyId}/${subFamilyId}`, { id: subFamilyId, name: subFamilyId, parentId: familyId });
  }
  return [...families.values()];
}

/**
 * The adapter of the tests holds each code once. A file may list one twice: such products are read
 * and never written.
 */
function byCode(products: readonly GestanProduct[]) {
  const codes = new Set<string>();
  const unique: GestanProduct[] = [];
  const repeated: GestanProduct[] = [];
  for (const product of products) {
    (codes.has(product.code) ? repeated : unique).push(product);
    codes.add(product.code);
  }
  return { unique, repeated };
}

/** The real sync over a world: a fake store, an adapter that holds what the rules say, and a storage. */
async function openSync(world: World, rules: ProductRules) {
  const { context } = rules;
  const clock = { now: () => Date.parse('2026-12-01T08:00:00Z'), sleep: async () => {} };
  const store = createFakeStore({ shop: shopOf(world, rules), clock });
  const { unique, repeated } = byCode([...world.gestan.values()]);
  const gestan = memoryGestan({
    clock,
    products: unique,
    families: familiesOf(world, rules),
    capabilities: {
      productFields: context.productFields,
      writeProducts: rules.writeProducts ?? true,
      // The world is changed behind the store's back: dates of changes say nothing.
      modifiedSince: false,
    },
  });
  const storage = memoryStorage({ clock });
  const shopStore = createShopStore(storage, shopKeys('main'), 'test');
  await shopStore.commit([
    ...world.links.list().map((link) => linkWrite(shopStore, link)),
    ...world.links
      .toJSON()
      .tombstones.map((stone) =>
        put(shopStore.keys.tombstone(`${paddedRef(stone)}=${stone.gestanId}`), stone),
      ),
    ...[...world.bases].map(([key, base]) => {
      const [wooId = 0, variationId] = key.split(':').map(Number);
      return put(shopStore.keys.base(paddedRef({ wooId, variationId })), base);
    }),
    put(shopStore.keys.mapping('families'), context.families.list()),
    put(shopStore.keys.mapping('taxes'), context.taxes.list()),
  ]);
  const adapter: GestanAdapter = {
    ...gestan,
    async *products(options) {
      yield* gestan.products(options);
      yield* repeated;
    },
  };
  const sync = createSync({
    gestan: adapter,
    storage,
    transport: store.transport,
    clock,
    random: () => 0.5,
    shop: { id: 'main', url: 'https://shop.example', timeZone: 'Europe/Paris', ...store.keys.main },
    settings: {
      products: {
        owners: rules.owners,
        conflicts: rules.conflicts ?? 'ask',
        metaFields: [...(context.metaFields ?? [])],
        defaultFamily: rules.defaultFamily,
        codePrefix: rules.codePrefix,
        variants: rules.variants,
      },
      safety: { atLeast: 1_000_000 },
    },
    ...(context.map ? { map: { product: context.map } } : {}),
  });
  return { store, gestan, repeated, sync, shopStore };
}

type Opened = Awaited<ReturnType<typeof openSync>>;

/** Puts into a world what both sides and the storage hold now. */
async function readBack(world: World, { store, gestan, repeated, shopStore }: Opened): Promise<void> {
  world.woo.clear();
  const parents = new Map<number, WooProduct>();
  for (const row of store.state.products) {
    const product = row as unknown as WooProduct;
    parents.set(product.id, product);
    world.woo.set(keyOf({ product }), { product });
  }
  for (const row of store.state.variations) {
    const variation = row as unknown as WooVariation;
    const product = parents.get(Number(row._parent));
    if (!product) throw new Error(`The variation ${variation.id} has no parent.`);
    const source: WooSource = { product, variation };
    world.woo.set(keyOf(source), source);
  }
  world.gestan.clear();
  for (const { modifiedAt: _, ...product } of [...gestan.state.products, ...repeated] as GestanProduct[])
    world.gestan.set(product.id, product);
  world.links = createLinkTable((await readLinks(shopStore)).toJSON());
  world.bases.clear();
  for await (const { key, value } of shopStore.list<ProductBase>(shopStore.keys.base('')))
    world.bases.set(key.split(':').map(Number).join(':'), value);
}

/**
 * Plans and applies a world by the real sync: against a fake store, over HTTP requests, with a
 * storage. Gives the rows that the exported planner plans for the world before.
 *
 * @param answer answers conflicts.
 */
export async function sync(
  world: World,
  rules: ProductRules,
  answer?: (row: ProductRow) => ConflictAnswer,
): Promise<ProductRow[]> {
  const rows = plan(world, rules);
  const opened = await openSync(world, rules);
  const { reports } = await (answer
    ? applyAnswered(opened, answer)
    : opened.sync.run({ flows: ['products'] }));
  for (const { counts, rows } of reports)
    expect(counts, JSON.stringify(rows)).toMatchObject({ failed: 0, stale: 0, unsettled: 0 });
  await readBack(world, opened);
  await opened.sync.close();
  return rows;
}

async function applyAnswered({ sync }: Opened, answer: (row: ProductRow) => ConflictAnswer) {
  const report = await sync.products.apply(await sync.products.plan(), {
    select: 'all',
    resolve: (row) => answer(row),
  });
  const { reports } = await sync.run({ flows: ['products'] });
  return { reports: [report, ...reports] };
}

/** The plan of a world as the window shows it: the real sync reads both sides by itself. */
export async function realPlan(world: World, rules: ProductRules): Promise<readonly ProductRow[]> {
  const { sync } = await openSync(world, rules);
  const { direction, family, includeUpdates, includeBlacklisted } = rules;
  const { rows } = await sync.products.plan({
    direction,
    family,
    includeUpdates,
    includeBlacklisted,
    full: true,
  });
  await sync.close();
  return rows;
}
