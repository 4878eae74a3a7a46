import { fingerprint, type WorkOptions } from '../../../core/index.js';
import type { CataloguePlanner } from '../../../diff/index.js';
import type { CatalogueCounts, PlannedProduct } from '../../../diff/products/catalogue.js';
import { createCataloguePlanner } from '../../../diff/products/catalogue-planner.js';
import { refOf } from '../../../diff/products/kinds.js';
import { gestanMatchKey, wooMatchKey } from '../../../diff/products/match-products.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';
import type { Checkpoint, StoredCheckpoint } from '../../state/records/checkpoint.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { noBases, readBases } from './bases.js';
import { newest, newestChange, setupFingerprint } from './checkpoint.js';
import { changedFields, readShop, readSome, readTrash, type WooReading } from './read.js';
import type { ProductSetup } from './rules.js';
import { readSkuHolders, skusOfNew } from './sku-holders.js';
import { unreadableInGestan, unreadableInShop } from './unreadable.js';

/** Which part of the catalogue is compared. */
export type CompareScope =
  /** All of it; a `checkpoint` can be kept afterwards. */
  | { readonly kind: 'full' }
  /** What changed since a checkpoint, and what was not in sync then. */
  | { readonly kind: 'changed'; readonly since: StoredCheckpoint }
  /** Only these products of the shop: those of the rows that are applied, or that were chosen. */
  | { readonly kind: 'only'; readonly wooIds: readonly number[] };

/** What a comparison found besides its rows. */
export interface ComparisonResult {
  readonly counts: CatalogueCounts;
  /** Absent where only some products were looked at. */
  readonly checkpoint?: Checkpoint;
}

/** The rows of a comparison as they are found, and its result at the end. */
export type Comparison = AsyncGenerator<PlannedProduct, ComparisonResult>;

/**
 * Reads both sides and gives what differs, row by row. What a row asks for is decided by the
 * planner of `diff`.
 */
export async function* compareCatalogues(
  context: SyncContext,
  setup: ProductSetup,
  scope: CompareScope,
  options: WorkOptions,
): Comparison {
  requireCapability(context.gestan, 'readProducts', 'planning products');
  switch (scope.kind) {
    case 'full':
      return yield* compareAll(context, setup, options);
    case 'only':
      return yield* compareOnly(context, setup, scope.wooIds, options);
    case 'changed':
      return yield* compareChanged(context, setup, scope.since, options);
  }
}

/** Notes products of the shop that cannot be read. */
function unreadableInShopTo(planner: CataloguePlanner): (row: WooUnreadableRow) => void {
  return (row) => planner.addUnreadable(unreadableInShop(row));
}

/** Notes Gestan's products that cannot be read. */
function unreadableTo(planner: CataloguePlanner): (row: InvalidGestanRow) => void {
  return (row) => planner.addUnreadable(unreadableInGestan(row));
}

function readingOf(
  { woo, hooks }: SyncContext,
  { signal, onProgress }: WorkOptions,
  onUnreadable: (row: WooUnreadableRow) => void,
): WooReading {
  return {
    woo,
    signal,
    onUnreadable,
    // A hook may look at any field of the product.
    fields: hooks.product?.woo ? 'whole' : 'product',
    onRead: (done, total) => onProgress?.({ phase: 'read', done, total }),
  };
}

async function* compareAll(context: SyncContext, setup: ProductSetup, options: WorkOptions): Comparison {
  const { gestan, clock } = context;
  const { signal } = options;
  const startedAt = clock.now();
  const planner = createCataloguePlanner(setup);
  const reading = readingOf(context, options, unreadableInShopTo(planner));
  const gestanNewest = newestChange();
  let wooNewest: string | undefined;
  for await (const product of gestan.products({ signal, onInvalid: unreadableTo(planner) })) {
    gestanNewest.add(product);
    planner.addGestan(product);
  }
  for await (const page of readShop(reading)) {
    for (const { product } of page) wooNewest = newest(wooNewest, product.date_modified_gmt);
    yield* planner.addWoo(page, await readBases(context.store, page));
  }
  if (planner.needsTrash()) yield* addTrash(planner, reading);
  yield* planner.finish();
  yield* addTexts(context, planner, signal);
  const counts = { ...planner.counts };
  const { inSync: _, ...totals } = counts;
  const gestanAt = gestanNewest.result();
  if (wooNewest === undefined || gestanAt === undefined) return { counts };
  // A change made while the shop was read has a date of that time: the cursor stands before it.
  const at = new Date(Date.parse(`${wooNewest}Z`) - (clock.now() - startedAt)).toISOString();
  const checkpoint: Checkpoint = {
    woo: { kind: 'date', at, seen: [] },
    gestan: gestanAt,
    print: setupFingerprint(setup),
    fullAt: context.now(),
    totals,
  };
  return { counts, checkpoint };
}

/**
 * A planner for some products of the shop: the Gestan products linked to them are held with their
 * texts.
 */
