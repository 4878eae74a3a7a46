import { bareStatus } from '../../pieces/index.js';
import type { WooOrder } from '../../woo/types.js';
import type { Reason } from '../plan.js';
import type { SkipCause } from './reasons.js';
import type { OrderSkipRules } from './types.js';

/** No rule: every order is looked at. */
export const noSkipRules: OrderSkipRules = { createdVia: [], metaKeys: [], paymentMethods: [], statuses: [] };

/** Why an order is left alone by rule. `undefined`: no rule names it. */
export function skipReason(order: WooOrder, rules: OrderSkipRules): Reason | undefined {
  if (rules.createdVia.includes(order.created_via)) {
    return order.created_via === 'subscription'
      ? because('subscription', 'created-via', order.created_via)
      : because('skip-rule', 'created-via', order.created_via);
  }
  const meta = rules.metaKeys.find((key) => order.meta_data.some((each) => each.key === key));
  if (meta !== undefined) {
    return meta.startsWith('_subscription')
      ? because('subscription', 'meta-key', meta)
      : because('skip-rule', 'meta-key', meta);
  }
  if (rules.paymentMethods.includes(order.payment_method)) {
    return because('skip-rule', 'payment-method', order.payment_method);
  }
  const status = bareStatus(order.status);
  if (rules.statuses.map(bareStatus).includes(status)) return because('skip-rule', 'status', status);
  return undefined;
}

function because(code: 'skip-rule' | 'subscription', cause: SkipCause, value: string): Reason {
  return { code, values: { cause, value } };
}
