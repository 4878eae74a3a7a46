import * as z from 'zod';
import type { WorkOptions } from '../../../core/index.js';
import { chunks } from '../../../core/index.js';
import type { Plan, Report, SafetyLimit, SafetyTotals, StockRow, StockWrite } from '../../../diff/index.js';
import { toStockWrites } from '../../../diff/stock/plan-stock.js';
import type { WooItemResult, WooProduct, WooVariation } from '../../../woo/index.js';
import type { SyncSettings } from '../../state/settings.js';
import { isSelected } from '../../work/answers.js';
import { type ApplyWork, applyRows, isUnsettled } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { override, parseOptionsOf, select } from '../../work/parse-options.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { guardSafety } from '../../work/safety.js';
import { compareStock, decimalsWarning } from './read.js';
import { takenWrites } from './reserved-units.js';

export interface StockPlanOptions extends WorkOptions {
  /** Only these Woo products, with their variations. @default all */
  readonly wooIds?: readonly number[] | undefined;
  /**
   * Read all orders since `orders.startAt` again, instead of those whose units Gestan does not show yet and those that were changed. It is done by itself
   * once a day, and after a change of `startAt`. @default false
   */
  readonly full?: boolean | undefined;
}

export interface StockApplyOptions extends WorkOptions {
  /** @default every row */
  readonly select?: ((row: StockRow) => boolean) | undefined;
  /** Safety limits that are lifted for this apply, by name. @default none */
  readonly override?: readonly SafetyLimit[] | undefined;
}

/** A stock plan. `totals` is what the shares of the safety limits are shares of. */
export interface StockPlan extends Plan<StockRow> {
  readonly totals: SafetyTotals;
  /** The shop holds parts of units somewhere; it gets whole ones all the same. */
  readonly decimalStock?: true;
}

/** Stock Gestan → Woo, in whole units. */
export interface StockFlow {
  /** Reads both sides and changes nothing. */
  plan(options?: StockPlanOptions): Promise<StockPlan>;
  /** Sends the quantities of the selected rows that are still as they were planned. */
  apply(plan: StockPlan, options?: StockApplyOptions): Promise<Report>;
}

const planSchema = z.strictObject({
  wooIds: z
    .array(z.int('must be a Woo id').positive('must be a Woo id'), 'must be a list of Woo ids')
    .optional(),
  full: z.boolean('must be true or false').optional(),
});

const applySchema = z.strictObject({ select, override: override.optional() });

/** How many quantities travel in one request. */
const perBatch = 100;

export async function planStockFlow(
  context: SyncContext,
  options: StockPlanOptions = {},
): Promise<StockPlan> {
  const { wooIds, full } = parseOptionsOf(planSchema, options, 'sync.stock.plan()');
  const { signal, onProgress } = options;
  await context.enter('stock', 'plan');
  const { rows: all, hasDecimals } = await compareStock(context, {
    signal,
    onProgress,
    ...(wooIds ? { only: wooIds } : {}),
    ...(full ? { full } : {}),
  });
  const rows: StockRow[] = [];
  const summary: Record<string, number> = {};
  let managedStock = 0;
  let woo = 0;
  for await (const row of all()) {
    woo += 1;
    if (row.status === 'update-woo' || row.status === 'in-sync') managedStock += 1;
    if (row.status !== 'in-sync') rows.push(row);
    summary[row.status] = (summary[row.status] ?? 0) + 1;
  }
  return {
    version: 1,
    flow: 'stock',
    shop: context.shop.id,
    createdAt: context.now(),
    options: { ...(wooIds ? { wooIds: [...wooIds] } : {}), ...(full ? { full } : {}) },
    rows,
    summary,
    totals: { woo, gestan: managedStock, managedStock },
    ...(hasDecimals() ? { decimalStock: true as const } : {}),
  };
}

