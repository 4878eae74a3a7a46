import type { WooLineMeta, WooMeta } from './parts.js';

/** A postal address. */
export interface WooAddress {
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** Name of the firm. */
  readonly company: string;
  /** Street and number. */
  readonly address_1: string;
  /** Second line. */
  readonly address_2: string;
  /** City. */
  readonly city: string;
  /** State or province, WooCommerce's code. */
  readonly state: string;
  /** Postcode. */
  readonly postcode: string;
  /** Country, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Phone number. */
  readonly phone?: string;
}

/** A billing address. */
export interface WooBillingAddress extends WooAddress {
  /** E-mail address. */
  readonly email?: string | null;
}

/** A tax of a line. */
export interface WooLineTax {
  /** The tax rate's id. */
  readonly id: number;
  /** May carry up to 6 decimals, or be `''`. */
  readonly total: string;
  /** Tax before discount. */
  readonly subtotal?: string;
}

/**
 * What all lines of an order share. Totals are tax-exclusive whatever `prices_include_tax` says.
 */
export interface WooOrderLineBase {
  /** Id of the line. */
  readonly id: number;
  /** Amount HT after discount. */
  readonly total: string;
  /** Tax on `total`. */
  readonly total_tax: string;
  /** The taxes of the line. */
  readonly taxes: readonly WooLineTax[];
  /** Free fields. */
  readonly meta_data: readonly WooLineMeta[];
}

/** A line with a product. */
export interface WooLineItem extends WooOrderLineBase {
  /** Name as sold. */
  readonly name: string;
  /** 0 after the product was deleted permanently. */
  readonly product_id: number;
  /** Id of the variation; 0: none. */
  readonly variation_id: number;
  /** Units. */
  readonly quantity: number;
  /** Tax class slug; `''` is the standard class. */
  readonly tax_class: string;
  /** Before discounts. */
  readonly subtotal: string;
  /** Tax before discount. */
  readonly subtotal_tax: string;
  /** SKU of the product. */
  readonly sku: string | null;
  /** GTIN, EAN or ISBN of the product; absent in older versions of WooCommerce. */
  readonly global_unique_id?: string | null;
}

/** A line with shipping. */
export interface WooShippingLine extends WooOrderLineBase {
  /** Name of the method, as customers see it. */
  readonly method_title: string;
  /** Id of the method: `flat_rate`. */
  readonly method_id: string;
}

/** A line with a fee. */
export interface WooFeeLine extends WooOrderLineBase {
  /** Name of the fee. */
  readonly name: string | null;
  /** Tax class slug; `''` is the standard class. */
  readonly tax_class: string;
  /** `taxable` or `none`. */
  readonly tax_status: string;
}

/** A tax of an order. */
export interface WooTaxLine {
  /** Id of the line. */
  readonly id: number;
  /** Code of the tax rate: `FR-TVA-1`. */
  readonly rate_code: string;
  /** Id of the tax rate. */
  readonly rate_id: number;
  /** Name of the tax. */
  readonly label: string;
  /** Whether it applies to the taxes before it too. */
  readonly compound: boolean;
  /** Tax on products and fees. */
  readonly tax_total: string;
  /** Tax on shipping. */
  readonly shipping_tax_total: string;
  /** Rate in percent. */
  readonly rate_percent?: number;
}

/** A coupon of an order. */
export interface WooCouponLine {
  /** Id of the line. */
  readonly id: number;
  /** Code of the coupon. */
  readonly code: string;
  /** Discount HT. */
  readonly discount: string;
  /** Tax on the discount. */
  readonly discount_tax: string;
}

/** A refund inside its order. `total` is negative text. */
export interface WooOrderRefundRef {
  /** Id of the refund. */
  readonly id: number;
  /** Why it was refunded, in the shop's words. */
  readonly reason: string | null;
  /** Amount TTC, negative. */
  readonly total: string;
}

