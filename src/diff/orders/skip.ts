import { removeStatusPrefix } from '../../pieces/kinds.js';
import type { WooOrder } from '../../woo/types.js';
import type { Reason } from '../plan.js';
import type { SkipCause } from './reasons.js';
import type { OrderSkipRules } from './types.js';

/** No rule: every order is looked at. */
export const noSkipRules: OrderSkipRules = { createdVia: [], metaKeys: [], paymentMethods: [], statuses: [] };

/** Why an order is left alone by rule. `undefined`: no rule names it. */
export function skipReason(order: WooOrder, rules: OrderSkipRules): Reason | undefined {
  const { created_via: via, payment_method: method } = order;
  if (rules.createdVia.includes(via)) {
    return because(via === 'subscription' ? 'subscription' : 'skip-rule', 'created-via', via);
  }
  const meta = rules.metaKeys.find((key) => order.meta_data.some((each) => each.key === key));
  if (meta !== undefined) {
    return because(meta.startsWith('_subscription') ? 'subscription' : 'skip-rule', 'meta-key', meta);
  }
  if (rules.paymentMethods.includes(method)) return because('skip-rule', 'payment-method', method);
  const status = removeStatusPrefix(order.status);
  return rules.statuses.map(removeStatusPrefix).includes(status)
    ? because('skip-rule', 'status', status)
    : undefined;
}

function because(code: 'skip-rule' | 'subscription', cause: SkipCause, value: string): Reason {
  return { code, values: { cause, value } };
}
