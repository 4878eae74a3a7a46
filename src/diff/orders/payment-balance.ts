import type { Big } from '../../core/index.js';

/**
 * One movement of payments: what the shop says, what of it has no entry by choice, what is booked.
 */
export interface PaymentBalance {
  readonly due: Big;
  readonly outside: Big;
  readonly booked: Big;
}

/** Whether everything due is booked to the cent, apart from what is left out by choice. */
export function isBalanced({ due, outside, booked }: PaymentBalance): boolean {
  return due.minus(outside).eq(booked);
}
