import type { GestanProduct } from '../../gestan/model.js';
import type { WooMeta } from '../../woo/types.js';
import { baseValue } from './base.js';
import { comparedFields, fieldSpec, productFieldTable } from './field-table.js';
import type { ProductContext, WooSource } from './fields.js';
import type { ProductRow } from './row.js';
import { canonicalHtml } from './text.js';

/**
 * Replaces long texts of products by their hashes, as in a base, so that comparing two catalogues
 * needs little memory: equal products stay equal and different ones stay different. Only a row that
 * writes the text needs the text itself.
 */
export interface Compactor {
  gestan(product: GestanProduct): GestanProduct;
  woo(source: WooSource): WooSource;
  /** Whether two compacted products have the same texts, as far as Gestan holds them. */
  isSameText(woo: WooSource, gestan: GestanProduct): boolean;
  /** Whether a row has a hash where it needs a text. */
  lacksText(row: ProductRow): boolean;
}

const hashed = /^#[\w-]{22}$/;
const isHash = (value: unknown) => typeof value === 'string' && hashed.test(value);

/** A text in its canonical form, or the hash of that. */
const compactText = (text: string): string => String(baseValue(canonicalHtml(text)));

const longTexts = comparedFields.flatMap((field) => {
  const { longText, variation } = productFieldTable[field];
  return longText === false ? [] : [{ field, ...longText, ofVariation: variation === 'own' }];
});

interface WooTexts {
  readonly description: string;
  /** A variation has none. */
  readonly short_description?: string | undefined;
  readonly meta_data: readonly WooMeta[];
}

/** A product or variation with compacted texts and only the meta fields that are compared. */
function compactItem<T extends WooTexts>(item: T, metaFields: ReadonlySet<string>): T {
  const texts: { description?: string; short_description?: string } = {};
  for (const { woo } of longTexts) {
    const text = item[woo];
    if (text !== undefined) texts[woo] = compactText(text);
  }
  return { ...item, ...texts, meta_data: item.meta_data.filter(({ key }) => metaFields.has(key)) };
}

function lacksText({ changes, conflicts = [], withheld = [] }: ProductRow): boolean {
  const isLongText = (field: string) => Boolean(fieldSpec(field)?.longText);
  return (
    [...changes, ...withheld].some(
      ({ field, from, to }) => isLongText(field) && (isHash(from) || isHash(to)),
    ) || conflicts.some(({ field, woo, gestan }) => isLongText(field) && (isHash(woo) || isHash(gestan)))
  );
}

/**
 * The compactor of a plan; undefined where `map` hooks look at the products, which may need any
 * field.
 */
export function createCompactor({ map, metaFields, productFields }: ProductContext): Compactor | undefined {
  if (map !== undefined) return undefined;
  const keptMeta = new Set(metaFields);
  const has = new Set(productFields);
  const heldTexts = longTexts.filter(({ field }) => productFieldTable[field].gestan.isHeld(has));
  return {
    gestan(product) {
      const texts: { description?: string; shortDescription?: string } = {};
      for (const { gestan } of longTexts) {
        const text = product[gestan];
        if (text !== undefined) texts[gestan] = compactText(text);
      }
      return { ...product, ...texts };
    },
    woo: ({ product, variation }) =>
      variation
        ? { product, variation: compactItem(variation, keptMeta) }
        : { product: compactItem(product, keptMeta) },
    isSameText: ({ product, variation }, other) =>
      heldTexts.every(({ woo, gestan, ofVariation }) => {
        if (variation && !ofVariation) return true;
        const item: WooTexts = variation ?? product;
        return (item[woo] ?? '') === (other[gestan] ?? '');
      }),
    lacksText,
  };
}
