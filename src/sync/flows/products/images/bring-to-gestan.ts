import { defined } from '../../../../core/index.js';
import type { ImageLink } from '../../../../diff/products/images/ledger.js';
import { planGestanImages } from '../../../../diff/products/images/ledger.js';
import { nameOf } from '../../../../diff/products/images/match-contents.js';
import type { ProductRow } from '../../../../diff/products/row.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import { downloadImage } from '../../../../images/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import { imageLinksWrites, withImageLink } from '../../../state/records/images.js';
import { mediaWrites } from '../../../state/records/media.js';
import type { ApplyWork } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import { withOwnError } from '../../../work/gestan-writes.js';
import { matchImages } from './match.js';
import { readGestanImages } from './read.js';

/**
 * Woo → Gestan: new images, and images that were changed in the shop. Nothing is deleted in Gestan.
 * Returns the reason if this cannot be done yet.
 */
export async function bringToGestan(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  gestanId: string,
  product: GestanProduct | undefined,
): Promise<Reason | undefined> {
  const { woo, store, gestan, transport, limits } = context;
  // The shop itself may be on a private network; other hosts may not.
  const privateHosts = [new URL(context.shop.url).host];
  const { signal } = work;
  const { images: current } = await woo.products.get(ref.wooId, { signal });
  const held = product ? await heldBy(context, product, signal) : [];
  const met = await matchImages(context, ref, current, held, signal);
  if (met.reason) return met.reason;
  let { links } = met;
  const names = new Map(held.map(({ sha256, name }) => [sha256, name]));
  const usedNames = new Set((product?.images ?? []).map(({ name }) => name.toLowerCase()));
  const keep = async (added: readonly ImageLink[], closing: Parameters<typeof store.commit>[0] = []) =>
    store.commit(
      [...imageLinksWrites(store, ref, links), ...mediaWrites(store, added), ...closing],
      work.held.lease,
    );
  await keep([]);
  for (const { image, link } of planGestanImages(current, links)) {
    if (link || !image.src) continue;
    signal?.throwIfAborted();
    await work.held.keep();
    const file = await downloadImage(image.src, defined({ ...limits, signal, transport, privateHosts }));
    const { sha256 } = file;
    const there = names.get(sha256);
    // An image that was changed in the shop takes the name of the image that it replaces in Gestan.
    const earlier = links.find(({ mediaId }) => mediaId === image.id)?.name;
    const own = file.name || nameOf(image);
    const name = there ?? earlier ?? (usedNames.has(own.toLowerCase()) ? `${image.id}-${own}` : own);
    const added: ImageLink = { name, sha256, mediaId: image.id, src: image.src };
    links = withImageLink(links, added);
    if (there !== undefined) {
      // The shop shows the same picture twice: Gestan has it.
      await keep([added]);
      continue;
    }
    names.set(sha256, name);
    usedNames.add(name.toLowerCase());
    const closing = await work.journal.open([
      { kind: 'gestan-image', wooId: ref.wooId, gestanId, image: added },
    ]);
    const { content, type } = file;
    const alt = image.alt || undefined;
    const written = defined({ name, type: type.type, content, alt });
    await withOwnError(gestan.name, 'writeImage', name, async () =>
      gestan.writeImage?.(gestanId, written, { signal }),
    );
    await keep([added], closing);
  }
  return undefined;
}

/** The images in Gestan, if the adapter can list them. */
async function heldBy(context: SyncContext, product: GestanProduct, signal: AbortSignal | undefined) {
  return context.gestan.capabilities.images.read ? readGestanImages(context, product, signal) : [];
}
