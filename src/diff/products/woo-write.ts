import type { FamilyTable, WooRef } from '../../mapping/index.js';
import { parseFamilyKey } from '../../mapping/index.js';
import type { WooSellable } from '../../woo/types.js';
import type { Change } from '../plan.js';
import type { ProductContext, WooSource } from './fields.js';
import { lineToHtml } from './text.js';
import { canonicalDecimal, fromKilograms, isBelow } from './values.js';
import type { VariantPlace } from './variants.js';

/** The body of a write to `products` or `products/<id>/variations`. Only the fields that change. */
export type WooProductWrite = { readonly [field: string]: unknown };

export interface WooWriteInput {
  /** The row's changes; those of the other side are passed over. */
  readonly changes: readonly Change[];
  readonly context: ProductContext;
  /** The product as the shop has it now. Absent: it is created. */
  readonly current?: WooSource | undefined;
  /** On a creation: Gestan's code, which becomes the SKU. */
  readonly sku?: string | undefined;
  /** On the creation of a variation. */
  readonly variant?: VariantPlace | undefined;
}

/** A value as WooCommerce wants « none ». */
const text = (value: Change['to']) => (typeof value === 'string' ? value : '');

/**
 * The categories after a move: those that stand for the family left behind go, the one of the new family comes, all others stay. A product
 * that is put back to Gestan's family keeps the category it was given in the shop as well: nothing a person did there is undone by half.
 */
function categories(
  change: Change,
  current: WooSource | undefined,
  table: FamilyTable,
): readonly { readonly id: number }[] {
  const leaving =
    typeof change.from === 'string' && change.because !== 'owner'
      ? new Set(table.categoriesOf(parseFamilyKey(change.from)))
      : new Set<number>();
  const ids = new Set(
    (current?.product.categories ?? []).map((category) => category.id).filter((id) => !leaving.has(id)),
  );
  if (typeof change.to === 'string') {
    const answer = table.categoryOf(parseFamilyKey(change.to));
    if (answer.kind === 'one') ids.add(answer.categoryId);
  }
  return [...ids].map((id) => ({ id }));
}

/** Tax class and status for a VAT rate. A class alone does nothing on a product that is not taxable. */
function tax(rate: string, current: WooSource | undefined, { taxes }: ProductContext): WooProductWrite {
  const answer = taxes.classOf(rate);
  if (answer.kind !== 'one') return {};
  const item = current?.variation ?? current?.product;
  const free = item !== undefined && item.tax_status !== 'taxable' && rate !== '0';
  return { tax_class: answer.taxClass, ...(free ? { tax_status: 'taxable' } : {}) };
}

/** WooCommerce takes UTC without a zone mark under the `_gmt` name, and only the other name can be emptied. */
function saleDate(name: 'date_on_sale_from' | 'date_on_sale_to', value: Change['to']): WooProductWrite {
  return typeof value === 'string' ? { [`${name}_gmt`]: value.slice(0, 19) } : { [name]: '' };
}

function meta(field: string, value: Change['to'], current: WooSource | undefined) {
  const key = field.slice('meta:'.length);
  const row = (current?.variation ?? current?.product)?.meta_data.find((one) => one.key === key);
  return { ...(row?.id === undefined ? {} : { id: row.id }), key, value };
}

function fieldWrite(change: Change, input: WooWriteInput, variation: boolean): WooProductWrite {
  const { context, current } = input;
  const { field, to } = change;
  switch (field) {
    case 'name':
      return { name: lineToHtml(text(to)) };
    case 'price':
      return { regular_price: text(to) };
    case 'salePrice':
      return { sale_price: text(to) };
    case 'saleFrom':
      return saleDate('date_on_sale_from', to);
    case 'saleTo':
      return saleDate('date_on_sale_to', to);
    case 'vatRate':
      return typeof to === 'string' ? tax(to, current, context) : {};
    case 'weightKg':
      return { weight: typeof to === 'string' ? fromKilograms(to, context.weightUnit ?? 'kg') : '' };
    case 'barcode':
      return { global_unique_id: text(to) };
    case 'family':
      return { categories: categories(change, current, context.families) };
    case 'description':
      return { description: text(to) };
    case 'shortDescription':
      return { short_description: text(to) };
    case 'published':
      // A variation has no drafts: `private` is how the shop says « disabled ».
      return { status: to === true ? 'publish' : variation ? 'private' : 'draft' };
    default:
      return {};
  }
}

/**
 * A promotion that is none (dates without a price, a price that is not below the regular one) would come to life by a new price: it is cleared
 * in the same write.
 */
