import type { Instant } from '../../../core/index.js';
import { orderKey } from '../../../diff/orders/plan-order.js';
import type { MissingEntry } from '../../../pieces/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooLineItem } from '../../../woo/index.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

/** How a product of an order line is looked for. */
export interface LineKeys extends Pick<WooLineItem, 'product_id' | 'variation_id' | 'sku'> {
  readonly global_unique_id?: unknown;
}

/** What an order waits for. The order is read again if this or the order itself changes. */
export interface OrderWait {
  /** `entries`: only its ledger entries are missing. `all`: anything may help. */
  readonly kind: 'entries' | 'all';
  /** A print of what it waits for, at the time when the order was read. */
  readonly print: string;
  /** A print of the shop's settings, if it waits for these too. */
  readonly shop?: string;
  /** The payment methods whose mapping its entries wait for. */
  readonly methods?: readonly string[];
  /** Lines whose product Gestan lacks. */
  readonly lines?: readonly LineKeys[];
  /** The references under which a link of its customer would be stored. */
  readonly contactRefs?: readonly string[];
  /** Gestan's ids of the candidates for its customer. */
  readonly candidates?: readonly string[];
}

/** An order that is not finished: it failed, waits, is refused, or lacks its ledger entries. */
export interface OrderRetry {
  readonly orderId: number;
  readonly code: string;
  readonly at: Instant;
  /** The date of change with which the order first became due. Retries go in this order. */
  readonly turn?: string;
  /** Absent: every run reads it again. */
  readonly waits?: OrderWait;
  /** Why ledger entries that are due are missing, each reason once. */
  readonly missingEntries?: readonly MissingEntry['reason'][];
}

export function retryWrite(store: ShopStore, retry: OrderRetry): StorageWrite {
  return put(store.keys.retry('orders', orderKey(retry.orderId)), retry);
}

/**
 * Sorted by when their orders became due: of two people who resemble each other, the first becomes
 * the contact.
 */
export function byTurn(a: OrderRetry, b: OrderRetry): number {
  const [x, y] = [a.turn ?? '~', b.turn ?? '~'];
  return x === y ? a.orderId - b.orderId : x < y ? -1 : 1;
}

/** The write that makes every run read an order again until it is done. */
export async function dueAgain(
  store: ShopStore,
  orderId: number,
  { code, at }: Pick<OrderRetry, 'code' | 'at'>,
): Promise<StorageWrite> {
  const { waits: _, ...before } = (await readRetry(store, orderId)) ?? { code, at };
  return retryWrite(store, { ...before, orderId });
}

export async function readRetry(store: ShopStore, orderId: number): Promise<OrderRetry | undefined> {
  const stored = await store.get<StoredRetry>(store.keys.retry('orders', orderKey(orderId)));
  return stored && currentForm(stored);
}

export async function* readRetries(store: ShopStore): AsyncGenerator<OrderRetry> {
  for await (const { value } of store.list<StoredRetry>(store.keys.retry('orders', ''))) {
    yield currentForm(value);
  }
}

/** The previews named the missing entries `lacking`. */
type StoredRetry = OrderRetry & { readonly lacking?: OrderRetry['missingEntries'] };

function currentForm({ lacking: missingEntries, ...retry }: StoredRetry): OrderRetry {
  return missingEntries === undefined ? retry : { missingEntries, ...retry };
}
