// Orders.
export { orderKey, planOrder } from './orders-plan.js';
export { noSkipRules, skipReason } from './orders-skip.js';
export type {
  OrderContact,
  OrderPlanInput,
  OrderRow,
  OrderRowStatus,
  OrderSkipRules,
} from './orders-types.js';
export type { Change, FlowName, Outcome, Plan, Reason, Report, Row, RowReport, Side } from './plan.js';
export { outcomes } from './plan.js';