function clearHiddenSale(body: Record<string, unknown>, item: WooSellable | undefined): void {
  if (item === undefined || (body.regular_price === undefined && body.sale_price === undefined)) return;
  const price = canonicalDecimal(item.regular_price);
  const sale = canonicalDecimal(item.sale_price);
  if (typeof sale === 'string' && typeof price === 'string' && isBelow(sale, price)) return;
  if (item.sale_price !== '' && body.sale_price === undefined) body.sale_price = '';
  for (const name of ['date_on_sale_from', 'date_on_sale_to'] as const)
    if (item[`${name}_gmt`] && body[`${name}_gmt`] === undefined) body[name] = '';
}

/**
 * The WooCommerce write for a row: what changes and nothing else. For a creation also SKU and type, or for a variation its attributes.
 *
 * @example
 * toWooProductWrite({ changes: row.changes, context, current: { product } })   // { regular_price: '12.5' }
 */
export function toWooProductWrite(input: WooWriteInput): WooProductWrite {
  const { current, sku, variant } = input;
  const variation = variant !== undefined || current?.variation !== undefined;
  const body: Record<string, unknown> = {};
  if (current === undefined) {
    if (variant !== undefined)
      body.attributes = variant.options.map(({ name, option }) => ({ name, option }));
    else body.type = 'simple';
    if (sku !== undefined) body.sku = sku;
  }
  const rows: unknown[] = [];
  for (const change of input.changes) {
    if (change.target !== 'woo') continue;
    if (change.field.startsWith('meta:')) rows.push(meta(change.field, change.to, current));
    else Object.assign(body, fieldWrite(change, input, variation));
  }
  if (rows.length > 0) body.meta_data = rows;
  clearHiddenSale(body, current?.variation ?? current?.product);
  return body;
}

/**
 * The WooCommerce write that makes the variable parent of variants, with all their options as attribute values.
 *
 * @param places the variants that go under it; all of one `parentSku`.
 */
export function toWooParentWrite(
  places: readonly VariantPlace[],
  options: {
    readonly family?: string | undefined;
    /** @default true */
    readonly published?: boolean | undefined;
    readonly context: ProductContext;
  },
): WooProductWrite {
  const [first] = places;
  const names = new Map<string, Set<string>>();
  for (const { name, option } of places.flatMap((place) => place.options)) {
    const values = names.get(name) ?? new Set<string>();
    names.set(name, values.add(option));
  }
  const change: Change = { field: 'family', from: null, to: options.family ?? null, target: 'woo' };
  return {
    type: 'variable',
    name: lineToHtml(first?.parentName ?? ''),
    sku: first?.parentSku ?? '',
    ...(options.published === false ? { status: 'draft' } : {}),
    attributes: attributesOf(names, []),
    ...(options.family === undefined
      ? {}
      : { categories: categories(change, undefined, options.context.families) }),
  };
}

/**
 * The WooCommerce write that gives a parent the options which its new variants need; undefined where it has them all. The parent's other
 * attributes stay as they are.
 */
export function toWooParentOptions(
  parent: WooSource['product'],
  places: readonly VariantPlace[],
): WooProductWrite | undefined {
  const names = new Map<string, Set<string>>();
  let missing = false;
  for (const { name, option } of places.flatMap((place) => place.options)) {
    const own = parent.attributes.find((attribute) => attribute.name.toLowerCase() === name.toLowerCase());
    const key = own?.name ?? name;
    const values = names.get(key) ?? new Set(own?.options ?? []);
    if (!values.has(option) || own?.variation !== true) missing = true;
    names.set(key, values.add(option));
  }
  return missing ? { attributes: attributesOf(names, parent.attributes) } : undefined;
}

function attributesOf(
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  existing: WooSource['product']['attributes'],
): readonly unknown[] {
  const kept = existing.map((attribute) => {
    const options = wanted.get(attribute.name);
    return options === undefined ? attribute : { ...attribute, options: [...options], variation: true };
  });
  const known = new Set(existing.map((attribute) => attribute.name));
  const added = [...wanted]
    .filter(([name]) => !known.has(name))
    .map(([name, options]) => ({ name, options: [...options], visible: true, variation: true }));
  return [...kept, ...added];
}

/** The external reference of a product in Gestan: `woo:<shop>:product:<id>[:<variation id>]`. */
export function productExternalRef(shop: string, ref: WooRef): string {
  return `woo:${shop}:product:${ref.wooId}${ref.variationId === undefined ? '' : `:${ref.variationId}`}`;
}
