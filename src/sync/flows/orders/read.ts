import { currencyPlaces } from '../../../core/currency.js';
import type { WorkOptions } from '../../../core/index.js';
import { chunks, fromGmt, isRecent } from '../../../core/index.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { WooListParams, WooOrder, WooRefund } from '../../../woo/index.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';
import type { SyncContext } from '../../work/context.js';
import { unreadableInShop } from '../../work/unreadable-in-shop.js';

/** An order with its refunds and their lines. */
export interface OrderWithRefunds {
  readonly order: WooOrder;
  readonly refunds: readonly WooRefund[];
  /** Refunds of the order that the shop lists and that cannot be read. */
  readonly unreadable: readonly UnreadableShopRow[];
}

/** Which orders are read. Instants in UTC; `after` is included, `before` is not. */
export interface OrderSelection {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly ids?: readonly number[] | undefined;
}

/** How orders are read. */
export interface OrderReading extends WorkOptions {
  /** Receives the unreadable orders. They exist: none of them counts as deleted. */
  readonly onUnreadable: (row: UnreadableShopRow) => void;
}

/**
 * The margin that is added to the requested range. Stores compare dates in the site's local time,
 * which can hide or repeat an hour when clocks change. Rows outside the range are dropped here.
 */
const marginMs = 2 * 3_600_000;

/** The number of refunds that is worth a request of its own: one page of the API. */
const refundsPerPage = 100;

/** The most pages of orders that are held back while their refunds fill a page. */
const heldPages = 10;

/**
 * How long pages are held back at most. A shop may take seconds for a page, and some hosts end a
 * process after ten: it must have imported something by then.
 */
const heldMs = 1_000;

/** The decimals of most currencies: a shop in yen may sell in euros too. */
const leastDecimals = 2;

/**
 * The number of decimals to request. By default a shop rounds the amounts of all its orders, in any
 * currency, to the decimals of its prices today. So the currency with most decimals counts, among
 * those that Gestan takes or that are converted.
 */
export async function decimalsOf(
  { facts, gestan, settings }: SyncContext,
  signal: AbortSignal | undefined,
): Promise<{ readonly dp: number }> {
  const { priceDecimals, currency } = await facts(signal);
  const { currencyRates } = (await settings()).billing;
  const currencies = [currency, ...gestan.capabilities.currencies, ...Object.keys(currencyRates)];
  return { dp: Math.max(leastDecimals, priceDecimals, ...currencies.map(currencyPlaces)) };
}

/** Orders with their refunds, oldest id first. Refunds cost one request per hundred. */
export async function* readOrders(
  context: SyncContext,
  selection: OrderSelection,
  options: OrderReading,
): AsyncGenerator<readonly OrderWithRefunds[]> {
  yield* withRefunds(context, readPages(context, selection, options), options.signal);
}

async function* readPages(
  context: SyncContext,
  selection: OrderSelection,
  { signal, onProgress, onUnreadable }: OrderReading,
): AsyncGenerator<readonly WooOrder[]> {
  const { woo, hooks } = context;
  const { after, before, statuses, ids } = selection;
  if (ids?.length === 0) return;
  const shifted = (instant: string, by: number) =>
    new Date(Date.parse(instant) + by).toISOString().replace(/\.\d+Z$/, 'Z');
  const base: WooListParams = {
    ...(await decimalsOf(context, signal)),
    status: statuses?.length ? statuses.join(',') : 'any',
    ...(after ? { after: shifted(after, -marginMs) } : {}),
    ...(before ? { before: shifted(before, marginMs) } : {}),
  };
  const lists = ids ? [...chunks(ids, 100)].map((chunk) => ({ ...base, include: chunk.join(',') })) : [base];
  const listed = { signal, onUnreadable: (row: WooUnreadableRow) => onUnreadable(unreadableInShop(row)) };
  let done = 0;
  for (const params of lists) {
    for await (const page of woo.orders.list(params, listed).pages()) {
      done += page.rows.length;
      onProgress?.({ phase: 'read', done, total: ids?.length ?? page.total });
      yield page.rows
        .filter((order) => isWithin(order, after, before))
        .map((order) => hooks.order?.(order) ?? order);
    }
  }
}

function isWithin(order: WooOrder, after: string | undefined, before: string | undefined): boolean {
  const created = fromGmt(order.date_created_gmt);
  if (created === undefined) return true;
  return (!after || created >= after) && (!before || created < before);
}

/** Joins refunds to their orders. Pages are held back until their refunds fill a request. */
export async function* withRefunds(
  context: SyncContext,
  pages: AsyncIterable<readonly WooOrder[]> | Iterable<readonly WooOrder[]>,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly OrderWithRefunds[]> {
  let held: (readonly WooOrder[])[] = [];
  let refunded = 0;
  let since = 0;
  for await (const page of pages) {
    if (held.length === 0) since = context.clock.now();
    held.push(page);
    refunded += page.reduce((count, order) => count + order.refunds.length, 0);
    const isPlain = refunded === 0;
    const isFull = refunded >= refundsPerPage || held.length >= heldPages;
    if (isPlain || isFull || !isRecent(since, context.clock.now(), heldMs)) {
      yield* joined(context, held, signal);
      held = [];
      refunded = 0;
    }
  }
  if (held.length > 0) yield* joined(context, held, signal);
}

async function* joined(
  context: SyncContext,
  pages: readonly (readonly WooOrder[])[],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly OrderWithRefunds[]> {
  const ids = pages.flat().flatMap((order) => order.refunds.map(({ id }) => id));
  const unreadable = new Map<number, UnreadableShopRow>();
  const onUnreadable = (row: WooUnreadableRow) => {
    const refund = unreadableInShop(row);
    // A refund without its id stays unread, and its order waits for it.
    if (refund.id !== undefined) unreadable.set(refund.id, refund);
  };
  const byOrder = new Map<number, WooRefund[]>();
  for (const chunk of chunks(ids, refundsPerPage)) {
    const rows = await context.woo.allRefunds
      .list(
        { ...(await decimalsOf(context, signal)), include: chunk.join(','), per_page: refundsPerPage },
        { signal, onUnreadable },
      )
      .toArray();
    for (const refund of rows) {
      const orderId = refund.parent_id ?? 0;
      byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), refund]);
    }
  }
  for (const page of pages) {
    yield page.map((order) => ({
      order,
      refunds: byOrder.get(order.id) ?? [],
      unreadable: order.refunds.flatMap(({ id }) => unreadable.get(id) ?? []),
    }));
  }
}
