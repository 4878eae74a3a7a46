import type { Change, ProductBase, ProductRow, WooSource } from '../../../diff/index.js';
import { exactAmounts } from '../../../diff/products/amounts.js';
import { advanceBase } from '../../../diff/products/base.js';
import { refOf } from '../../../diff/products/kinds.js';
import { projectGestan } from '../../../diff/products/project-gestan.js';
import { projectWoo } from '../../../diff/products/project-woo.js';
import { sameAmount } from '../../../diff/products/same-amount.js';
import { toUndoRecord } from '../../../diff/products/undo.js';
import { variationName } from '../../../diff/products/woo-names.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { ProductLink, WooRef } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { WooProduct } from '../../../woo/index.js';
import { linkWrite, paddedRef } from '../../state/links.js';
import { put } from '../../state/store.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import type { ProductSetup } from './rules.js';

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
    same: state.gestan && sameAmount(state.gestan, setup.context),
    woo: state.woo && projectWoo(state.woo, setup.context),
    gestan: state.gestan && projectGestan(state.gestan, setup.context),
    written: [
      ...written.map(({ field, to, target }) => ({ field, to: to as string | boolean | null, target })),
      ...namedByShop(state),
    ],
    after: {
      ...(after.woo ? { woo: projectWoo(after.woo, setup.context) } : {}),
      ...(after.gestan ? { gestan: projectGestan(after.gestan, setup.context) } : {}),
    },
  });
  const undo = toUndoRecord(
    { ...row, ...named(ref), gestanId: gestan.id, gestanCode: gestan.code },
    written,
    state.gestan && exactAmounts(state.gestan, setup.context),
  );
  return [
    linkWrite(store, link),
    put(store.keys.base(paddedRef(ref)), base),
    ...(undo ? [put(store.keys.undo(work.runId, row.key), undo)] : []),
  ];
}

/** The shop names a new variation by itself: that is no change of a person, and must not rename Gestan's product. */
function namedByShop({ row, woo, after }: RowState): readonly WrittenName[] {
  if (!row.variant || woo || !after.woo) return [];
  return [{ field: 'name', to: variationName(after.woo), target: 'woo' }];
}

interface WrittenName {
  readonly field: 'name';
  readonly to: string;
  readonly target: 'woo';
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
