import type { LinkTable, WooRef } from '../mapping/index.js';
import { wooKey } from '../mapping/index.js';
import type { Reason } from './plan.js';
import type { MatchedBy } from './product-row.js';

/** What is kept of a Woo product while matching: its keys. */
export interface WooMatchKey extends WooRef {
  /** Its own SKU; `''`: none (an inherited one counts as none). */
  readonly sku: string;
  readonly barcode?: string | null | undefined;
  /**
   * `sold`: a simple product or a variation. `parent`: a variable product, which has no counterpart but holds its SKU. `other`: a kind that is not
   * dealt with. `trash`: it holds its SKU and nothing else.
   */
  readonly role: 'sold' | 'parent' | 'other' | 'trash';
}

/** What is kept of a Gestan product while matching. */
export interface GestanMatchKey {
  readonly id: string;
  readonly code: string;
  readonly barcode?: string | null | undefined;
}

export type WooMatch =
  | { readonly kind: 'pair'; readonly gestanId: string; readonly matchedBy: MatchedBy }
  /** Linked, and the Gestan product is not there any more. */
  | { readonly kind: 'gone'; readonly gestanId: string; readonly code: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'blocked'; readonly reason: Reason };

export type GestanMatch =
  | { readonly kind: 'pair'; readonly ref: WooRef; readonly matchedBy: MatchedBy }
  /** Linked, and the Woo product is not there any more or in the trash. */
  | { readonly kind: 'gone'; readonly ref: WooRef }
  | { readonly kind: 'none' }
  | { readonly kind: 'blocked'; readonly reason: Reason };

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

const fold = (text: string) => text.trim().toUpperCase();

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [value]);
  else group.push(value);
}

const describe = (key: WooMatchKey) =>
  key.variationId === undefined
    ? `Woo product ${key.wooId}`
    : `variation ${key.variationId} of Woo product ${key.wooId}`;

/** Of a group that agrees but for letter case, those that agree exactly if there are any. */
function closest<T>(group: readonly T[], exact: (item: T) => boolean): readonly T[] {
  if (group.length < 2) return group;
  const same = group.filter(exact);
  return same.length > 0 ? same : group;
}

