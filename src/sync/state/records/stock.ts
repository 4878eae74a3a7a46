import type { Instant } from '../../../core/index.js';
import type { IdleRow } from '../../../diff/plan.js';
import type { StockOrder } from '../../../diff/stock/reserved-units.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooDateCursor } from '../../../woo/index.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

/** An order with the units that it holds. */
export type HeldOrder = Pick<StockOrder, 'id' | 'status' | 'date_created_gmt' | 'line_items'>;

/**
 * Where a reading of orders stopped. The next one reads only orders that changed since; those whose
 * units Gestan's figure does not show are remembered beside it, in {@link HeldOrder}s.
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
  /** What runs remember of the shop's quantities; absent where they have to be read whole. */
  readonly shop?: ShopStock | undefined;
}

/** The shop's quantities as runs remember them beside the products themselves. */
export interface ShopStock {
  /** From where changes of products are followed. */
  readonly products: WooDateCursor;
  /** When all products were last read. */
  readonly fullAt: Instant;
  /** Products to be read again: the outcome of a write is not known. */
  readonly again: readonly number[];
  /** A print of everything that rows depend on, where the last run left nothing to be sent. */
  readonly print?: string | undefined;
  /** What tells without reading links and orders that the print is still the same. */
  readonly still?: StillStock | undefined;
}

/** What Gestan, the settings and the records were like when nothing was left to be sent. */
export interface StillStock {
  /** A print of them. */
  readonly print: string;
  /** From which day Gestan's pieces were read; absent: no order asked for one. */
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
