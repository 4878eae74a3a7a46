import type { Coded, NoValues } from '../../core/index.js';
import type { BillingReason } from '../../pieces/index.js';
import type { Reason } from '../plan.js';
import type { OrderReasonValues } from './reasons.js';

/** Why nothing is made of an order, or what is to be known about its row. */
export type OrderReason = BillingReason | Coded<OrderReasonValues & { readonly trashed: NoValues }>;

/** A reason as rows hold it while their sentences still stand beside the code. */
export function withMessage(reason: OrderReason): OrderReason & Reason {
  return { ...reason, message: reason.code };
}