function plannerOfSome(setup: ProductSetup, ids: ReadonlySet<number>): CataloguePlanner {
  return createCataloguePlanner({
    ...setup,
    isRead: (wooId) => ids.has(wooId),
    keepsText: ({ id }) => ids.has(setup.links.byGestan(id)?.wooId ?? 0),
  });
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
  for await (const product of context.gestan.products({ signal, onInvalid: unreadableTo(planner) })) {
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
  // A product that would be matched by its barcode is not, where another one has the very code.
  const rivals = (await readSkuHolders(context, [...rivalCodes], signal)).filter((id) => !ids.has(id));
  for (const id of rivals) ids.add(id);
  for await (const page of readSome(reading, rivals))
    yield* planner.addWoo(page, await readBases(context.store, page));
  yield* planner.finish();
  yield* addTexts(context, planner, options.signal);
  return { counts: { ...planner.counts } };
}

/** What changed on both sides since a checkpoint. */
interface Changes {
  /** Products of the shop to look at. */
  readonly wooIds: Set<number>;
  readonly isEmpty: boolean;
  readonly checkpoint: Checkpoint;
}

async function readChanges(
  context: SyncContext,
  setup: ProductSetup,
  since: StoredCheckpoint,
  options: WorkOptions,
): Promise<Changes> {
  const { signal } = options;
  // Their ids are enough: the reading that follows tells of them.
  const unread: number[] = [];
  const onUnreadable = ({ id }: WooUnreadableRow) => {
    if (typeof id === 'number') unread.push(id);
  };
  const changes = context.woo.readChanges({
    onUnreadable,
    resource: 'products',
    since: since.woo,
    timeZone: setup.facts.timeZone,
    params: { status: 'any', ...changedFields(readingOf(context, options, onUnreadable)) },
    signal,
  });
  const { cursor, rows } = await changes.toArray();
  const wooIds = new Set([...since.open.woo, ...rows.map(({ id }) => id), ...unread]);
  const gestanNewest = newestChange(since.gestan);
  let changedInGestan = 0;
  // The whole list, which is read next, tells of them.
  let isUnreadable = false;
  const onInvalid = () => {
    isUnreadable = true;
  };
  for await (const product of context.gestan.products({
    signal,
    modifiedSince: since.gestan.at,
    onInvalid,
  })) {
    // The adapter gives again what was changed at the newest instant of the last time.
    if (since.gestan.seen[product.id] === fingerprint(product)) continue;
    gestanNewest.add(product);
    changedInGestan += 1;
    const link = setup.links.byGestan(product.id);
    if (link) wooIds.add(link.wooId);
  }
  const { print, fullAt, totals } = since;
  const gestan = gestanNewest.result() ?? since.gestan;
  return {
    wooIds,
    isEmpty: wooIds.size === 0 && changedInGestan === 0 && since.open.gestan.length === 0 && !isUnreadable,
    checkpoint: { woo: cursor, gestan, print, fullAt, totals },
  };
}

/** Costs one incremental read on each side where nothing has changed. */
async function* compareChanged(
  context: SyncContext,
  setup: ProductSetup,
  since: StoredCheckpoint,
  options: WorkOptions,
): Comparison {
  const { links } = setup;
  const { signal } = options;
  const { wooIds, isEmpty, checkpoint } = await readChanges(context, setup, since, options);
  if (isEmpty) return { counts: { inSync: links.size, ...since.totals }, checkpoint };
  const planner = plannerOfSome(setup, wooIds);
  const reading = readingOf(context, options, unreadableInShopTo(planner));
  const skus = new Set<string>();
  for await (const product of context.gestan.products({ signal, onInvalid: unreadableTo(planner) })) {
    planner.addGestan(product);
    if (!links.byGestan(product.id)) for (const sku of skusOfNew(product, setup)) skus.add(sku);
  }
  for (const id of await readSkuHolders(context, [...skus], signal)) wooIds.add(id);
  let linkedRows = 0;
  let newInShop = 0;
  const rows = async function* (): AsyncGenerator<PlannedProduct> {
    for await (const page of readSome(reading, [...wooIds]))
      yield* planner.addWoo(page, await readBases(context.store, page));
    if (skus.size > 0) yield* addTrash(planner, reading);
    yield* planner.finish();
    yield* addTexts(context, planner, signal);
  };
  for await (const planned of rows()) {
    if (planned.row.matchedBy === 'link') linkedRows += 1;
    if (planned.row.status === 'add-to-gestan') newInShop += 1;
    yield planned;
  }
  // The shop is not counted between full comparisons: it has what is linked, and what is new.
  const totals = {
    ...since.totals,
    gestan: planner.counts.gestan,
    woo: Math.max(since.totals.woo, links.size + newInShop),
  };
  const inSync = Math.max(0, links.size - linkedRows);
  return { counts: { ...totals, inSync }, checkpoint: { ...checkpoint, totals } };
}

/** Adds the products in the trash: they hold their SKUs, and a linked one is gone for the sync. */
async function* addTrash(planner: CataloguePlanner, reading: WooReading): AsyncGenerator<PlannedProduct> {
  for await (const page of readTrash(reading)) yield* planner.addWoo(page, noBases);
}

/**
 * Reads Gestan once more for the texts that have to be written. A product that is gone meanwhile
 * shows in the next plan.
 */
async function* addTexts(
  { gestan }: SyncContext,
  planner: CataloguePlanner,
  signal: AbortSignal | undefined,
): AsyncGenerator<PlannedProduct> {
  if (planner.awaitingText === 0) return;
  for await (const product of gestan.products({ signal, onInvalid: () => {} }))
    yield* planner.addText(product);
}
