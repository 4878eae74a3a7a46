import type { Change, ProductBase, ProductRow, WooSource } from '../../diff/index.js';
import {
  advanceBase,
  productExternalRef,
  projectGestan,
  projectWoo,
  refOf,
  toGestanDraft,
  toUndoRecord,
  withDraft,
} from '../../diff/index.js';
import type { GestanProduct } from '../../gestan/index.js';
import type { ProductLink, WooRef } from '../../mapping/index.js';
import type { StorageWrite } from '../../storage/index.js';
import type { WooProduct } from '../../woo/index.js';
import { type ApplyWork, isUnsettled } from '../apply-work.js';
import type { SyncContext } from '../context.js';
import { upsertSettled } from '../gestan-writes.js';
import { linkWrite, paddedRef } from '../links.js';
import { put } from '../store.js';
import type { ComparedProduct } from './compare.js';
import type { ProductSetup } from './rules.js';
import { writeWoo } from './write-woo.js';

/** A row on its way: what has been written of it so far. */
export interface RowState {
  readonly row: ProductRow;
  readonly woo: WooSource | undefined;
  readonly gestan: GestanProduct | undefined;
  readonly base: ProductBase | undefined;
  /** Changes that were carried out. */
  readonly written: Change[];
  /** The sides after the writes, where they are known. */
  after: { woo?: WooSource; gestan?: GestanProduct; parent?: WooProduct };
  /** Why the row cannot be finished. */
  error?: unknown;
}

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
  const { report } = work;
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
    if (row.status === 'add-to-gestan' || row.changes.some(({ target }) => target === 'gestan')) {
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
    await context.store.commit(resultWrites(context, setup, work, state), work.held.lease);
    finish(work, state);
    work.progress();
  }
  await writeWoo(context, setup, work, toShop);
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
  try {
    const result = await upsertSettled(context, 'product', externalRef, () =>
      context.gestan.upsertProduct(draft),
    );
    state.written.push(...row.changes.filter(({ target }) => target === 'gestan'));
    state.after.gestan = withDraft(gestan, draft, result.id);
  } catch (error) {
    state.error = error;
    // A write that may have happened keeps its intent: the next run looks it up.
    if (isUnsettled(error)) return;
  }
  const result = state.error === undefined ? resultWrites(context, setup, work, state) : [];
  await context.store.commit([...result, ...closing], work.held.lease);
}

/** What is kept of a row after one of its writes: the link, the base moved to what was written, the way back. */
export function resultWrites(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  state: RowState,
): readonly StorageWrite[] {
  const { store } = context;
  const { row, written, after } = state;
  const woo = after.woo ?? state.woo;
  const gestan = after.gestan ?? state.gestan;
  if (!woo || !gestan) return [];
  const ref = refOf(woo);
  const known = setup.links.byWoo(ref);
  const link: ProductLink = {
    ...ref,
    gestanId: gestan.id,
    code: gestan.code,
    made: known?.made ?? 'import',
    at: known?.at ?? context.now(),
  };
  const base = advanceBase({
    base: state.base,
    woo: state.woo && projectWoo(state.woo, setup.context),
    gestan: state.gestan && projectGestan(state.gestan, setup.context),
    written: written.map(({ field, to, target }) => ({ field, to: to as string | boolean | null, target })),
    after: {
      ...(after.woo ? { woo: projectWoo(after.woo, setup.context) } : {}),
      ...(after.gestan ? { gestan: projectGestan(after.gestan, setup.context) } : {}),
    },
  });
  const undo = toUndoRecord({ ...row, ...named(ref), gestanId: gestan.id, gestanCode: gestan.code }, written);
  return [
    linkWrite(store, link),
    put(store.keys.base(paddedRef(ref)), base),
    ...(undo ? [put(store.keys.undo(work.runId, row.key), undo)] : []),
  ];
}

function named(ref: WooRef): { wooId: number; variationId?: number } {
  return ref.variationId === undefined
    ? { wooId: ref.wooId }
    : { wooId: ref.wooId, variationId: ref.variationId };
}

/** Reports what became of a row. */
export function finish(work: ApplyWork<ProductRow>, { row, error }: RowState): void {
  if (error === undefined) work.report.done(row);
  else if (isUnsettled(error)) work.report.unsettled(row, error);
  else work.report.failed(row, error);
}