/** Makes a matcher over the shop's links. */
export function createProductMatcher(
  links: Pick<LinkTable, 'byWoo' | 'byGestan' | 'isRemoved'>,
): ProductMatcher {
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
      const wooAnswers = new Map<string, WooMatch>();
      const gestanAnswers = new Map<string, GestanMatch>();
      const bySku = new Map<string, WooMatchKey[]>();
      const byCode = new Map<string, GestanMatchKey[]>();
      const wooByBarcode = new Map<string, WooMatchKey[]>();
      const gestanByBarcode = new Map<string, GestanMatchKey[]>();
      const freeWoo: WooMatchKey[] = [];
      const isLinkedWoo = (key: WooMatchKey) => links.byWoo(key) !== undefined;

      for (const key of woo.values()) {
        if (key.sku !== '') push(bySku, fold(key.sku), key);
        const link = links.byWoo(key);
        if (link !== undefined) {
          const there = gestan.has(link.gestanId);
          wooAnswers.set(
            wooKey(key),
            there
              ? { kind: 'pair', gestanId: link.gestanId, matchedBy: 'link' }
              : { kind: 'gone', gestanId: link.gestanId, code: link.code },
          );
        } else if (key.role === 'sold') {
          freeWoo.push(key);
          if (key.barcode) push(wooByBarcode, key.barcode, key);
        }
      }
      for (const key of gestan.values()) {
        if (key.code.trim() !== '') push(byCode, fold(key.code), key);
        const link = links.byGestan(key.id);
        if (link === undefined) {
          if (key.barcode) push(gestanByBarcode, key.barcode, key);
          continue;
        }
        const other = woo.get(wooKey(link));
        const ref = refOf(link);
        gestanAnswers.set(
          key.id,
          other === undefined || other.role === 'trash'
            ? { kind: 'gone', ref }
            : { kind: 'pair', ref, matchedBy: 'link' },
        );
      }

      const pair = (w: WooMatchKey, g: GestanMatchKey, matchedBy: MatchedBy): void => {
        wooAnswers.set(wooKey(w), { kind: 'pair', gestanId: g.id, matchedBy });
        gestanAnswers.set(g.id, { kind: 'pair', ref: refOf(w), matchedBy });
      };
      const blockWoo = (w: WooMatchKey, code: string, message: string): void => {
        wooAnswers.set(wooKey(w), { kind: 'blocked', reason: { code, message } });
      };
      const blockGestan = (g: GestanMatchKey, code: string, message: string): void => {
        gestanAnswers.set(g.id, { kind: 'blocked', reason: { code, message } });
      };
      const removed = (w: WooMatchKey, g: GestanMatchKey): void => {
        const message = `A person removed the link between Gestan product ${g.code} and ${describe(w)}. Force it to link them again.`;
        blockWoo(w, 'link-removed', message);
        blockGestan(g, 'link-removed', message);
      };

      for (const key of freeWoo) matchBySku(key);
      for (const key of freeWoo)
        if (!wooAnswers.has(wooKey(key)) && key.barcode) matchByBarcode(key, key.barcode);
      for (const key of gestan.values()) if (!gestanAnswers.has(key.id)) holdCode(key);

      function matchBySku(key: WooMatchKey): void {
        if (key.sku === '') return;
        const same = closest(byCode.get(fold(key.sku)) ?? [], (other) => other.code.trim() === key.sku);
        const [first] = same;
        if (first === undefined) {
          refuseTwins(key);
          return;
        }
        if (same.length > 1) {
          const message = `Gestan has ${same.length} products with the code ${key.sku}. Give each its own.`;
          blockWoo(key, 'duplicate-code', message);
          for (const one of same) if (!links.byGestan(one.id)) blockGestan(one, 'duplicate-code', message);
          return;
        }
        const link = links.byGestan(first.id);
        if (link !== undefined) {
          blockWoo(
            key,
            'code-taken',
            `Gestan product ${first.code} is linked to ${describe({ ...link, sku: '', role: 'sold' })} already.`,
          );
          return;
        }
        const rivals = closest(
          (bySku.get(fold(key.sku)) ?? []).filter((other) => other.role === 'sold' && !isLinkedWoo(other)),
          (other) => other.sku === first.code.trim(),
        );
        if (rivals.length > 1) {
          const message = `${rivals.length} products of the shop have the SKU ${key.sku}. Give each its own.`;
          for (const one of rivals) blockWoo(one, 'duplicate-sku', message);
          blockGestan(first, 'duplicate-sku', message);
        } else if (rivals[0] !== key) {
          blockWoo(
            key,
            'code-taken',
            `Gestan product ${first.code} belongs to ${describe(rivals[0] ?? key)}.`,
          );
        } else if (links.isRemoved(key, first.id)) removed(key, first);
        else pair(key, first, 'code');
      }

      /** Two products of one SKU cannot both be added to Gestan, whose codes are unique. */
      function refuseTwins(key: WooMatchKey): void {
        const twins = (bySku.get(fold(key.sku)) ?? []).filter((other) => other.role === 'sold');
        if (twins.length < 2) return;
        blockWoo(
          key,
          'duplicate-sku',
          `${twins.length} products of the shop have the SKU ${key.sku}. Give each its own.`,
        );
      }

      /** A Gestan product without counterpart whose code cannot become a SKU. */
      function holdCode(key: GestanMatchKey): void {
        const code = fold(key.code);
        if (code === '') return;
        const same = byCode.get(code) ?? [];
        if (same.filter((other) => other.code.trim() === key.code.trim()).length > 1) {
          blockGestan(
            key,
            'duplicate-code',
            `Gestan has several products with the code ${key.code}. Give each its own.`,
          );
          return;
        }
        const holder = (bySku.get(code) ?? []).find(
          (other) => other.role !== 'sold' || isLinkedWoo(other) || wooAnswers.has(wooKey(other)),
        );
        if (holder === undefined) return;
        if (holder.role === 'trash')
          blockGestan(
            key,
            'sku-in-trash',
            `${describe(holder)} in the trash holds the SKU ${key.code}. Restore it, or delete it for good.`,
          );
        else blockGestan(key, 'sku-taken', `The SKU ${key.code} belongs to ${describe(holder)} already.`);
      }

      function matchByBarcode(key: WooMatchKey, barcode: string): void {
        const candidates = (gestanByBarcode.get(barcode) ?? []).filter(
          (other) => !gestanAnswers.has(other.id),
        );
        const rivals = (wooByBarcode.get(barcode) ?? []).filter(
          (other) => !wooAnswers.has(wooKey(other)) || other === key,
        );
        const [first] = candidates;
        if (first === undefined) return;
        if (candidates.length > 1 || rivals.length > 1) {
          const message = `Several products have the barcode ${barcode} (${candidates.length} in Gestan, ${rivals.length} in the shop). Give each its own, or force the link.`;
          for (const one of rivals) blockWoo(one, 'duplicate-barcode', message);
          for (const one of candidates) blockGestan(one, 'duplicate-barcode', message);
        } else if (links.isRemoved(key, first.id)) removed(key, first);
        else pair(key, first, 'barcode');
      }

      return {
        ofWoo: (ref) => wooAnswers.get(wooKey(ref)) ?? { kind: 'none' },
        ofGestan: (id) => gestanAnswers.get(id) ?? { kind: 'none' },
      };
    },
  };
}

function refOf(ref: WooRef): WooRef {
  return ref.variationId === undefined
    ? { wooId: ref.wooId }
    : { wooId: ref.wooId, variationId: ref.variationId };
}
