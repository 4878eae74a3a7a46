import { fingerprint, type WorkOptions } from '../../core/index.js';
import type { Plan, ProductRow, SafetyTotals } from '../../diff/index.js';
import { requireCapability } from '../capabilities.js';
import type { SyncContext } from '../context.js';
import { withImages } from '../images/plan.js';
import { readBases } from './bases.js';
import {
  type Checkpoint,
  newest,
  newestChange,
  printOf,
  readCheckpoint,
  type StoredCheckpoint,
} from './checkpoint.js';
import { type ComparedProduct, createComparison } from './compare.js';
import {
  type ProductPlanOptions,
  parseProductOptions,
  plainOptions,
  type StoredProductOptions,
} from './options.js';
import { changedFields, chunks, readShop, readSome, readTrash, type WooReading } from './read-woo.js';
import { type ProductSetup, readProductSetup } from './rules.js';

/** What a comparison of both catalogues found, besides its rows. */
export interface ComparisonCounts {
  readonly inSync: number;
  readonly woo: number;
  readonly gestan: number;
  readonly managedStock: number;
}

/** Which part of the catalogue is compared. */
export type CompareScope =
  /** All of it; a `checkpoint` can be kept afterwards. */
  | { readonly kind: 'full' }
  /** What changed since a checkpoint, and what was not in sync then. */
  | { readonly kind: 'changed'; readonly since: StoredCheckpoint }
  /** Only these products of the shop: those of the rows that are to be applied, or that were chosen. */
  | { readonly kind: 'only'; readonly wooIds: readonly number[] };

/** What a comparison found besides its rows. */
export interface ComparisonResult {
  readonly counts: ComparisonCounts;
  /** Absent where only some products were looked at. */
  readonly checkpoint?: Checkpoint;
}

/** Reads both sides and gives what differs, row by row. */
export async function* compareCatalogues(
  context: SyncContext,
  setup: ProductSetup,
  scope: CompareScope,
  options: WorkOptions,
): AsyncGenerator<ComparedProduct, ComparisonResult> {
  requireCapability(context.gestan, 'readProducts', 'planning products');
  if (scope.kind === 'changed') return yield* compareChanged(context, setup, scope.since, options);
  const { gestan, store } = context;
  const { signal } = options;
  const startedAt = context.clock.now();
  const reading = readingOf(context, options);
  const ids = scope.kind === 'only' ? new Set(scope.wooIds) : undefined;
  const comparison = createComparison(setup, (wooId) => ids?.has(wooId) ?? true);
  const gestanNewest = newestChange();
  let wooNewest: string | undefined;
  for await (const product of gestan.products({ signal })) {
    gestanNewest.add(product);
    comparison.addGestan(product);
  }
  for await (const page of ids ? readSome(reading, [...ids]) : readShop(reading)) {
    for (const { product } of page) wooNewest = newest(wooNewest, product.date_modified_gmt);
    yield* comparison.addWoo(page, await readBases(store, page));
  }
  if (comparison.needsTrash() && !ids) {
    for await (const page of readTrash(reading)) yield* comparison.addWoo(page, new Map());
  }
  yield* comparison.finish();
  const { inSync, ...totals } = comparison.counts;
  const counts = { inSync, ...totals };
  const gestanAt = gestanNewest.result();
  if (ids || wooNewest === undefined || gestanAt === undefined) return { counts };
  // What was changed while the shop was read has a date of that time: the cursor stands before it.
  const at = new Date(Date.parse(`${wooNewest}Z`) - (context.clock.now() - startedAt)).toISOString();
  const checkpoint: Checkpoint = {
    woo: { kind: 'date', at, seen: [] },
    gestan: gestanAt,
    print: printOf(setup),
    fullAt: context.now(),
    totals,
  };
  return { counts, checkpoint };
}

function readingOf({ woo, hooks }: SyncContext, { signal, onProgress }: WorkOptions): WooReading {
  return {
    woo,
    signal,
    // A hook may look at any field of the product.
    fields: hooks.product?.woo ? 'whole' : 'product',
    onRead: (done, total) => onProgress?.({ phase: 'read', done, total }),
  };
}

