import type { LinkTable, WooRef } from '../../mapping/index.js';
import type { Reason } from '../plan.js';
import type { MatchedBy } from './row.js';

/** What is kept of a Woo product while matching: its keys. */
export interface WooMatchKey extends WooRef {
  /** Its own SKU; `''`: none (an inherited one counts as none). */
  readonly sku: string;
  /** GTIN, EAN or ISBN. */
  readonly barcode?: string | null | undefined;
  /**
   * `sold`: a simple product or a variation. `parent`: a variable product, which has no counterpart
   * but holds its SKU. `other`: a kind that is not dealt with. `trash`: it holds its SKU and
   * nothing else.
   */
  readonly role: 'sold' | 'parent' | 'other' | 'trash';
}

/** What is kept of a Gestan product while matching. */
export interface GestanMatchKey {
  /** Gestan's id. */
  readonly id: string;
  /** Gestan's code. */
  readonly code: string;
  /** GTIN, EAN or ISBN. */
  readonly barcode?: string | null | undefined;
  /** It is sold no more: it keeps nobody from its barcode. @default false */
  readonly archived?: boolean | undefined;
}

/**
 * What a product of the shop is matched with: one product of Gestan, none, or several that
 * fit equally.
 */
export type WooMatch =
  | { readonly kind: 'pair'; readonly gestanId: string; readonly matchedBy: MatchedBy }
  /** Linked, and the Gestan product is not there any more. */
  | { readonly kind: 'gone'; readonly gestanId: string; readonly code: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'blocked'; readonly reason: Reason };

/**
 * What a Gestan product is matched with: one product of the shop, none, or several that fit
 * equally.
 */
export type GestanMatch =
  | { readonly kind: 'pair'; readonly ref: WooRef; readonly matchedBy: MatchedBy }
  /** Linked, and the Woo product is not there any more or in the trash. */
  | { readonly kind: 'gone'; readonly ref: WooRef }
  | { readonly kind: 'none' }
  | { readonly kind: 'blocked'; readonly reason: Reason };

/** What matching reads of the links. */
export type MatchLinks = Pick<LinkTable, 'byWoo' | 'byGestan' | 'isRemoved'>;
