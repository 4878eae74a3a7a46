import type { WooImage, WooMeta, WooTermRef } from './parts.js';

/** An attribute of a product. */
export interface WooProductAttribute {
  /** Id of the shop's attribute; 0: the product's own. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Slug. */
  readonly slug?: string;
  /** Place among the attributes. */
  readonly position?: number;
  /** Whether customers see it on the product's page. */
  readonly visible?: boolean;
  /** Whether variations differ by it. */
  readonly variation?: boolean;
  /** Its values. */
  readonly options: readonly string[];
}

/** What products and variations have in common. */
export interface WooSellable {
  /** Id. */
  readonly id: number;
  /** `publish`, `draft`, `private`, `pending`, `trash`. */
  readonly status: string;
  /** SKU; `''` when there is none. */
  readonly sku: string;
  /** The price in force now; `''` when there is none. */
  readonly price: string;
  /** Price without promotion; `''` when there is none. */
  readonly regular_price: string;
  /** Price in a promotion; `''` when there is none. */
  readonly sale_price: string;
  /** Start of the promotion, UTC. */
  readonly date_on_sale_from_gmt?: string | null;
  /** End of the promotion, UTC. */
  readonly date_on_sale_to_gmt?: string | null;
  /** When it was created, UTC. */
  readonly date_created_gmt: string | null;
  /** When it was last changed, UTC. */
  readonly date_modified_gmt: string | null;
  /** Long description, HTML. */
  readonly description: string;
  /** Address of its page. */
  readonly permalink?: string;
  /** `taxable`, `shipping` or `none`. */
  readonly tax_status: string;
  /** A tax class's slug; `''` is the standard class; a variation may say `parent`. */
  readonly tax_class: string;
  /** `'parent'` on a variation whose parent holds the stock. */
  readonly manage_stock: boolean | 'parent';
  /** Null when stock is not managed. An integer unless a plugin allows decimals. */
  readonly stock_quantity: number | null;
  /** `instock`, `outofstock` or `onbackorder`. */
  readonly stock_status: string;
  /** `no`, `notify` or `yes`. */
  readonly backorders: string;
  /** In the shop's weight unit; `''` when there is none. */
  readonly weight: string;
  /** Whether it is a service: it is not shipped. */
  readonly virtual: boolean;
  /** Whether it is a download. */
  readonly downloadable: boolean;
  /** GTIN, EAN or ISBN; absent before WooCommerce 9.1. */
  readonly global_unique_id?: string;
  /** Free fields. */
  readonly meta_data: readonly WooMeta[];
}

/** A product. */
export interface WooProduct extends WooSellable {
  /** `simple`, `variable`, `grouped`, `external`, or a plugin's own word. */
  readonly type: string;
  /** Name. */
  readonly name: string;
  /** Slug. */
  readonly slug: string;
  /** Short description, HTML. */
  readonly short_description: string;
  /** Where customers find it: `visible`, `catalog`, `search` or `hidden`. */
  readonly catalog_visibility?: string;
  /** Id of the product that it belongs to; 0: none. */
  readonly parent_id: number;
  /** Its categories. */
  readonly categories: readonly WooTermRef[];
  /** Its images; the first is the main one. */
  readonly images: readonly WooImage[];
  /** Its attributes. */
  readonly attributes: readonly WooProductAttribute[];
  /** Ids of the variations of a variable product. */
  readonly variations: readonly number[];
}

/** The value of an attribute that a variation has. */
export interface WooVariationAttribute {
  /** Id of the shop's attribute; 0: the product's own. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Slug. */
  readonly slug?: string;
  /** The value; `''`: any. */
  readonly option: string;
}

/** A variation of a variable product. */
export interface WooVariation extends WooSellable {
  /** The values of its attributes, joined; absent in older versions of WooCommerce. */
  readonly name?: string;
  /** Id of the variable product. */
  readonly parent_id?: number;
  /** Null where the variation has none of its own. */
  readonly image: WooImage | null;
  /** The attributes that distinguish it from its siblings. */
  readonly attributes: readonly WooVariationAttribute[];
}

/** A product category. */
export interface WooCategory {
  /** Id. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Slug. */
  readonly slug: string;
  /** 0 at the top. */
  readonly parent: number;
  /** How many products it holds. */
  readonly count?: number;
}

/** A product tag. */
export interface WooTag {
  /** Id. */
  readonly id: number;
  /** Name. */
  readonly name: string;
  /** Slug. */
  readonly slug: string;
  /** How many products have it. */
  readonly count?: number;
}
