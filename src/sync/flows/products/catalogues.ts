import { fromGmt, type WorkOptions } from '../../../core/index.js';
import type { WooSource } from '../../../diff/index.js';
import { createCataloguePlanner } from '../../../diff/products/catalogue-planner.js';
import { refOf } from '../../../diff/products/kinds.js';
import { gestanMatchKey, wooMatchKey } from '../../../diff/products/match-products.js';
import type { WooDateCursor } from '../../../woo/index.js';
import type { Checkpoint, StoredCheckpoint } from '../../state/records/checkpoint.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { type HeldProduct, holdSources } from '../../work/held-stock.js';
import { readBases } from './bases.js';
import { localPrintOf, newest, printOf } from './checkpoint.js';
import { compareChanged } from './compare-changed.js';
import {
  addTexts,
  addTrash,
  type Comparison,
  gestanProducts,
  plannerOfSome,
  readingOf,
  unreadableInShopTo,
} from './comparison.js';
import { withInspection } from './inspected.js';
import { newestChange } from './newest-change.js';
import { readShop, readSome } from './read.js';
import type { ProductSetup } from './rules.js';
import { readSkuHolders } from './sku-holders.js';

/** Before any change. */
const beginning = '1970-01-01T00:00:00.000Z';

/** Characters of a date as shops write it. Such dates compare as texts. */
const dateLength = 19;

/** The newest change of a page. */
function newestOf(page: readonly WooSource[]): string | undefined {
  const dates = page.map(({ product }) => product.date_modified_gmt);
  let latest = '';
  for (const date of dates) if (date && date > latest) latest = date;
  const isPlain = dates.every((date) => date?.length === dateLength);
  const found = isPlain ? fromGmt(latest) : undefined;
  return found ?? dates.map((date) => fromGmt(date)).reduce(newest, undefined);
}

/** Which part of the catalogue is compared. */
export type CompareScope =
  /** All of it; a `checkpoint` can be kept afterwards. */
  | { readonly kind: 'full' }
  /** Changes since a checkpoint, and rows that were not in sync then. */
  | { readonly kind: 'changed'; readonly since: StoredCheckpoint }
  /** Only these products of the shop: those of the rows that are applied, or that were chosen. */
  | { readonly kind: 'only'; readonly wooIds: readonly number[] };

/**
 * Reads both sides and yields the differences, row by row. The planner of `diff` builds the rows.
 */
export function compareCatalogues(
  context: SyncContext,
  setup: ProductSetup,
  scope: CompareScope,
  options: WorkOptions,
): Comparison {
  requireCapability(context.gestan, 'readProducts', 'planning products');
  return withInspection(context, setup, compare(context, setup, scope, options));
}

function compare(
  context: SyncContext,
  setup: ProductSetup,
  scope: CompareScope,
  options: WorkOptions,
): Comparison {
  switch (scope.kind) {
    case 'full':
      return compareAll(context, setup, options);
    case 'only':
      return compareOnly(context, setup, scope.wooIds, options);
    case 'changed':
      return compareChanged(context, setup, scope.since, options);
  }
}

async function* compareAll(context: SyncContext, setup: ProductSetup, options: WorkOptions): Comparison {
  const { clock } = context;
  const { signal } = options;
  const startedAt = clock.now();
  const planner = createCataloguePlanner(setup);
  let isWhole = true;
  const noteUnreadable = unreadableInShopTo(planner);
  const reading = readingOf(context, options, (row) => {
    isWhole = false;
    noteUnreadable(row);
  });
  const gestanNewest = newestChange();
  let wooNewest: string | undefined;
  for await (const product of gestanProducts(context, planner, signal)) {
    gestanNewest.add(product);
    planner.addGestan(product);
  }
  const held = context.reads?.wantsStock ? new Map<number, HeldProduct>() : undefined;
  for await (const page of readShop(reading)) {
    if (held) holdSources(held, page);
    wooNewest = newest(wooNewest, newestOf(page));
    yield* planner.addWoo(page, await readBases(context.store, page));
  }
  if (planner.needsTrash()) yield* addTrash(planner, reading);
  yield* planner.finish();
  yield* addTexts(context, planner, signal);
  const counts = { ...planner.counts };
  const { inSync: _, ...totals } = counts;
  if (wooNewest === undefined && counts.woo > 0) return { counts };
  // A change during the reading has a date within it, so the cursor is set before the reading. On
  // an empty side, every later product is new.
  const read = clock.now() - startedAt;
  // If the clock was set back, the length of the reading is unknown: the next one reads everything.
  if (read < 0) return { counts };
  const at = wooNewest === undefined ? beginning : new Date(Date.parse(wooNewest) - read).toISOString();
  const woo: WooDateCursor = { kind: 'date', at, seen: [] };
  if (context.reads && held && isWhole) context.reads.catalogue = { cursor: woo, products: held };
  const gestanAt = gestanNewest.result() ?? (counts.gestan === 0 ? { at: beginning, seen: {} } : undefined);
  if (gestanAt === undefined) return { counts };
  const checkpoint: Checkpoint = {
    woo,
    gestan: gestanAt,
    print: printOf(setup),
    local: { print: localPrintOf(setup), timeZone: setup.facts.timeZone },
    fullAt: context.now(),
    totals,
  };
  return { counts, checkpoint };
}

async function* compareOnly(
  context: SyncContext,
  setup: ProductSetup,
  wooIds: readonly number[],
  options: WorkOptions,
): Comparison {
  const ids = new Set(wooIds);
  const planner = plannerOfSome(setup, ids);
  const { signal } = options;
  const reading = readingOf(context, options, unreadableInShopTo(planner));
  const codesByBarcode = new Map<string, string>();
  for await (const product of gestanProducts(context, planner, signal)) {
    planner.addGestan(product);
    const { barcode, code } = gestanMatchKey(product);
    if (barcode && !setup.links.byGestan(product.id)) codesByBarcode.set(barcode, code.trim());
  }
  const rivalCodes = new Set<string>();
  for await (const page of readSome(reading, [...ids])) {
    for (const source of page) {
      const { barcode, sku } = wooMatchKey(source);
      const code = barcode && !setup.links.byWoo(refOf(source)) ? codesByBarcode.get(barcode) : undefined;
      if (code && code !== sku) rivalCodes.add(code);
    }
    yield* planner.addWoo(page, await readBases(context.store, page));
  }
  // A product is not matched by its barcode if another one has exactly its code.
  const rivals = (await readSkuHolders(context, [...rivalCodes], signal)).filter((id) => !ids.has(id));
  for (const id of rivals) ids.add(id);
  for await (const page of readSome(reading, rivals))
    yield* planner.addWoo(page, await readBases(context.store, page));
  yield* planner.finish();
  yield* addTexts(context, planner, options.signal);
  return { counts: { ...planner.counts } };
}
