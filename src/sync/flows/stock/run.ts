import type { WorkOptions } from '../../../core/index.js';
import type { Report } from '../../../diff/plan.js';
import type { SafetyLimit } from '../../../diff/safety.js';
import { isActionable } from '../../../diff/statuses.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import { isManagedStock } from '../../../diff/stock/plan-stock.js';
import { applyRows } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason } from '../../work/reporting.js';
import { guardStock } from './apply.js';
import { compareStock, decimalsWarning } from './read.js';
import { reservedWrites } from './reserved-units.js';
import { sendStock } from './write.js';

export interface StockRunOptions extends WorkOptions {
  readonly override?: readonly SafetyLimit[] | undefined;
}

/** Plans and applies all stock. */
export async function runStock(context: SyncContext, options: StockRunOptions): Promise<Report> {
  return applyRows<StockRow>(context, 'stock', { ...options, compact: true, verb: 'run' }, async (work) => {
    const { settings, reserved, rows, hasDecimals } = await compareStock(context, { signal: options.signal });
    const changed: StockRow[] = [];
    const blocked: StockRow[] = [];
    let managedStock = 0;
    for await (const row of rows()) {
      if (isManagedStock(row)) managedStock += 1;
      if (isActionable(row.status)) changed.push(row);
      else if (row.status === 'blocked') blocked.push(row);
    }
    guardStock(changed, managedStock, settings, options.override);
    work.begin(changed);
    if (hasDecimals()) work.report.warn(decimalsWarning);
    await context.store.commit(reservedWrites(context, reserved), work.held.lease);
    await sendStock(context, work, changed);
    for (const row of blocked) {
      work.report.skipped(row, idleReason(row));
    }
  });
}
