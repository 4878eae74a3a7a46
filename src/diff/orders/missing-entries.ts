import { stableJson } from '../../core/index.js';
import type { BillingReason } from '../../pieces/index.js';
import type { Warning } from '../reasons.js';

/** Counts orders whose ledger entries are due and cannot be made. */
export interface MissingEntries {
  /** @param reasons why entries of one order are missing; none: nothing is missing. */
  add(reasons: readonly BillingReason[]): void;
  /** One warning, or `undefined` where no entry is missing. */
  warnings(): readonly Warning[] | undefined;
}

/**
 * @example
 * const missing = createMissingEntries()
 * for (const { missingEntries } of rows) missing.add(missingEntries.map(({ reason }) => reason))
 */
export function createMissingEntries(): MissingEntries {
  let orders = 0;
  const why = new Map<string, { readonly reason: BillingReason; readonly orders: number }>();
  return {
    add(reasons) {
      if (reasons.length === 0) return;
      orders += 1;
      for (const [key, reason] of new Map(reasons.map((each) => [groupOf(each), each]))) {
        const before = why.get(key);
        why.set(key, { reason: before?.reason ?? reason, orders: (before?.orders ?? 0) + 1 });
      }
    },
    warnings() {
      if (orders === 0) return undefined;
      const most = [...why.values()].sort((a, b) => b.orders - a.orders);
      return [{ code: 'orders-without-entry', values: { orders, why: most } }];
    },
  };
}

/**
 * Orders that wait for the same thing: a payment method by its id, since its title may change from
 * order to order.
 */
function groupOf({ code, values }: BillingReason): string {
  if (code === 'payment-unmapped' || code === 'clearing-account-missing')
    return stableJson([code, values.method]);
  if (code === 'payment-not-explained') return code;
  return code === 'fee-currency' ? stableJson([code, values.currency]) : stableJson([code, values]);
}
