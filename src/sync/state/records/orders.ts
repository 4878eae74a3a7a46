import type { Instant } from '../../../core/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { MadeEntry, MadePiece, OrderFacts } from '../made-records.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

export type { MadeEntry, MadePiece, OrderFacts } from '../made-records.js';

/** An order of which something was made in Gestan. */
export interface OrderRecord extends OrderFacts {
  /** The pieces that were made. */
  readonly pieces: readonly MadePiece[];
  /** The ledger entries that were made. */
  readonly entries: readonly MadeEntry[];
  /** It was entered by hand before and taken over with `orders.adopt()`. */
  readonly adopted?: boolean;
  /** Answers about refunds that come to the same amount as a change of the order, by refund. */
  readonly sameMoney?: Readonly<Record<string, boolean>>;
  /** A run has reported that the shop trashed or deleted it. */
  readonly gone?: boolean;
  /** When the record was last written. */
  readonly at: Instant;
}

export async function readOrder(store: ShopStore, orderId: number): Promise<OrderRecord | undefined> {
  return store.get<OrderRecord>(store.keys.order(orderId));
}

/** Ids that are further apart are not read in one range: there may be many records between them. */
const widestGap = 32;

/** The records of a page of orders: one range read for ids that lie close together. */
export async function readOrderRecords(
  store: ShopStore,
  orders: readonly { readonly id: number }[],
): Promise<ReadonlyMap<number, OrderRecord>> {
  const records = new Map<number, OrderRecord>();
  const wanted = new Set(orders.map(({ id }) => id));
  for (const [first, last] of closeTogether([...wanted])) {
    const range = store.between<OrderRecord>(store.keys.order(first), store.keys.order(last));
    for await (const { value } of range) if (wanted.has(value.orderId)) records.set(value.orderId, value);
  }
  return records;
}

/** The lowest and the highest id of each run of ids without a wide gap. */
function closeTogether(ids: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && id - run[1] <= widestGap) run[1] = id;
    else runs.push([id, id]);
  }
  return runs;
}

/** One piece or entry that was made. */
export type Made = { readonly piece: MadePiece } | { readonly entry: MadeEntry };

/**
 * The order's record with what was made. An entry with the same reference is replaced.
 */
export function withMade(
  before: OrderRecord | undefined,
  facts: OrderFacts,
  made: readonly Made[],
  at: Instant,
): OrderRecord {
  const pieces = new Map((before?.pieces ?? []).map((piece) => [piece.externalRef, piece]));
  const entries = new Map((before?.entries ?? []).map((entry) => [entry.externalRef, entry]));
  for (const each of made) {
    if ('piece' in each) pieces.set(each.piece.externalRef, each.piece);
    else entries.set(each.entry.externalRef, each.entry);
  }
  return { ...before, ...facts, pieces: [...pieces.values()], entries: [...entries.values()], at };
}

/** The write that records one made piece or entry of an order. */
export async function recordMade(
  store: ShopStore,
  facts: OrderFacts,
  made: Made,
  at: Instant,
): Promise<readonly StorageWrite[]> {
  const before = await readOrder(store, facts.orderId);
  return [put(store.keys.order(facts.orderId), withMade(before, facts, [made], at))];
}
