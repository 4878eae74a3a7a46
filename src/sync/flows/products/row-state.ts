import { defined } from '../../../core/index.js';
import type { WooSource } from '../../../diff/index.js';
import type { Change } from '../../../diff/plan.js';
import { exactAmounts } from '../../../diff/products/amounts.js';
import { baseAfterWrites, type WrittenPair } from '../../../diff/products/base-after-writes.js';
import type { PlannedProduct } from '../../../diff/products/catalogue-state.js';
import { splitImageChange } from '../../../diff/products/images/image-change.js';
import { refOf } from '../../../diff/products/kinds.js';
import type { ProductRow } from '../../../diff/products/row.js';
import { toUndoRecord } from '../../../diff/products/undo.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { ProductLink } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooProduct } from '../../../woo/index.js';
import { linkWrite, paddedRef } from '../../state/links.js';
import { put } from '../../state/store.js';
import { type ApplyWork, reportError } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import type { ProductSetup } from './rules.js';

/** A row during an apply, with its changes that are already written. */
export interface RowState extends WrittenPair {
  readonly row: ProductRow;
  /** The row's change of images, which is written after the fields. */
  readonly images: Change | undefined;
  readonly written: Change[];
  after: { woo?: WooSource; gestan?: GestanProduct; parent?: WooProduct };
  isFound?: boolean;
  /** A person has changed the product in the shop since it was read: the change was not made. */
  isStale?: boolean;
  /** Why the row cannot be finished. */
  error?: unknown;
}

/** A row before its first write. */
export function newRowState({ row, woo, gestan, base }: PlannedProduct): RowState {
  const { fields, images } = splitImageChange(row);
  return { row, changes: fields, images, woo, gestan, base, written: [], after: {} };
}

export function writesToGestan({ row, changes }: RowState): boolean {
  return row.status === 'add-to-gestan' || changes.some(({ target }) => target === 'gestan');
}

export function writesToWoo({ row, changes }: RowState): boolean {
  return row.status === 'add-to-woo' || changes.some(({ target }) => target === 'woo');
}

/**
 * The records of a row after one of its writes: the link, the base with the written values, the
 * undo record.
 */
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
  const undo = toUndoRecord(
    { ...row, ...defined(ref), gestanId: gestan.id, gestanCode: gestan.code },
    written,
    state.gestan && exactAmounts(state.gestan, setup.context),
  );
  return [
    linkWrite(store, link),
    put(
      store.keys.base(paddedRef(ref)),
      baseAfterWrites(state, setup.context, context.gestan.capabilities.readBack),
    ),
    ...(undo ? [put(store.keys.undo(work.runId, row.key), undo)] : []),
  ];
}

/** Reports the outcome of a row. A row with images is done when its images are. */
export function reportFields(work: ApplyWork<ProductRow>, state: RowState): void {
  if (state.error !== undefined) reportError(work, state.row, state.error);
  else if (state.isStale) work.report.stale(state.row);
  else if (!state.images) reportWritten(work, state.row);
  work.progress();
}

/**
 * Reports a row whose changes are all written. One that still has fields to be decided is not done:
 * the report says which, and that the rest was written.
 */
export function reportWritten({ report }: ApplyWork<ProductRow>, row: ProductRow): void {
  if (row.status !== 'conflict') {
    report.done(row);
    return;
  }
  const fields = (row.conflicts ?? []).map(({ field }) => field);
  const written = row.changes.length === 0 ? undefined : row.changes.map(({ field }) => field);
  report.skipped(row, { code: 'unresolved', values: defined({ fields, written }) });
}
