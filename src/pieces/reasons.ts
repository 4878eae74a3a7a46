import type { Coded } from '../core/index.js';
import type { BillingReasonValues } from './reason-values.js';

/**
 * Why an order, a piece or an entry is refused or not made, or what is worth knowing about it.
 * Codes are stable and listed in the documentation. A sentence is made from code and values where a
 * person reads it.
 */
export type BillingReason = Coded<BillingReasonValues>;

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
