import type { ProductBase, ProductContext, ProductRules, WooSource } from '../../src/diff/index.js';
import { planProducts } from '../../src/diff/index.js';
import { createProductPlanner } from '../../src/diff/products/plan-pair.js';
import type { ProductRow } from '../../src/diff/products/row.js';
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
  blacklist?: Blacklist;
}

export function keyOf({ product, variation }: WooSource): string {
  return wooKey(variation ? { wooId: product.id, variationId: variation.id } : { wooId: product.id });
}

export function createWorld(woo: readonly WooSource[] = [], gestan: readonly GestanProduct[] = []): World {
  return {
    woo: new Map(woo.map((source) => [keyOf(source), source])),
    gestan: new Map(gestan.map((product) => [product.id, product])),
    links: createLinkTable(),
    bases: new Map(),
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

/** The rows that want something done. */
export function due(rows: readonly ProductRow[]): ProductRow[] {
  return rows.filter((row) => row.status !== 'in-sync' && row.status !== 'blocked');
}

export function plannerOf(rules: Partial<ProductRules> = {}) {
  return createProductPlanner({ context, ...rules });
}
