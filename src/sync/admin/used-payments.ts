import type { Instant, WorkOptions } from '../../core/index.js';
import type { WooClient } from '../../woo/index.js';

/** A payment method of the shop that is not mapped. */
export interface UnmappedPayment {
  /** Woo's id of the method: `bacs`; empty for orders that name none. */
  readonly id: string;
  /** As the shop calls it; of a gateway that is gone, as its newest order does. */
  readonly title: string;
  /** Whether it is offered at the checkout now. */
  readonly enabled: boolean;
  /** How many orders were placed with it. */
  readonly orders: number;
}

/**
 * The shop's gateways, and the payment methods that orders use, also of gateways that are gone;
 * those with most orders first.
 *
 * @param after only orders created after this instant are counted; undefined: all.
 */
export async function usedPayments(
  woo: WooClient,
  after: Instant | undefined,
  { signal, onProgress }: WorkOptions,
): Promise<readonly UnmappedPayment[]> {
  const found = new Map<string, UnmappedPayment>();
  for (const { id, title, enabled } of await woo.paymentGateways.list({}, { signal }).toArray())
    found.set(id, { id, title, enabled, orders: 0 });
  const params = {
    status: 'any',
    _fields: ['id', 'payment_method', 'payment_method_title'] as const,
    ...(after === undefined ? {} : { after }),
  };
  let done = 0;
  for await (const page of woo.orders.list(params, { signal }).pages()) {
    for (const { payment_method: id, payment_method_title: title } of page.rows) {
      const known = found.get(id) ?? { id, title: title || id, enabled: false, orders: 0 };
      found.set(id, { ...known, orders: known.orders + 1 });
    }
    done += page.rows.length;
    onProgress?.({ phase: 'read', done, total: page.total });
  }
  return [...found.values()].sort((a, b) => b.orders - a.orders);
}
