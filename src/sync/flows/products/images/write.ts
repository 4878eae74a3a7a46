import type { Change } from '../../../../diff/plan.js';
import type { ProductRow } from '../../../../diff/products/row.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { LinkTable } from '../../../../mapping/index.js';
import { readLinks } from '../../../state/links.js';
import { readUploads } from '../../../state/records/images.js';
import { type ApplyWork, reportError } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import { bringToGestan } from './bring-to-gestan.js';
import { noteImagesDone } from './done.js';
import { removeUploads } from './remove-uploads.js';
import { sendToShop } from './send-to-shop.js';

/**
 * Removes the uploads that an interrupted run has left on the server. The shop has its own copies,
 * or gets the images again.
 */
export async function removeLeftUploads(context: SyncContext, work: ApplyWork<ProductRow>): Promise<void> {
  if (context.images)
    await removeUploads(context, work, await readUploads(context.store, context.clock.now()));
}

/** A row whose fields are written, with its change of images. */
interface RowWithImages {
  readonly row: ProductRow;
  readonly gestan: GestanProduct | undefined;
  readonly images: Change | undefined;
}

/**
 * The last step of the rows that have images.
 *
 * @param onWritten reports a row, whose changes are then all written.
 */
export async function writeImages(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  states: readonly RowWithImages[],
  onWritten: (row: ProductRow) => void,
): Promise<void> {
  if (states.length === 0) return;
  // Read again, because this apply has made links when it wrote fields.
  const links = await readLinks(context.store);
  for (const state of states) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    try {
      const reason = await writeRowImages(context, work, links, state);
      if (reason) work.report.skipped(state.row, reason);
      else onWritten(state.row);
    } catch (error) {
      reportError(work, state.row, error);
    }
    work.progress();
  }
}

async function writeRowImages(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  links: LinkTable,
  { row, gestan, images }: RowWithImages,
): Promise<Reason | undefined> {
  const wooId = row.wooId ?? links.byGestan(row.gestanId ?? '')?.wooId;
  const link = wooId === undefined ? undefined : links.byWoo({ wooId });
  // If a link was removed meanwhile, the next plan shows it.
  if (wooId === undefined || !link) return undefined;
  if (!images) return undefined;
  const write = async (): Promise<Reason | undefined> => {
    if (images.target === 'gestan') return bringToGestan(context, work, { wooId }, link.gestanId, gestan);
    return gestan && sendToShop(context, work, { wooId }, gestan);
  };
  const reason = await write();
  if (reason === undefined) await noteImagesDone(context, work, { wooId }, row, images);
  return reason;
}
