import * as z from 'zod';
import { defined, type WorkOptions } from '../../../core/index.js';
import type { Plan } from '../../../diff/plan.js';
import type { SafetyTotals } from '../../../diff/safety.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import { isManagedStock } from '../../../diff/stock/plan-stock.js';
import type { SyncContext } from '../../work/context.js';
import { parseOptionsOf, plainOptions } from '../../work/parse-options.js';
import { compareStock } from './read.js';

/** Options of `stock.plan()`. */
export interface StockPlanOptions extends WorkOptions {
  /** Only these Woo products, with their variations. @default all */
  readonly wooIds?: readonly number[] | undefined;
  /**
   * Read all orders since `orders.startAt` again, instead of changed orders and those whose units
   * Gestan does not show yet. This happens automatically once a day, and after a change of
   * `startAt`. @default false
   */
  readonly full?: boolean | undefined;
}

/** A stock plan. The safety limits are shares of `totals`. */
export interface StockPlan extends Plan<StockRow> {
  /** The numbers for the safety limits. */
  readonly totals: SafetyTotals;
  /** The shop has fractions of units somewhere; it gets whole units anyway. */
  readonly decimalStock?: true;
}

const planSchema = z.strictObject({
  wooIds: z
    .array(z.int('must be a Woo id').positive('must be a Woo id'), 'must be a list of Woo ids')
    .optional(),
  full: z.boolean('must be true or false').optional(),
});

/** Checks options from a caller or from a saved plan. */
export function parseStockOptions(options: unknown, what = 'sync.stock.plan()'): z.infer<typeof planSchema> {
  return parseOptionsOf(planSchema, options, what);
}

export async function planStockFlow(
  context: SyncContext,
  options: StockPlanOptions = {},
): Promise<StockPlan> {
  const { wooIds, full } = parseStockOptions(options);
  const { signal, onProgress } = options;
  await context.enter('stock', 'plan');
  const { rows: all, hasDecimals } = await compareStock(context, {
    signal,
    onProgress,
    ...defined({ only: wooIds, full }),
  });
  const rows: StockRow[] = [];
  const summary: Record<string, number> = {};
  let managedStock = 0;
  let woo = 0;
  for await (const row of all()) {
    woo += 1;
    if (isManagedStock(row)) managedStock += 1;
    if (row.status !== 'in-sync') rows.push(row);
    summary[row.status] = (summary[row.status] ?? 0) + 1;
  }
  return {
    version: 1,
    flow: 'stock',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions({ wooIds, full: full || undefined }),
    rows,
    summary,
    totals: { woo, gestan: managedStock, managedStock },
    ...(hasDecimals() ? { decimalStock: true as const } : {}),
  };
}
