import * as z from 'zod';
import type { Day, Instant, WorkOptions } from '../../../core/index.js';
import { chunks, dayIn, defined, fromGmt } from '../../../core/index.js';
import type { OrderAuditor } from '../../../diff/index.js';
import { createOrderAuditor } from '../../../diff/orders/audit.js';
import type { OrderAudit } from '../../../diff/orders/audit-types.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { GestanPiece } from '../../../gestan/index.js';
import { parseReference } from '../../../pieces/index.js';
import { livePieces } from '../../../pieces/revisions.js';
import { type OrderRecord, readOrderRecords } from '../../state/records/orders.js';
import type { SyncContext } from '../../work/context.js';
import { parseOptionsOf } from '../../work/parse-options.js';
import { startInstant } from '../../work/start-instant.js';
import { type OrderBilling, openBilling } from './billing.js';
import { moment, selectionOf } from './options.js';
import { type OrderReading, readOrders } from './read.js';
import { readDeleted } from './read-deleted.js';
import { unreadableRowOf } from './unreadable.js';

/** The period of an audit. */
export interface OrderAuditOptions extends WorkOptions {
  /**
   * Orders created at or after this instant, or from this day of the shop on.
   * @default the setting `orders.startAt`
   */
  readonly after?: string | undefined;
  /** Orders created before this instant, or before this day of the shop. @default now */
  readonly before?: string | undefined;
}

const schema = z
  .strictObject({ after: moment.optional(), before: moment.optional() })
  .refine(({ after, before }) => !after || !before || Date.parse(after) <= Date.parse(before), {
    message: 'must not be before "after"',
    path: ['before'],
  });

/**
 * A piece that was entered by hand may be dated before its order. Pieces are read this far back.
 */
const marginMs = 31 * 24 * 3_600_000;

/** The number of pieces that are looked at together, so that the shop is asked rarely. */
const together = 1000;

/** Compares each order of a period with its pieces as Gestan has them. Writes nothing. */
export async function auditOrders(
  context: SyncContext,
  options: OrderAuditOptions = {},
): Promise<OrderAudit> {
  const parsed = parseOptionsOf(schema, options, 'sync.orders.audit()');
  const { signal, onProgress } = options;
  await context.enter('orders', 'plan');
  const { gestan, store } = context;
  const billing = await openBilling(context, signal);
  const { settings, facts } = billing;
  const asked = selectionOf(parsed, facts.timeZone);
  const period = { after: asked.after ?? startInstant(settings, facts), before: asked.before };
  const readBack = gestan.capabilities.readBack && gestan.pieces !== undefined;
  const auditor = createOrderAuditor({
    context: billing.context,
    settings: billing.settingsOf(undefined),
    skip: settings.orders.skip,
    readBack,
  });
  const day = (instant: Instant | undefined): Day | undefined => instant && dayIn(facts.timeZone, instant);
  if (readBack) await givePieces(context, auditor, { ...period, day }, { signal, onProgress });
  const progress =
    onProgress &&
    ((now: { readonly done: number; readonly total?: number | undefined }) =>
      onProgress({ ...now, phase: 'orders' }));
  const listed = new Set<number>();
  const unreadable: UnreadableShopRow[] = [];
  const onUnreadable = (order: UnreadableShopRow) => void unreadable.push(order);
  for await (const page of readOrders(context, period, {
    signal,
    onUnreadable,
    ...(progress ? { onProgress: progress } : {}),
  })) {
    const records = await readOrderRecords(
      store,
      page.map(({ order }) => order),
    );
    for (const {
      order,
      refunds,
      unreadable: [odd],
    } of page) {
      const known = records.get(order.id);
      listed.add(order.id);
      if (odd?.id !== undefined) {
        const { id: refund, field, said } = odd;
        const reason = { code: 'refund-unreadable', values: { refund, field, said } } as const;
        auditor.unreadable({ orderId: order.id, number: order.number, reason });
        continue;
      }
      auditor.order({ order, refunds, known, settings: billing.settingsOf(known) });
    }
  }
  for (const { id } of unreadable) if (id !== undefined) listed.add(id);
  // A row without its id may be any of those that seem to be gone.
  if (unreadable.every(({ id }) => id !== undefined))
    await auditTrashed(context, billing, auditor, { ...period, day }, { listed, signal, onUnreadable });
  for (const order of unreadable) {
    const { wooId, number, reason } = await unreadableRowOf(context, order);
    if (reason) auditor.unreadable({ orderId: wooId, number, reason });
  }
  return auditor.result({ after: day(period.after), before: day(period.before) });
}

