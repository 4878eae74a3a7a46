import type { Json, Row } from '../json.js';
import { given, isRow, number, text, yes } from '../json.js';
import type { Site } from '../site.js';
import { termsOf } from '../tables.js';
import type { Gmt } from './dates.js';
import { momentOf } from './dates.js';
import { cleanText, formatDecimal } from './php.js';
import { slugOf } from './slug.js';

export function setPrice(site: Site, value: Json): string {
  return formatDecimal(value, site.numbers);
}

export function taxClassOf(site: Site, value: Json, variation: boolean): string {
  const slug = slugOf(text(value));
  if (slug === 'standard') return '';
  if (slug === 'parent' && variation) return 'parent';
  return site.tables.taxClasses.some((item) => item.slug === slug && slug !== 'standard') ? slug : '';
}

/** Sets a sale date from its local or its `_gmt` form. */
function setSaleDate(site: Site, product: Row, params: Row, field: string): void {
  const target = `${field}_gmt`;
  const local = params[field];
  if (local !== undefined && local !== null) {
    product[target] = text(local) === '' ? null : (momentOf(text(local), site.timeZone) ?? null);
  }
  const gmt = params[target];
  if (gmt !== undefined && gmt !== null)
    product[target] = text(gmt) === '' ? null : (momentOf(text(gmt), 'UTC') ?? null);
}

export function writePrices(site: Site, product: Row, params: Row): void {
  if (given(params, 'regular_price')) product.regular_price = setPrice(site, params.regular_price as Json);
  if (given(params, 'sale_price')) product.sale_price = setPrice(site, params.sale_price as Json);
  setSaleDate(site, product, params, 'date_on_sale_from');
  setSaleDate(site, product, params, 'date_on_sale_to');
}

export function writeShipping(site: Site, product: Row, params: Row): void {
  if (given(params, 'virtual')) product.virtual = yes(params.virtual);
  if (product.virtual === true && given(params, 'virtual')) {
    product.weight = '';
    product.dimensions = { length: '', width: '', height: '' };
    if (product.type !== 'variation') product.shipping_class_id = 0;
  } else {
    if (given(params, 'weight')) product.weight = measure(site, params.weight as Json);
    if (isRow(params.dimensions)) {
      const dimensions: Row = {
        length: '',
        width: '',
        height: '',
        ...(isRow(product.dimensions) ? product.dimensions : {}),
      };
      for (const side of ['length', 'width', 'height']) {
        if (given(params.dimensions, side)) dimensions[side] = measure(site, params.dimensions[side] as Json);
      }
      product.dimensions = dimensions;
    }
  }
  if (given(params, 'shipping_class')) {
    const slug = cleanText(params.shipping_class);
    const term = [...termsOf(site.tables, 'product_shipping_class').values()].find(
      (item) => item.slug === slug,
    );
    product.shipping_class_id = term?.id ?? 0;
  }
}

function measure(site: Site, value: Json): string {
  return text(value) === '' ? '' : formatDecimal(value, site.numbers);
}

export function wholeQuantity(value: Json): number {
  return Math.trunc(number(value));
}

/** The stock quantity, as a value or as a change of it, and its low-stock threshold. */
export function writeQuantity(product: Row, params: Row): void {
  if (given(params, 'stock_quantity')) product.stock_quantity = wholeQuantity(params.stock_quantity as Json);
  else if (given(params, 'inventory_delta'))
    product.stock_quantity =
      wholeQuantity(product.stock_quantity ?? 0) + wholeQuantity(params.inventory_delta as Json);
  else product.stock_quantity ??= null;
  const low = params.low_stock_amount;
  if (low !== undefined) product.low_stock_amount = text(low) === '' ? null : wholeQuantity(low);
}

export function dateOf(params: Row, field: string): Gmt | undefined {
  const gmt = params[`${field}_gmt`];
  const local = params[field];
  if (typeof gmt === 'string' && gmt !== '') return momentOf(gmt, 'UTC');
  // WooCommerce reads a naive local date as UTC here.
  return typeof local === 'string' && local !== '' ? momentOf(local, 'UTC') : undefined;
}
