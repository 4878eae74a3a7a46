import type { WooErrorCode } from '../errors/codes.js';

/** Codes of WooCommerce that mean the same whatever the status. */
export const byWooCode: Readonly<Record<string, WooErrorCode>> = {
  product_invalid_sku: 'woo.duplicate-sku',
  // Sent only for a SKU that is already in the lookup table: that of a trashed product, or of one
  // made at the same moment.
  woocommerce_rest_product_not_created: 'woo.duplicate-sku',
  product_invalid_global_unique_id: 'woo.duplicate',
  term_exists: 'woo.duplicate',
  'registration-error-email-exists': 'woo.duplicate',
  'registration-error-username-exists': 'woo.duplicate',
  woocommerce_rest_coupon_code_already_exists: 'woo.duplicate',
  woocommerce_rest_tax_class_exists: 'woo.duplicate',
  woocommerce_product_image_upload_error: 'woo.image',
  woocommerce_product_invalid_image_id: 'woo.image',
  woocommerce_variation_invalid_image_id: 'woo.image',
  woocommerce_rest_already_trashed: 'woo.gone',
  woocommerce_rest_trash_not_supported: 'woo.not-supported',
  rest_trash_not_supported: 'woo.not-supported',
  woocommerce_rest_request_entity_too_large: 'woo.too-large',
  invalid_username: 'woo.auth',
  woocommerce_rest_invalid_order_id: 'woo.not-found',
  woocommerce_rest_invalid_order_refund_id: 'woo.not-found',
  internal_server_error: 'woo.server-error',
  wp_die: 'woo.maintenance',
};

/** Fields that a code is about, where the store does not say. */
export const fieldOfCode: Readonly<Record<string, string>> = {
  product_invalid_sku: 'sku',
  woocommerce_rest_product_not_created: 'sku',
  product_invalid_global_unique_id: 'global_unique_id',
  term_exists: 'name',
  missing_parent: 'parent',
  customer_invalid_email: 'email',
  woocommerce_rest_customer_invalid_email: 'email',
  'registration-error-email-exists': 'email',
  'registration-error-invalid-email': 'email',
  'registration-error-username-exists': 'username',
  woocommerce_product_image_upload_error: 'images',
  woocommerce_product_invalid_image_id: 'images',
  woocommerce_rest_coupon_code_already_exists: 'code',
  coupon_invalid_amount: 'amount',
  woocommerce_rest_invalid_coupon: 'coupon_lines',
  woocommerce_rest_invalid_customer_id: 'customer_id',
  woocommerce_rest_invalid_fee_item: 'fee_lines',
  woocommerce_rest_invalid_shipping_item: 'shipping_lines',
  woocommerce_rest_required_product_reference: 'line_items',
  woocommerce_rest_invalid_item_id: 'line_items',
  woocommerce_rest_product_exists: 'id',
  product_external_invalid_manage_stock: 'manage_stock',
  woocommerce_rest_shop_webhook_invalid_delivery_url: 'delivery_url',
  woocommerce_rest_shop_webhook_invalid_topic: 'topic',
  woocommerce_rest_tax_class_exists: 'name',
  woocommerce_rest_tax_class_invalid_name: 'name',
  rest_setting_value_invalid: 'value',
  woocommerce_rest_invalid_order_refund: 'amount',
};
