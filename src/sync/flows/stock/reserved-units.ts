import type { Decimal, Instant } from '../../../core/index.js';
import { decimal, toText } from '../../../core/index.js';
import { createReservedUnits, orderStockState, unitsNotShown } from '../../../diff/stock/reserved-units.js';
import type { LinkTable, WooRef } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import { readOrderRecords } from '../../state/records/orders.js';
import {
  type HeldOrder,
  openOrdersWrite,
  readStockCheckpoint,
  type ShopStock,
  type StockCheckpoint,
  stockCheckpointWrite,
} from '../../state/records/stock.js';
import { put, type ShopStore } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import { createMovedPieces, type MovedPieces } from './moved-pieces.js';
import { type OrderReading, readStockOrders, type StockOrders } from './read-orders.js';

/** Units that shops have reserved and Gestan's figure does not show yet, by Gestan product. */
export interface Reserved {
  of(gestanId: string): Decimal;
  /** This shop's part, for the other shops on the same Gestan. */
  readonly own: Readonly<Record<string, Decimal>>;
  /** The part of the other shops. */
  readonly others: readonly Readonly<Record<string, Decimal>>[];
  /** The orders of this shop whose units count. */
  readonly open: readonly HeldOrder[];
}

/** The start of the count. */
export interface ReservedInput {
  readonly links: LinkTable;
  /** Orders before it were entered by hand. */
  readonly startAt: Instant | undefined;
  readonly moved: MovedPieces;
}

/**
 * Where each shop stores its units for the other shops on the same storage. The key is older than
 * the name.
 */
const sharedPrefix = 'shared/taken/';

interface SharedReserved {
  readonly at: string;
  readonly units: Readonly<Record<string, Decimal>>;
}

/** Reads this shop's orders and the parts that other shops left, and adds them up. */
export async function readReserved(
  context: SyncContext,
  links: LinkTable,
  reading: OrderReading,
  moved: MovedPieces = createMovedPieces(context, reading.signal),
): Promise<{ readonly orders: StockOrders; readonly reserved: Reserved; readonly input: ReservedInput }> {
  const orders = await readStockOrders(context, reading);
  const input = { links, startAt: reading.startAt, moved };
  return { orders, reserved: await countReserved(context, input, orders.orders), input };
}

/** The number of orders that are looked up together. */
const together = 1_000;

/** Adds up the units of this shop's orders and the parts that other shops left. */
export async function countReserved(
  { gestan, store, shop }: SyncContext,
  { links, startAt, moved }: ReservedInput,
  orders: ReadonlyMap<number, HeldOrder>,
): Promise<Reserved> {
  const { stockFigure } = gestan.capabilities;
  const reserved = createReservedUnits({ stockFigure });
  const ofShop = { gestanIdOf: (ref: WooRef) => links.byWoo(ref)?.gestanId, startAt };
  const open: HeldOrder[] = [];
  const all = [...orders.values()].sort((a, b) => a.id - b.id);
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together);
    const records = await readOrderRecords(store, some);
    const left = await moved.of(records.values());
    for (const order of some) {
      const state = orderStockState(records.get(order.id), left);
      reserved.add(ofShop, order, state);
      if (unitsNotShown(order, state, stockFigure, startAt).length > 0) open.push(order);
    }
  }
  const own = Object.fromEntries(reserved.entries());
  const others = await readOthers(store, shop.id);
  return {
    own,
    others,
    open,
    of: (id) =>
      toText(others.reduce((sum, units) => sum.plus(decimal(units[id] ?? '0')), decimal(own[id] ?? '0'))),
  };
}

/** The units that the other shops on the same storage left. */
export async function readOthers(
  store: ShopStore,
  shopId: string,
): Promise<readonly Readonly<Record<string, Decimal>>[]> {
  const others: Readonly<Record<string, Decimal>>[] = [];
  for await (const { key, value } of store.list<SharedReserved>(sharedPrefix)) {
    if (key !== encodeURIComponent(shopId)) others.push(value.units);
  }
  return others;
}

/** With more open orders than this, reading all orders is cheaper. */
const mostOpen = 5_000;

/** The cursor of the next reading; undefined: it reads all. */
export function checkpointOf(
  { cursor, print, fullAt, unread }: StockOrders,
  { open }: Reserved,
  timeZone: string,
  shop: ShopStock | undefined,
): StockCheckpoint | undefined {
  if (cursor === undefined || open.length > mostOpen) return undefined;
  const ids = unread.flatMap(({ id }) => id ?? []);
  return { orders: cursor, unread: ids, print, timeZone, fullAt, ...(shop ? { shop } : {}) };
}

/** Stores this shop's part for the others, and where the next reading continues. */
export function reservedWrites(
  { shop, store, now }: SyncContext,
  reserved: Reserved,
  checkpoint: StockCheckpoint | undefined,
): readonly StorageWrite[] {
  return [
    put(`${sharedPrefix}${encodeURIComponent(shop.id)}`, { at: now(), units: reserved.own }),
    checkpoint ? stockCheckpointWrite(store, checkpoint) : { delete: store.keys.cursor('stock') },
    openOrdersWrite(store, checkpoint ? reserved.open : []),
  ];
}

/**
 * The stored data for the run after an apply: it reads the written products again, and recomputes
 * all rows.
 */
export async function shopStockAfterApply(
  { store }: SyncContext,
  written: readonly number[],
): Promise<ShopStock | undefined> {
  const before = (await readStockCheckpoint(store))?.shop;
  if (!before) return undefined;
  const { products, fullAt, again } = before;
  return { products, fullAt, again: [...new Set([...again, ...written])] };
}
