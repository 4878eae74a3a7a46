import type { ProductRow } from '../../../diff/index.js';
import { toGestanDraft, withDraft } from '../../../diff/products/gestan-draft.js';
import { refOf } from '../../../diff/products/kinds.js';
import { productExternalRef } from '../../../diff/products/woo-write.js';
import type { StorageWrite } from '../../../storage/index.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';
import type { ComparedProduct } from './compare.js';
import { finish, type RowState, resultWrites } from './row-state.js';
import type { ProductSetup } from './rules.js';
import { writeWoo } from './write-woo.js';

/** Rows that are committed together where nothing is written to either side. */
export const together = 100;

/**
 * Writes the rows of a product plan: Gestan one by one, the shop in batches. Each result is committed at once with the link, the new base and
 * what undo needs, so that a crash loses nothing.
 */
export async function writeProducts(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  compared: readonly ComparedProduct[],
): Promise<void> {
  const toShop: RowState[] = [];
  const toStore: RowState[] = [];
  const { report } = work;
  const keep = async () => {
    await keepRows(context, setup, work, toStore.splice(0));
  };
  for (const { row, woo, gestan, base } of compared) {
    const state: RowState = { row, woo, gestan, base, written: [], after: {} };
    if (row.status === 'conflict') {
      report.skipped(row, {
        code: 'unresolved',
        message: `Both sides changed ${(row.conflicts ?? []).map(({ field }) => field).join(', ')}: say which one holds.`,
      });
      continue;
    }
    work.signal?.throwIfAborted();
    await work.held.keep();
    const isForGestan =
      row.status === 'add-to-gestan' || row.changes.some(({ target }) => target === 'gestan');
    if (isForGestan) {
      await writeGestan(context, setup, work, state);
      if (state.error) {
        finish(work, state);
        work.progress();
        continue;
      }
    }
    if (row.status === 'add-to-woo' || row.changes.some(({ target }) => target === 'woo')) {
      toShop.push(state);
      continue;
    }
    if (isForGestan) {
      finish(work, state);
      work.progress();
      continue;
    }
    toStore.push(state);
    if (toStore.length >= together) await keep();
  }
  await keep();
  await writeWoo(context, setup, work, toShop);
}

/** Rows that ask for nothing but to be remembered: links, and bases that move. Committed together. */
export async function keepRows(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  states: readonly RowState[],
): Promise<void> {
  const writes = states.flatMap((state) => resultWrites(context, setup, work, state));
  await context.store.commit(writes, work.held.lease);
  for (const state of states) {
    if (state.row.status === 'in-sync') continue;
    finish(work, state);
    work.progress();
  }
}

async function writeGestan(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  state: RowState,
): Promise<void> {
  const { row, woo, gestan } = state;
  if (!woo) return;
  const ref = refOf(woo);
  const externalRef = productExternalRef(context.shop.id, ref);
  const code = row.gestanCode;
  const draft = toGestanDraft({
    changes: row.changes,
    context: setup.context,
    externalRef,
    current: gestan,
    code,
  });
  const closing = gestan
    ? []
    : await work.journal.open([{ kind: 'gestan-product', externalRef, ref, code: code ?? '' }]);
  let sent: readonly StorageWrite[] = [];
  try {
    const result = await upsertOrFind(context, 'product', draft, () => context.gestan.upsertProduct(draft));
    state.written.push(...row.changes.filter(({ target }) => target === 'gestan'));
    state.after.gestan = withDraft(gestan, draft, result.id);
    sent = sentWrites(context, externalRef, result, { kind: 'product', ref });
  } catch (error) {
    state.error = error;
    // A write that may have happened keeps its intent: the next run looks it up.
    if (isUnsettled(error)) return;
  }
  const result = state.error === undefined ? resultWrites(context, setup, work, state) : [];
  await context.store.commit([...result, ...sent, ...closing], work.held.lease);
}