/** Orders of the period that the shop has put into the trash, and of which something was made. */
async function auditTrashed(
  context: SyncContext,
  billing: OrderBilling,
  auditor: OrderAuditor,
  { after, before }: Period,
  { listed, ...reading }: OrderReading & { readonly listed: ReadonlySet<number> },
): Promise<void> {
  const { store } = context;
  const gone = new Map<number, OrderRecord>();
  for await (const { value } of store.list<OrderRecord>(store.keys.orders)) {
    const { orderId, createdAt, pieces } = value;
    if (listed.has(orderId) || livePieces(pieces).length === 0) continue;
    if (createdAt === '' || (after && createdAt < after) || (before && createdAt >= before)) continue;
    gone.set(orderId, value);
  }
  if (gone.size === 0) return;
  // Orders that are deleted for good cannot be compared: their pieces become unknown-order.
  const { trashed } = await readDeleted(context, [...gone.keys()], reading);
  for (const { order, refunds } of trashed) {
    const known = gone.get(order.id);
    auditor.order({ order, refunds, known, settings: billing.settingsOf(known) });
  }
}

interface Period {
  readonly after: Instant | undefined;
  readonly before: Instant | undefined;
  readonly day: (instant: Instant | undefined) => Day | undefined;
}

/**
 * Gives the auditor Gestan's pieces, without those of orders outside the period. The date of a
 * piece does not show its period: an order of January may be invoiced in February and refunded in
 * June. So all pieces since the beginning of the period are read.
 */
async function givePieces(
  context: SyncContext,
  auditor: OrderAuditor,
  period: Period,
  { signal, onProgress }: WorkOptions,
): Promise<void> {
  const { gestan, shop } = context;
  const { after, before, day } = period;
  const from = after && day(new Date(Date.parse(after) - marginMs).toISOString());
  const isBounded = after !== undefined || before !== undefined;
  const outside = new Map<number, boolean>();
  const findOutside = async (orderIds: readonly number[]) => {
    if (isBounded) await reportOutside(context, period, orderIds, outside, signal);
  };
  const give = async (pieces: readonly GestanPiece[]) => {
    const orderOf = (piece: GestanPiece) => orderIdOf(piece, shop.id);
    await findOutside(pieces.flatMap((piece) => orderOf(piece) ?? []));
    for (const piece of pieces) if (!outside.get(orderOf(piece) ?? 0)) auditor.piece(piece);
  };
  let held: GestanPiece[] = [];
  let done = 0;
  const invalid: InvalidGestanRow[] = [];
  const onInvalid = (row: InvalidGestanRow) => void invalid.push(row);
  for await (const piece of gestan.pieces?.({ after: from, signal, onInvalid }) ?? []) {
    held.push(piece);
    done += 1;
    if (held.length < together) continue;
    await give(held);
    held = [];
    onProgress?.({ phase: 'pieces', done });
  }
  await give(held);
  onProgress?.({ phase: 'pieces', done });
  const odd = invalid.flatMap((row) => unreadablePiece(row, shop.id) ?? []);
  await findOutside(odd.flatMap(({ orderId }) => (orderId === 0 ? [] : [orderId])));
  for (const each of odd) if (!outside.get(each.orderId)) auditor.unreadable(each);
}

/**
 * A piece of Gestan that cannot be read, as the audit reports it: with its order, or with 0 where
 * the piece may be of any. Undefined for a piece that is not of this shop.
 */
function unreadablePiece({ id, given, error }: InvalidGestanRow, shop: string) {
  const ref = given?.externalRef;
  const orderId = typeof ref === 'string' ? orderIdOf({ externalRef: ref }, shop) : 0;
  if (orderId === undefined || ref === undefined || ref === null) return undefined;
  const values = { ...defined({ piece: id }), field: error.field ?? '', said: error.message };
  return {
    orderId,
    number: orderId === 0 ? '' : String(orderId),
    reason: { code: 'piece-unreadable', values } as const,
  };
}

function orderIdOf({ externalRef }: Pick<GestanPiece, 'externalRef'>, shop: string): number | undefined {
  const parsed = externalRef === undefined ? undefined : parseReference(externalRef);
  return parsed?.type === 'piece' && parsed.shop === shop ? parsed.orderId : undefined;
}

/**
 * Finds out which orders were created outside the period: from what is remembered of them, else
 * from the shop.
 */
async function reportOutside(
  { store, woo }: SyncContext,
  { after, before }: Period,
  orderIds: readonly number[],
  outside: Map<number, boolean>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const isOutside = (created: string | undefined) =>
    created !== undefined &&
    created !== '' &&
    ((after !== undefined && created < after) || (before !== undefined && created >= before));
  const open = [...new Set(orderIds)].filter((id) => !outside.has(id));
  const records = await readOrderRecords(
    store,
    open.map((id) => ({ id })),
  );
  for (const [id, { createdAt }] of records) outside.set(id, isOutside(createdAt));
  const unknown = open.filter((id) => !outside.has(id));
  for (const chunk of chunks(unknown, 100)) {
    const params = { include: chunk.join(','), status: 'any', _fields: ['id', 'date_created_gmt'] as const };
    // One that cannot be read is reported with the orders of the period.
    const rows = await woo.orders.list(params, { signal, onUnreadable: () => {} }).toArray();
    for (const { id, date_created_gmt: created } of rows) {
      outside.set(id, isOutside(fromGmt(created)));
    }
    // The audit reports what the shop does not list.
    for (const id of chunk) if (!outside.has(id)) outside.set(id, false);
  }
}
