import type { Decimal } from '../../core/index.js';
import { canonicalLine } from '../../core/index.js';
import type { GestanProduct, GestanProductField } from '../../gestan/model.js';
import { familyKey } from '../../mapping/index.js';
import type { ProductContext, ProductProjection } from './fields.js';
import { type AmountNames, amountNames } from './price-modes.js';
import { canonicalFree, canonicalHtml } from './text.js';
import { canonicalBarcode, canonicalDecimal, canonicalInstant, isBelow, toGross, toNet } from './values.js';

/** The amount in the shop's mode: as it is held, or converted where only the other one is. Unknown where neither can be had. */
function amount(
  product: GestanProduct,
  names: AmountNames,
  has: ReadonlySet<GestanProductField>,
  vatRate: Decimal | null | undefined,
  context: ProductContext,
): Decimal | null | undefined {
  const net = has.has(names.net) ? product[names.net] : undefined;
  const gross = has.has(names.gross) ? product[names.gross] : undefined;
  const own = context.pricesIncludeTax ? gross : net;
  if (own !== undefined) return canonicalDecimal(own);
  const other = canonicalDecimal(context.pricesIncludeTax ? net : gross);
  if (typeof other !== 'string' || typeof vatRate !== 'string') return undefined;
  const places = context.priceDecimals ?? 2;
  return context.pricesIncludeTax ? toGross(other, vatRate, places) : toNet(other, vatRate, places);
}

function isOnSale(product: GestanProduct, has: ReadonlySet<GestanProductField>): boolean {
  return (
    (has.has('salePriceNet') && product.salePriceNet !== undefined) ||
    (has.has('salePriceGross') && product.salePriceGross !== undefined)
  );
}

/**
 * The family as the shop can show it: a sub-family without a category of its own counts as its family where that has one. Unknown where the
 * shop has no category for either.
 */
function familyOf(product: GestanProduct, context: ProductContext): string | null | undefined {
  const { familyId, subFamilyId } = product;
  if (familyId === undefined || familyId === '') return null;
  const { families } = context;
  if (subFamilyId !== undefined && subFamilyId !== '') {
    const ref = { familyId, subFamilyId };
    if (families.categoriesOf(ref).length > 0) return familyKey(ref);
  }
  return families.categoriesOf({ familyId }).length > 0 ? familyKey({ familyId }) : undefined;
}

function metaOf(product: GestanProduct, keys: readonly string[] | undefined): ProductProjection['meta'] {
  if (keys === undefined || keys.length === 0) return undefined;
  const meta: Record<string, string | null> = {};
  for (const key of keys) meta[key] = canonicalFree(product.extra?.[key] ?? '');
  return meta;
}

/** The fields of the adapter as a set, made once per context. */
const fieldSets = new WeakMap<readonly GestanProductField[], ReadonlySet<GestanProductField>>();

function fieldSet(fields: readonly GestanProductField[]): ReadonlySet<GestanProductField> {
  let set = fieldSets.get(fields);
  if (!set) {
    set = new Set(fields);
    fieldSets.set(fields, set);
  }
  return set;
}

/** Whether Gestan holds prices in at least one mode. */
export function holdsPrice(has: ReadonlySet<GestanProductField>): boolean {
  return has.has('priceNet') || has.has('priceGross');
}

/** Whether Gestan holds promotional prices, which mean something beside a price only. */
export function holdsSale(has: ReadonlySet<GestanProductField>): boolean {
  return holdsPrice(has) && (has.has('salePriceNet') || has.has('salePriceGross'));
}

/**
 * A Gestan product in canonical form. A field that the adapter does not hold is unknown. A product without any price has an unknown one:
 * it never empties the shop's price. An archived product is not published.
 *
 * @example
 * projectGestan({ id: 'P1', code: 'A', name: 'Ver', priceNet: '10', vatRate: '20' }, context).price   // '12' in a shop with prices TTC
 */
export function projectGestan(product: GestanProduct, context: ProductContext): ProductProjection {
  const has = fieldSet(context.productFields);
  const vatRate =
    has.has('vatRate') && product.vatRate !== undefined ? canonicalDecimal(product.vatRate) : undefined;
  const price = amount(product, amountNames.price, has, vatRate, context);
  const held = isOnSale(product, has) ? amount(product, amountNames.salePrice, has, vatRate, context) : null;
  const onSale = typeof held === 'string' && typeof price === 'string' && isBelow(held, price);
  const known = holdsSale(has) && price !== undefined && held !== undefined;
  const projection: ProductProjection = {
    name: has.has('name') ? canonicalLine(product.name) : undefined,
    price,
    salePrice: known ? (onSale ? held : null) : undefined,
    saleFrom: known && has.has('saleFrom') ? (onSale ? canonicalInstant(product.saleFrom) : null) : undefined,
    saleTo: known && has.has('saleTo') ? (onSale ? canonicalInstant(product.saleTo) : null) : undefined,
    vatRate,
    weightKg: has.has('weightKg') ? canonicalDecimal(product.weightKg) : undefined,
    barcode: has.has('barcode') ? canonicalBarcode(product.barcode) : undefined,
    family: has.has('familyId') ? familyOf(product, context) : undefined,
    description: has.has('description') ? canonicalHtml(product.description ?? '') : undefined,
    shortDescription: has.has('shortDescription') ? canonicalHtml(product.shortDescription ?? '') : undefined,
    published: has.has('published') ? (product.archived ? false : product.published) : undefined,
    meta: has.has('extra') ? metaOf(product, context.metaFields) : undefined,
  };
  return context.map?.gestan ? context.map.gestan(projection, product) : projection;
}
