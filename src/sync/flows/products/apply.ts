import type { ProductRow, Report } from '../../../diff/index.js';
import { resolveRow } from '../../../diff/products/row.js';
import { isActionable } from '../../../diff/statuses.js';
import { checkedResolve, selector } from '../../work/answers.js';
import { applyRows } from '../../work/apply-work.js';
import { checkPlan } from '../../work/check-plan.js';
import type { SyncContext } from '../../work/context.js';
import { idleReason, notSelected } from '../../work/reporting.js';
import { guardSafety } from '../../work/safety.js';
import { compareCatalogues } from './catalogues.js';
import { isOpen, keepCheckpoint } from './checkpoint.js';
import type { ComparedProduct } from './compare.js';
import { writeProductsWithImages } from './images/apply.js';
import { withImages } from './images/plan.js';
import {
  checkProductApply,
  type ProductApplyOptions,
  parseProductOptions,
  type StoredProductOptions,
} from './options.js';
import type { ProductPlan } from './plan.js';
import { type ProductSetup, readProductSetup } from './rules.js';
import { readUndoAgain, undoneRun } from './undo.js';
import { writeProducts } from './write.js';

/** Applies a product plan: reads both sides again, skips what has changed since, writes the rest. */
export async function applyProducts(
  context: SyncContext,
  given: ProductPlan,
  options: ProductApplyOptions,
): Promise<Report> {
  const plan = checkPlan<ProductRow, ProductPlan>(given, 'products', context.shop.id);
  checkProductApply(options);
  const undo = undoneRun(plan);
  const stored = parseProductOptions(undo === undefined ? plan.options : {}, 'Plan');
  const isSelected = selector(options.select, plan.rows);
  return applyRows<ProductRow>(context, 'products', { ...options, rows: plan.rows }, async (work) => {
    const wanted: ProductRow[] = [];
    const refused: [ProductRow, { code: string; message: string }][] = [];
    for (const row of plan.rows) {
      if (!isActionable(row.status)) {
        refused.push([row, idleReason(row)]);
      } else if (!isSelected(row)) refused.push([row, notSelected]);
      else wanted.push(row);
    }
    if (wanted.length > 0) {
      const compare = stored.images ? { ...stored, includeInSync: true } : stored;
      const setup = await readProductSetup(context, compare, options.signal);
      const found =
        undo === undefined
          ? await readAgain(context, setup, stored, wanted, options.signal)
          : await readUndoAgain(context, setup, undo, wanted, options.signal);
      const ready: ComparedProduct[] = [];
      const stale: ProductRow[] = [];
      for (const row of wanted) {
        const now = found.get(row.key);
        const isSame = now?.row.fingerprint === row.fingerprint && now.row.status === row.status;
        if (isSame) ready.push(answered(now, options));
        else stale.push(row);
      }
      guardSafety(
        ready.map(({ row }) => row),
        plan.totals,
        setup.settings,
        options.override,
      );
      work.begin(plan.rows);
      for (const row of stale) work.report.stale(row);
      await (stored.images ? writeProductsWithImages : writeProducts)(context, setup, work, ready);
    } else work.begin(plan.rows);
    for (const [row, why] of refused) work.report.skipped(row, why);
    if (plan.checkpoint) {
      const open = plan.rows.filter((row) => isOpen(row, work.report));
      await context.store.commit([keepCheckpoint(context.store, plan.checkpoint, open)], work.held.lease);
    }
  });
}

/** The row after the answers to its conflicts. */
export function answered(compared: ComparedProduct, options: ProductApplyOptions): ComparedProduct {
  const { resolve } = options;
  const row = resolve ? resolveRow(compared.row, checkedResolve(resolve)) : compared.row;
  return { ...compared, row };
}

async function readAgain(
  context: SyncContext,
  setup: ProductSetup,
  stored: StoredProductOptions,
  rows: readonly ProductRow[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ComparedProduct>> {
  const keys = new Set(rows.map((row) => row.key));
  const ids = new Set(rows.flatMap((row) => [row.wooId ?? [], row.variant?.parentId ?? []].flat()));
  const found = new Map<string, ComparedProduct>();
  const scope = { kind: 'only', wooIds: [...ids] } as const;
  const fields = compareCatalogues(context, setup, scope, { signal });
  for await (const compared of stored.images ? withImages(context, stored, fields, signal) : fields) {
    if (keys.has(compared.row.key)) found.set(compared.row.key, compared);
  }
  return found;
}
