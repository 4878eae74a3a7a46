import type { WooRef } from '../../mapping/index.js';
import type { WooSellable } from '../../woo/types.js';
import type { Change } from '../plan.js';
import { movedCategories } from './families.js';
import type { WooProductWrite } from './field-spec.js';
import { fieldSpec } from './field-table.js';
import type { ProductContext, WooSource } from './fields.js';
import { lineToHtml } from './text.js';
import { canonicalDecimal, isBelow } from './values.js';
import type { VariantPlace } from './variants.js';

export interface WooWriteInput {
  /** The row's changes; those of the other side are ignored. */
  readonly changes: readonly Change[];
  readonly context: ProductContext;
  /** The current product in the shop. Absent: it is created. */
  readonly current?: WooSource | undefined;
  /** On a creation: Gestan's code, which becomes the SKU. */
  readonly sku?: string | undefined;
  /** On the creation of a variation. */
  readonly variant?: VariantPlace | undefined;
}

function metaRow({ field, to: value }: Change, current: WooSource | undefined) {
  const key = field.slice('meta:'.length);
  const row = (current?.variation ?? current?.product)?.meta_data.find((one) => one.key === key);
  return { ...(row?.id === undefined ? {} : { id: row.id }), key, value };
}

/**
 * A promotion that is none (dates without a price, a price that is not below the regular one) would
 * come to life by a new price: it is cleared in the same write. The price goes with the dates even
 * where none is shown: WooCommerce shows a promotional price of `0` as none, and without its end it
 * would last for ever.
 */
function clearHiddenSale(body: Record<string, unknown>, item: WooSellable | undefined): void {
  if (item === undefined || (body.regular_price === undefined && body.sale_price === undefined)) return;
  const price = canonicalDecimal(item.regular_price);
  const sale = canonicalDecimal(item.sale_price);
  if (typeof sale === 'string' && typeof price === 'string' && isBelow(sale, price)) return;
  const isDated = item.date_on_sale_from_gmt || item.date_on_sale_to_gmt;
  if ((item.sale_price !== '' || isDated) && body.sale_price === undefined) body.sale_price = '';
  for (const name of ['date_on_sale_from', 'date_on_sale_to'] as const)
    if (item[`${name}_gmt`] && body[`${name}_gmt`] === undefined) body[name] = '';
}

/**
 * The WooCommerce write for a row, with only its changes. For a creation also SKU and type, or for
 * a variation its attributes.
 *
 * @example
 * toWooProductWrite({ changes: row.changes, context, current: { product } })   // { regular_price: '12.5' }
 */
export function toWooProductWrite(input: WooWriteInput): WooProductWrite {
  const { context, current, sku, variant } = input;
  const isVariation = variant !== undefined || current?.variation !== undefined;
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
    if (change.field.startsWith('meta:')) rows.push(metaRow(change, current));
    else Object.assign(body, fieldSpec(change.field)?.woo.write({ change, context, current, isVariation }));
  }
  if (rows.length > 0) body.meta_data = rows;
  clearHiddenSale(body, current?.variation ?? current?.product);
  return body;
}

/**
 * The WooCommerce write that makes the variable parent of variants, with all their options as
 * attribute values.
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
  const change = { from: null, to: options.family ?? null };
  return {
    type: 'variable',
    name: lineToHtml(first?.parentName ?? ''),
    sku: first?.parentSku ?? '',
    ...(options.published === false ? { status: 'draft' } : {}),
    attributes: attributesOf(names, []),
    ...(options.family === undefined
      ? {}
      : { categories: movedCategories(change, undefined, options.context.families) }),
  };
}

/**
 * The WooCommerce write that gives a parent the options which its new variants need; undefined
 * where it has them all. The parent's other attributes stay as they are.
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
  needed: ReadonlyMap<string, ReadonlySet<string>>,
  existing: WooSource['product']['attributes'],
): readonly unknown[] {
  const kept = existing.map((attribute) => {
    const options = needed.get(attribute.name);
    return options === undefined ? attribute : { ...attribute, options: [...options], variation: true };
  });
  const known = new Set(existing.map((attribute) => attribute.name));
  const added = [...needed]
    .filter(([name]) => !known.has(name))
    .map(([name, options]) => ({ name, options: [...options], visible: true, variation: true }));
  return [...kept, ...added];
}

/** The external reference of a product in Gestan: `woo:<shop>:product:<id>[:<variation id>]`. */
export function productExternalRef(shop: string, ref: WooRef): string {
  return `woo:${shop}:product:${ref.wooId}${ref.variationId === undefined ? '' : `:${ref.variationId}`}`;
}
