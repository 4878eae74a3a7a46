import type { Report } from '../../../diff/plan.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import type { ProductRow } from '../../../diff/products/row.js';
import { resolveRow } from '../../../diff/products/row.js';
import type { Reason } from '../../../diff/reasons.js';
import { isActionable } from '../../../diff/statuses.js';
import { checkedResolve, selector } from '../../work/answers.js';
import { type ApplyWork, applyRows } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { guardSafety } from '../../work/safety.js';
import { compareCatalogues } from './catalogues.js';
import { isOpen, isSealed, keepCheckpoint } from './checkpoint.js';
import { withImages } from './images/plan.js';
import { removeLeftUploads } from './images/write.js';
import {
  checkProductApply,
  type ProductApplyOptions,
  parseProductOptions,
  type StoredProductOptions,
} from './options.js';
import type { ProductPlan } from './plan.js';
import { type ProductSetup, readPlanSetup } from './rules.js';
import { countTotals } from './totals.js';
import { type RowsNow, readUndoAgain, undoneRun } from './undo.js';
import { writeProducts } from './write.js';

/** A plan with its parsed options. */
interface Applied {
  readonly plan: ProductPlan;
  readonly stored: StoredProductOptions;
  /** The run that the plan undoes. */
  readonly undo: string | undefined;
  readonly options: ProductApplyOptions;
}

/**
 * Applies a product plan: reads both sides again, skips what has changed since, writes the rest.
 */
export async function applyProducts(
  context: SyncContext,
  given: ProductPlan,
  options: ProductApplyOptions,
): Promise<Report> {
  const plan = checkPlan<ProductRow, ProductPlan>(given, 'products', context.shop.id);
  checkProductApply(options);
  const undo = undoneRun(plan);
  const stored = parseProductOptions(undo === undefined ? plan.options : {}, 'Plan');
  const applied: Applied = { plan, stored, undo, options };
  return applyRows<ProductRow>(context, 'products', { ...options, rows: plan.rows }, async (work) => {
    const { selected, refused } = select(plan.rows, options);
    if (selected.length > 0) await applySelected(context, work, applied, selected);
    else work.begin(plan.rows);
    for (const [row, reason] of refused) work.report.skipped(row, reason);
    const { rows, checkpoint } = plan;
    if (checkpoint && isSealed(context, { rows, checkpoint })) {
      const open = plan.rows.filter((row) => isOpen(row, work.report));
      await context.store.commit([keepCheckpoint(context.store, checkpoint, open)], work.held.lease);
    }
  });
}

/** The selected rows, and the others with the reason why they are skipped. */
function select(rows: readonly ProductRow[], options: ProductApplyOptions) {
  const selected: ProductRow[] = [];
  const refused: (readonly [ProductRow, Reason])[] = [];
  const isSelected = selector(options.select, rows);
  for (const row of rows) {
    if (!isActionable(row.status)) refused.push([row, idleReason(row)]);
    else if (isSelected(row)) selected.push(row);
    else refused.push([row, notSelected]);
  }
  return { selected, refused };
}

async function applySelected(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  { plan, stored, undo, options }: Applied,
  rows: readonly ProductRow[],
): Promise<void> {
  const { signal } = options;
  const setup = await readPlanSetup(context, stored, signal);
  const now =
    undo === undefined
      ? await readAgain(context, setup, stored, rows, signal)
      : await readUndoAgain(context, setup, undo, rows, signal);
  const ready: PlannedProduct[] = [];
  const stale: ProductRow[] = [];
  for (const row of rows) {
    const planned = now.rows.get(row.key);
    const isSame = planned?.row.fingerprint === row.fingerprint && planned.row.status === row.status;
    if (isSame) ready.push(withAnswers(planned, options));
    else stale.push(row);
  }
  const actual = ready.map(({ row }) => row);
  const totals = await countTotals(context, setup, now.gestan, signal);
  guardSafety(actual, totals, setup.settings, options.override);
  work.begin(plan.rows);
  for (const row of stale) work.report.stale(row);
  if (stored.images) await removeLeftUploads(context, work);
  await writeProducts(context, setup, work, ready);
}

/** The row after the answers to its conflicts. */
function withAnswers(planned: PlannedProduct, { resolve }: ProductApplyOptions): PlannedProduct {
  return resolve ? { ...planned, row: resolveRow(planned.row, checkedResolve(resolve)) } : planned;
}

async function readAgain(
  context: SyncContext,
  setup: ProductSetup,
  stored: StoredProductOptions,
  rows: readonly ProductRow[],
  signal: AbortSignal | undefined,
): Promise<RowsNow> {
  const keys = new Set(rows.map((row) => row.key));
  const wooIds = new Set(rows.flatMap(({ wooId, variant }) => [wooId ?? [], variant?.parentId ?? []].flat()));
  const found = new Map<string, PlannedProduct>();
  const scope = { kind: 'only', wooIds: [...wooIds] } as const;
  const fields = compareCatalogues(context, setup, scope, { signal });
  const comparison = stored.images ? withImages(context, stored, fields, signal) : fields;
  let next = await comparison.next();
  while (!next.done) {
    const planned = next.value;
    if (keys.has(planned.row.key)) found.set(planned.row.key, planned);
    next = await comparison.next();
  }
  return { rows: found, gestan: next.value.counts.gestan };
}
