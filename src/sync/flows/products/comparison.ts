import type { WorkOptions } from '../../../core/index.js';
import type { CataloguePlanner } from '../../../diff/index.js';
import { createCataloguePlanner } from '../../../diff/products/catalogue-planner.js';
import type { CatalogueCounts, PlannedProduct } from '../../../diff/products/catalogue-state.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { GestanProduct } from '../../../gestan/index.js';
import { placeholderCode } from '../../../pieces/products.js';
import type { WooUnreadableRow } from '../../../woo/index.js';
import type { Checkpoint } from '../../state/records/checkpoint.js';
import type { SyncContext } from '../../work/context.js';
import { noBases } from './bases.js';
import { readTrash, type WooReading } from './read.js';
import type { ProductSetup } from './rules.js';
import { unreadableInGestan, unreadableInShop } from './unreadable.js';

/** The result of a comparison besides its rows. */
export interface ComparisonResult {
  readonly counts: CatalogueCounts;
  /** Absent if only some products were compared. */
  readonly checkpoint?: Checkpoint;
}

/** Yields the rows of a comparison, and returns its result. */
export type Comparison = AsyncGenerator<PlannedProduct, ComparisonResult>;

/** Receives unreadable products of the shop. */
export function unreadableInShopTo(planner: CataloguePlanner): (row: WooUnreadableRow) => void {
  return (row) => planner.addUnreadable(unreadableInShop(row));
}

/** Receives unreadable products of Gestan. */
function unreadableTo(planner: CataloguePlanner): (row: InvalidGestanRow) => void {
  return (row) => planner.addUnreadable(unreadableInGestan(row));
}

/** Gestan's products, without the placeholder for deleted products: no shop sells it. */
export async function* gestanProducts(
  { gestan }: SyncContext,
  planner: CataloguePlanner,
  signal: AbortSignal | undefined,
): AsyncGenerator<GestanProduct> {
  for await (const product of gestan.products({ signal, onInvalid: unreadableTo(planner) }))
    if (!isPlaceholder(product)) yield product;
}

export function readingOf(
  { woo, hooks, reads }: SyncContext,
  { signal, onProgress }: WorkOptions,
  onUnreadable: (row: WooUnreadableRow) => void,
): WooReading {
  return {
    woo,
    signal,
    onUnreadable,
    reads,
    // A hook may look at any field of the product.
    fields: hooks.product?.woo ? 'whole' : 'product',
    onRead: (done, total) => onProgress?.({ phase: 'read', done, total }),
  };
}

/**
 * A planner for some products of the shop: the Gestan products linked to them are held with their
 * texts.
 */
export function plannerOfSome(setup: ProductSetup, ids: ReadonlySet<number>): CataloguePlanner {
  return createCataloguePlanner({
    ...setup,
    isRead: (wooId) => ids.has(wooId),
    keepsText: ({ id }) => ids.has(setup.links.byGestan(id)?.wooId ?? 0),
  });
}

/** Whether a product of Gestan is the placeholder for deleted products of the shop. */
export function isPlaceholder({ code }: GestanProduct): boolean {
  return code.trim() === placeholderCode;
}

/**
 * Adds the products in the trash: they still have their SKUs, and a linked one counts as deleted.
 */
export async function* addTrash(
  planner: CataloguePlanner,
  reading: WooReading,
): AsyncGenerator<PlannedProduct> {
  for await (const page of readTrash(reading)) yield* planner.addWoo(page, noBases);
}

/**
 * Reads Gestan again for the texts that have to be written. If a product is deleted meanwhile, the
 * next plan shows it.
 */
export async function* addTexts(
  { gestan }: SyncContext,
  planner: CataloguePlanner,
  signal: AbortSignal | undefined,
): AsyncGenerator<PlannedProduct> {
  if (planner.awaitingText === 0) return;
  for await (const product of gestan.products({ signal, onInvalid: () => {} }))
    yield* planner.addText(product);
}
