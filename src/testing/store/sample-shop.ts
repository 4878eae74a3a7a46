import rows from '../sample-shop.json' with { type: 'json' };
import type { Shop } from './tables.js';

/**
 * A small French shop for tests: fishing tackle, prices with tax, Europe/Paris, some forty products
 * (variable ones among them), customers at home, in Belgium and overseas, orders in every status
 * with coupons, fees and refunds, all tax rates, categories, gateways and settings. Each call
 * returns a copy of its own.
 *
 * @example
 * const store = createFakeStore({ shop: { ...sampleShop(), orders: [] } })
 */
export function sampleShop(): Shop {
  return structuredClone(rows) as unknown as Shop;
}
