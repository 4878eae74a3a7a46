import * as z from 'zod';
import type { WorkOptions } from '../../../core/index.js';
import { isAsPlanned } from '../../../diff/as-planned.js';
import type { Report } from '../../../diff/plan.js';
import type { SafetyLimit } from '../../../diff/safety.js';
import { checkSafety } from '../../../diff/safety.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import { isManagedStock } from '../../../diff/stock/plan-stock.js';
import type { SyncSettings } from '../../state/settings.js';
import { type RowSelection, selector } from '../../work/answers.js';
import { applyRows } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { override, parseOptionsOf, select } from '../../work/parse-options.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { guardSafety } from '../../work/safety.js';
import { parseStockOptions, type StockPlan } from './plan.js';
import { compareStock, decimalsWarning } from './read.js';
import { reservedWrites } from './reserved-units.js';
import { sendStock } from './write.js';

/** Options of `stock.apply()`. */
export interface StockApplyOptions extends WorkOptions {
  /** Which rows: `'all'`, those with these keys, or those for which the function answers true. */
  readonly select: RowSelection<StockRow>;
  /** Safety limits that are lifted for this apply, by name. @default none */
  readonly override?: readonly SafetyLimit[] | undefined;
}

const applySchema = z.strictObject({ select, override: override.optional() });

export async function applyStock(
  context: SyncContext,
  given: StockPlan,
  options: StockApplyOptions,
): Promise<Report> {
  const plan = checkPlan<StockRow, StockPlan>(given, 'stock', context.shop.id);
  parseStockOptions(plan.options, 'Plan');
  parseOptionsOf(applySchema, options, 'sync.stock.apply()');
  const isSelected = selector(options.select, plan.rows);
  return applyRows<StockRow>(context, 'stock', { ...options, rows: plan.rows }, async (work) => {
    const wanted = plan.rows.filter((row) => isActionable(row.status) && isSelected(row));
    const keys = new Set(wanted.map(({ key }) => key));
    const now = new Map<string, StockRow>();
    if (wanted.length > 0) {
      const only = [...new Set(wanted.flatMap(({ wooId }) => wooId ?? []))];
      const compared = await compareStock(context, { signal: options.signal, only });
      for await (const row of compared.rows()) if (keys.has(row.key)) now.set(row.key, row);
      const ready = wanted.flatMap((row) => {
        const current = now.get(row.key);
        return current && isAsPlanned(row, current) ? current : [];
      });
      await guardAgain(context, ready, compared.settings, options);
      work.begin(plan.rows);
      if (plan.decimalStock || compared.hasDecimals()) work.report.warn(decimalsWarning);
      const fresh = new Set(ready.map(({ key }) => key));
      for (const row of wanted) if (!fresh.has(row.key)) work.report.stale(row);
      const checkpoint = await compared.checkpoint(ready.flatMap(({ wooId }) => wooId ?? []));
      await context.store.commit(reservedWrites(context, compared.reserved, checkpoint), work.held.lease);
      await sendStock(context, work, ready);
    } else work.begin(plan.rows);
    for (const row of plan.rows) {
      if (keys.has(row.key)) continue;
      work.report.skipped(row, isActionable(row.status) ? notSelected : idleReason(row));
    }
  });
}

/**
 * Checks the rows against the safety limits. The shop is counted only if the rows might exceed
 * them: a plan may come from a file, so its totals cannot be trusted.
 */
async function guardAgain(
  context: SyncContext,
  rows: readonly StockRow[],
  settings: SyncSettings,
  { signal, override }: StockApplyOptions,
): Promise<void> {
  const totals = { woo: 0, gestan: 0, managedStock: 0 };
  if (checkSafety({ rows, totals, settings: settings.safety, override }).length === 0) return;
  let managed = 0;
  const whole = await compareStock(context, { signal });
  for await (const row of whole.rows()) if (isManagedStock(row)) managed += 1;
  guardStock(rows, managed, settings, override);
}

export function guardStock(
  rows: readonly StockRow[],
  managed: number,
  settings: SyncSettings,
  override: readonly SafetyLimit[] | undefined,
): void {
  guardSafety(rows, { woo: managed, gestan: managed, managedStock: managed }, settings, override);
}
