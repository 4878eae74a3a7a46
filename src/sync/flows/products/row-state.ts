import { defined } from '../../../core/index.js';
import type { ProductBase, WooSource } from '../../../diff/index.js';
import type { Change } from '../../../diff/plan.js';
import type { WrittenField } from '../../../diff/products/advance-base.js';
import { advanceBase } from '../../../diff/products/advance-base.js';
import { exactAmounts } from '../../../diff/products/amounts.js';
import { baseOf } from '../../../diff/products/base.js';
import type { PlannedProduct } from '../../../diff/products/catalogue.js';
import { splitImageChange } from '../../../diff/products/image-change.js';
import { refOf } from '../../../diff/products/kinds.js';
import { projectGestan } from '../../../diff/products/project-gestan.js';
import { projectWoo } from '../../../diff/products/project-woo.js';
import { countsAsKept, doneAgain } from '../../../diff/products/repeats.js';
import type { ProductRow } from '../../../diff/products/row.js';
import { sameAmount } from '../../../diff/products/same-amount.js';
import { toUndoRecord } from '../../../diff/products/undo.js';
import { variationName } from '../../../diff/products/woo-names.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { ProductLink } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooProduct } from '../../../woo/index.js';
import { linkWrite, paddedRef } from '../../state/links.js';
import { put } from '../../state/store.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import type { ProductSetup } from './rules.js';

/** A row that is being applied, and what has been written of it so far. */
export interface RowState {
  readonly row: ProductRow;
  /** The row's changes of fields. */
  readonly changes: readonly Change[];
  /** The row's change of images, which is written once the fields are. */
  readonly images: Change | undefined;
  readonly woo: WooSource | undefined;
  readonly gestan: GestanProduct | undefined;
  readonly base: ProductBase | undefined;
  /** Changes that were written. */
  readonly written: Change[];
  /** The sides after the writes, where they are known. */
  after: { woo?: WooSource; gestan?: GestanProduct; parent?: WooProduct };
  /**
   * The shop's side was looked up after a lost answer. A change that a person made there meanwhile
   * is not part of what was written: the next plan must see it as a change.
   */
  isFound?: boolean;
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
 * What is kept of a row after one of its writes: the link, the base moved to what was written, the
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
    put(store.keys.base(paddedRef(ref)), {
      ...advancedBase(setup, state),
      ...(written.length > 0 && countsAsKept(state.changes, context.gestan.capabilities.readBack)
        ? { done: doneAgain(state.base, state.changes) }
        : {}),
    }),
    ...(undo ? [put(store.keys.undo(work.runId, row.key), undo)] : []),
  ];
}

function advancedBase({ context }: ProductSetup, state: RowState): ProductBase {
  const { after, base, gestan, woo, written } = state;
  return advanceBase({
    base,
    same: gestan && sameAmount(gestan, context),
    woo: woo && projectWoo(woo, context),
    gestan: gestan && projectGestan(gestan, context),
    written: [
      ...written.map(({ field, to, target }) => ({ field, to: to as WrittenField['to'], target })),
      ...nameGivenByShop(state),
    ],
    after: defined({
      woo: state.isFound ? undefined : after.woo && projectWoo(after.woo, context),
      gestan: after.gestan && projectGestan(after.gestan, context),
    }),
  });
}

/**
 * The shop names a variation by itself: at the first meeting no person changed the name, so it must
 * not rename Gestan's product.
 */
function nameGivenByShop({ base, written, woo, after }: RowState): readonly WrittenField[] {
  const source = after.woo ?? woo;
  const isKnown = baseOf(base, 'woo', 'name') !== undefined || written.some(({ field }) => field === 'name');
  if (!source?.variation || isKnown) return [];
  return [{ field: 'name', to: variationName(source), target: 'woo' }];
}

/** Reports the outcome of a row. A row with images is done when its images are. */
export function reportFields(work: ApplyWork<ProductRow>, state: RowState): void {
  if (state.error !== undefined) reportError(work, state.row, state.error);
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

export function reportError({ report }: ApplyWork<ProductRow>, row: ProductRow, error: unknown): void {
  if (isUnsettled(error)) report.unsettled(row, error);
  else report.failed(row, error);
}
