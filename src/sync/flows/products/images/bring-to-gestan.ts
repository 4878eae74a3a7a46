import { defined } from '../../../../core/index.js';
import type { ProductRow } from '../../../../diff/index.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { ImageLink } from '../../../../images/index.js';
import { downloadImage, planGestanImages } from '../../../../images/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import {
  imageLinksWrite,
  mediaWrites,
  readImageLinks,
  withImageLink,
} from '../../../state/records/images.js';
import type { ApplyWork } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import { nameOf } from './plan.js';

/**
 * Woo → Gestan: what Gestan never had, and what was changed in the shop. Nothing is ever taken from
 * Gestan.
 */
export async function bringToGestan(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  gestanId: string,
  product: GestanProduct | undefined,
): Promise<void> {
  const { woo, store, gestan, transport } = context;
  // The shop itself may stand on a private network; what its products link to may not.
  const privateHosts = [new URL(context.shop.url).host];
  const { signal } = work;
  const { images: current } = await woo.products.get(ref.wooId, { signal });
  let links = await readImageLinks(store, ref, current);
  const usedNames = new Set((product?.images ?? []).map(({ name }) => name));
  for (const { image, link } of planGestanImages(current, links)) {
    if (link || !image.src) continue;
    signal?.throwIfAborted();
    await work.held.keep();
    const file = await downloadImage(image.src, defined({ signal, transport, privateHosts }));
    // An image that was changed in the shop takes the name of the image that it replaces in Gestan.
    const earlier = links.find(({ mediaId }) => mediaId === image.id);
    const name =
      earlier?.name ?? (usedNames.has(file.name) ? `${image.id}-${file.name}` : file.name || nameOf(image));
    usedNames.add(name);
    const added: ImageLink = { name, sha256: file.sha256, mediaId: image.id, src: image.src };
    const closing = await work.journal.open([
      { kind: 'gestan-image', wooId: ref.wooId, gestanId, image: added },
    ]);
    const { content, type } = file;
    const alt = image.alt || undefined;
    await gestan.writeImage?.(gestanId, defined({ name, type: type.type, content, alt }), { signal });
    links = withImageLink(links, added);
    await store.commit(
      [imageLinksWrite(store, ref, links), ...mediaWrites(store, [added]), ...closing],
      work.held.lease,
    );
  }
}
