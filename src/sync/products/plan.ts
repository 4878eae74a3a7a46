import type { Plan, ProductRow, SafetyTotals } from '../../diff/index.js';
import { requireCapability } from '../capabilities.js';
import type { SyncContext } from '../context.js';
import { readBases } from './bases.js';
import { type ComparedProduct, createComparison } from './compare.js';
import { type ProductPlanOptions, parseProductOptions, plainOptions } from './options.js';
import { readShop, readSome, readTrash, type WooReading } from './read-woo.js';
import { type ProductSetup, readProductSetup } from './rules.js';

/** What a comparison of both catalogues found, besides its rows. */
export interface ComparisonCounts {
  readonly inSync: number;
  readonly woo: number;
  readonly gestan: number;
  readonly managedStock: number;
}

/** Reads both sides and gives what differs, row by row. The return value counts the rest. */
export async function* compareCatalogues(
  context: SyncContext,
  setup: ProductSetup,
  options: ProductPlanOptions,
  /** Only these products of the shop are read: those of the rows that are to be applied. */
  only?: readonly number[],
): AsyncGenerator<ComparedProduct, ComparisonCounts> {
  const { gestan, store, hooks } = context;
  const { signal, onProgress } = options;
  requireCapability(gestan, 'readProducts', 'planning products');
  const comparison = createComparison(setup);
  for await (const product of gestan.products({ signal })) comparison.addGestan(product);
  const reading: WooReading = {
    woo: context.woo,
    signal,
    // A hook may look at any field of the product.
    fields: hooks.product?.woo ? 'whole' : 'product',
    onRead: (done, total) => onProgress?.({ phase: 'read', done, total }),
  };
  const chosenIds = only ?? (setup.rules.codes ? undefined : setup.rules.wooIds);
  for await (const page of chosenIds ? readSome(reading, chosenIds) : readShop(reading)) {
    yield* comparison.addWoo(page, await readBases(store, page));
  }
  if (comparison.needsTrash() && !chosenIds) {
    for await (const page of readTrash(reading)) yield* comparison.addWoo(page, new Map());
  }
  yield* comparison.finish();
  return comparison.counts;
}

/** A product plan. `totals` is what the shares of the safety limits are shares of. */
export interface ProductPlan extends Plan<ProductRow> {
  readonly totals: SafetyTotals;
}

export async function planProducts(
  context: SyncContext,
  options: ProductPlanOptions = {},
): Promise<ProductPlan> {
  const stored = parseProductOptions(options);
  await context.enter('products', 'plan');
  const setup = await readProductSetup(context, stored, options.signal);
  const rows: ProductRow[] = [];
  const summary: Record<string, number> = {};
  const compared = compareCatalogues(context, setup, options);
  let next = await compared.next();
  while (!next.done) {
    const { row } = next.value;
    // A row that only moves the stored base shows nothing to a person.
    if (row.status !== 'in-sync' || stored.includeInSync) rows.push(row);
    if (row.status !== 'in-sync') summary[row.status] = (summary[row.status] ?? 0) + 1;
    next = await compared.next();
  }
  const { inSync, ...totals } = next.value;
  if (inSync > 0) summary['in-sync'] = inSync;
  return {
    version: 1,
    flow: 'products',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions(stored),
    rows,
    summary,
    totals,
  };
}
