import { isSyncError } from '../../core/index.js';
import { hashImage } from '../../images/index.js';
import type { StorageWrite } from '../../storage/index.js';
import type { Intent } from '../state/journal.js';
import { imageLinksWrites, matchedImagesWrite, withImageLink } from '../state/records/images.js';
import { mediaWrites } from '../state/records/media.js';
import type { SyncContext } from './context.js';
import { imagesAfterLostWrite } from './shop-images.js';

type ImageIntent = Extract<Intent, { readonly kind: 'woo-images' | 'gestan-image' }>;

/**
 * The records of a write of images, from the current state of both sides. None if the product was
 * deleted, the image did not arrive, or the shop may still be working: then the open write stays.
 */
export async function reconcileImages(
  context: SyncContext,
  intent: ImageIntent,
): Promise<readonly StorageWrite[]> {
  const { store, woo } = context;
  const [product] = await woo.products.list({ include: String(intent.wooId), status: 'any' }).toArray();
  if (!product) return [];
  const ref = { wooId: product.id };
  const { links, reason } = await imagesAfterLostWrite(context, ref, product.images, undefined);
  if (intent.kind === 'woo-images') {
    return reason ? [] : [...imageLinksWrites(store, ref, links), ...mediaWrites(store, links)];
  }
  const { gestanId, image } = intent;
  const held = await hashInGestan(context, gestanId, image.name);
  if (held !== image.sha256) return [];
  const after = withImageLink(links, image);
  const kept = reason ? [matchedImagesWrite(store, ref, after)] : imageLinksWrites(store, ref, after);
  return [...kept, ...mediaWrites(store, [image])];
}

/**
 * The hash of an image in Gestan; undefined where Gestan has none of that name or cannot be read:
 * the image is then written again under the same name.
 */
async function hashInGestan(
  { gestan }: SyncContext,
  gestanId: string,
  name: string,
): Promise<string | undefined> {
  if (!gestan.capabilities.images.read) return undefined;
  try {
    const content = await gestan.readImage?.(gestanId, { name });
    return content && hashImage(content);
  } catch (error) {
    // A definite refusal means that there is none. A temporary failure is tried again by the next
    // run.
    if (isSyncError(error) && !error.retryable) return undefined;
    throw error;
  }
}
