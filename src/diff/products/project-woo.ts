import type { WooMeta } from '../../woo/types.js';
import { familiesOf } from './families.js';
import type { WooFieldSource } from './field-spec.js';
import { productFieldTable } from './field-table.js';
import type { ProductContext, ProductProjection, WooSource } from './fields.js';
import { createProjector } from './projection.js';
import { canonicalFree } from './text.js';
import { canonicalDecimal, isBelow } from './values.js';

/** A meta value as text; undefined where it is a structure of a plugin, which is never touched. */
function metaText(value: unknown): string | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return canonicalFree(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function readMeta(rows: readonly WooMeta[], keys: readonly string[] | undefined): ProductProjection['meta'] {
  if (keys === undefined || keys.length === 0) return undefined;
  const meta: Record<string, string | null> = {};
  for (const key of keys) {
    const value = metaText(rows.find((row) => row.key === key)?.value);
    if (value !== undefined) meta[key] = value;
  }
  return meta;
}

function fieldSource(source: WooSource, context: ProductContext): WooFieldSource {
  const item = source.variation ?? source.product;
  const price = canonicalDecimal(item.regular_price);
  const held = canonicalDecimal(item.sale_price);
  const isOnSale = typeof held === 'string' && typeof price === 'string' && isBelow(held, price);
  const sale = held === undefined || isOnSale ? held : null;
  return { source, item, context, price, sale, families: familiesOf(source.product, context.families) };
}

const project = createProjector((field) => productFieldTable[field].woo.read);

/**
 * A Woo product or variation in canonical form.
 *
 * A variation has no short description and no family of its own. Its parent's family counts when
 * the variation is created in Gestan and is not compared afterwards: moving one variant must not
 * move the whole product.
 *
 * @param shortTexts whether long texts are given as bases hold them: as their hashes.
 * @example
 * projectWoo({ product }, context).price   // '3.95'
 */
export function projectWoo(
  source: WooSource,
  context: ProductContext,
  shortTexts = false,
): ProductProjection {
  const from = fieldSource(source, context);
  const meta = readMeta(from.item.meta_data, context.metaFields);
  const projection = project(from, { meta, families: from.families }, shortTexts);
  return context.map?.woo ? context.map.woo(projection, source) : projection;
}
