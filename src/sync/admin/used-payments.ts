import type { Instant, WorkOptions } from '../../core/index.js';
import type { WooClient } from '../../woo/index.js';
import type { SyncHooks } from '../work/hooks.js';
import { methodsOfOrders } from './payment-methods.js';

/** A payment method of the shop that is not mapped. */
export interface UnmappedPayment {
  /** Woo's id of the method: `bacs`; empty for orders that name none. */
  readonly id: string;
  /** Its title in the shop; for a removed gateway, the title in its newest order. */
  readonly title: string;
  /** Whether it is offered at the checkout now. */
  readonly enabled: boolean;
  /** The number of orders with it. */
  readonly orders: number;
}

/**
 * The shop's gateways, and the payment methods that orders use, also of gateways that are gone;
 * those with most orders first.
 *
 * @param after only orders created after this instant are counted; undefined: all.
 * @param hooks they return gift cards and other payments.
 */
export async function usedPayments(
  woo: WooClient,
  after: Instant | undefined,
  { signal, onProgress }: WorkOptions,
  hooks: Pick<SyncHooks, 'order' | 'settlement'> = {},
): Promise<readonly UnmappedPayment[]> {
  const found = new Map<string, UnmappedPayment>();
  for (const { id, title, enabled } of await woo.paymentGateways.list({}, { signal }).toArray())
    found.set(id, { id, title, enabled, orders: 0 });
  for await (const page of methodsOfOrders({ woo, hooks }, after, { signal, onProgress })) {
    for (const { id, title } of page) {
      const known = found.get(id) ?? { id, title: title || id, enabled: false, orders: 0 };
      found.set(id, { ...known, orders: known.orders + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.orders - a.orders);
}
