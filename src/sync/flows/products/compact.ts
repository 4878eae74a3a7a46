import type { ProductContext, ProductRow, WooSource } from '../../../diff/index.js';
import { baseValue } from '../../../diff/products/base.js';
import { canonicalHtml } from '../../../diff/products/text.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { WooProduct } from '../../../woo/index.js';

/**
 * Products without the bulk of their texts, so that a comparison of two catalogues keeps no more of them than keys and figures. A long text stands
 * as its hash, as it does in a base: two products that are equal stay equal, and what differs is told; only what has to be written needs the text itself.
 */
export interface Compactor {
  gestan(product: GestanProduct): GestanProduct;
  woo(source: WooSource): WooSource;
  /** Whether the texts that Gestan holds are the shop's, of two compact products. */
  isSameText(woo: WooSource, gestan: GestanProduct): boolean;
  /** Whether a row has a hash where it needs a text. */
  lacksText(row: ProductRow): boolean;
}

const hashed = /^#[\w-]{22}$/;
const textFields: ReadonlySet<string> = new Set(['description', 'shortDescription']);

/** A text in its canonical form, or the hash of that. */
const compact = (text: string): string => String(baseValue(canonicalHtml(text)));

/** Undefined where hooks look at the products, which may need any of their fields. */
export function createCompactor({ map, metaFields, productFields }: ProductContext): Compactor | undefined {
  if (map !== undefined) return undefined;
  const keys = new Set(metaFields);
  const holds = {
    text: productFields.includes('description'),
    short: productFields.includes('shortDescription'),
  };
  const bare = <T extends { readonly description: string; readonly meta_data: WooProduct['meta_data'] }>(
    item: T,
  ): T => ({
    ...item,
    description: compact(item.description),
    meta_data: item.meta_data.filter(({ key }) => keys.has(key)),
  });

  return {
    gestan(product) {
      const { description, shortDescription } = product;
      return {
        ...product,
        ...(description === undefined ? {} : { description: compact(description) }),
        ...(shortDescription === undefined ? {} : { shortDescription: compact(shortDescription) }),
      };
    },
    woo: ({ product, variation }) =>
      variation
        ? { product, variation: bare(variation) }
        : { product: { ...bare(product), short_description: compact(product.short_description) } },
    isSameText({ product, variation }, gestan) {
      const isSame = (own: string, other = '') => own === other;
      return (
        (!holds.text || isSame((variation ?? product).description, gestan.description)) &&
        (!holds.short ||
          variation !== undefined ||
          isSame(product.short_description, gestan.shortDescription))
      );
    },
    lacksText({ changes, conflicts = [], withheld = [] }) {
      const isHash = (value: unknown) => typeof value === 'string' && hashed.test(value);
      return (
        [...changes, ...withheld].some(
          ({ field, from, to }) => textFields.has(field) && (isHash(from) || isHash(to)),
        ) ||
        conflicts.some(({ field, woo, gestan }) => textFields.has(field) && (isHash(woo) || isHash(gestan)))
      );
    },
  };
}
