import type { Coded } from '../core/index.js';
import type { BillingReasonValues } from './reason-values.js';

/**
 * Why an order, a piece or an entry is refused or not made, or what is worth knowing about it.
 * Stable; listed in the documentation.
 */
export type BillingReasonCode = keyof BillingReasonValues;

/** A reason in plain data. Its sentence is made from code and values where a person reads it. */
export type BillingReason = Coded<BillingReasonValues>;

const codes: Readonly<Record<BillingReasonCode, true>> = {
  'currency-unknown': true,
  'tax-rate-unknown': true,
  'multiple-taxes': true,
  'order-not-explained': true,
  'rounding-too-large': true,
  'vat-contradiction': true,
  'product-unknown': true,
  'amount-invalid': true,
  'order-below-zero': true,
  'amounts-rounded': true,
  'date-missing': true,
  'refund-not-explained': true,
  'refund-beyond-invoice': true,
  'invoice-content-unknown': true,
  'edit-beyond-invoice': true,
  'kind-unsupported': true,
  'kinds-switched-off': true,
  'status-unmapped': true,
  'status-without-pieces': true,
  'not-paid': true,
  'never-paid': true,
  'order-empty': true,
  'refund-without-invoice': true,
  'entries-unsupported': true,
  'entry-not-paid': true,
  'entry-without-invoice': true,
  'payment-unmapped': true,
  'bank-account-missing': true,
  'bank-account-not-professional': true,
  'payment-not-explained': true,
  'fee-currency': true,
  'clearing-account-missing': true,
  'voucher-category-missing': true,
  'deposit-beyond-order': true,
  'vouchers-not-invoiced': true,
  'voucher-taxed': true,
  'edit-or-refund': true,
  'product-deleted': true,
  'product-unchecked': true,
  'shipping-product-unset': true,
  'fee-product-unset': true,
  'currency-converted': true,
  'total-rounded': true,
  'rounding-line': true,
  'refund-without-lines': true,
  'refund-partly-without-lines': true,
  'refund-settles-rest': true,
  'refund-without-vat': true,
  'refund-moved': true,
  'refunds-incomplete': true,
  'vat-unusual': true,
  'refund-changed': true,
  'credit-note-without-refund': true,
  'edited-after-invoice': true,
  'cancelled-after-invoice': true,
  'cancelled-before-invoice': true,
  'edited-before-invoice': true,
  'date-moved': true,
  'vat-number-missing': true,
  'no-vat-without-reason': true,
  'exempt-but-taxed': true,
};

/** Every code, once. */
export const billingReasonCodes = Object.keys(codes) as readonly BillingReasonCode[];

/** A step's result: a value, or why there is none. */
export type Outcome<T> =
  | { readonly value: T; readonly refused?: undefined }
  | { readonly refused: BillingReason };

export function ok<T>(value: T): Outcome<T> {
  return { value };
}

export function refuse(refused: BillingReason): { readonly refused: BillingReason } {
  return { refused };
}
