import type { OrderRow, Plan, Report } from '../../../diff/index.js';
import { readOrder } from '../../state/records/orders.js';
import { isSelected } from '../../work/answers.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { plainOptions } from '../products/options.js';
import {
  checkOrderApply,
  type OrderApplyOptions,
  type OrderPlanOptions,
  parseOrderOptions,
  selectionOf,
} from './options.js';
import { type OrderPlanner, openOrderPlanner } from './planner.js';
import { type OrderWithRefunds, readOrders } from './read.js';
import { carryOutOrder } from './write.js';

/** Reasons that are shown of an imported order even when imported ones are not asked for: something changed afterwards. */
const changedAfterwards: ReadonlySet<string> = new Set([
  'edited-after-invoice',
  'cancelled-after-invoice',
  'refund-changed',
  'credit-note-without-refund',
]);

export async function planOrders(
  context: SyncContext,
  options: OrderPlanOptions = {},
): Promise<Plan<OrderRow>> {
  const stored = parseOrderOptions(options);
  await context.enter('orders', 'plan');
  const planner = await openOrderPlanner(context, options.signal);
  const rows: OrderRow[] = [];
  const summary: Record<string, number> = {};
  for await (const page of readOrders(context, selectionOf(stored, planner.facts.timeZone), options)) {
    await planner.accounts.preload(page.map(({ order }) => order));
    for (const source of page) {
      const row = await planRow(context, planner, source);
      summary[row.status] = (summary[row.status] ?? 0) + 1;
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
  };
}

function isShown(row: OrderRow, includeImported: boolean): boolean {
  return row.status !== 'imported' || includeImported || changedAfterwards.has(row.reason?.code ?? '');
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

export function isActionable(row: OrderRow): boolean {
  return row.status === 'import' || row.status === 'complete';
}

export async function applyOrders(
  context: SyncContext,
  given: Plan<OrderRow>,
  options: OrderApplyOptions = {},
): Promise<Report> {
  const plan = checkPlan<OrderRow>(given, 'orders', context.shop.id);
  parseOrderOptions(plan.options, 'Plan');
  checkOrderApply(options);
  return applyRows<OrderRow>(context, 'orders', { ...options, rows: plan.rows }, async (work) => {
    const wanted = new Map<number, OrderRow>();
    for (const row of plan.rows) {
      if (isActionable(row) && isSelected(options.select, row)) wanted.set(row.wooId, row);
    }
    if (wanted.size > 0) {
      const planner = await openOrderPlanner(context, options.signal);
      work.begin(plan.rows);
      for await (const page of readOrders(context, { ids: [...wanted.keys()] }, { signal: options.signal })) {
        await planner.accounts.preload(page.map(({ order }) => order));
        await planner.drafts.preload(page.flatMap(({ order }) => wanted.get(order.id) ?? []));
        for (const source of page) {
          const row = wanted.get(source.order.id);
          if (!row) continue;
          wanted.delete(source.order.id);
          await applyRow(context, planner, work, source, row);
          work.progress();
        }
      }
      for (const row of wanted.values()) work.report.stale(row);
    } else work.begin(plan.rows);
    for (const row of plan.rows) {
      if (work.report.has(row.key)) continue;
      work.report.skipped(row, isActionable(row) ? notSelected : idleReason(row));
    }
  });
}

async function applyRow(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  source: OrderWithRefunds,
  planned: OrderRow,
): Promise<void> {
  work.signal?.throwIfAborted();
  await work.held.keep();
  const now = await planRow(context, planner, source);
  const isSame = now.fingerprint === planned.fingerprint && now.status === planned.status;
  if (isSame) await carryOutOrder(context, planner, work, source, planned);
  else work.report.stale(planned);
}