export async function applyStock(
  context: SyncContext,
  given: StockPlan,
  options: StockApplyOptions = {},
): Promise<Report> {
  const plan = checkPlan<StockRow, StockPlan>(given, 'stock', context.shop.id);
  parseOptionsOf(planSchema, plan.options, 'Plan');
  parseOptionsOf(applySchema, options, 'sync.stock.apply()');
  return applyRows<StockRow>(context, 'stock', { ...options, rows: plan.rows }, async (work) => {
    const wanted = plan.rows.filter((row) => row.status === 'update-woo' && isSelected(options.select, row));
    const keys = new Set(wanted.map(({ key }) => key));
    const now = new Map<string, StockRow>();
    if (wanted.length > 0) {
      const only = [...new Set(wanted.flatMap(({ wooId }) => wooId ?? []))];
      const compared = await compareStock(context, { signal: options.signal, only });
      for await (const row of compared.rows()) if (keys.has(row.key)) now.set(row.key, row);
      const ready = wanted.flatMap((row) => {
        const current = now.get(row.key);
        return current?.fingerprint === row.fingerprint && current.status === row.status ? current : [];
      });
      guardStock(ready, plan.totals, compared.settings, options.override);
      work.begin(plan.rows);
      if (plan.decimalStock || compared.hasDecimals()) work.report.warn(decimalsWarning);
      const fresh = new Set(ready.map(({ key }) => key));
      for (const row of wanted) if (!fresh.has(row.key)) work.report.stale(row);
      await context.store.commit(takenWrites(context, compared.taken), work.held.lease);
      await sendStock(context, work, ready);
    } else work.begin(plan.rows);
    for (const row of plan.rows) {
      if (keys.has(row.key)) continue;
      work.report.skipped(row, row.status === 'update-woo' ? notSelected : idleReason(row));
    }
  });
}

export function guardStock(
  rows: readonly StockRow[],
  totals: SafetyTotals | undefined,
  settings: SyncSettings,
  override: readonly SafetyLimit[] | undefined,
): void {
  const managed = totals?.managedStock ?? rows.length;
  guardSafety(rows, { woo: managed, gestan: managed, managedStock: managed }, settings, override);
}

/** Products in batches of 100, variations in one batch a parent, those of many parents side by side. */
export async function sendStock(
  context: SyncContext,
  work: ApplyWork<StockRow>,
  rows: readonly StockRow[],
): Promise<void> {
  const { woo } = context;
  const products = rows.filter((row) => row.variationId === undefined);
  const variations = rows.filter((row) => row.variationId !== undefined);
  for (const chunk of chunks(products, perBatch)) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    const { products: update } = toStockWrites(chunk);
    const results = await woo.products.batch({ update: update.map(asUpdate) });
    chunk.forEach((row, index) => {
      settle(work, row, results.update[index]);
    });
  }
  const byParent = new Map<number, StockRow[]>();
  for (const row of variations) {
    const group = byParent.get(row.wooId ?? 0) ?? [];
    byParent.set(row.wooId ?? 0, group);
    group.push(row);
  }
  for (const chunk of chunks([...byParent], perBatch)) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await Promise.all(
      chunk.map(async ([parentId, group]) => {
        const update = toStockWrites(group).variations.get(parentId) ?? [];
        const results = await woo.variations(parentId).batch({ update: update.map(asUpdate) });
        group.forEach((row, index) => {
          settle(work, row, results.update[index]);
        });
      }),
    );
  }
}

function asUpdate(write: StockWrite): StockWrite & Readonly<Record<string, unknown>> {
  return { ...write };
}

function settle(
  work: ApplyWork<StockRow>,
  row: StockRow,
  result: WooItemResult<WooProduct | WooVariation> | undefined,
): void {
  if (result?.ok) work.report.done(row);
  else {
    const error = result?.error ?? new Error('The shop gave no answer for this row.');
    if (isUnsettled(error)) work.report.unsettled(row, error);
    else work.report.failed(row, error);
  }
  work.progress();
}
