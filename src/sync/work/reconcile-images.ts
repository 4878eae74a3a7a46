import { createHash } from 'node:crypto';
import { isSyncError } from '../../core/index.js';
import type { StorageWrite } from '../../storage/index.js';
import type { Intent } from '../state/journal.js';
import { imageLinksWrite, readImageLinks, withImageLink } from '../state/records/images.js';
import type { SyncContext } from './context.js';

type ImageIntent = Extract<Intent, { readonly kind: 'woo-images' | 'gestan-image' }>;

/**
 * The records of a write of images, from what both sides show now. None where the product is gone
 * or the image did not arrive.
 */
export async function reconcileImages(
  context: SyncContext,
  intent: ImageIntent,
): Promise<readonly StorageWrite[]> {
  const { store, woo } = context;
  const [product] = await woo.products.list({ include: String(intent.wooId), status: 'any' }).toArray();
  if (!product) return [];
  const ref = { wooId: product.id };
  const links = await readImageLinks(store, ref, product.images);
  if (intent.kind === 'woo-images') return [imageLinksWrite(store, ref, links)];
  const { gestanId, image } = intent;
  const held = await hashInGestan(context, gestanId, image.name);
  return held === image.sha256 ? [imageLinksWrite(store, ref, withImageLink(links, image))] : [];
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
    return content && createHash('sha256').update(content).digest('hex');
  } catch (error) {
    // A definite refusal means that there is none. A temporary failure is tried again by the next
    // run.
    if (isSyncError(error) && !error.retryable) return undefined;
    throw error;
  }
}
