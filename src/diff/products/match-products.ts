import type { WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import { matchKeys } from './match-keys.js';
import type { GestanMatch, GestanMatchKey, MatchLinks, WooMatch, WooMatchKey } from './match-types.js';

/** The answers of a matching. */
export interface ProductMatches {
  ofWoo(ref: WooRef): WooMatch;
  ofGestan(id: string): GestanMatch;
}

/**
 * Collects keys of both sides, in any order and page by page, and then tells who belongs to whom: by link, then Gestan code = SKU (the
 * same letter case first, else but for case, as a shop compares SKUs), then barcode; never by name. Two candidates are none: both sides are blocked with the reason. Memory is bounded
 * by keys, not by documents.
 */
export interface ProductMatcher {
  addWoo(key: WooMatchKey): void;
  addGestan(key: GestanMatchKey): void;
  /**
   * Call once everything was added. Both listings must be whole (Woo's with the trash, where SKUs are to be told apart): a linked product
   * that was not added counts as gone.
   */
  match(): ProductMatches;
}

/**
 * Makes a matcher over the shop's links.
 *
 * @example
 * const matcher = createProductMatcher(links)
 * for (const source of page) matcher.addWoo(wooMatchKey(source))
 * for (const { id, code, barcode } of products) matcher.addGestan({ id, code, barcode })
 * matcher.match().ofGestan('P7')   // { kind: 'pair', ref: { wooId: 13 }, matchedBy: 'code' }
 */
export function createProductMatcher(links: MatchLinks): ProductMatcher {
  const woo = new Map<string, WooMatchKey>();
  const gestan = new Map<string, GestanMatchKey>();
  return {
    addWoo(key) {
      woo.set(wooKey(key), key);
    },
    addGestan(key) {
      gestan.set(key.id, key);
    },
    match() {
      const answers = matchKeys(woo, gestan, links);
      return {
        ofWoo: (ref) => answers.woo.get(wooKey(ref)) ?? { kind: 'none' },
        ofGestan: (id) => answers.gestan.get(id) ?? { kind: 'none' },
      };
    },
  };
}