/** An order. */
export interface WooOrder {
  /** Id. */
  readonly id: number;
  /** Id of the order that it belongs to; 0: none. */
  readonly parent_id: number;
  /** The number shown to people; plugins may change it. */
  readonly number: string;
  /** One of WooCommerce's, or a plugin's own. */
  readonly status: string;
  /** Currency, ISO 4217. */
  readonly currency: string;
  /** Whether prices were TTC when it was placed. */
  readonly prices_include_tax: boolean;
  /** When it was placed, UTC. */
  readonly date_created_gmt: string | null;
  /** When it was last changed, UTC. */
  readonly date_modified_gmt: string | null;
  /** When it was completed, UTC. */
  readonly date_completed_gmt: string | null;
  /** When it was paid, UTC. */
  readonly date_paid_gmt: string | null;
  /** Discount HT. */
  readonly discount_total: string;
  /** Tax on the discount. */
  readonly discount_tax: string;
  /** Shipping HT. */
  readonly shipping_total: string;
  /** Tax on shipping. */
  readonly shipping_tax: string;
  /** Tax on products and fees. */
  readonly cart_tax: string;
  /** Ignores refunds. */
  readonly total: string;
  /** All taxes. */
  readonly total_tax: string;
  /** 0 for a guest. */
  readonly customer_id: number;
  /** Billing address. */
  readonly billing: WooBillingAddress;
  /** Delivery address. */
  readonly shipping: WooAddress;
  /** Id of the payment method: `bacs`; `''`: none. */
  readonly payment_method: string;
  /** Name of the payment method, as customers see it. */
  readonly payment_method_title: string;
  /** Id of the transaction at the gateway. */
  readonly transaction_id: string;
  /** Its origin: `checkout`, `admin`, `rest-api`, `subscription`. */
  readonly created_via: string;
  /** What the customer wrote. */
  readonly customer_note: string;
  /** Free fields. */
  readonly meta_data: readonly WooMeta[];
  /** Lines with products. */
  readonly line_items: readonly WooLineItem[];
  /** Its taxes. */
  readonly tax_lines: readonly WooTaxLine[];
  /** Lines with shipping. */
  readonly shipping_lines: readonly WooShippingLine[];
  /** Lines with fees. */
  readonly fee_lines: readonly WooFeeLine[];
  /** Its coupons. */
  readonly coupon_lines: readonly WooCouponLine[];
  /** Its refunds, in short. */
  readonly refunds: readonly WooOrderRefundRef[];
}

/** A refund with its lines. Quantities and totals of the lines are negative. */
export interface WooRefund {
  /** Id. */
  readonly id: number;
  /** The order it belongs to. Given by `GET /refunds`; set from the address elsewhere. */
  readonly parent_id?: number;
  /** When it was made, UTC. */
  readonly date_created_gmt: string | null;
  /** Positive text. */
  readonly amount: string;
  /** Why, in the shop's words. */
  readonly reason: string;
  /** Whether the gateway paid it back. */
  readonly refunded_payment?: boolean;
  /** Lines with products; quantities and amounts are negative. */
  readonly line_items: readonly WooLineItem[];
  /** Lines with shipping; amounts are negative. */
  readonly shipping_lines: readonly WooShippingLine[];
  /** Lines with fees; amounts are negative. */
  readonly fee_lines: readonly WooFeeLine[];
  /** Its taxes; amounts are negative. */
  readonly tax_lines?: readonly WooTaxLine[];
  /** Free fields. */
  readonly meta_data: readonly WooMeta[];
}

/** A customer with an account. */
export interface WooCustomer {
  /** Id. */
  readonly id: number;
  /** When the account was made, UTC. */
  readonly date_created_gmt: string | null;
  /** When it was last changed, UTC. */
  readonly date_modified_gmt: string | null;
  /** E-mail address of the account. */
  readonly email: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** Role in WordPress: `customer`. */
  readonly role: string;
  /** User name. */
  readonly username: string;
  /** Billing address. */
  readonly billing: WooBillingAddress;
  /** Delivery address. */
  readonly shipping: WooAddress;
  /** Whether there is a paid order. */
  readonly is_paying_customer?: boolean;
  /** Free fields. */
  readonly meta_data: readonly WooMeta[];
}
