import { inspectedRow } from '../../../diff/inspection.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import { toGestanDraft } from '../../../diff/products/gestan-draft.js';
import { refOf } from '../../../diff/products/kinds.js';
import { withoutGestan } from '../../../diff/products/without-gestan.js';
import { productExternalRef } from '../../../diff/products/woo-write.js';
import type { SyncContext } from '../../work/context.js';
import { inspectDrafts } from '../../work/inspect.js';
import type { Comparison } from './comparison.js';
import type { ProductSetup } from './rules.js';

/** The rows of a comparison, with the adapter's findings about their drafts for Gestan. */
export async function* withInspection(
  context: SyncContext,
  setup: ProductSetup,
  comparison: Comparison,
): Comparison {
  if (!context.gestan.inspect) return yield* comparison;
  let next = await comparison.next();
  while (!next.done) {
    yield inspected(context, setup, next.value);
    next = await comparison.next();
  }
  return next.value;
}

function inspected(
  { gestan, shop }: SyncContext,
  setup: ProductSetup,
  planned: PlannedProduct,
): PlannedProduct {
  const { row, woo } = planned;
  if (!woo || !row.changes.some(({ target }) => target === 'gestan')) return planned;
  const draft = toGestanDraft({
    changes: row.changes,
    context: setup.context,
    externalRef: productExternalRef(shop.id, refOf(woo)),
    current: planned.gestan,
    code: row.gestanCode,
  });
  const inspection = inspectDrafts(gestan, 'product', [draft]);
  return { ...planned, row: inspectedRow(row, inspection, withoutGestan) };
}
