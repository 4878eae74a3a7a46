import { chunks, fingerprint, type Instant } from '../../../core/index.js';
import type { StockOrder } from '../../../diff/stock/reserved-units.js';
import type { WooDateCursor } from '../../../woo/index.js';
import type { SyncContext } from '../../work/context.js';
import type { ShopFacts } from '../../work/shop-facts.js';

/**
 * Where a reading of orders stopped. The next one reads only orders that changed since, and those
 * whose units Gestan's figure did not show.
 */
export interface StockCheckpoint {
  readonly orders: WooDateCursor;
  /** Orders with units that the figure does not show yet: they are read again each time. */
  readonly open: readonly number[];
  /**
   * A fingerprint of the settings that decide which orders count. When it differs, all orders are
   * read again.
   */
  readonly print: string;
  /** When all orders were last read. */
  readonly fullAt: Instant;
}

const fields = ['id', 'status', 'date_created_gmt', 'date_modified_gmt', 'line_items'] as const;

/**
 * How old a reading of all orders may be. Only such a reading finds an order that the figure showed
 * and shows no more.
 */
const fullEveryMs = 24 * 3_600_000;

/** With more open orders than this, reading all orders is cheaper. */
const maxOpen = 5_000;

export interface OrderReading {
  readonly startAt: Instant | undefined;
  readonly facts: ShopFacts;
  /** Read all orders, whatever was read before. */
  readonly full: boolean;
  readonly signal: AbortSignal | undefined;
  /** Takes a page of orders and gives those of them that still count. */
  take(rows: readonly StockOrder[]): Promise<readonly number[]>;
}

/**
 * Reads the orders that may count. Returns the checkpoint for the next time; undefined where all
 * must be read again.
 */
export async function readStockOrders(
  context: SyncContext,
  reading: OrderReading,
): Promise<StockCheckpoint | undefined> {
  const { store, gestan, clock } = context;
  const { startAt } = reading;
  const print = fingerprint([startAt ?? null, gestan.capabilities.stockFigure]);
  const stored = reading.full ? undefined : await store.get<StockCheckpoint>(store.keys.cursor('stock'));
  const isFresh = stored?.print === print && clock.now() - Date.parse(stored.fullAt) <= fullEveryMs;
  const read = stored && isFresh ? await readOpen(context, reading, stored) : await readAll(context, reading);
  if (!read || read.open.length > maxOpen) return undefined;
  return { ...read, print, fullAt: stored && isFresh ? stored.fullAt : context.now() };
}

type Read = Pick<StockCheckpoint, 'orders' | 'open'>;

async function readAll(
  context: SyncContext,
  { startAt, take, signal }: OrderReading,
): Promise<Read | undefined> {
  const startedAt = context.clock.now();
  // The shop gives what was created strictly after: an order of that very second counts.
  const from = startAt === undefined ? undefined : new Date(Date.parse(startAt) - 1_000).toISOString();
  const after = from === undefined ? {} : { after: from.replace(/\.\d+Z$/, 'Z') };
  const pages = context.woo.orders.list({ status: 'any', ...after, _fields: fields }, { signal }).pages();
  const open: number[] = [];
  let newest: string | undefined;
  for await (const { rows } of pages) {
    for (const { date_modified_gmt: at } of rows)
      if (at && (newest === undefined || at > newest)) newest = at;
    open.push(...(await take(rows)));
  }
  if (newest === undefined) return undefined;
  // What was changed while orders were read has a date of that time: the cursor stands before it.
  const at = new Date(Date.parse(`${newest}Z`) - (context.clock.now() - startedAt)).toISOString();
  return { orders: { kind: 'date', at, seen: [] }, open };
}

async function readOpen(
  { woo }: SyncContext,
  { facts, take, signal }: OrderReading,
  stored: StockCheckpoint,
): Promise<Read> {
  const changes = await woo
    .readChanges({
      resource: 'orders',
      since: stored.orders,
      timeZone: facts.timeZone,
      params: { status: 'any', _fields: fields },
      signal,
    })
    .toArray();
  const changed = new Set(changes.rows.map(({ id }) => id));
  const open = [...(await take(changes.rows))];
  const others = stored.open.filter((id) => !changed.has(id));
  for (const chunk of chunks(others, 100)) {
    const rows = await woo.orders
      .list({ include: chunk.join(','), status: 'any', _fields: fields }, { signal })
      .toArray();
    open.push(...(await take(rows)));
  }
  return { orders: changes.cursor, open };
}