/** Costs one incremental read on each side where nothing has changed. */
async function* compareChanged(
  context: SyncContext,
  setup: ProductSetup,
  since: StoredCheckpoint,
  options: WorkOptions,
): AsyncGenerator<ComparedProduct, ComparisonResult> {
  const { gestan, store, woo } = context;
  const { signal } = options;
  const reading = readingOf(context, options);
  const changes = woo.readChanges({
    resource: 'products',
    since: since.woo,
    timeZone: setup.facts.timeZone,
    params: { status: 'any', ...changedFields(reading) },
    signal,
  });
  const changed = await changes.toArray();
  const ids = new Set([...since.open.woo, ...changed.rows.map(({ id }) => id)]);
  const gestanNewest = newestChange(since.gestan);
  let fresh = 0;
  for await (const product of gestan.products({ signal, modifiedSince: since.gestan.at })) {
    // What was changed at the newest instant of the last time is given again.
    if (since.gestan.seen[product.id] === fingerprint(product)) continue;
    gestanNewest.add(product);
    fresh += 1;
    const link = setup.links.byGestan(product.id);
    if (link) ids.add(link.wooId);
  }
  const checkpoint: Checkpoint = {
    woo: changed.cursor,
    gestan: gestanNewest.result() ?? since.gestan,
    print: since.print,
    fullAt: since.fullAt,
    totals: since.totals,
  };
  const linked = setup.links.size;
  if (ids.size === 0 && fresh === 0 && since.open.gestan.length === 0) {
    return { counts: { inSync: linked, ...since.totals }, checkpoint };
  }

  const comparison = createComparison(setup, (wooId) => ids.has(wooId));
  const codes: string[] = [];
  for await (const product of gestan.products({ signal })) {
    comparison.addGestan(product);
    if (!setup.links.byGestan(product.id) && product.code.trim() !== '') codes.push(product.code.trim());
  }
  // Who holds the SKU that a product without counterpart would get.
  for (const holder of await holdersOf(context, codes, signal)) ids.add(holder);
  let shown = 0;
  for await (const page of readSome(reading, [...ids])) {
    for (const compared of comparison.addWoo(page, await readBases(store, page))) {
      shown += 1;
      yield compared;
    }
  }
  if (codes.length > 0) {
    for await (const page of readTrash(reading)) yield* comparison.addWoo(page, new Map());
  }
  for (const compared of comparison.finish()) {
    if (compared.row.matchedBy === 'link') shown += 1;
    yield compared;
  }
  return { counts: { ...since.totals, inSync: Math.max(0, linked - shown) }, checkpoint };
}

/** A list by SKU takes no blank after a comma and no comma in a SKU. */
async function holdersOf(
  { woo }: SyncContext,
  codes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const chunk of chunks(
    codes.filter((code) => !code.includes(',')),
    50,
  )) {
    const rows = woo.products.list(
      { sku: chunk.join(','), status: 'any', _fields: ['id', 'parent_id'] as const },
      { signal },
    );
    for await (const { id, parent_id } of rows) ids.push(parent_id || id);
  }
  return ids;
}

/** A product plan. `totals` is what the shares of the safety limits are shares of. */
export interface ProductPlan extends Plan<ProductRow> {
  readonly totals: SafetyTotals;
  /** Where the next plan may read on from, once this one is applied. Absent where only a part was looked at. */
  readonly checkpoint?: Checkpoint;
}

/** Options that leave rows out: what such a plan does not show may still be to do. */
const narrowing = [
  'direction',
  'family',
  'includeUpdates',
  'images',
  'codes',
  'wooIds',
  'includeInSync',
] as const;

/** What a plan has to compare: only what changed, where a whole one was made before. */
export async function scopeOf(
  context: SyncContext,
  setup: ProductSetup,
  options: StoredProductOptions,
): Promise<CompareScope> {
  if (options.wooIds && !options.codes) return { kind: 'only', wooIds: options.wooIds };
  if (options.full || options.includeInSync || options.codes) return { kind: 'full' };
  const since = await readCheckpoint(context, setup);
  return since ? { kind: 'changed', since } : { kind: 'full' };
}

export async function planProducts(
  context: SyncContext,
  options: ProductPlanOptions = {},
): Promise<ProductPlan> {
  const stored = parseProductOptions(options);
  await context.enter('products', 'plan');
  // Images may differ where all else is in sync.
  const compare = stored.images ? { ...stored, includeInSync: true } : stored;
  const setup = await readProductSetup(context, compare, options.signal);
  const rows: ProductRow[] = [];
  const summary: Record<string, number> = {};
  const scope = await scopeOf(context, setup, compare);
  const fields = compareCatalogues(context, setup, scope, options);
  const compared = stored.images ? withImages(context, stored, fields, options.signal) : fields;
  let next = await compared.next();
  while (!next.done) {
    const { row } = next.value;
    // A row that only moves the stored base shows nothing to a person.
    if (row.status !== 'in-sync' || stored.includeInSync) rows.push(row);
    if (row.status !== 'in-sync') summary[row.status] = (summary[row.status] ?? 0) + 1;
    next = await compared.next();
  }
  const { counts, checkpoint } = next.value;
  const { inSync, ...totals } = counts;
  if (inSync > 0) summary['in-sync'] = inSync;
  const isWhole = checkpoint !== undefined && narrowing.every((option) => stored[option] === undefined);
  return {
    version: 1,
    flow: 'products',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions(stored),
    rows,
    summary,
    totals,
    ...(isWhole ? { checkpoint } : {}),
  };
}
