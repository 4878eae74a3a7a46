import type { WorkOptions } from '../../../core/index.js';
import { fromGmt, SettingsError } from '../../../core/index.js';
import type { OrderRow } from '../../../diff/index.js';
import { isOpen, orderKey } from '../../../diff/orders/plan-order.js';
import type { Report } from '../../../diff/plan.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooDateCursor, WooOrder } from '../../../woo/index.js';
import { readHints } from '../../state/hints.js';
import { put } from '../../state/store.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason } from '../../work/reporting.js';
import { startInstant } from '../../work/start-instant.js';
import { planRow } from './plan.js';
import { type OrderPlanner, openOrderPlanner } from './planner.js';
import { type OrderWithRefunds, readOrders, withRefunds } from './read.js';
import { applyOrder } from './write.js';

const pageSize = 100;

/**
 * An order that every run reads again: it failed, waits for a person, or is refused until something
 * is corrected.
 */
interface Retry {
  readonly orderId: number;
  readonly code: string;
  readonly at: string;
}

/** A shop that was kept by hand until yesterday must not be imported again. */
export function startUnset(): SettingsError {
  return new SettingsError('Orders are not imported by run() before it is set from when on.', {
    code: 'settings.start-unset',
    field: 'settings.orders.startAt',
    hint: 'Save settings.orders.startAt: orders created before it were entered by hand and stay as they are.',
  });
}

/**
 * Imports the orders that are new or changed since the last run, page by page, in bounded memory.
 * An order that cannot be done now joins the retry list, which every run reads again, so it never
 * blocks the others. The cursor moves after each page: a first import of years that is stopped
 * continues where it stopped.
 */
export async function runOrders(context: SyncContext, options: WorkOptions): Promise<Report> {
  const { store, woo, hooks } = context;
  return applyRows<OrderRow>(context, 'orders', { ...options, compact: true, verb: 'run' }, async (work) => {
    const planner = await openOrderPlanner(context, options.signal);
    const startAt = startInstant(planner.settings, planner.facts);
    if (startAt === undefined) throw startUnset();
    const since = (await store.get<WooDateCursor>(store.keys.cursor('orders'))) ?? startAt;
    const wanted = (order: WooOrder) => (fromGmt(order.date_created_gmt) ?? startAt) >= startAt;
    await takeHints(context, work);
    const retries = new Set<number>();
    for await (const { value } of store.list<Retry>(store.keys.retry('orders', '')))
      retries.add(value.orderId);

    for await (const page of readOrders(context, { ids: [...retries] }, { signal: options.signal })) {
      const due = page.filter(({ order }) => wanted(order));
      for (const { order } of due) retries.delete(order.id);
      await takePage(context, planner, work, due);
    }
    // These are gone from the shop or were created before the start: they are not read again.
    await store.commit(
      [...retries].map((id) => ({ delete: store.keys.retry('orders', orderKey(id)) })),
      work.held.lease,
    );
    const changes = woo.readChanges({
      resource: 'orders',
      since,
      timeZone: planner.facts.timeZone,
      signal: options.signal,
      params: { status: 'any' },
    });
    let read = 0;
    // The cursor after each page. withRefunds() gives the pages in their order, each once.
    const ends: { readonly cursor: WooDateCursor | undefined; readonly read: number }[] = [];
    async function* pages(): AsyncGenerator<readonly WooOrder[]> {
      let page: WooOrder[] = [];
      for await (const order of changes) {
        read += 1;
        if (!wanted(order)) continue;
        page.push(hooks.order?.(order) ?? order);
        if (page.length < pageSize) continue;
        ends.push({ cursor: changes.checkpoint(), read });
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    }
    for await (const page of withRefunds(context, pages(), options.signal)) {
      const end = ends.shift();
      await takePage(context, planner, work, page, end?.cursor);
      const total = changes.total();
      options.onProgress?.({
        phase: 'apply',
        done: end?.read ?? read,
        ...(total === undefined ? {} : { total: Math.max(total, read) }),
      });
    }
    await store.commit([put(store.keys.cursor('orders'), changes.cursor())], work.held.lease);
  });
}

/**
 * Moves the orders of webhook hints to the retry list, in one commit: a run that dies here loses
 * none, and a hint that comes later is a new one.
 */
async function takeHints({ store, now }: SyncContext, work: ApplyWork<OrderRow>): Promise<void> {
  const writes: StorageWrite[] = [];
  for (const { id } of await readHints(store, 'order')) {
    writes.push({ delete: store.keys.hint('order', id) });
    const key = store.keys.retry('orders', orderKey(id));
    const retry: Retry = { orderId: id, code: 'hinted', at: now() };
    if ((await store.get(key)) === undefined) writes.push(put(key, retry));
  }
  await store.commit(writes, work.held.lease);
}

async function takePage(
  context: SyncContext,
  planner: OrderPlanner,
  work: ApplyWork<OrderRow>,
  page: readonly OrderWithRefunds[],
  cursor?: WooDateCursor,
): Promise<void> {
  const { store } = context;
  const rows = new Map<OrderWithRefunds, OrderRow>();
  await planner.accounts.preload(page.map(({ order }) => order));
  for (const source of page) rows.set(source, await planRow(context, planner, source));
  work.begin([...rows.values()]);
  await planner.drafts.preload([...rows.values()]);
  const writes: StorageWrite[] = [];
  for (const [source, row] of rows) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    if (isActionable(row.status)) await applyOrder(context, planner, work, source, row);
    // An order that is imported already is not in the report.
    else if (row.status !== 'imported' || row.reason) work.report.skipped(row, idleReason(row));
    const key = store.keys.retry('orders', row.key);
    const open = isOpen(row) && !work.report.isDone(row.key);
    const retry: Retry = { orderId: row.wooId, code: row.reason?.code ?? row.status, at: context.now() };
    writes.push(open ? put(key, retry) : { delete: key });
  }
  if (cursor) writes.push(put(store.keys.cursor('orders'), cursor));
  await store.commit(writes, work.held.lease);
}
