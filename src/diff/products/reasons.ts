import type { Decimal, NoValues } from '../../core/index.js';
import type { Side } from '../side.js';

/** A product of the shop, or one of its variations. */
export interface WooPlace {
  /** The product's id. */
  readonly wooId: number;
  /** The variation's id; absent for a product. */
  readonly variationId?: number | undefined;
}

/**
 * Why a row of products, a field of it or an image is not written, with what its sentence needs.
 */
export interface ProductReasonValues {
  // A conflict.
  'both-changed': NoValues;
  'first-meeting': NoValues;
  /** `written`: the other fields of the row, which were written. */
  unresolved: { readonly fields: readonly string[]; readonly written?: readonly string[] | undefined };
  'answer-not-allowed': NoValues;
  // Two records that hold the same key.
  'duplicate-code': { readonly code: string; readonly count: number };
  'duplicate-sku': { readonly sku: string; readonly count: number };
  /**
   * `others`: the codes of the other Gestan products, where the shop has none of them by that
   * barcode.
   */
  'duplicate-barcode': {
    readonly barcode: string;
    readonly gestan: number;
    readonly woo: number;
    readonly others?: readonly string[] | undefined;
  };
  'code-taken': { readonly code: string; readonly by: WooPlace };
  'sku-taken': { readonly sku: string; readonly by: WooPlace };
  'sku-in-trash': { readonly sku: string; readonly by: WooPlace };
  'link-removed': { readonly code: string; readonly from: WooPlace };
  // Something is missing.
  'code-missing': NoValues;
  'sku-missing': NoValues;
  'family-unmapped': { readonly family?: string | undefined };
  'family-ambiguous': { readonly family: string; readonly categoryIds: readonly number[] };
  'vat-unknown': NoValues;
  /** The shop sells in another currency than Gestan's: prices do not travel. */
  'currency-foreign': { readonly shop: string; readonly gestan: string };
  'vat-unmapped': { readonly rate: Decimal };
  'vat-ambiguous': { readonly rate: Decimal; readonly taxClasses: readonly string[] };
  'tax-unmapped': { readonly taxClass: string };
  /** The record is there and cannot be read: which field, and what is wrong with it (English). */
  'product-unreadable': { readonly side: Side; readonly field: string; readonly said: string };
  // A kind of product that is left as it is.
  'type-changed': { readonly now: 'simple' | 'variable' };
  'type-grouped': NoValues;
  'type-external': NoValues;
  'type-unsupported': { readonly type: string };
  'variant-unnamed': { readonly code: string; readonly parent: string };
  'variant-parent-not-variable': {
    readonly code: string;
    readonly parent: string;
    readonly type: string;
  };
  'gestan-model': NoValues;
  'gestan-archived': NoValues;
  'gestan-read-only': NoValues;
  'sale-not-below-price': NoValues;
  /** The same changes were made this often, and the side shows its old values anyway. */
  'not-kept': { readonly times: number };
  // Left out on purpose.
  direction: NoValues;
  family: NoValues;
  blacklisted: { readonly note: string };
  'changed-since': NoValues;
  'undo-creation': NoValues;
  // Images.
  'images-unsupported': { readonly does: 'read' | 'write' };
  'images-no-transport': NoValues;
  /** A photo of the shop that cannot be compared with Gestan's, and why. */
  'shop-image-unreadable': {
    readonly name: string;
    readonly error: { readonly code: string; readonly message: string };
  };
  /** A photo was sent and its answer was lost: whether the shop has it is not known yet. */
  'image-awaited': NoValues;
  /** An image of Gestan; `error`: what went wrong, as an error says it. */
  'image-unreadable': { readonly error: { readonly code: string; readonly message: string } };
}
