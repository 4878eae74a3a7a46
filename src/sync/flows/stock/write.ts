import { chunks } from '../../../core/index.js';
import { lostQuantity, type StockNow } from '../../../diff/stock/lost-quantity.js';
import type { StockRow } from '../../../diff/stock/plan-stock.js';
import { type StockWrite, toStockWrites } from '../../../diff/stock/stock-writes.js';
import type { WooItemResult, WooProduct, WooVariation } from '../../../woo/index.js';
import { type ApplyWork, reportError } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';

/** The number of quantities in one request. */
const perBatch = 100;

/**
 * Products in batches of 100; variations in one batch per parent, several parents at once.
 */
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
    const results = await woo.products.batch(
      { update: update.map(asUpdate) },
      { needsRepeat: unsent(chunk) },
    );
    chunk.forEach((row, index) => {
      reportResult(work, row, results.update[index]);
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
        const results = await woo
          .variations(parentId)
          .batch({ update: update.map(asUpdate) }, { needsRepeat: unsent(group) });
        group.forEach((row, index) => {
          reportResult(work, row, results.update[index]);
        });
      }),
    );
  }
}

/** After a lost answer: whether the shop still has the old quantity of a row. */
function unsent(rows: readonly StockRow[]) {
  const byId = new Map(rows.map((row) => [row.variationId ?? row.wooId, row]));
  return ({ id }: { readonly id: number }, now: StockNow) => {
    const row = byId.get(id);
    return row === undefined || lostQuantity(row, now) === 'unwritten';
  };
}

function asUpdate(write: StockWrite): StockWrite & Readonly<Record<string, unknown>> {
  return { ...write };
}

function reportResult(
  work: ApplyWork<StockRow>,
  row: StockRow,
  result: WooItemResult<WooProduct | WooVariation> | undefined,
): void {
  if (result?.ok) {
    // A quantity that is neither the old nor the new one: the shop has sold units meanwhile.
    const isChanged = result.found === true && lostQuantity(row, result.row) === 'changed';
    if (isChanged) work.report.stale(row);
    else work.report.done(row);
  } else {
    reportError(work, row, result?.error ?? new Error('The shop gave no answer for this row.'));
  }
  work.progress();
}
