import { hasSameContents } from '../../../../diff/products/images/plan-images.js';
import type { GestanImage } from '../../../../gestan/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import { readKnownImages } from '../../../state/records/images.js';
import type { ShopStore } from '../../../state/store.js';

/**
 * Whether Gestan holds the images of a product that were last synced. Without a hash from the
 * adapter this is not known, and counts as no.
 *
 * @param ref a product of the shop; the images of a variation are its parent's.
 */
export async function areImagesAsSynced(
  store: ShopStore,
  ref: WooRef,
  images: readonly GestanImage[] = [],
): Promise<boolean> {
  return ref.variationId !== undefined || hasSameContents(images, (await readKnownImages(store, ref)).links);
}
