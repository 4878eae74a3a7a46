import type { WorkOptions } from '../../../core/index.js';
import { fromGmt, SettingsError } from '../../../core/index.js';
import { planDeletedOrder } from '../../../diff/orders/deleted-order.js';
import { orderKey } from '../../../diff/orders/plan-order.js';
import type { OrderRow } from '../../../diff/orders/types.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { Report } from '../../../diff/plan.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooDateCursor, WooOrder, WooUnreadableRow } from '../../../woo/index.js';
import { readHints } from '../../state/hints.js';
import { type OrderRecord, readOrder, readOrderRecords } from '../../state/records/orders.js';
import { byTurn, dueAgain, type OrderRetry, readRetries, readRetry } from '../../state/records/retries.js';
import { put } from '../../state/store.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason } from '../../work/reporting.js';
import { startInstant } from '../../work/start-instant.js';
import { unreadableInShop } from '../../work/unreadable-in-shop.js';
import { beginChanges, createHeld, rememberShop, shopOf } from './changes.js';
import { deletedSince } from './deleted-since.js';
import { dueWrite, warnWithoutEntry } from './due.js';
import { createParts, type OrderParts } from './parts.js';
import { type PlannedOrder, planFrom } from './plan.js';
import type { OrderPlanner } from './planner.js';
import { type OrderReading, type OrderWithRefunds, readOrders, withRefunds } from './read.js';
import { readDeleted } from './read-deleted.js';
import { createUnreadableOrders, type UnreadableOrders } from './unreadable.js';
import { makeOrders } from './write.js';

const pageSize = 100;

/** A shop that was kept by hand until yesterday must not be imported again. */
export function startUnset(): SettingsError {
  return new SettingsError('run() imports no orders until their start date is set.', {
    code: 'settings.start-unset',
    field: 'settings.orders.startAt',
    hint: 'Save settings.orders.startAt: orders created before it were entered by hand and stay as they are.',
  });
}

/**
 * Imports the orders that are new or changed since the last run, page by page, in bounded memory.
 * An order that cannot be done now joins the retry list, so it never blocks the others. It is read
 * again when what it waits for has changed. One that cannot be read joins it too, before the cursor
 * moves past it. The cursor moves after each page: a first import of years that is stopped
 * continues where it stopped.
 */
