import type { GestanProduct } from '../../gestan/model.js';
import type { WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import type { WooSource } from './fields.js';
import { isTrashed, refOf } from './kinds.js';
import { matchKeys } from './match-keys.js';
import type { GestanMatch, GestanMatchKey, MatchLinks, WooMatch, WooMatchKey } from './match-types.js';
import { canonicalBarcode } from './values.js';
import { ownBarcode, ownSku } from './woo-names.js';

/** The answers of a matching. */
export interface ProductMatches {
  /** The counterpart of a product or variation of the shop. */
  ofWoo(ref: WooRef): WooMatch;
  /** The counterpart of a Gestan product, by Gestan's id. */
  ofGestan(id: string): GestanMatch;
}

/**
 * Collects keys of both sides, in any order and page by page, and then matches them: by link, then
 * Gestan code = SKU (the same letter case first, else but for case, as a shop compares SKUs), then
 * barcode; never by name. If two candidates fit, there is no match: both sides are blocked with the
 * reason. Memory is bounded by keys, not by documents.
 */
export interface ProductMatcher {
  /** Adds the keys of a product or variation of the shop. */
  addWoo(key: WooMatchKey): void;
  /** Adds the keys of a Gestan product. */
  addGestan(key: GestanMatchKey): void;
  /**
   * Call once everything was added. Both listings must be complete (Woo's with the trash, if SKUs
   * in the trash matter): a linked product that was not added counts as gone.
   */
  match(): ProductMatches;
}

/**
 * The keys of a Woo product for matching.
 *
 * @example
 * const keys = products.map((product) => wooMatchKey({ product }))
 */
export function wooMatchKey(source: WooSource): WooMatchKey {
  return { ...refOf(source), sku: ownSku(source), barcode: ownBarcode(source), role: roleOf(source) };
}

function roleOf(source: WooSource): WooMatchKey['role'] {
  const { product, variation } = source;
  if (isTrashed(source)) return 'trash';
  if (product.type === (variation === undefined ? 'simple' : 'variable')) return 'sold';
  return product.type === 'variable' ? 'parent' : 'other';
}

/**
 * The keys of a Gestan product for matching.
 *
 * @example
 * const keys = gestanProducts.map(gestanMatchKey)   // what matching holds of a large catalogue
 */
export function gestanMatchKey({ id, code, barcode, archived }: GestanProduct): GestanMatchKey {
  return { id, code, barcode: canonicalBarcode(barcode), archived };
}

/**
 * Makes a matcher over the shop's links.
 *
 * @example
 * const matcher = createProductMatcher(links)
 * for (const source of page) matcher.addWoo(wooMatchKey(source))
 * for (const product of products) matcher.addGestan(gestanMatchKey(product))
 * matcher.match().ofGestan('P7')   // { kind: 'pair', ref: { wooId: 13 }, matchedBy: 'code' }
 */
export function createProductMatcher(links: MatchLinks): ProductMatcher {
  // A list for each part of a key: most plans match nothing, and an object of its own for each
  // product, and a key to find it by, would be held in vain.
  const wooIds: number[] = [];
  const variationIds: (number | undefined)[] = [];
  const skus: string[] = [];
  const barcodes: WooMatchKey['barcode'][] = [];
  const roles: WooMatchKey['role'][] = [];
  const gestan = new Map<string, GestanMatchKey>();
  const keys = function* (): Generator<readonly [string, WooMatchKey]> {
    for (const [at, wooId] of wooIds.entries()) {
      const variationId = variationIds[at];
      const ref = variationId === undefined ? { wooId } : { wooId, variationId };
      const key = { ...ref, sku: skus[at] ?? '', barcode: barcodes[at], role: roles[at] ?? 'other' };
      yield [wooKey(ref), key];
    }
  };
  return {
    addWoo({ wooId, variationId, sku, barcode, role }) {
      wooIds.push(wooId);
      variationIds.push(variationId);
      skus.push(sku);
      barcodes.push(barcode);
      roles.push(role);
    },
    addGestan(key) {
      gestan.set(key.id, key);
    },
    match() {
      const answers = matchKeys(new Map(keys()), gestan, links);
      return {
        ofWoo: (ref) => answers.woo.get(wooKey(ref)) ?? { kind: 'none' },
        ofGestan: (id) => answers.gestan.get(id) ?? { kind: 'none' },
      };
    },
  };
}
