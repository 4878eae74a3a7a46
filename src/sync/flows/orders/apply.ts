import { isAsPlanned } from '../../../diff/as-planned.js';
import { isOfOtherRow } from '../../../diff/orders/awaited.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Plan, Report } from '../../../diff/plan.js';
import { isActionable } from '../../../diff/statuses.js';
import { readOrder } from '../../state/records/orders.js';
import { selector } from '../../work/answers.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { dueWrite, warnWithoutEntry } from './due.js';
import { checkOrderApply, type OrderApplyOptions, parseOrderOptions } from './options.js';
import { planFrom } from './plan.js';
import { type OrderPlanner, openOrderPlanner } from './planner.js';
import { type OrderWithRefunds, readOrders } from './read.js';
import { readDeleted } from './read-deleted.js';
import { unreadableRowOf } from './unreadable.js';
import { makeOrders } from './write.js';

export async function applyOrders(
  context: SyncContext,
  given: Plan<OrderRow>,
  options: OrderApplyOptions,
): Promise<Report> {
  const plan = checkPlan<OrderRow>(given, 'orders', context.shop.id);
  parseOrderOptions(plan.options, 'Plan');
  checkOrderApply(options);
  const isSelected = selector(options.select, plan.rows);
  return applyRows<OrderRow>(context, 'orders', { ...options, rows: plan.rows }, async (work) => {
    const wanted = new Map<number, OrderRow>();
    for (const row of plan.rows) {
      if (isActionable(row.status) && isSelected(row)) wanted.set(row.wooId, row);
    }
    if (wanted.size > 0) {
      const planner = await openOrderPlanner(context, options.signal);
      work.begin(plan.rows);
      const unreadable: UnreadableShopRow[] = [];
      const reading = {
        signal: options.signal,
        onUnreadable: (order: UnreadableShopRow) => void unreadable.push(order),
      };
      for await (const page of readOrders(context, { ids: [...wanted.keys()] }, reading)) {
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
      const unlisted = [...wanted.keys()].filter((id) => unreadable.every((order) => order.id !== id));
      for (const source of (await readDeleted(context, unlisted, reading)).trashed) {
        const row = wanted.get(source.order.id);
        if (!row) continue;
        wanted.delete(source.order.id);
        await applyRow(context, planner, work, source, row);
        work.progress();
      }
      for (const order of unreadable) {
        const row = order.id === undefined ? undefined : wanted.get(order.id);
        if (!row) continue;
        wanted.delete(row.wooId);
        work.report.skipped(row, idleReason(await unreadableRowOf(context, order)));
      }
      for (const row of wanted.values()) if (!work.report.isUnsettled(row.key)) work.report.stale(row);
    } else work.begin(plan.rows);
    await warnWithoutEntry(context, work);
    for (const row of plan.rows) {
      if (work.report.has(row.key)) continue;
      work.report.skipped(row, isActionable(row.status) ? notSelected : idleReason(row));
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
  // Its own row already reports that it is left alone.
  if (work.report.isUnsettled(planned.key)) return;
  await work.held.keep();
  const record = await readOrder(context.store, source.order.id);
  const order = await planFrom(planner, source, record);
  const now = order.row;
  if (!isAsPlanned(planned, now)) {
    // A contact that an order before this one made may be this customer: nobody else has changed
    // anything, and the order waits for an answer. Runs look at it again, and plans ask.
    if (now.reason && isOfOtherRow(now.reason)) {
      work.report.skipped(planned, now.reason);
      await context.store.commit([await dueWrite(context, planner, source, now, false)], work.held.lease);
    } else work.report.stale(planned);
    return;
  }
  await makeOrders(context, planner, work, [order]);
  // If only part of an order was made, run() makes the rest.
  const isDone = work.report.isDone(planned.key);
  if (isDone || (await readOrder(context.store, source.order.id)) !== undefined)
    await context.store.commit([await dueWrite(context, planner, source, now, isDone)], work.held.lease);
}
