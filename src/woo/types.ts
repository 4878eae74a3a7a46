/**
 * The rows of WooCommerce's REST API (wc/v3), with the fields that this library reads. Amounts are
 * text. Dates that end in `_gmt` are UTC without a zone mark; read only those. The types name the
 * known fields, so that a typing error does not compile. Fields that a plugin adds stay in the row:
 * `extraField` reads them. The schemas in `schemas/` check the same fields; a type test holds both
 * equal.
 */

export type {
  WooAddress,
  WooBillingAddress,
  WooCouponLine,
  WooCustomer,
  WooFeeLine,
  WooLineItem,
  WooLineTax,
  WooOrder,
  WooOrderLineBase,
  WooOrderRefundRef,
  WooRefund,
  WooShippingLine,
  WooTaxLine,
} from './rows/order.js';
export type { WooImage, WooLineMeta, WooMeta } from './rows/parts.js';
export type {
  WooCategory,
  WooProduct,
  WooProductAttribute,
  WooSellable,
  WooTag,
  WooVariation,
  WooVariationAttribute,
} from './rows/product.js';
export type {
  WooPaymentGateway,
  WooSetting,
  WooSettingGroup,
  WooSystemStatus,
  WooTaxClass,
  WooTaxRate,
  WooWebhook,
} from './rows/shop.js';
