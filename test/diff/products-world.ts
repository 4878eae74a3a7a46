import type {
  ConflictAnswer,
  ProductBase,
  ProductContext,
  ProductRow,
  ProductRules,
  WooSource,
} from '../../src/diff/index.js';
import {
  advanceBase,
  createProductPlanner,
  planProducts,
  productExternalRef,
  projectGestan,
  projectWoo,
  resolveRow,
  sameAmount,
  toGestanDraft,
  toWooProductWrite,
  withDraft,
} from '../../src/diff/index.js';
import type { GestanProduct } from '../../src/gestan/model.js';
import { productFields } from '../../src/gestan/model.js';
import type { Blacklist, LinkTable } from '../../src/mapping/index.js';
import { createFamilyTable, createLinkTable, createTaxTable, wooKey } from '../../src/mapping/index.js';
import type { WooProduct, WooVariation } from '../../src/woo/types.js';

/** A simple product as the REST API shows one. */
export function wooProduct(fields: Partial<WooProduct> & { readonly id: number }): WooProduct {
  return {
    name: `Produit ${fields.id}`,
    slug: `produit-${fields.id}`,
    type: 'simple',
    status: 'publish',
    sku: `SKU-${fields.id}`,
    price: '10.00',
    regular_price: '10.00',
    sale_price: '',
    date_on_sale_from_gmt: null,
    date_on_sale_to_gmt: null,
    date_created_gmt: '2026-01-01T00:00:00',
    date_modified_gmt: '2026-01-01T00:00:00',
    description: '',
    short_description: '',
    tax_status: 'taxable',
    tax_class: '',
    manage_stock: true,
    stock_quantity: 5,
    stock_status: 'instock',
    backorders: 'no',
    weight: '',
    virtual: false,
    downloadable: false,
    global_unique_id: '',
    parent_id: 0,
    categories: [{ id: 10, name: 'Cannes', slug: 'cannes' }],
    images: [],
    attributes: [],
    variations: [],
    meta_data: [],
    ...fields,
  };
}

export function wooVariation(fields: Partial<WooVariation> & { readonly id: number }): WooVariation {
  const { categories: _, type: __, images: ___, ...product } = wooProduct({ id: fields.id });
  return {
    ...product,
    tax_class: 'parent',
    attributes: [{ id: 1, name: 'Couleur', option: `Couleur ${fields.id}` }],
    image: null,
    ...fields,
  };
}

export function gestanProduct(fields: Partial<GestanProduct> & { readonly id: string }): GestanProduct {
  return {
    code: `CODE-${fields.id}`,
    name: `Article ${fields.id}`,
    priceGross: '10',
    vatRate: '20',
    familyId: 'F1',
    published: true,
    ...fields,
  };
}

export const families = createFamilyTable([
  { categoryId: 10, familyId: 'F1' },
  { categoryId: 11, familyId: 'F2', subFamilyId: 'S1' },
  { categoryId: 12, familyId: 'F3' },
  { categoryId: 13, familyId: 'F4', primary: true },
  { categoryId: 14, familyId: 'F4' },
]);

export const taxes = createTaxTable([
  { taxClass: '', rate: '20' },
  { taxClass: 'taux-reduit-55', rate: '5.5' },
  { taxClass: 'zero-rate', rate: '0' },
]);

export const context: ProductContext = { pricesIncludeTax: true, taxes, families, productFields };

/** Both sides, and what the sync keeps. */
export interface World {
  readonly woo: Map<string, WooSource>;
  readonly gestan: Map<string, GestanProduct>;
  links: LinkTable;
  readonly bases: Map<string, ProductBase>;
  nextWooId: number;
  nextGestanId: number;
  blacklist?: Blacklist;
}

export function createWorld(woo: readonly WooSource[] = [], gestan: readonly GestanProduct[] = []): World {
  const key = ({ product, variation }: WooSource) =>
    wooKey(variation ? { wooId: product.id, variationId: variation.id } : { wooId: product.id });
  return {
    woo: new Map(woo.map((source) => [key(source), source])),
    gestan: new Map(gestan.map((product) => [product.id, product])),
    links: createLinkTable(),
    bases: new Map(),
    nextWooId: 10_000,
    nextGestanId: 1,
  };
}

export function plan(world: World, rules: ProductRules): ProductRow[] {
  return [
    ...planProducts(
      {
        woo: [...world.woo.values()],
        gestan: [...world.gestan.values()],
        links: world.links,
        baseOf: (ref) => world.bases.get(wooKey(ref)),
        blacklist: world.blacklist,
      },
      rules,
    ),
  ];
}

