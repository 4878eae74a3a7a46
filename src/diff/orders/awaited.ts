import type { Reason } from '../reasons.js';
import type { OrderRow } from './types.js';

/** What an order waits for. */
export type AwaitedByOrder =
  /** Ledger entries of these payment methods. Its pieces are made. */
  | { readonly kind: 'entries'; readonly methods: readonly string[] }
  | {
      /** A setting or a mapping, and the other parts listed here. */
      readonly kind: 'all';
      /** Its customer: a link, or another contact in Gestan. */
      readonly customer: boolean;
      /** The shop's tax rates, or its number of decimals. */
      readonly shop: boolean;
      /** The products of its lines. */
      readonly products: boolean;
    };

/** Reasons that end by themselves, without a change of a setting, a mapping or the order. */
const endByThemselves: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'refunds-unread',
  'refund-unreadable',
  'customer-undecided',
]);

const ofCustomer: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'customer-blocked',
  'customer-under-review',
]);

/** Refusals that may end when the shop changes its tax rates or its number of decimals. */
const ofShop: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'tax-rate-unknown',
  'multiple-taxes',
  'order-not-explained',
  'rounding-too-large',
  'vat-contradiction',
  'amounts-rounded',
  'shop-rounds-totals',
]);

const isUnmade = (reason: Reason | undefined) =>
  reason?.code === 'customer-blocked' && reason.values.because?.code === 'contact-unmade';

/**
 * Whether an order waits because of an earlier row of this plan: that row's contact may be this
 * customer, or could not be created. The order itself has not changed.
 */
export function isOfOtherRow(reason: Reason | undefined): boolean {
  return reason?.code === 'customer-under-review' || isUnmade(reason);
}

/**
 * What an order waits for. Undefined: no fingerprint shows when that changes, so the order has to
 * be read again.
 */
export function awaitedBy({
  status,
  reason,
  blocked,
  missingEntries,
}: Pick<OrderRow, 'status' | 'reason' | 'blocked' | 'missingEntries'>): AwaitedByOrder | undefined {
  const isHeld = status === 'waiting' || status === 'refused' || blocked.length > 0;
  if (!isHeld) {
    const methods = missingEntries.flatMap(({ reason: why }) =>
      why.code === 'payment-unmapped' || why.code === 'clearing-account-missing' ? [why.values.method] : [],
    );
    return { kind: 'entries', methods };
  }
  if (reason === undefined || endByThemselves.has(reason.code)) return undefined;
  // The next run first tries the contact that could not be created.
  if (isUnmade(reason)) return undefined;
  return {
    kind: 'all',
    customer: ofCustomer.has(reason.code),
    shop: [reason, ...blocked.map((each) => each.reason)].some(({ code }) => ofShop.has(code)),
    products: reason.code === 'product-unknown',
  };
}
