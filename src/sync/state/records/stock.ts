import type { Instant } from '../../../core/index.js';
import type { IdleRow } from '../../../diff/plan.js';
import type { StockOrder } from '../../../diff/stock/reserved-units.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooDateCursor } from '../../../woo/index.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

/** An order with the units that it reserves. */
export type HeldOrder = Pick<StockOrder, 'id' | 'status' | 'date_created_gmt' | 'line_items'>;

/**
 * The cursor of orders. The next reading reads only orders that changed since. Orders whose units
 * Gestan's figure does not show are stored as {@link HeldOrder}s.
 */
export interface StockCheckpoint {
  readonly orders: WooDateCursor;
  /** Orders that could not be read: they are read again each time. */
  readonly unread: readonly number[];
  /**
   * A fingerprint of the settings that decide which orders count. When it differs, all orders are
   * read again.
   */
  readonly print: string;
  /** The shop's time zone. */
  readonly timeZone: string;
  /** When all orders were last read. */
  readonly fullAt: Instant;
  /** The stored quantities of the shop; absent if all have to be read again. */
  readonly shop?: ShopStock | undefined;
}

/** The stored quantities of the shop, without the products themselves. */
export interface ShopStock {
  /** The cursor of product changes. */
  readonly products: WooDateCursor;
  /** When all products were last read. */
  readonly fullAt: Instant;
  /** Products to be read again, because the outcome of a write is unknown. */
  readonly again: readonly number[];
  /** A print of everything that rows depend on, if the last run left nothing to send. */
  readonly print?: string | undefined;
  /** Shows without reading links and orders that the print is still the same. */
  readonly still?: StillStock | undefined;
}

/** The state of Gestan, the settings and the records when nothing was left to send. */
export interface StillStock {
  /** A print of them. */
  readonly print: string;
  /** The first day of the pieces that were read from Gestan; absent: no order needed one. */
  readonly piecesFrom?: string | undefined;
}

export function readStockCheckpoint({ get, keys }: ShopStore): Promise<StockCheckpoint | undefined> {
  return get<StockCheckpoint>(keys.cursor('stock'));
}

export function stockCheckpointWrite({ keys }: ShopStore, checkpoint: StockCheckpoint): StorageWrite {
  return put(keys.cursor('stock'), checkpoint);
}

/** The orders with units that Gestan's figure did not show at the checkpoint. */
export async function readOpenOrders({ get, keys }: ShopStore): Promise<readonly HeldOrder[]> {
  return (await get<readonly HeldOrder[]>(keys.remembered('stock-orders'))) ?? [];
}

export function openOrdersWrite({ keys }: ShopStore, open: readonly HeldOrder[]): StorageWrite {
  return put(keys.remembered('stock-orders'), open);
}

/** Rows of the last run that cannot be sent. They stay the same as long as nothing changes. */
export async function readBlockedRows({ get, keys }: ShopStore): Promise<readonly IdleRow[]> {
  return (await get<readonly IdleRow[]>(keys.remembered('stock'))) ?? [];
}

export function blockedRowsWrite({ keys }: ShopStore, rows: readonly IdleRow[]): StorageWrite {
  return put(keys.remembered('stock'), rows);
}