/** What WooCommerce does with a product's write, as far as products are synced. */
export function applyWoo<T extends WooProduct | WooVariation>(
  item: T,
  body: Readonly<Record<string, unknown>>,
): T {
  const next: Record<string, unknown> = { ...item };
  for (const [field, value] of Object.entries(body)) {
    if (field === 'meta_data') {
      const rows = [...item.meta_data];
      for (const row of value as { key: string; value: unknown }[]) {
        const at = rows.findIndex((one) => one.key === row.key);
        if (at >= 0) rows.splice(at, 1);
        if (row.value !== null) rows.push({ id: 1000 + rows.length, key: row.key, value: row.value });
      }
      next[field] = rows;
    } else if (field === 'categories')
      next[field] = (value as { id: number }[]).map(({ id }) => ({ id, name: `C${id}`, slug: `c${id}` }));
    else if (field === 'date_on_sale_from' || field === 'date_on_sale_to') next[`${field}_gmt`] = null;
    else next[field] = value;
  }
  const [sale, regular] = [String(next.sale_price), String(next.regular_price)];
  if (sale !== '' && Number(sale) >= Number(regular)) next.sale_price = '';
  return next as T;
}

/** Carries out one row, as the shell does. */
export function applyRow(world: World, row: ProductRow, rules: ProductRules): void {
  const { context } = rules;
  const sides = {
    woo:
      row.wooId === undefined
        ? undefined
        : world.woo.get(wooKey({ wooId: row.wooId, variationId: row.variationId })),
    gestan: row.gestanId === undefined ? undefined : world.gestan.get(row.gestanId),
  };
  const before = {
    woo: sides.woo && projectWoo(sides.woo, context),
    gestan: sides.gestan && projectGestan(sides.gestan, context),
  };
  let { woo, gestan } = sides;
  if (row.status === 'add-to-woo' || row.changes.some((change) => change.target === 'woo')) {
    const body = toWooProductWrite({
      changes: row.changes,
      context,
      current: woo,
      sku: row.gestanCode,
      variant: row.variant,
    });
    if (woo?.variation) woo = { ...woo, variation: applyWoo(woo.variation, body) };
    else if (woo) woo = { product: applyWoo(woo.product, body) };
    else {
      world.nextWooId += 1;
      const blank = { name: '', sku: '', regular_price: '', categories: [] };
      woo = { product: applyWoo(wooProduct({ id: world.nextWooId, ...blank }), body) };
    }
    world.woo.set(wooKey(refOf(woo)), woo);
  }
  if (row.status === 'add-to-gestan' || row.changes.some((change) => change.target === 'gestan')) {
    const draft = toGestanDraft({
      changes: row.changes,
      context,
      externalRef: productExternalRef('main', { wooId: row.wooId ?? 0, variationId: row.variationId }),
      current: gestan,
      code: row.gestanCode,
    });
    gestan = withDraft(gestan, draft, gestan?.id ?? `N${world.nextGestanId++}`);
    world.gestan.set(gestan.id, gestan);
  }
  if (!woo || !gestan) throw new Error(`row ${row.key} has one side only`);
  const ref = refOf(woo);
  world.links = world.links.set({ ...ref, gestanId: gestan.id, code: gestan.code, made: 'import' });
  world.bases.set(
    wooKey(ref),
    advanceBase({
      base: world.bases.get(wooKey(ref)),
      same: sides.gestan && sameAmount(sides.gestan, context),
      woo: before.woo,
      gestan: before.gestan,
      written: row.changes as never,
      after: { woo: projectWoo(woo, context), gestan: projectGestan(gestan, context) },
    }),
  );
}

function refOf({ product, variation }: WooSource) {
  return variation ? { wooId: product.id, variationId: variation.id } : { wooId: product.id };
}

const applicable = new Set([
  'add-to-gestan',
  'add-to-woo',
  'update-gestan',
  'update-woo',
  'update-both',
  'link',
]);

/** Plans, and applies what can be applied. */
export function sync(
  world: World,
  rules: ProductRules,
  answer?: (row: ProductRow) => ConflictAnswer,
): ProductRow[] {
  const rows = plan(world, rules);
  for (const planned of rows) {
    const row = answer ? resolveRow(planned, answer) : planned;
    if (applicable.has(row.status) || (row.status === 'in-sync' && row.rebase)) applyRow(world, row, rules);
  }
  return rows;
}

/** The rows that want something done. */
export function due(rows: readonly ProductRow[]): ProductRow[] {
  return rows.filter((row) => row.status !== 'in-sync' && row.status !== 'blocked');
}

export function plannerOf(rules: Partial<ProductRules> = {}) {
  return createProductPlanner({ context, ...rules });
}
