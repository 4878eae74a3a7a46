import { defined, fromGmt, type Instant } from '../../core/index.js';
import { orderKey } from '../../diff/orders/plan-order.js';
import type { UnreadableShopRow } from '../../diff/orders/unreadable-shop-row.js';
import type { GestanRecordKind, GestanSentStatus } from '../../gestan/index.js';
import { removeStatusPrefix } from '../../pieces/kinds.js';
import { isWooError, type WooOrder } from '../../woo/index.js';
import { planRow } from '../flows/orders/plan.js';
import { openOrderPlanner } from '../flows/orders/planner.js';
import { type OrderWithRefunds, readOrders } from '../flows/orders/read.js';
import { unreadableRowOf } from '../flows/orders/unreadable.js';
import type { PendingHint } from '../state/hints.js';
import type { OpenIntent } from '../state/journal.js';
import { type OrderRecord, readOrder } from '../state/records/orders.js';
import type { SyncContext } from '../work/context.js';
import { startInstant } from '../work/start-instant.js';
import { readHistory } from './stored.js';
import type { OrderExplanation } from './types.js';

/** Explains one order. `undefined`: neither the shop nor the sync knows it. */
export async function explainOrder(
  context: SyncContext,
  orderId: number,
  intents: readonly OpenIntent[],
  signal: AbortSignal | undefined,
): Promise<OrderExplanation | undefined> {
  const { store } = context;
  const planner = await openOrderPlanner(context, signal);
  const { settings, facts } = planner;
  let source: OrderWithRefunds | undefined;
  let unreadable: UnreadableShopRow | undefined;
  const onUnreadable = (row: UnreadableShopRow) => {
    unreadable ??= row;
  };
  for await (const page of readOrders(context, { ids: [orderId] }, { signal, onUnreadable }))
    source ??= page[0];
  const odd = unreadable && (await unreadableRowOf(context, { ...unreadable, id: orderId }));
  const trashed = source || odd ? undefined : await inTrash(context, orderId, signal);
  const order = source?.order ?? trashed;
  const key = orderKey(orderId);
  const record = await readOrder(store, orderId);
  const retry = await store.get<{ readonly code: string; readonly at: Instant }>(
    store.keys.retry('orders', key),
  );
  const hint = await store.get<PendingHint>(store.keys.hint('order', orderId));
  if (!order && !odd && !record && !retry && !hint) return undefined;
  const startAt = startInstant(settings, facts);
  const created = fromGmt(order?.date_created_gmt) ?? record?.createdAt;
  const asksFor = order && settings.billing.statuses[removeStatusPrefix(order.status)];
  return defined({
    orderId,
    inShop: placeOf(source ?? odd, trashed),
    record,
    sent: record && (await whereSent(context, record, signal)),
    row: source ? await planRow(context, planner, source) : odd,
    asksFor,
    beforeStart: isBefore(created, startAt),
    retry: retry && { code: retry.code, at: retry.at },
    hint,
    history: await readHistory(store, ['orders'], [key]),
    intents: intents.filter(({ intent }) => isAbout(intent, orderId)),
  });
}

function placeOf(listed: object | undefined, trashed: object | undefined): OrderExplanation['inShop'] {
  if (listed) return 'listed';
  return trashed ? 'trash' : 'gone';
}

function isBefore(created: Instant | undefined, startAt: Instant | undefined): boolean {
  return startAt !== undefined && created !== undefined && created < startAt;
}

function isAbout(intent: OpenIntent['intent'], orderId: number): boolean {
  return (
    (intent.kind === 'gestan-piece' || intent.kind === 'gestan-entry') && intent.order.orderId === orderId
  );
}

/** The states of pieces and entries that were sent and not confirmed at once. */
async function whereSent(
  { gestan }: SyncContext,
  { pieces, entries }: OrderRecord,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, GestanSentStatus>>> {
  const found: [string, GestanSentStatus][] = [];
  const ask = async (kind: GestanRecordKind, rows: readonly { externalRef?: string; sent?: boolean }[]) => {
    for (const { externalRef, sent } of rows) {
      if (!sent || externalRef === undefined) continue;
      const status = await gestan.status?.(kind, externalRef, { signal });
      if (status) found.push([externalRef, status]);
    }
  };
  await ask('piece', pieces);
  await ask('entry', entries);
  return Object.fromEntries(found);
}

/** Lists hide the trash; the order itself can still be asked for. */
async function inTrash(
  { woo }: SyncContext,
  orderId: number,
  signal: AbortSignal | undefined,
): Promise<WooOrder | undefined> {
  try {
    return await woo.orders.get(orderId, { signal });
  } catch (error) {
    if (isWooError(error, 'woo.not-found')) return undefined;
    throw error;
  }
}
