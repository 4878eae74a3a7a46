import { describe, expect, it } from 'vitest';
import type { ProductContext, ProductRules, WooSource } from '../../src/diff/index.js';
import { projectWoo } from '../../src/diff/index.js';
import { productFields } from '../../src/gestan/model.js';
import {
  categoryPaths,
  createFamilyTable,
  createTaxTable,
  suggestTaxes,
  unmappedCategories,
} from '../../src/mapping/index.js';
import type { WooCategory, WooProduct, WooTaxRate, WooVariation } from '../../src/woo/types.js';
import { recordedFile } from '../support/recorded.js';
import { sync } from './products-sync.js';
import { createWorld, due, plan } from './products-world.js';

function read<T>(store: string, name: string): T[] {
  return [...recordedFile<readonly T[]>(`${store}/state/${name}.json`)];
}

const bases = {
  wc11: { country: 'FR' },
  wc99: { country: 'CA', state: 'QC' },
};

describe.each(['wc11', 'wc99'] as const)('the recorded catalogue of %s', (store) => {
  const products = read<WooProduct>(store, 'products');
  const variations = read<WooVariation & { readonly _parent: number }>(store, 'variations');
  const categories = read<WooCategory>(store, 'categories');
  const byId = new Map(products.map((product) => [product.id, product]));
  const sources: WooSource[] = [
    ...products.map((product) => ({ product })),
    ...variations.flatMap((variation) => {
      const product = byId.get(variation._parent);
      return product ? [{ product, variation }] : [];
    }),
  ];
  const suggested = suggestTaxes(read<WooTaxRate>(store, 'taxes'), bases[store]);
  const context: ProductContext = {
    pricesIncludeTax: store === 'wc11',
    taxes: createTaxTable(suggested.map(({ taxClass, rate }) => ({ taxClass, rate }))),
    families: createFamilyTable(categories.map(({ id }) => ({ categoryId: id, familyId: `F${id}` }))),
    productFields,
    metaFields: ['gestan_code'],
  };
  const rules: ProductRules = { context, codePrefix: 'W' };

  it('is projected as a whole', () => {
    expect(sources).toHaveLength(products.length + variations.length);
    for (const source of sources) {
      const projection = projectWoo(source, context);
      expect(projection.name, String(source.product.id)).toMatch(/\S/);
      expect(projection.name).not.toMatch(/&amp;|<b>/);
      expect(projection.price, String(source.product.id)).not.toBeUndefined();
      expect(projection.vatRate, `${source.product.id} ${source.product.tax_class}`).toBeDefined();
    }
  });

  it('goes to an empty Gestan and is then in sync, row for row', async () => {
    const world = createWorld(sources);
    const first = await sync(world, rules);
    const counts: Record<string, number> = {};
    for (const row of first)
      counts[row.reason?.code ?? row.status] = (counts[row.reason?.code ?? row.status] ?? 0) + 1;
    expect(counts).toEqual(
      store === 'wc11'
        ? { 'add-to-gestan': 204, 'type-external': 2, 'type-grouped': 2 }
        : { 'add-to-gestan': 179, 'type-external': 2, 'type-grouped': 2 },
    );
    expect(due(plan(world, rules))).toEqual([]);
    expect(
      plan(world, { ...rules, includeInSync: true }).filter((row) => row.status === 'in-sync'),
    ).toHaveLength(counts['add-to-gestan'] ?? 0);
    const codes = [...world.gestan.values()].map((product) => product.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('comes back whole into an empty shop', async () => {
    const there = createWorld(sources);
    await sync(there, rules);
    const back = createWorld([], [...there.gestan.values()]);
    await sync(back, rules);
    expect(due(plan(back, rules))).toEqual([]);
    expect(back.woo.size).toBe(there.gestan.size);
    const before = new Map(there.links.list().map((link) => [link.gestanId, link]));
    for (const link of back.links.list()) {
      const origin = before.get(link.gestanId);
      const source =
        origin &&
        there.woo.get(origin.variationId ? `${origin.wooId}:${origin.variationId}` : String(origin.wooId));
      const copy = back.woo.get(String(link.wooId));
      if (!source || !copy) throw new Error('lost');
      const [was, is] = [projectWoo(source, context), projectWoo(copy, context)];
      for (const field of [
        'name',
        'price',
        'salePrice',
        'saleFrom',
        'saleTo',
        'vatRate',
        'weightKg',
        'barcode',
        'description',
      ] as const)
        expect(is[field], `${field} of ${source.product.id}`).toBe(was[field]);
    }
  });

  it('shows categories by their path', () => {
    const paths = categoryPaths(categories);
    expect(new Set(paths.map(({ path }) => path)).size).toBe(paths.length);
    expect(paths.map(({ path }) => path)).toContain(
      store === 'wc11' ? 'Leurres > Leurres souples > Vers & écrevisses' : 'Thés > Thés noirs > Grands crus',
    );
    expect(unmappedCategories(categories, createFamilyTable())[0]?.count).toBe(store === 'wc11' ? 39 : 40);
    expect(unmappedCategories(categories, context.families)).toEqual([]);
  });

  it('proposes the tax table of the base country', () => {
    expect(Object.fromEntries(suggested.map(({ taxClass, rate }) => [taxClass, rate]))).toEqual(
      store === 'wc11'
        ? { '': '20', 'reduced-rate': '10', 'taux-reduit-55': '5.5', 'super-reduit': '2.1', 'zero-rate': '0' }
        : { '': '15.47375', 'reduced-rate': '3.7653625', 'zero-rate': '0' },
    );
  });
});
