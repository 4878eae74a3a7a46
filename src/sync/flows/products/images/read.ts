import { defined } from '../../../../core/index.js';
import type { WantedImage } from '../../../../diff/products/images/ledger.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import { hashImage } from '../../../../images/index.js';
import type { SyncContext } from '../../../work/context.js';

/**
 * Gestan's images of a product, with the hashes of their contents. If the adapter has no hash, the
 * content is read to compute it.
 */
export async function readGestanImages(
  { gestan }: SyncContext,
  { id, images = [] }: GestanProduct,
  signal: AbortSignal | undefined,
): Promise<readonly WantedImage[]> {
  const hashed: WantedImage[] = [];
  for (const image of images) {
    const content = image.sha256 ? undefined : await gestan.readImage?.(id, image, { signal });
    const sha256 = image.sha256 ?? (content && hashImage(content));
    if (sha256 !== undefined) hashed.push(defined({ name: image.name, sha256, alt: image.alt }));
  }
  return hashed;
}
