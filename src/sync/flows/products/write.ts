import { chunks } from '../../../core/index.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import { repeatWarning } from '../../../diff/products/repeats.js';
import type { ProductRow } from '../../../diff/products/row.js';
import type { ApplyWork } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { foreignIdError } from '../../work/gestan-writes.js';
import { writeImages } from './images/write.js';
import {
  newRowState,
  type RowState,
  reportFields,
  reportWritten,
  resultWrites,
  writesToGestan,
  writesToWoo,
} from './row-state.js';
import type { ProductSetup } from './rules.js';
import { writeGestan } from './write-gestan.js';
import { writeWoo } from './write-woo.js';

/** Rows that are committed together if nothing is written to either side. */
export const rowsPerCommit = 100;

/**
 * Writes the rows of a product plan: Gestan one by one, the shop in batches, then images, since the
 * product must exist first. Each result is committed at once with the link, the new base and the
 * undo record, so that a crash loses nothing.
 */
export async function writeProducts(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  planned: readonly PlannedProduct[],
): Promise<void> {
  const all: RowState[] = [];
  for (const each of planned) {
    // Fields in conflict wait for an answer; the row's other fields do not.
    if (each.row.status === 'conflict' && each.row.changes.length === 0) reportWritten(work, each.row);
    else all.push(newRowState(each));
  }
  const states = claimed(context, work, all);
  for (const { row, base, changes } of states) {
    const again = repeatWarning(row.name, base, changes);
    if (again) work.report.warn(again);
  }
  for (const state of states.filter(writesToGestan)) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    await writeGestan(context, setup, work, state);
    if (state.error !== undefined || !writesToWoo(state)) reportFields(work, state);
  }
  await keepRows(
    context,
    setup,
    work,
    states.filter((state) => !writesToGestan(state) && !writesToWoo(state)),
  );
  const forShop = states.filter((state) => state.error === undefined && writesToWoo(state));
  await writeWoo(context, setup, work, forShop);
  await writeImages(
    context,
    work,
    states.filter((state) => state.images && state.error === undefined && !state.isStale),
    (row) => reportWritten(work, row),
  );
}

/**
 * Drops rows whose id in Gestan belongs to another row. A faulty adapter may return the id of an
 * earlier product, and two links with one id would make the table of links unreadable.
 */
function claimed(
  { gestan: { name } }: SyncContext,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): readonly RowState[] {
  return states.filter((state) => {
    const { row, gestan } = state;
    if (!gestan || row.matchedBy === 'link') return true;
    const holder = work.madeProducts.get(gestan.id) ?? row.key;
    work.madeProducts.set(gestan.id, holder);
    if (holder === row.key) return true;
    state.error = foreignIdError(name, 'upsertProduct', holder, gestan.id, row.key);
    reportFields(work, state);
    return false;
  });
}

/** Stores rows that write to neither side: links and updated bases. */
export async function keepRows(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): Promise<void> {
  for (const chunk of chunks(claimed(context, work, states), rowsPerCommit)) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    const writes = chunk.flatMap((state) => resultWrites(context, setup, work, state));
    await context.store.commit(writes, work.held.lease);
    // An updated base is not shown.
    for (const state of chunk) if (state.row.status !== 'in-sync') reportFields(work, state);
  }
}
