import { chunks, fingerprint, fromGmt, type Instant } from '../../../core/index.js';
import type { UnreadableShopRow } from '../../../diff/orders/unreadable-shop-row.js';
import type { WooDateCursor, WooUnreadableRow } from '../../../woo/index.js';
import {
  type HeldOrder,
  readOpenOrders,
  readStockCheckpoint,
  type StockCheckpoint,
} from '../../state/records/stock.js';
import type { SyncContext } from '../../work/context.js';
import { isFullReadingRecent } from '../../work/full-reading.js';
import { heldOrder } from '../../work/held-stock.js';
import { unreadableInShop } from '../../work/unreadable-in-shop.js';
import { type OrderChanges, orderFields, readChangedOrders } from './changed-orders.js';

/** The orders that may reserve units. */
export interface StockOrders {
  /** By id. Orders that were not read again are as in the last reading. */
  readonly orders: ReadonlyMap<number, HeldOrder>;
  /** Orders that changed since the last reading; undefined: all were read. */
  readonly changed: ReadonlySet<number> | undefined;
  /** Orders whose units are not known. */
  readonly unread: readonly UnreadableShopRow[];
  /** The next cursor; undefined: all must be read again. */
  readonly cursor: WooDateCursor | undefined;
  /** Whether an earlier flow of this run read them: then they are read once more before a write. */
  readonly isShared: boolean;
  readonly print: string;
  readonly fullAt: Instant;
}

