import { chunks, fingerprint, type WorkOptions } from '../../../core/index.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { Checkpoint, StoredCheckpoint } from '../../state/records/checkpoint.js';
import { requireCapability } from '../../work/capabilities.js';
import type { SyncContext } from '../../work/context.js';
import { readBases } from './bases.js';
import { newest, newestChange, printOf } from './checkpoint.js';
import { type CatalogueComparison, type ComparedProduct, createComparison } from './compare.js';
import { changedFields, readShop, readSome, readTrash, type WooReading } from './read.js';
import type { ProductSetup } from './rules.js';

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
  const isRead = (wooId: number) => ids?.has(wooId) ?? true;
  const isAsked = ({ id }: GestanProduct) => ids?.has(setup.links.byGestan(id)?.wooId ?? 0) ?? false;
  const comparison = createComparison(setup, { isRead, keepsText: isAsked });
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
  yield* readTexts(context, comparison, signal);
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

  const comparison = createComparison(setup, {
    isRead: (wooId) => ids.has(wooId),
    keepsText: ({ id }) => ids.has(setup.links.byGestan(id)?.wooId ?? 0),
  });
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
  for await (const compared of readTexts(context, comparison, signal)) {
    if (compared.row.matchedBy === 'link') shown += 1;
    yield compared;
  }
  return { counts: { ...since.totals, inSync: Math.max(0, linked - shown) }, checkpoint };
}

/** Reads Gestan once more for the texts that have to be written; what is gone meanwhile is told by the next plan. */
async function* readTexts(
  { gestan }: SyncContext,
  comparison: CatalogueComparison,
  signal: AbortSignal | undefined,
): AsyncGenerator<ComparedProduct> {
  if (comparison.lacking === 0) return;
  for await (const product of gestan.products({ signal })) yield* comparison.withText(product);
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
