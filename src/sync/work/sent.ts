import type { Instant } from '../../core/index.js';
import { orderKey } from '../../diff/orders/plan-order.js';
import type { GestanRecordKind, GestanSentStatus, GestanWriteResult } from '../../gestan/index.js';
import type { WooRef } from '../../mapping/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import { paddedRef } from '../state/links.js';
import type { ContactRecord } from '../state/records/contacts.js';
import type { OrderRecord } from '../state/records/orders.js';
import { put } from '../state/store.js';
import type { SyncContext } from './context.js';

/** The record that was sent, and so what has to be corrected if Gestan refuses it. */
export type SentSubject =
  | { readonly kind: 'piece' | 'entry'; readonly orderId: number }
  | { readonly kind: 'product'; readonly ref?: WooRef }
  | { readonly kind: 'contact'; readonly linkRef: string };

/** A record that was sent and that Gestan has not confirmed yet. */
interface SentNote {
  readonly externalRef: string;
  readonly subject: SentSubject;
  readonly at: Instant;
}

/** How many notes are read between two commits. */
const together = 200;

/**
 * The note of a record that was only sent, if the adapter can report its state later. Put it into
 * the commit of the result.
 */
export function sentWrites(
  { gestan, store, now }: SyncContext,
  externalRef: string,
  { sent }: Pick<GestanWriteResult, 'sent'>,
  subject: SentSubject,
): readonly StorageWrite[] {
  if (!sent || !gestan.capabilities.readBack || !gestan.status) return [];
  const note: SentNote = { externalRef, subject, at: now() };
  return [put(store.keys.sent(subject.kind, externalRef), note)];
}

/** `sent: true` while Gestan has not taken a found record yet. */
export async function stillSent(
  { gestan }: SyncContext,
  kind: GestanRecordKind,
  externalRef: string,
): Promise<{ readonly sent?: true }> {
  if (!gestan.capabilities.readBack || !gestan.status) return {};
  const status = await gestan.status(kind, externalRef);
  return status !== undefined && status.state !== 'done' ? { sent: true } : {};
}

/**
 * Reads the state of every record that was sent. A done record is stored as made, with its number.
 * The record of a refused one is deleted, so that the next plan repeats it; a refused order joins
 * the retry list.
 *
 * @throws the reason of an abort: the next run repeats it.
 */
export async function followSent(
  context: SyncContext,
  lease: StorageLease,
  signal?: AbortSignal,
): Promise<void> {
  const { gestan, store } = context;
  if (!gestan.capabilities.readBack || !gestan.status) return;
  let notes: SentNote[] = [];
  for await (const { value } of store.list<SentNote>(store.keys.allSent)) {
    notes.push(value);
    if (notes.length < together) continue;
    await store.commit(await outcomes(context, notes, signal), lease);
    notes = [];
  }
  if (notes.length > 0) await store.commit(await outcomes(context, notes, signal), lease);
}

async function outcomes(
  context: SyncContext,
  notes: readonly SentNote[],
  signal: AbortSignal | undefined,
): Promise<readonly StorageWrite[]> {
  const { gestan, store, logger, redact } = context;
  const writes: StorageWrite[] = [];
  const orders = new Map<number, OrderRecord | undefined>();
  const refused = new Set<number>();
  for (const { externalRef, subject } of notes) {
    signal?.throwIfAborted();
    const status = await gestan.status?.(subject.kind, externalRef);
    if (status !== undefined && status.state !== 'done' && status.state !== 'refused') continue;
    writes.push({ delete: store.keys.sent(subject.kind, externalRef) });
    if (status?.state === 'refused')
      logger.warn(`Gestan refused a ${subject.kind}.`, { externalRef, why: redact(status.message ?? '') });
    if (!('orderId' in subject)) {
      if (status?.state === 'refused') writes.push(...(await forgotten(context, externalRef, subject)));
      continue;
    }
    const { orderId } = subject;
    if (!orders.has(orderId)) orders.set(orderId, await store.get<OrderRecord>(store.keys.order(orderId)));
    const record = orders.get(orderId);
    if (record === undefined || status === undefined) continue;
    const number =
      status.state === 'done' ? (await gestan.find(subject.kind, externalRef))?.number : undefined;
    orders.set(orderId, followed(record, externalRef, status, number));
    if (status.state === 'refused') refused.add(orderId);
  }
  return [...writes, ...orderWrites(context, orders, refused)];
}

/**
 * The records of orders whose pieces or entries are done or refused. Orders with a refused one are
 * tried again.
 */
function orderWrites(
  context: SyncContext,
  orders: ReadonlyMap<number, OrderRecord | undefined>,
  refused: ReadonlySet<number>,
): readonly StorageWrite[] {
  const { store } = context;
  const writes: StorageWrite[] = [];
  for (const orderId of refused) {
    const retry = { orderId, code: 'gestan.refused', at: context.now() };
    writes.push(put(store.keys.retry('orders', orderKey(orderId)), retry));
  }
  for (const [orderId, record] of orders) {
    if (record === undefined) continue;
    const key = store.keys.order(orderId);
    // The order has no pieces, so it counts as not imported.
    const empty = record.pieces.length === 0 && record.entries.length === 0;
    writes.push(empty ? { delete: key } : put(key, record));
  }
  return writes;
}

/** An order's record with the new state of one of its pieces or entries. */
function followed(
  record: OrderRecord,
  externalRef: string,
  { state }: GestanSentStatus,
  number: string | undefined,
): OrderRecord {
  const updated = <T extends { readonly externalRef?: string; readonly sent?: boolean }>(
    rows: readonly T[],
  ) =>
    rows.flatMap((row) => {
      if (row.externalRef !== externalRef) return [row];
      if (state === 'refused') return [];
      const { sent: _, ...made } = row;
      return [{ ...made, ...(number === undefined ? {} : { number }) } as unknown as T];
    });
  return { ...record, pieces: updated(record.pieces), entries: updated(record.entries) };
}

/**
 * The records to delete when Gestan refuses a product or contact. Of a creation, its link. Of a
 * change of a product, its base: the two sides differ, and neither is newer.
 */
async function forgotten(
  { gestan, store }: SyncContext,
  externalRef: string,
  subject: Exclude<SentSubject, { readonly orderId: number }>,
): Promise<readonly StorageWrite[]> {
  const isThere = (await gestan.find(subject.kind, externalRef)) !== undefined;
  if (subject.kind === 'product') {
    if (subject.ref === undefined) return [];
    const wooKey = paddedRef(subject.ref);
    return [{ delete: store.keys.base(wooKey) }, ...(isThere ? [] : [{ delete: store.keys.link(wooKey) }])];
  }
  const key = store.keys.contact(subject.linkRef);
  const record = await store.get<ContactRecord>(key);
  return record === undefined || isThere ? [] : [{ delete: key }];
}
