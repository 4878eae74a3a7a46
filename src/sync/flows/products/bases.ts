import type { ProductBase, WooSource } from '../../../diff/index.js';
import { refOf } from '../../../diff/products/kinds.js';
import { paddedRef } from '../../state/links.js';
import type { ShopStore } from '../../state/store.js';

/** The stored bases of a page of sources: one range read, since both come in the order of Woo ids. */
export async function readBases(
  store: ShopStore,
  sources: readonly WooSource[],
): Promise<ReadonlyMap<string, ProductBase>> {
  const keys = sources.map((source) => paddedRef(refOf(source))).sort();
  const [first] = keys;
  const last = keys.at(-1);
  const bases = new Map<string, ProductBase>();
  if (first === undefined || last === undefined) return bases;
  const wanted = new Set(keys);
  for await (const { key, value } of store.between<ProductBase>(store.keys.base(''), first, last)) {
    if (wanted.has(key)) bases.set(key, value);
  }
  return bases;
}
