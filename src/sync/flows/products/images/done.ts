import type { Change } from '../../../../diff/plan.js';
import type { DoneChanges } from '../../../../diff/products/base.js';
import { countsAsKept, doneAgain, repeatWarning } from '../../../../diff/products/repeats.js';
import type { ProductRow } from '../../../../diff/products/row.js';
import type { WooRef } from '../../../../mapping/index.js';
import { paddedRef } from '../../../state/links.js';
import { put } from '../../../state/store.js';
import type { ApplyWork } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';

/** The last change of a product's images, and how many times in a row it was made. */
export async function readImagesDone(
  { store }: SyncContext,
  ref: WooRef,
): Promise<{ readonly done: DoneChanges } | undefined> {
  const done = await store.get<DoneChanges>(store.keys.imagesDone(paddedRef(ref)));
  return done && { done };
}

/**
 * Stores that a change of images was made. If the same change is due again, that is reported.
 */
export async function noteImagesDone(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  { name }: ProductRow,
  change: Change,
): Promise<void> {
  const { store, gestan } = context;
  if (!countsAsKept([change], gestan.capabilities.readBack)) return;
  const before = await readImagesDone(context, ref);
  const again = repeatWarning(name, before, [change]);
  if (again) work.report.warn(again);
  await store.commit(
    [put(store.keys.imagesDone(paddedRef(ref)), doneAgain(before, [change]))],
    work.held.lease,
  );
}