export interface OrderReading {
  readonly startAt: Instant | undefined;
  readonly timeZone: string;
  /** Read all orders, whatever was read before. */
  readonly full: boolean;
  /** Also read unchanged orders again that the last reading left open. */
  readonly again: boolean;
  /** The stored checkpoint, if it was already read. */
  readonly known?: StockCheckpoint | undefined;
  /** The changes since then, if they were already read. */
  readonly begun?: BegunOrders | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The changes since a checkpoint, and the unreadable ones among them. */
export interface BegunOrders {
  readonly changes: OrderChanges;
  readonly unread: Unread;
}

/** Reads the changes since a checkpoint. */
export async function beginOrders(
  context: SyncContext,
  stored: StockCheckpoint,
  { timeZone, signal }: Pick<OrderReading, 'timeZone' | 'signal'>,
): Promise<BegunOrders> {
  const unread = createUnread(context, signal);
  const since = stored.orders;
  const changes = await readChangedOrders(context, { since, timeZone, signal, onUnreadable: unread.take });
  return { changes, unread };
}

/**
 * The checkpoint of the last reading, if it is valid.
 *
 * @param known the stored one, if it was already read.
 */
export async function freshCheckpoint(
  { store, gestan, clock }: SyncContext,
  startAt: Instant | undefined,
  known?: StockCheckpoint,
): Promise<StockCheckpoint | undefined> {
  const stored = known ?? (await readStockCheckpoint(store));
  if (stored?.print !== printOf(startAt, gestan.capabilities.stockFigure)) return undefined;
  return isFullReadingRecent({ clock }, stored.fullAt) ? stored : undefined;
}

/** A fingerprint of the settings that decide which orders count, and of the stored form. */
function printOf(startAt: Instant | undefined, stockFigure: string): string {
  return fingerprint(['units beside', startAt ?? null, stockFigure]);
}

/** Reads the orders that may count. */
export async function readStockOrders(context: SyncContext, reading: OrderReading): Promise<StockOrders> {
  const { startAt } = reading;
  const print = printOf(startAt, context.gestan.capabilities.stockFigure);
  const stored = reading.full ? undefined : await freshCheckpoint(context, startAt, reading.known);
  const begun = stored && (reading.begun ?? (await beginOrders(context, stored, reading)));
  const unread = begun?.unread ?? createUnread(context, reading.signal);
  const read =
    stored && begun ? await readOn(context, reading, stored, begun) : await readAll(context, reading, unread);
  const units = await unread.readAgain();
  return {
    ...read,
    orders: new Map([...read.orders, ...units.known]),
    unread: units.unknown,
    // An order without an id cannot be found again.
    cursor: units.isNameless ? undefined : read.cursor,
    print,
    fullAt: stored?.fullAt ?? context.now(),
  };
}

type Read = Pick<StockOrders, 'orders' | 'changed' | 'cursor' | 'isShared'>;

async function readAll(
  context: SyncContext,
  { startAt, signal }: OrderReading,
  unread: Unread,
): Promise<Read> {
  const { woo, clock, reads } = context;
  // The order flow has just read all changes since then, so all new orders too.
  if (reads?.orders && startAt !== undefined && reads.orders.since.at <= startAt) {
    const { rows, cursor } = reads.orders;
    return { orders: rows, changed: undefined, cursor, isShared: true };
  }
  const startedAt = clock.now();
  // The shop lists orders created strictly after, but an order of that second counts.
  const from = startAt === undefined ? undefined : new Date(Date.parse(startAt) - 1_000).toISOString();
  const after = from === undefined ? {} : { after: from.replace(/\.\d+Z$/, 'Z') };
  const pages = woo.orders
    .list({ status: 'any', ...after, _fields: orderFields }, { signal, onUnreadable: unread.take })
    .pages();
  const orders = new Map<number, HeldOrder>();
  let newest: string | undefined;
  for await (const { rows } of pages) {
    for (const row of rows) {
      // A value that is no date is ignored.
      const at = fromGmt(row.date_modified_gmt);
      if (at && (newest === undefined || at > newest)) newest = at;
      const held = heldOrder(row);
      if (held.line_items.length > 0) orders.set(row.id, held);
    }
  }
  if (newest === undefined) return { orders, changed: undefined, cursor: undefined, isShared: false };
  // A change during the reading has a date within it, so the cursor is set before the reading.
  const read = clock.now() - startedAt;
  // If the clock was set back, the length of the reading is unknown: the next one reads everything.
  if (read < 0) return { orders, changed: undefined, cursor: undefined, isShared: false };
  const at = new Date(Date.parse(newest) - read).toISOString();
  return { orders, changed: undefined, cursor: { kind: 'date', at, seen: [] }, isShared: false };
}

async function readOn(
  context: SyncContext,
  { again, signal }: OrderReading,
  stored: StockCheckpoint,
  { changes, unread }: BegunOrders,
): Promise<Read> {
  const orders = new Map<number, HeldOrder>();
  for (const order of await readOpenOrders(context.store))
    if (!changes.ids.has(order.id)) orders.set(order.id, order);
  for (const [id, order] of changes.rows) orders.set(id, order);
  const others = again ? [...orders.keys()].filter((id) => !changes.ids.has(id)) : [];
  const ids = [...new Set([...others, ...stored.unread])];
  await readOrdersAgain(context, orders, ids, { signal, onUnreadable: unread.take });
  return { orders, changed: changes.ids, cursor: changes.cursor, isShared: changes.isShared };
}

/** Reads some orders again, and replaces their stored data. */
export async function readOrdersAgain(
  { woo }: SyncContext,
  orders: Map<number, HeldOrder>,
  ids: readonly number[],
  reading: {
    readonly signal: AbortSignal | undefined;
    readonly onUnreadable: (row: WooUnreadableRow) => void;
  },
): Promise<void> {
  for (const chunk of chunks(ids, 100)) {
    const params = { include: chunk.join(','), status: 'any', _fields: orderFields };
    // An order that is not listed is in the trash or deleted: it reserves nothing.
    for (const id of chunk) orders.delete(id);
    for await (const row of woo.orders.list(params, reading)) orders.set(row.id, heldOrder(row));
  }
}

/** Orders that could not be read. */
export interface Unread {
  readonly take: (row: WooUnreadableRow) => void;
  /** Whether all orders could be read. */
  readonly isEmpty: boolean;
  /** Reads only their lines again, and returns the readable ones. */
  readAgain(): Promise<{
    /**
     * Those whose lines can be read after all: their units count, whatever else is wrong with them.
     */
    readonly known: ReadonlyMap<number, HeldOrder>;
    readonly unknown: readonly UnreadableShopRow[];
    readonly isNameless: boolean;
  }>;
}

const lineFields = ['id', 'line_items'] as const;

export function createUnread({ woo }: SyncContext, signal: AbortSignal | undefined): Unread {
  const open = new Map<number | undefined, UnreadableShopRow>();
  return {
    take(row) {
      const order = unreadableInShop(row);
      open.set(order.id, order);
    },
    get isEmpty() {
      return open.size === 0;
    },
    async readAgain() {
      const known = new Map<number, HeldOrder>();
      const ids = [...open.keys()].filter((id) => id !== undefined);
      for (const chunk of chunks(ids, 100)) {
        const params = { include: chunk.join(','), status: 'any', _fields: lineFields };
        const rows = woo.orders.list(params, { signal, onUnreadable: () => {} });
        for await (const { id, line_items } of rows) {
          open.delete(id);
          known.set(id, heldOrder({ id, line_items, status: '', date_created_gmt: null }));
        }
      }
      return { known, unknown: [...open.values()], isNameless: open.has(undefined) };
    },
  };
}