export async function runOrders(context: SyncContext, options: WorkOptions): Promise<Report> {
  const { store, hooks } = context;
  return applyRows<OrderRow>(context, 'orders', { ...options, compact: true, verb: 'run' }, async (work) => {
    const { signal } = options;
    const parts = createParts(context, signal);
    const shop = await shopOf(context, signal);
    const startAt = startInstant(await context.settings(), shop);
    if (startAt === undefined) throw startUnset();
    const wanted = (order: WooOrder) => (fromGmt(order.date_created_gmt) ?? startAt) >= startAt;
    await takeHints(context, work);
    const unreadable = createUnreadableOrders(context);
    await takeDue(context, parts, work, { wanted, unreadable });

    const since = (await store.get<WooDateCursor>(store.keys.cursor('orders'))) ?? startAt;
    let isWhole = true;
    const take = (row: WooUnreadableRow) => {
      isWhole = false;
      unreadable.take(unreadableInShop(row));
    };
    const begun = await beginChanges(context, { since, shop, onUnreadable: take, signal });
    const { changes } = begun;
    const held = createHeld(context, since);
    let read = 0;
    // The cursor after each page. withRefunds() gives the pages in their order, each once.
    const ends: { readonly cursor: WooDateCursor | undefined; readonly read: number }[] = [];
    async function* pages(): AsyncGenerator<readonly WooOrder[]> {
      let page: WooOrder[] = [];
      for await (const order of begun.rows()) {
        read += 1;
        held.add(order);
        if (!wanted(order)) continue;
        page.push(hooks.order?.(order) ?? order);
        if (page.length < pageSize) continue;
        ends.push({ cursor: changes.checkpoint(), read });
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    }
    for await (const page of withRefunds(context, pages(), signal)) {
      const end = ends.shift();
      const kept = [
        ...(await unreadable.flush(work)),
        ...(end?.cursor && !unreadable.hasNameless ? [put(store.keys.cursor('orders'), end.cursor)] : []),
      ];
      await takePage(context, await parts.planner(), work, page, kept);
      const total = changes.total();
      options.onProgress?.({
        phase: 'apply',
        done: end?.read ?? read,
        ...(total === undefined ? {} : { total: Math.max(total, read) }),
      });
    }
    const rest = await unreadable.flush(work);
    const end = unreadable.hasNameless ? [] : [put(store.keys.cursor('orders'), changes.cursor())];
    await store.commit([...rest, ...end, rememberShop(context, begun.shop)], work.held.lease);
    if (isWhole) held.share(changes.cursor());
    await warnWithoutEntry(context, work);
  });
}

/** The orders with something due that may be done now, and those that the shop no longer lists. */
async function takeDue(
  context: SyncContext,
  parts: OrderParts,
  work: ApplyWork<OrderRow>,
  { wanted, unreadable }: { wanted: (order: WooOrder) => boolean; unreadable: UnreadableOrders },
): Promise<void> {
  const { store } = context;
  const { signal } = work;
  const reading = { signal, onUnreadable: unreadable.take };
  const all: OrderRetry[] = [];
  for await (const retry of readRetries(store)) {
    if (retry.waits === undefined || (await (await parts.waits()).isDue(retry))) all.push(retry);
  }
  const retries = new Set(all.sort(byTurn).map(({ orderId }) => orderId));
  const turns = new Map([...retries].map((id, turn) => [id, turn]));
  const turnOf = ({ order }: OrderWithRefunds) => turns.get(order.id) ?? 0;
  const again = {
    ...reading,
    onUnreadable(order: UnreadableShopRow) {
      if (order.id !== undefined) retries.delete(order.id);
      unreadable.take(order);
    },
  };
  for await (const page of readOrders(context, { ids: [...retries] }, again)) {
    const due: OrderWithRefunds[] = [];
    // Orders from before the start that apply() imported are finished by runs.
    for (const source of page.toSorted((a, b) => turnOf(a) - turnOf(b)))
      if (wanted(source.order) || (await readOrder(store, source.order.id))) due.push(source);
    for (const { order } of due) retries.delete(order.id);
    await takePage(context, await parts.planner(), work, due);
  }
  const lost = unreadable.hasNameless ? [] : [...retries, ...(await deletedSince(context, work))];
  for (const id of await applyDeleted(context, parts, work, lost, reading)) retries.delete(id);
  // These are gone from the shop or were created before the start: they are not read again.
  await store.commit(
    [
      // A row without its id may be any of them.
      ...(unreadable.hasNameless ? [] : [...retries]).map((id) => ({
        delete: store.keys.retry('orders', orderKey(id)),
      })),
      ...(await unreadable.flush(work)),
    ],
    work.held.lease,
  );
}

/**
 * Moves the orders of webhook hints to the retry list, in one commit: a run that dies here loses
 * none, and a hint that comes later is a new one.
 */
async function takeHints({ store, now }: SyncContext, work: ApplyWork<OrderRow>): Promise<void> {
  const writes: StorageWrite[] = [];
  for (const { id } of await readHints(store, 'order')) {
    writes.push({ delete: store.keys.hint('order', id) });
    writes.push(await dueAgain(store, id, { code: 'hinted', at: now() }));
  }
  await store.commit(writes, work.held.lease);
}

/**
 * Reports, once, orders with pieces in Gestan that the shop has trashed or deleted. Returns those
 * with something due: a piece that could not be cancelled is tried again.
 */
async function applyDeleted(
  context: SyncContext,
  parts: OrderParts,
  work: ApplyWork<OrderRow>,
  ids: readonly number[],
  reading: OrderReading,
): Promise<ReadonlySet<number>> {
  const { store } = context;
  const due = new Set<number>();
  const records = new Map<number, OrderRecord>();
  for (const id of new Set(ids)) {
    const record = await readOrder(store, id);
    if (record && !record.gone) records.set(id, record);
  }
  if (records.size === 0) return due;
  const { trashed, deleted } = await readDeleted(context, [...records.keys()], reading);
  if (trashed.length > 0) await takePage(context, await parts.planner(), work, trashed);
  for (const { order } of trashed) {
    if ((await readRetry(store, order.id)) === undefined) await tellGone(order.id);
    else due.add(order.id);
  }
  for (const id of deleted) {
    const record = records.get(id);
    if (!record) continue;
    work.begin([]);
    const row = planDeletedOrder(record);
    work.report.skipped(row, idleReason(row));
    // Nothing more can be made of it, whatever was due.
    await tellGone(id, { delete: store.keys.retry('orders', orderKey(id)) });
  }
  return due;

  async function tellGone(id: number, ...more: readonly StorageWrite[]): Promise<void> {
    const record = await readOrder(store, id);
    if (!record) return;
    await store.commit([put(store.keys.order(id), { ...record, gone: true }), ...more], work.held.lease);
  }
}

/**
 * Plans a page of orders, makes what is due, and stores what stays due. All of a page is planned
 * before any of it is made, and its writes share their commits.
 */
async function takePage(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  page: readonly OrderWithRefunds[],
  kept: readonly StorageWrite[] = [],
): Promise<void> {
  const { store } = context;
  const writes: StorageWrite[] = [...kept];
  for (const list of eachOnce(page)) {
    // The outcome of this order is unknown, so this run cannot tell what is due: it would plan the
    // order without what was made of it. The order stays on the retry list, and the next run looks
    // it up first.
    const sources = list.filter(({ order }) => !work.report.isUnsettled(orderKey(order.id)));
    if (sources.length > 0) writes.push(...(await takeSome(context, planner, work, sources)));
  }
  await store.commit(writes, work.held.lease);
}

/**
 * Splits a page into lists without duplicates. A list of changes repeats an order that changed
 * while it was read, and its second plan must know the result of the first.
 */
function eachOnce(page: readonly OrderWithRefunds[]): readonly (readonly OrderWithRefunds[])[] {
  const lists: OrderWithRefunds[][] = [];
  const seen = new Map<number, number>();
  for (const source of page) {
    const turn = seen.get(source.order.id) ?? 0;
    seen.set(source.order.id, turn + 1);
    const list = lists[turn];
    if (list) list.push(source);
    else lists.push([source]);
  }
  return lists;
}

async function takeSome(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  sources: readonly OrderWithRefunds[],
): Promise<readonly StorageWrite[]> {
  const orders = sources.map(({ order }) => order);
  await planner.accounts.preload(orders);
  const records = await readOrderRecords(context.store, orders);
  const planned: PlannedOrder[] = [];
  for (const source of sources) planned.push(await planFrom(planner, source, records.get(source.order.id)));
  const rows = planned.map(({ row }) => row);
  work.begin(rows);
  await planner.drafts.preload(rows);
  work.signal?.throwIfAborted();
  await work.held.keep();
  for (const row of rows) {
    // An order that is imported already is not in the report.
    if (!isActionable(row.status) && (row.status !== 'imported' || row.reason))
      work.report.skipped(row, idleReason(row));
  }
  const due = planned.filter(({ row }) => isActionable(row.status));
  const changed = await planner.directory.together(work, () => makeOrders(context, planner, work, due));
  const writes: StorageWrite[] = [];
  for (const { source, row } of planned) {
    work.signal?.throwIfAborted();
    const now = changed.get(row) ?? row;
    writes.push(await dueWrite(context, planner, source, now, work.report.isDone(row.key)));
  }
  return writes;
}
