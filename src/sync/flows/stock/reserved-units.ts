import type { Decimal } from '../../../core/index.js';
import { decimal, toText } from '../../../core/index.js';
import {
  createReservedUnits,
  holdsUnits,
  isShown,
  orderStockState,
  type StockOrder,
} from '../../../diff/stock/reserved-units.js';
import type { LinkTable, WooRef } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import { readOrderRecords } from '../../state/records/orders.js';
import type { SyncSettings } from '../../state/settings.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import type { ShopFacts } from '../../work/shop-facts.js';
import { startInstant } from '../../work/start-instant.js';
import { readStockOrders, type StockCheckpoint } from './read-orders.js';

/** Units that shops have reserved and Gestan's figure does not show yet, by Gestan product. */
export interface Reserved {
  of(gestanId: string): Decimal;
  /** This shop's part, for the other shops on the same Gestan. */
  readonly own: Readonly<Record<string, Decimal>>;
  /** From where the next reading of orders may go on. */
  readonly checkpoint?: StockCheckpoint;
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
  input: {
    readonly settings: SyncSettings;
    readonly facts: ShopFacts;
    readonly links: LinkTable;
    /** Read all orders, instead of those that may still count. */
    readonly full: boolean;
  },
  signal: AbortSignal | undefined,
): Promise<Reserved> {
  const { gestan, store, shop } = context;
  const { stockFigure } = gestan.capabilities;
  const { settings, facts, links, full } = input;
  const reserved = createReservedUnits({ stockFigure });
  const startAt = startInstant(settings, facts);
  const moved = await readMoved(context, signal);
  const ofShop = { gestanIdOf: (ref: WooRef) => links.byWoo(ref)?.gestanId, startAt };
  const take = async (rows: readonly StockOrder[]): Promise<readonly number[]> => {
    const records = await readOrderRecords(store, rows);
    return rows.flatMap((order) => {
      const state = orderStockState(records.get(order.id), moved);
      reserved.add(ofShop, order, state);
      return holdsUnits(order, startAt) && !isShown(stockFigure, state) ? [order.id] : [];
    });
  };
  const checkpoint = await readStockOrders(context, { startAt, facts, full, signal, take });
  const own = Object.fromEntries(reserved.entries());
  const others: Record<string, Decimal>[] = [];
  for await (const { key, value } of store.list<SharedReserved>(sharedPrefix)) {
    if (key !== encodeURIComponent(shop.id)) others.push(value.units);
  }
  return {
    ...(checkpoint ? { checkpoint } : {}),
    own,
    of: (id) =>
      toText(others.reduce((sum, units) => sum.plus(decimal(units[id] ?? '0')), decimal(own[id] ?? '0'))),
  };
}

/** Leaves this shop's part for the others, and where to read on from. */
export function reservedWrites(
  { shop, store, now }: SyncContext,
  reserved: Reserved,
): readonly StorageWrite[] {
  const key = store.keys.cursor('stock');
  return [
    put(`${sharedPrefix}${encodeURIComponent(shop.id)}`, { at: now(), units: reserved.own }),
    reserved.checkpoint ? put(key, reserved.checkpoint) : { delete: key },
  ];
}

/** Whether the goods of each piece have left stock, as far as Gestan can be asked. */
async function readMoved(
  { gestan, shop }: SyncContext,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, boolean>> {
  const moved = new Map<string, boolean>();
  if (!gestan.capabilities.readBack || !gestan.pieces) return moved;
  const prefix = `woo:${shop.id}:`;
  for await (const { externalRef, stockMoved } of gestan.pieces({ signal })) {
    if (externalRef?.startsWith(prefix) && stockMoved !== undefined) moved.set(externalRef, stockMoved);
  }
  return moved;
}
