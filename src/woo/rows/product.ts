import type { WooImage, WooMeta, WooTermRef } from './parts.js';

export interface WooProductAttribute {
  readonly id: number;
  readonly name: string;
  readonly slug?: string;
  readonly position?: number;
  readonly visible?: boolean;
  readonly variation?: boolean;
  readonly options: readonly string[];
}

/** What products and variations have in common. */
export interface WooSellable {
  readonly id: number;
  readonly status: string;
  readonly sku: string;
  /** The price in force now; `''` when there is none. */
  readonly price: string;
  readonly regular_price: string;
  readonly sale_price: string;
  readonly date_on_sale_from_gmt?: string | null;
  readonly date_on_sale_to_gmt?: string | null;
  readonly date_created_gmt: string | null;
  readonly date_modified_gmt: string | null;
  readonly description: string;
  readonly permalink?: string;
  /** `taxable`, `shipping` or `none`. */
  readonly tax_status: string;
  /** A tax class's slug; `''` is the standard class; a variation may say `parent`. */
  readonly tax_class: string;
  /** `'parent'` on a variation whose parent holds the stock. */
  readonly manage_stock: boolean | 'parent';
  /** Null when stock is not managed. An integer unless a plugin allows decimals. */
  readonly stock_quantity: number | null;
  readonly stock_status: string;
  /** `no`, `notify` or `yes`. */
  readonly backorders: string;
  /** In the shop's weight unit; `''` when there is none. */
  readonly weight: string;
  readonly virtual: boolean;
  readonly downloadable: boolean;
  /** GTIN, EAN or ISBN; absent before WooCommerce 9.1. */
  readonly global_unique_id?: string;
  readonly meta_data: readonly WooMeta[];
}

export interface WooProduct extends WooSellable {
  /** `simple`, `variable`, `grouped`, `external`, or a plugin's own word. */
  readonly type: string;
  readonly name: string;
  readonly slug: string;
  readonly short_description: string;
  readonly catalog_visibility?: string;
  readonly parent_id: number;
  readonly categories: readonly WooTermRef[];
  readonly images: readonly WooImage[];
  readonly attributes: readonly WooProductAttribute[];
  /** Ids of the variations of a variable product. */
  readonly variations: readonly number[];
}

export interface WooVariationAttribute {
  readonly id: number;
  readonly name: string;
  readonly slug?: string;
  readonly option: string;
}

export interface WooVariation extends WooSellable {
  /** The values of its attributes, joined; absent in older versions of WooCommerce. */
  readonly name?: string;
  readonly parent_id?: number;
  /** Null where the variation has none of its own. */
  readonly image: WooImage | null;
  readonly attributes: readonly WooVariationAttribute[];
}

export interface WooCategory {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  /** 0 at the top. */
  readonly parent: number;
  readonly count?: number;
}

export interface WooTag {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly count?: number;
}
