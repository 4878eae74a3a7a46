import { baseOfNewInGestan } from '../../../diff/products/base-of-new.js';
import { toGestanDraft, withDraft } from '../../../diff/products/gestan-draft.js';
import { refOf } from '../../../diff/products/kinds.js';
import { type ProductRow, wooRowKey } from '../../../diff/products/row.js';
import { productExternalRef } from '../../../diff/products/woo-write.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { Intent } from '../../state/journal.js';
import { linkedTo } from '../../state/links.js';
import { type ApplyWork, isUnsettled } from '../../work/apply-work.js';
import type { SyncContext } from '../../work/context.js';
import { upsertOrFind } from '../../work/gestan-writes.js';
import { sentWrites } from '../../work/sent.js';
import { type RowState, resultWrites } from './row-state.js';
import type { ProductSetup } from './rules.js';

/** Writes the Gestan side of a row and commits the result. An error stays with the row. */
export async function writeGestan(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  state: RowState,
): Promise<void> {
  const { row, changes, woo, gestan } = state;
  if (!woo) return;
  const ref = refOf(woo);
  const externalRef = productExternalRef(context.shop.id, ref);
  const code = row.gestanCode;
  const draft = toGestanDraft({ changes, context: setup.context, externalRef, current: gestan, code });
  const intent: Intent = {
    kind: 'gestan-product',
    externalRef,
    ref,
    code: code ?? '',
    base: baseOfNewInGestan(woo, changes, draft, setup.context),
  };
  if (!gestan) state.error = work.journal.refusal(intent);
  if (state.error !== undefined) return;
  const closing = gestan ? [] : await work.journal.open([intent]);
  let sent: readonly StorageWrite[] = [];
  try {
    const { links } = setup;
    const result = await upsertOrFind(
      context,
      'product',
      draft,
      () => context.gestan.upsertProduct(draft),
      ({ id }) => linkedTo(links, ref, id) ?? work.madeProducts.get(id),
    );
    if (!gestan) work.madeProducts.set(result.id, wooRowKey(ref));
    if (result.sent) work.report.handedOver(row.key);
    state.written.push(...changes.filter(({ target }) => target === 'gestan'));
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
