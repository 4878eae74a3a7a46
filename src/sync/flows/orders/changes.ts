import { type Instant, stableJson } from '../../../core/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooDateCursor, WooDatedChanges, WooOrder, WooUnreadableRow } from '../../../woo/index.js';
import type { HeldOrder } from '../../state/records/stock.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';
import { heldOrder } from '../../work/held-stock.js';
import { decimalsOf } from './read.js';

/** The settings of the shop that a reading of orders depends on. */
export interface ShopOfOrders {
  readonly timeZone: string;
  /** See {@link decimalsOf}. */
  readonly dp: number;
}

/** The settings of the shop at the last reading of orders, else its settings now. */
export async function shopOf(context: SyncContext, signal: AbortSignal | undefined): Promise<ShopOfOrders> {
  const { store } = context;
  return (await store.get<ShopOfOrders>(store.keys.cursor('orders-shop'))) ?? shopNow(context, signal);
}

async function shopNow(context: SyncContext, signal: AbortSignal | undefined): Promise<ShopOfOrders> {
  const { timeZone } = await context.facts(signal);
  return { timeZone, ...(await decimalsOf(context, signal)) };
}

export function rememberShop({ store }: SyncContext, shop: ShopOfOrders): StorageWrite {
  return put(store.keys.cursor('orders-shop'), shop);
}

/** A reading of changed orders whose first row has been asked for. */
export interface BegunChanges {
  readonly changes: WooDatedChanges<WooOrder>;
  readonly shop: ShopOfOrders;
  /** The rows, once. */
  rows(): AsyncGenerator<WooOrder>;
}

/**
 * Starts to read the orders that changed. If there are any, the shop's settings are read now: an
 * order is never billed by old settings. A run without new orders needs none of them.
 */
export async function beginChanges(
  context: SyncContext,
  input: {
    readonly since: WooDateCursor | Instant;
    readonly shop: ShopOfOrders;
    readonly onUnreadable: (row: WooUnreadableRow) => void;
    readonly signal: AbortSignal | undefined;
  },
): Promise<BegunChanges> {
  const { since, onUnreadable, signal } = input;
  const begin = async ({ timeZone, dp }: ShopOfOrders) => {
    const params = { status: 'any', dp };
    const options = { resource: 'orders', since, timeZone, signal, params, onUnreadable } as const;
    const changes = context.woo.readChanges(options);
    const rest = changes[Symbol.asyncIterator]();
    return { changes, rest, first: await rest.next() };
  };
  let { shop } = input;
  let begun = await begin(shop);
  if (!begun.first.done) {
    const now = await shopNow(context, signal);
    if (stableJson({ ...now }) !== stableJson({ ...shop })) {
      await begun.rest.return?.();
      begun = await begin(now);
    }
    shop = now;
  }
  const { changes, rest, first } = begun;
  return {
    changes,
    shop,
    async *rows() {
      if (first.done) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => rest };
    },
  };
}

/** The most orders that are kept for the stock flow. It reads further ones itself. */
const mostHeld = 20_000;

/** Keeps the orders that a run reads for the stock flow, which comes later. */
export interface HeldOrders {
  add(order: WooOrder): void;
  /** To be called once all has been read. */
  share(cursor: WooDateCursor): void;
}

export function createHeld({ reads }: SyncContext, since: WooDateCursor | Instant): HeldOrders {
  const rows = new Map<number, HeldOrder>();
  const from: WooDateCursor = typeof since === 'string' ? { kind: 'date', at: since, seen: [] } : since;
  let isHolding = reads?.wantsStock === true;
  return {
    add(order) {
      if (!isHolding) return;
      rows.set(order.id, heldOrder(order));
      isHolding = rows.size <= mostHeld;
      if (!isHolding) rows.clear();
    },
    share(cursor) {
      if (reads && isHolding) reads.orders = { since: from, cursor, rows, ids: new Set(rows.keys()) };
    },
  };
}
