import type { WooLineMeta, WooMeta } from './parts.js';

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
