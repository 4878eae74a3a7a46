import type { WorkOptions } from '../../../core/index.js';
import type { Report } from '../../../diff/plan.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { SafetyLimit } from '../../../diff/safety.js';
import { isActionable } from '../../../diff/statuses.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, idleRow } from '../../work/reporting.js';
import { guardSafety } from '../../work/safety.js';
import { compareCatalogues } from './catalogues.js';
import { readUnchanged } from './changes.js';
import { isOpen, keepCheckpoint } from './checkpoint.js';
import type { ComparisonResult } from './comparison.js';
import { withImages } from './images/plan.js';
import { removeLeftUploads } from './images/write.js';
import type { StoredProductOptions } from './options.js';
import { scopeOf } from './plan.js';
import { newRowState, type RowState, reportWritten } from './row-state.js';
import { type ProductSetup, readPlanSetup } from './rules.js';
import { keepRows, rowsPerCommit, writeProducts } from './write.js';

export interface ProductRunOptions extends WorkOptions {
  readonly override?: readonly SafetyLimit[] | undefined;
}

/** The result of a comparison. Only differences are in memory. */
interface Found extends ComparisonResult {
  readonly ready: readonly PlannedProduct[];
  /** Rows that cannot be applied. */
  readonly idle: readonly ProductRow[];
}

/**
 * Plans and applies the whole catalogue. All differences must be known before the first write,
 * because the safety limits are shares of the whole.
 */
export async function runProducts(context: SyncContext, options: ProductRunOptions): Promise<Report> {
  const frame = { ...options, compact: true, verb: 'run' } as const;
  return applyRows<ProductRow>(context, 'products', frame, async (work) => {
    const { images } = (await context.settings()).products;
    const stored = { images };
    const unchanged = images ? undefined : await readUnchanged(context, options.signal);
    if (unchanged) {
      work.begin([]);
      work.skipUnchanged(
        unchanged.asBefore.filter(({ status }) => status !== 'conflict').map(idleRow),
        'some',
      );
      for (const row of unchanged.asBefore) if (row.status === 'conflict') reportWritten(work, row);
      work.keepWithReport(keepCheckpoint(context.store, unchanged.checkpoint, unchanged.asBefore));
      return;
    }
    const setup = await readPlanSetup(context, stored, options.signal);
    const { ready, idle, counts, checkpoint } = await compare(context, setup, work, { ...options, stored });
    const rows = ready.map(({ row }) => row);
    guardSafety(rows, counts, setup.settings, options.override);
    work.begin(rows);
    if (images) await removeLeftUploads(context, work);
    await writeProducts(context, setup, work, ready);
    for (const row of idle) reportIdle(work, row);
    if (!checkpoint) return;
    const open = [...rows.filter((row) => isOpen(row, work.report)), ...idle];
    await context.store.commit([keepCheckpoint(context.store, checkpoint, open)], work.held.lease);
  });
}

/** Reports a row for which nothing can be done now. */
function reportIdle(work: ApplyWork<ProductRow>, row: ProductRow): void {
  if (row.status === 'conflict') reportWritten(work, row);
  else work.report.skipped(row, idleReason(row));
}

/**
 * Compares both sides. If they agree on a newer value than the stored base, the base is updated at
 * once.
 */
async function compare(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  options: ProductRunOptions & { readonly stored: StoredProductOptions },
): Promise<Found> {
  const ready: PlannedProduct[] = [];
  const idle: ProductRow[] = [];
  const agreed: RowState[] = [];
  const scope = await scopeOf(context, setup, {});
  const { signal, stored } = options;
  const fields = compareCatalogues(context, setup, scope, { signal });
  const comparison = stored.images ? withImages(context, stored, fields, signal) : fields;
  let next = await comparison.next();
  while (!next.done) {
    const { row } = next.value;
    if (isActionable(row.status)) ready.push(next.value);
    else if (row.status !== 'in-sync') idle.push(row);
    else if (agreed.push(newRowState(next.value)) >= rowsPerCommit)
      await keepRows(context, setup, work, agreed.splice(0));
    next = await comparison.next();
  }
  await work.held.keep();
  await keepRows(context, setup, work, agreed);
  return { ...next.value, ready, idle };
}
