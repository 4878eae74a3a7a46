import type { Big, Decimal } from '../core/index.js';
import { toFixed } from '../core/index.js';

/** Why an order, a piece or an entry is refused or not made. `code` is stable; it is listed in the documentation. */
export const billingReasonCodes = [
  // Refusals.
  'currency-unknown',
  'tax-rate-unknown',
  'multiple-taxes',
  'order-not-explained',
  'refund-not-explained',
  'refund-beyond-invoice',
  'rounding-too-large',
  'vat-contradiction',
  'product-unknown',
  'amount-invalid',
  'date-missing',
  // Why something is not made.
  'kind-unsupported',
  'kinds-switched-off',
  'status-unmapped',
  'status-without-pieces',
  'not-paid',
  'never-paid',
  'order-empty',
  'refund-without-invoice',
  'entries-unsupported',
  'entry-not-paid',
  'entry-without-invoice',
  'payment-unmapped',
  'bank-account-missing',
  'bank-account-not-professional',
  'payment-not-explained',
  'fee-currency',
  // Worth knowing.
  'product-deleted',
  'product-unchecked',
  'shipping-product-unset',
  'fee-product-unset',
  'currency-converted',
  'refund-without-lines',
  'refund-partly-without-lines',
  'refund-settles-rest',
  'refund-without-vat',
  'refunds-incomplete',
  'vat-unusual',
  'refund-changed',
  'credit-note-without-refund',
  'edited-after-invoice',
  'cancelled-after-invoice',
  'vat-number-missing',
  'no-vat-without-reason',
  'exempt-but-taxed',
] as const;
export type BillingReasonCode = (typeof billingReasonCodes)[number];

/** The two sums that ought to be equal. */
export interface ReasonSums {
  /** What the shop says: the order's total, the refund's amount. */
  readonly expected: Decimal;
  /** What its parts add up to. */
  readonly found: Decimal;
}

/** A reason in plain data. `message` is English and says what to do where something can be done. */
export interface BillingReason {
  readonly code: BillingReasonCode;
  readonly message: string;
  readonly sums?: ReasonSums;
}

export function reason(
  code: BillingReasonCode,
  message: string,
  sums?: { expected: Big; found: Big },
): BillingReason {
  return sums
    ? { code, message, sums: { expected: toFixed(sums.expected, 2), found: toFixed(sums.found, 2) } }
    : { code, message };
}

/** A step's result: a value, or why the whole order is refused. */
export type Outcome<T> =
  | { readonly value: T; readonly refused?: undefined }
  | { readonly refused: BillingReason };

export function ok<T>(value: T): Outcome<T> {
  return { value };
}

export function refuse(
  code: BillingReasonCode,
  message: string,
  sums?: { expected: Big; found: Big },
): { refused: BillingReason } {
  return { refused: reason(code, message, sums) };
}
