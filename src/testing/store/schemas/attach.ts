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
  currencySchema,
  customerSchema,
  gatewaySchema,
  reportSchema,
  settingSchema,
  shippingMethodSchema,
  taxClassSchema,
  taxSchema,
  totalSchema,
  webhookSchema,
  zoneLocationSchema,
  zoneMethodSchema,
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
  '/shipping_methods': shippingMethodSchema,
  '/shipping/zones/(?<zone_id>\\d+)/methods': zoneMethodSchema,
  '/data/currencies': currencySchema,
  '/data/currencies/current': currencySchema,
  '/reports': reportSchema,
  ...Object.fromEntries(
    ['order', 'product', 'customer', 'coupon', 'review'].map((what) => [
      `/reports/${what}s/totals`,
      totalSchema(what),
    ]),
  ),
};

/** Gives the routes of a resource, its list's and its records', what its records look like. */
export function withSchemas(routes: readonly Route[]): Route[] {
  return routes.map((route) => {
    const path = route.path.replace('/wc/v3', '');
    const list = path.replace(/\/(?:batch|\(\?<(?:id|slug|instance_id|currency)>[^)]*\))$/, '');
    const schema = schemas[path] ?? schemas[list];
    const batch = path.endsWith('/batch');
    return schema || batch ? { ...route, ...(schema ? { schema } : {}), batch } : route;
  });
}
