import { SettingsError } from '../../../core/index.js';
import { heldProduct } from '../../../diff/held-back.js';
import type { Plan } from '../../../diff/plan.js';
import { refOf } from '../../../diff/products/kinds.js';
import type { ProductRow } from '../../../diff/products/row.js';
import { productExternalRef } from '../../../diff/products/woo-write.js';
import type { SafetyTotals } from '../../../diff/safety.js';
import type { Checkpoint } from '../../state/records/checkpoint.js';
import type { SyncContext } from '../../work/context.js';
import { readHeldBack } from '../../work/parked.js';
import { plainOptions } from '../../work/parse-options.js';
import { type CompareScope, compareCatalogues } from './catalogues.js';
import { readCheckpoint, sealed } from './checkpoint.js';
import { withImages } from './images/plan.js';
import { nameFamilies } from './name-families.js';
import { type ProductPlanOptions, parseProductOptions, type StoredProductOptions } from './options.js';
import { type ProductSetup, readPlanSetup } from './rules.js';

/** A product plan. The safety limits are shares of `totals`. */
export interface ProductPlan extends Plan<ProductRow> {
  /** The number of products on each side, for the safety limits. */
  readonly totals: SafetyTotals;
  /**
   * Where the next plan continues, once this one is applied. Absent if only a part was compared.
   */
  readonly checkpoint?: Checkpoint;
}

/** Options that leave rows out: such a plan does not show everything that is due. */
const narrowing = [
  'direction',
  'family',
  'includeUpdates',
  'images',
  'codes',
  'wooIds',
  'includeInSync',
] as const;

/** The scope of a plan: only changes, if a complete plan was made before. */
export async function scopeOf(
  context: SyncContext,
  setup: ProductSetup,
  options: StoredProductOptions,
): Promise<CompareScope> {
  if (options.wooIds && !options.codes) return { kind: 'only', wooIds: options.wooIds };
  if (options.full || options.images || options.includeInSync || options.codes) return { kind: 'full' };
  const since = await readCheckpoint(context, setup);
  return since ? { kind: 'changed', since } : { kind: 'full' };
}

/** An unknown family would give an empty plan, as if there were nothing to do. */
async function checkFamily(
  { gestan }: SyncContext,
  family: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (family === undefined) return;
  const families = await gestan.families({ signal });
  if (families.some(({ id }) => id === family)) return;
  throw new SettingsError(`Gestan has no family or sub-family ${JSON.stringify(family)}.`, {
    code: 'settings.unknown-family',
    values: { id: family },
    field: 'family',
    hint: 'Use the id of one of Gestan’s families.',
  });
}

export async function planProducts(
  context: SyncContext,
  options: ProductPlanOptions = {},
): Promise<ProductPlan> {
  const stored = parseProductOptions(options);
  await context.enter('products', 'plan');
  await checkFamily(context, stored.family, options.signal);
  const setup = await readPlanSetup(context, stored, options.signal);
  const rows: ProductRow[] = [];
  const summary: Record<string, number> = {};
  const scope = await scopeOf(context, setup, stored);
  const fields = compareCatalogues(context, setup, scope, options);
  const comparison = stored.images ? withImages(context, stored, fields, options.signal) : fields;
  const held = await readHeldBack(context);
  let next = await comparison.next();
  while (!next.done) {
    const { row: found, woo } = next.value;
    const made = woo
      ? `product ${productExternalRef(context.shop.id, refOf(woo))}`
      : `gestan ${found.gestanId}`;
    const row = heldProduct(found, held.get(made));
    // A row that only updates the stored base is not shown.
    if (row.status !== 'in-sync' || stored.includeInSync) rows.push(row);
    if (row.status !== 'in-sync') summary[row.status] = (summary[row.status] ?? 0) + 1;
    next = await comparison.next();
  }
  const { counts, checkpoint } = next.value;
  const { inSync, ...totals } = counts;
  if (inSync > 0) summary['in-sync'] = inSync;
  // If runs sync images too, a plan without images does not show everything that is due.
  const isWhole =
    !setup.settings.products.images && narrowing.every((option) => stored[option] === undefined);
  return {
    version: 1,
    flow: 'products',
    shop: context.shop.id,
    createdAt: context.now(),
    options: plainOptions(stored),
    rows,
    summary,
    totals,
    ...(await nameFamilies(context, rows, options.signal)),
    ...(isWhole && checkpoint ? { checkpoint: sealed(context, { rows, checkpoint }) } : {}),
  };
}
