import { canonicalLine } from '../../core/index.js';
import type { FamilyTable } from '../../mapping/index.js';
import { familyKey } from '../../mapping/index.js';
import type { WooMeta, WooProduct, WooSellable } from '../../woo/types.js';
import type { ProductContext, ProductProjection, WooSource } from './fields.js';
import { canonicalFree, canonicalHtml } from './text.js';
import { canonicalBarcode, canonicalDecimal, canonicalInstant, isBelow, toKilograms } from './values.js';

/** A meta value as text; undefined where it is a structure of a plugin, which is never touched. */
function metaText(value: unknown): string | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return canonicalFree(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function metaOf(rows: readonly WooMeta[], keys: readonly string[] | undefined): ProductProjection['meta'] {
  if (keys === undefined || keys.length === 0) return undefined;
  const meta: Record<string, string | null> = {};
  for (const key of keys) {
    const value = metaText(rows.find((row) => row.key === key)?.value);
    if (value !== undefined) meta[key] = value;
  }
  return meta;
}

const none: readonly string[] = [];

/** All families that a product's categories stand for, the one to be taken first: marked primary, else sub-family before family, else by category id. */
export function familiesOf(product: WooProduct, table: FamilyTable): readonly string[] {
  const [only, ...more] = product.categories;
  if (only === undefined) return none;
  if (more.length === 0) {
    const row = table.lookup(only.id);
    return row ? [familyKey(row)] : none;
  }
  const rows = product.categories.flatMap((category) => table.lookup(category.id) ?? []);
  rows.sort(
    (a, b) =>
      Number(b.primary ?? false) - Number(a.primary ?? false) ||
      Number(b.subFamilyId !== undefined) - Number(a.subFamilyId !== undefined) ||
      a.categoryId - b.categoryId,
  );
  return [...new Set(rows.map(familyKey))];
}

/** The effective tax class: a variation may point to its parent's. */
function taxClassOf(item: WooSellable, product: WooProduct): string {
  return item.tax_class === 'parent' ? product.tax_class : item.tax_class;
}

/** What a variation is called in Gestan: the parent's name and its own options, `Jerkbait flottant - Rouge`. */
export function variationName(source: WooSource): string {
  const { product, variation } = source;
  if (!variation) return canonicalLine(product.name, true);
  const options = variation.attributes.map((attribute) => attribute.option).filter((option) => option !== '');
  const own = options.length > 0 ? options.join(', ') : String(variation.id);
  return canonicalLine(`${product.name} - ${own}`, true);
}

/** The SKU that is a product's own. A variation without one shows its parent's: that counts as none. */
export function ownSku({ product, variation }: WooSource): string {
  const sku = (variation ?? product).sku.trim();
  return variation && sku === product.sku.trim() ? '' : sku;
}

/** The barcode that is a product's own, in canonical form. */
export function ownBarcode({ product, variation }: WooSource): string | null | undefined {
  if (!variation) return canonicalBarcode(product.global_unique_id);
  const barcode = canonicalBarcode(variation.global_unique_id);
  return barcode && barcode === canonicalBarcode(product.global_unique_id) ? null : barcode;
}

/**
 * A Woo product or variation in canonical form.
 *
 * A variation has no short description and no family of its own; its family is its parent's, which counts when it is created in
 * Gestan and is not compared afterwards (moving one variant must not move the whole product).
 *
 * @example
 * projectWoo({ product }, context).price   // '3.95'
 */
export function projectWoo(source: WooSource, context: ProductContext): ProductProjection {
  const { product, variation } = source;
  const item: WooSellable = variation ?? product;
  const price = canonicalDecimal(item.regular_price);
  const sale = canonicalDecimal(item.sale_price);
  const onSale = typeof sale === 'string' && typeof price === 'string' && isBelow(sale, price);
  const families = familiesOf(product, context.families);
  const projection: ProductProjection = {
    name: variation ? variationName(source) : canonicalLine(product.name, true),
    price,
    salePrice: sale === undefined ? undefined : onSale ? sale : null,
    saleFrom: onSale ? canonicalInstant(item.date_on_sale_from_gmt) : null,
    saleTo: onSale ? canonicalInstant(item.date_on_sale_to_gmt) : null,
    vatRate: item.tax_status === 'taxable' ? context.taxes.rateOf(taxClassOf(item, product)) : '0',
    weightKg: toKilograms(item.weight, context.weightUnit ?? 'kg'),
    barcode: item.global_unique_id === undefined ? undefined : ownBarcode(source),
    family: families[0] ?? null,
    description: canonicalHtml(item.description),
    shortDescription: variation ? undefined : canonicalHtml(product.short_description),
    published: item.status === 'publish',
    meta: metaOf(item.meta_data, context.metaFields),
    families,
  };
  return context.map?.woo ? context.map.woo(projection, source) : projection;
}
