import { defined } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/index.js';
import { createMissingEntries } from '../../../diff/orders/missing-entries.js';
import { isShown } from '../../../diff/orders/plan-order.js';
import type { Plan } from '../../../diff/plan.js';
import { readOrder } from '../../state/records/orders.js';
import type { SyncContext } from '../../work/context.js';
import { plainOptions } from '../../work/parse-options.js';
import { type OrderPlanOptions, parseOrderOptions, selectionOf } from './options.js';
import { type OrderPlanner, openOrderPlanner } from './planner.js';
import { type OrderWithRefunds, readOrders } from './read.js';

export async function planOrders(
  context: SyncContext,
  options: OrderPlanOptions = {},
): Promise<Plan<OrderRow>> {
  const stored = parseOrderOptions(options);
  await context.enter('orders', 'plan');
  const planner = await openOrderPlanner(context, options.signal);
  const rows: OrderRow[] = [];
  const summary: Record<string, number> = {};
  const missing = createMissingEntries();
  for await (const page of readOrders(context, selectionOf(stored, planner.facts.timeZone), options)) {
    await planner.accounts.preload(page.map(({ order }) => order));
    for (const source of page) {
      const row = await planRow(context, planner, source);
      summary[row.status] = (summary[row.status] ?? 0) + 1;
      missing.add(row.lacking.map(({ reason }) => reason));
      if (isShown(row, stored.includeImported ?? false)) rows.push(row);
    }
  }
  return {
    version: 1,
    flow: 'orders',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions(stored),
    rows,
    summary,
    ...defined({ warnings: missing.warnings() }),
  };
}

export async function planRow(
  { store }: SyncContext,
  planner: OrderPlanner,
  source: OrderWithRefunds,
): Promise<OrderRow> {
  const record = await readOrder(store, source.order.id);
  const { contact } = await planner.personOf(source.order);
  return planner.plan(source, record, contact);
}
