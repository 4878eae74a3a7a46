import type { ItemSchema } from '../rest/item-schema.js';
import type { Route } from '../rest/types.js';
import { noteSchema, orderSchema, refundSchema } from './orders.js';
import {
  attributeSchema,
  attributeTermSchema,
  branchSchema,
  plainTermSchema,
  productSchema,
  reviewSchema,
  variationSchema,
} from './products.js';
import {
  couponSchema,
  customerSchema,
  gatewaySchema,
  settingSchema,
  taxClassSchema,
  taxSchema,
  webhookSchema,
  zoneLocationSchema,
  zoneSchema,
} from './shop.js';

/** What the records of a resource look like, by the address of its list. */
const schemas: Readonly<Record<string, ItemSchema>> = {
  '/orders': orderSchema,
  '/orders/(?<order_id>\\d+)/notes': noteSchema,
  '/orders/(?<order_id>\\d+)/refunds': refundSchema,
  '/refunds': refundSchema,
  '/products': productSchema,
  '/products/(?<product_id>\\d+)/variations': variationSchema,
  '/variations': variationSchema,
  '/products/categories': branchSchema('product_cat'),
  '/products/brands': branchSchema('product_brand'),
  '/products/tags': plainTermSchema('product_tag'),
  '/products/shipping_classes': plainTermSchema('product_shipping_class'),
  '/products/attributes': attributeSchema,
  '/products/attributes/(?<attribute_id>\\d+)/terms': attributeTermSchema,
  '/products/reviews': reviewSchema,
  '/customers': customerSchema,
  '/coupons': couponSchema,
  '/taxes': taxSchema,
  '/taxes/classes': taxClassSchema,
  '/payment_gateways': gatewaySchema,
  '/settings/(?<group_id>[\\w-]+)': settingSchema,
  '/shipping/zones': zoneSchema,
  '/shipping/zones/(?<id>\\d+)/locations': zoneLocationSchema,
  '/webhooks': webhookSchema,
};

/** Gives the routes of a resource, its list's and its records', what its records look like. */
export function withSchemas(routes: readonly Route[]): Route[] {
  return routes.map((route) => {
    const path = route.path.replace('/wc/v3', '');
    const schema = schemas[path] ?? schemas[path.replace(/\/\(\?<(?:id|slug)>[^)]*\)$/, '')];
    return schema ? { ...route, schema } : route;
  });
}
