import { attributeRoutes } from './controllers/attributes.js';
import { couponRoutes } from './controllers/coupons.js';
import { customFieldRoutes } from './controllers/custom-fields.js';
import { customerRoutes } from './controllers/customers.js';
import { dataRoutes } from './controllers/data.js';
import { gatewayRoutes } from './controllers/gateways.js';
import { generateRoutes } from './controllers/generate-variations.js';
import { mediaRoutes } from './controllers/media.js';
import { noteRoutes } from './controllers/notes.js';
import { orderActionRoutes } from './controllers/order-actions.js';
import { orderReceiptRoutes } from './controllers/order-receipts.js';
import { orderStatusRoutes } from './controllers/order-statuses.js';
import { orderRoutes } from './controllers/orders.js';
import { productRoutes } from './controllers/products.js';
import { refundRoutes } from './controllers/refunds.js';
import { reportRoutes } from './controllers/reports.js';
import { reviewRoutes } from './controllers/reviews.js';
import { settingRoutes } from './controllers/settings.js';
import { shippingMethodRoutes } from './controllers/shipping-methods.js';
import { shippingZoneRoutes } from './controllers/shipping-zones.js';
import { storeApiRoutes } from './controllers/store-api.js';
import { systemRoutes } from './controllers/system.js';
import { taxRoutes } from './controllers/taxes.js';
import { plainTermRoutes } from './controllers/terms.js';
import { toolRoutes } from './controllers/tools.js';
import { variationRoutes } from './controllers/variations.js';
import { webhookRoutes } from './controllers/webhooks.js';
import type { Route } from './rest/types.js';
import type { WebhookQueue } from './rules/webhook-queue.js';
import { withSchemas } from './schemas/attach.js';
import type { Site } from './site.js';

/** All routes of the store. */
export function storeRoutes(site: Site, queue: WebhookQueue): Route[] {
  return withSchemas([
    ...productRoutes(site),
    ...variationRoutes(site),
    ...generateRoutes(),
    ...plainTermRoutes(site),
    ...attributeRoutes(site),
    ...orderRoutes(site),
    ...orderActionRoutes(site),
    ...orderReceiptRoutes(),
    ...noteRoutes(),
    ...refundRoutes(site),
    ...customerRoutes(site),
    ...couponRoutes(),
    ...taxRoutes(site),
    ...settingRoutes(),
    ...gatewayRoutes(),
    ...webhookRoutes(queue),
    ...mediaRoutes(),
    ...orderStatusRoutes(),
    ...shippingZoneRoutes(),
    ...shippingMethodRoutes(),
    ...reportRoutes(),
    ...reviewRoutes(),
    ...customFieldRoutes(),
    ...dataRoutes(),
    ...toolRoutes(),
    ...systemRoutes(),
    ...storeApiRoutes(),
  ]);
}
