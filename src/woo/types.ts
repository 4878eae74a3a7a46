/**
 * The rows of WooCommerce's REST API (wc/v3) as far as this library reads them. Amounts are text.
 * Dates that end in `_gmt` are UTC and carry no zone mark; only those are to be read. The types
 * name the known fields, so that a typing error does not compile. Fields that a plugin adds stay in
 * the row: `extraField` reads them. The schemas in `schemas/` check the same fields; a type test
 * holds both equal.
 */

/** A free field of a product, order, customer … `value` is whatever a plugin stored there. */
export interface WooMeta {
  readonly id?: number;
  readonly key: string;
  readonly value: unknown;
}

/** A free field of an order line. */
export interface WooLineMeta extends WooMeta {
  /** The key as people read it: the name of an attribute, where the key is its slug. */
  readonly display_key?: string;
  /** The value as people read it; may hold HTML. */
  readonly display_value?: unknown;
}

/** A term as it stands inside a product. */
export interface WooTermRef {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
}

export interface WooImage {
  readonly id: number;
  readonly src: string;
  readonly name?: string;
  readonly alt?: string;
}

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

export interface WooAddress {
  readonly first_name: string;
  readonly last_name: string;
  readonly company: string;
  readonly address_1: string;
  readonly address_2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  readonly country: string;
  readonly phone?: string;
}

export interface WooBillingAddress extends WooAddress {
  readonly email?: string | null;
}

export interface WooLineTax {
  /** The tax rate's id. */
  readonly id: number;
  /** May carry up to 6 decimals, or be `''`. */
  readonly total: string;
  readonly subtotal?: string;
}

/**
 * What all lines of an order share. Totals are tax-exclusive whatever `prices_include_tax` says.
 */
export interface WooOrderLineBase {
  readonly id: number;
  readonly total: string;
  readonly total_tax: string;
  readonly taxes: readonly WooLineTax[];
  readonly meta_data: readonly WooLineMeta[];
}

export interface WooLineItem extends WooOrderLineBase {
  readonly name: string;
  /** 0 once the product was deleted for good. */
  readonly product_id: number;
  readonly variation_id: number;
  readonly quantity: number;
  readonly tax_class: string;
  /** Before discounts. */
  readonly subtotal: string;
  readonly subtotal_tax: string;
  readonly sku: string | null;
  /** GTIN, EAN or ISBN of the product; absent in older versions of WooCommerce. */
  readonly global_unique_id?: string | null;
}

export interface WooShippingLine extends WooOrderLineBase {
  readonly method_title: string;
  readonly method_id: string;
}

export interface WooFeeLine extends WooOrderLineBase {
  readonly name: string | null;
  readonly tax_class: string;
  readonly tax_status: string;
}

export interface WooTaxLine {
  readonly id: number;
  readonly rate_code: string;
  readonly rate_id: number;
  readonly label: string;
  readonly compound: boolean;
  readonly tax_total: string;
  readonly shipping_tax_total: string;
  readonly rate_percent?: number;
}

export interface WooCouponLine {
  readonly id: number;
  readonly code: string;
  readonly discount: string;
  readonly discount_tax: string;
}

/** A refund as it stands inside its order. `total` is negative text. */
export interface WooOrderRefundRef {
  readonly id: number;
  readonly reason: string | null;
  readonly total: string;
}

export interface WooOrder {
  readonly id: number;
  readonly parent_id: number;
  /** The number shown to people; plugins may change it. */
  readonly number: string;
  /** One of WooCommerce's, or a plugin's own. */
  readonly status: string;
  readonly currency: string;
  readonly prices_include_tax: boolean;
  readonly date_created_gmt: string | null;
  readonly date_modified_gmt: string | null;
  readonly date_completed_gmt: string | null;
  readonly date_paid_gmt: string | null;
  readonly discount_total: string;
  readonly discount_tax: string;
  readonly shipping_total: string;
  readonly shipping_tax: string;
  readonly cart_tax: string;
  /** Ignores refunds. */
  readonly total: string;
  readonly total_tax: string;
  /** 0 for a guest. */
  readonly customer_id: number;
  readonly billing: WooBillingAddress;
  readonly shipping: WooAddress;
  readonly payment_method: string;
  readonly payment_method_title: string;
  readonly transaction_id: string;
  readonly created_via: string;
  readonly customer_note: string;
  readonly meta_data: readonly WooMeta[];
  readonly line_items: readonly WooLineItem[];
  readonly tax_lines: readonly WooTaxLine[];
  readonly shipping_lines: readonly WooShippingLine[];
  readonly fee_lines: readonly WooFeeLine[];
  readonly coupon_lines: readonly WooCouponLine[];
  readonly refunds: readonly WooOrderRefundRef[];
}

/** A refund with its lines. Quantities and totals of the lines are negative. */
export interface WooRefund {
  readonly id: number;
  /** The order it belongs to. Given by `GET /refunds`; set from the address elsewhere. */
  readonly parent_id?: number;
  readonly date_created_gmt: string | null;
  /** Positive text. */
  readonly amount: string;
  readonly reason: string;
  readonly refunded_payment?: boolean;
  readonly line_items: readonly WooLineItem[];
  readonly shipping_lines: readonly WooShippingLine[];
  readonly fee_lines: readonly WooFeeLine[];
  readonly tax_lines?: readonly WooTaxLine[];
  readonly meta_data: readonly WooMeta[];
}

export interface WooCustomer {
  readonly id: number;
  readonly date_created_gmt: string | null;
  readonly date_modified_gmt: string | null;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: string;
  readonly username: string;
  readonly billing: WooBillingAddress;
  readonly shipping: WooAddress;
  readonly is_paying_customer?: boolean;
  readonly meta_data: readonly WooMeta[];
}

export interface WooTaxRate {
  readonly id: number;
  readonly country: string;
  readonly state: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly postcodes?: readonly string[];
  readonly cities?: readonly string[];
  readonly rate: string;
  readonly name: string;
  readonly priority: number;
  readonly compound: boolean;
  readonly shipping: boolean;
  readonly order: number;
  /** A tax class's slug, `standard` for the standard one. */
  readonly class: string;
}

export interface WooTaxClass {
  readonly slug: string;
  readonly name: string;
}

export interface WooPaymentGateway {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly method_title?: string;
}

export interface WooSetting {
  readonly id: string;
  readonly label?: string;
  readonly type?: string;
  /** Absent where the row is a heading. */
  readonly value?: unknown;
}

export interface WooSettingGroup {
  readonly id: string;
  readonly label: string;
}

export interface WooSystemStatus {
  readonly environment: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface WooWebhook {
  readonly id: number;
  readonly name: string;
  /** `active`, `paused` or `disabled`. */
  readonly status: string;
  /** `order.created`, `product.updated` … */
  readonly topic: string;
  readonly delivery_url: string;
  readonly secret?: string;
}
