const hooks: Readonly<Record<string, readonly string[]>> = {
  'coupon.created': ['woocommerce_process_shop_coupon_meta', 'woocommerce_new_coupon'],
  'coupon.updated': ['woocommerce_process_shop_coupon_meta', 'woocommerce_update_coupon'],
  'coupon.deleted': ['wp_trash_post'],
  'coupon.restored': ['untrashed_post'],
  'customer.created': ['user_register', 'woocommerce_created_customer', 'woocommerce_new_customer'],
  'customer.updated': ['profile_update', 'woocommerce_update_customer'],
  'customer.deleted': ['delete_user'],
  'order.created': ['woocommerce_new_order'],
  'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
  'order.deleted': ['wp_trash_post', 'woocommerce_trash_order'],
  'order.restored': ['untrashed_post', 'woocommerce_untrash_order'],
  'product.created': [
    'woocommerce_process_product_meta',
    'woocommerce_new_product',
    'woocommerce_new_product_variation',
  ],
  'product.updated': [
    'woocommerce_process_product_meta',
    'woocommerce_update_product',
    'woocommerce_update_product_variation',
  ],
  'product.deleted': ['wp_trash_post'],
  'product.restored': ['untrashed_post'],
};

const resources = ['coupon', 'customer', 'order', 'product'];
const events = ['created', 'updated', 'deleted', 'restored'];

/**
 * Whether a topic is valid: one of the resources with one of the events, or an action of a plugin.
 */
export function isTopic(topic: string): boolean {
  const [resource = '', event = ''] = topic.split('.');
  if (resource === 'action') return event !== '';
  return resources.includes(resource) && events.includes(event);
}

/** The hooks of WordPress a topic listens to. */
export function topicHooks(topic: string): string[] {
  const action = /^action\.(.+)$/.exec(topic)?.[1];
  return action === undefined ? [...(hooks[topic] ?? [])] : [action];
}
