import type { ProductBase, WooSource } from '../../../diff/index.js';
import { refOf } from '../../../diff/products/kinds.js';
import type { WooRef } from '../../../mapping/index.js';
import { paddedRef } from '../../state/links.js';
import type { ShopStore } from '../../state/store.js';

/** Returns the stored base of a product or variation. */
export type BaseLookup = (ref: WooRef) => ProductBase | undefined;

export const noBases: BaseLookup = () => undefined;

/**
 * The stored bases of a page of sources: one range read, since both come in the order of Woo ids.
 */
export async function readBases(store: ShopStore, sources: readonly WooSource[]): Promise<BaseLookup> {
  const baseKey = (ref: WooRef) => store.keys.base(paddedRef(ref));
  const ofPage = new Set(sources.map((source) => baseKey(refOf(source))));
  let [first] = ofPage;
  if (first === undefined) return noBases;
  let last = first;
  for (const key of ofPage) {
    if (key < first) first = key;
    if (key > last) last = key;
  }
  const bases = new Map<string, ProductBase>();
  for await (const { key, value } of store.between<ProductBase>(first, last)) {
    if (ofPage.has(key)) bases.set(key, value);
  }
  return (ref) => bases.get(baseKey(ref));
}
