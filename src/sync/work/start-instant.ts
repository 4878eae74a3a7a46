import { type Instant, isDay, startOfDay } from '../../core/index.js';
import type { SyncSettings } from '../state/settings.js';
import type { ShopFacts } from './shop-facts.js';

/** `orders.startAt` as an instant; a day without a time is a day of the shop. */
export function startInstant(
  { orders }: SyncSettings,
  { timeZone }: Pick<ShopFacts, 'timeZone'>,
): Instant | undefined {
  if (orders.startAt === null) return undefined;
  return isDay(orders.startAt)
    ? startOfDay(timeZone, orders.startAt)
    : new Date(orders.startAt).toISOString();
}
