import { heldOrder } from '../../../diff/held-back.js';
import { planDeletedOrder } from '../../../diff/orders/deleted-order.js';
import { createLeftOutParts } from '../../../diff/orders/left-out-parts.js';
import { createMissingEntries } from '../../../diff/orders/missing-entries.js';
import { isShown } from '../../../diff/orders/plan-order.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Plan } from '../../../diff/plan.js';
import { livePieces } from '../../../pieces/revisions.js';
import { type OrderRecord, readOrder } from '../../state/records/orders.js';
import type { SyncContext } from '../../work/context.js';
import { readHeldBack } from '../../work/parked.js';
import { plainOptions } from '../../work/parse-options.js';
import { type OrderPlanOptions, parseOrderOptions, selectionOf } from './options.js';
import { type OrderPerson, type OrderPlanner, openOrderPlanner } from './planner.js';
import { type OrderReading, type OrderSelection, type OrderWithRefunds, readOrders } from './read.js';
import { readDeleted } from './read-deleted.js';
import { unreadableRowOf } from './unreadable.js';

export async function planOrders(
  context: SyncContext,
  options: OrderPlanOptions = {},
): Promise<Plan<OrderRow>> {
  const stored = parseOrderOptions(options);
  await context.enter('orders', 'plan');
  const planner = await openOrderPlanner(context, options.signal);
  const held = await readHeldBack(context);
  const rows: OrderRow[] = [];
  const summary: Record<string, number> = {};
  const missing = createMissingEntries();
  const leftOut = createLeftOutParts(context.gestan.capabilities.pieceFieldsLeftOut);
  const selection = selectionOf(stored, planner.facts.timeZone);
  const seen = new Set<number>();
  const unreadable: UnreadableShopRow[] = [];
  const onUnreadable = (order: UnreadableShopRow) => void unreadable.push(order);
  const add = (found: OrderRow) => {
    const row = heldOrder(found, held.get(`order ${found.wooId}`));
    summary[row.status] = (summary[row.status] ?? 0) + 1;
    if (isShown(row, stored.includeImported ?? false)) rows.push(row);
  };
  for await (const page of readOrders(context, selection, { ...options, onUnreadable })) {
    await planner.accounts.preload(page.map(({ order }) => order));
    for (const source of page) {
      seen.add(source.order.id);
      const row = await planRow(context, planner, source);
      missing.add(row.missingEntries.map(({ reason }) => reason));
      leftOut.add(row.pieces);
      add(row);
    }
  }
  for (const { id } of unreadable) if (id !== undefined) seen.add(id);
  if (stored.statuses === undefined) {
    const gone = deletedOrderRows(context, planner, selection, {
      seen,
      onUnreadable,
      signal: options.signal,
    });
    for await (const row of gone) add(row);
  }
  for (const order of unreadable) add(await unreadableRowOf(context, order));
  const warnings = [...(missing.warnings() ?? []), ...leftOut.warnings()];
  return {
    version: 1,
    flow: 'orders',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions(stored),
    rows,
    summary,
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

/**
 * Rows of orders that are in the trash or deleted while Gestan holds pieces of them: lists of the
 * shop do not show them.
 */
async function* deletedOrderRows(
  context: SyncContext,
  planner: OrderPlanner,
  { after, before, ids }: OrderSelection,
  { seen, ...reading }: OrderReading & { readonly seen: ReadonlySet<number> },
): AsyncGenerator<OrderRow> {
  const { store } = context;
  const asked = ids && new Set(ids);
  const missing = new Map<number, OrderRecord>();
  for await (const { value } of store.list<OrderRecord>(store.keys.orders)) {
    const { orderId, createdAt, pieces } = value;
    if (seen.has(orderId) || livePieces(pieces).length === 0) continue;
    if ((asked && !asked.has(orderId)) || (after && createdAt < after) || (before && createdAt >= before))
      continue;
    missing.set(orderId, value);
  }
  const { trashed, deleted } = await readDeleted(context, [...missing.keys()], reading);
  for (const source of trashed) yield planRow(context, planner, source);
  for (const id of deleted) {
    const record = missing.get(id);
    if (record) yield planDeletedOrder(record);
  }
}

/** An order with what it was planned from. */
export interface PlannedOrder {
  readonly source: OrderWithRefunds;
  /** What is stored of the order. */
  readonly record: OrderRecord | undefined;
  readonly person: OrderPerson;
  readonly row: OrderRow;
}

/** @param record what is stored of the order. */
export async function planFrom(
  planner: OrderPlanner,
  source: OrderWithRefunds,
  record: OrderRecord | undefined,
): Promise<PlannedOrder> {
  const person = await planner.personOf(source.order);
  return { source, record, person, row: planner.plan(source, record, person.contact) };
}

export async function planRow(
  { store }: SyncContext,
  planner: OrderPlanner,
  source: OrderWithRefunds,
): Promise<OrderRow> {
  const { row } = await planFrom(planner, source, await readOrder(store, source.order.id));
  return row;
}
