import { bareStatus } from '../../pieces/index.js';
import type { WooOrder } from '../../woo/types.js';
import type { Reason } from '../plan.js';
import type { OrderSkipRules } from './types.js';

/** No rule: every order is looked at. */
export const noSkipRules: OrderSkipRules = { createdVia: [], metaKeys: [], paymentMethods: [], statuses: [] };

/** Why an order is left alone by rule. `undefined`: no rule names it. */
export function skipReason(order: WooOrder, rules: OrderSkipRules): Reason | undefined {
  if (rules.createdVia.includes(order.created_via)) {
    return order.created_via === 'subscription'
      ? because('subscription', order, 'it is the renewal of a subscription, which another module handles')
      : because('skip-rule', order, `it came by "${order.created_via}"`);
  }
  const meta = rules.metaKeys.find((key) => order.meta_data.some((each) => each.key === key));
  if (meta !== undefined) {
    return meta.startsWith('_subscription')
      ? because('subscription', order, `it has the field "${meta}" of a subscription module`)
      : because('skip-rule', order, `it has the field "${meta}"`);
  }
  if (rules.paymentMethods.includes(order.payment_method)) {
    return because('skip-rule', order, `it is paid by "${order.payment_method}"`);
  }
  const status = bareStatus(order.status);
  if (rules.statuses.map(bareStatus).includes(status))
    return because('skip-rule', order, `its status is "${status}"`);
  return undefined;
}

function because(code: string, order: WooOrder, why: string): Reason {
  return { code, message: `Order ${order.number} is left alone by a skip rule: ${why}.` };
}
