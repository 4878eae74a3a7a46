import { createHash } from 'node:crypto';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { WantedImage } from '../../../../images/index.js';
import type { SyncContext } from '../../../work/context.js';

/** Gestan's images with the hashes of their contents. Those that the adapter does not tell are computed, which reads the content. */
export async function readWanted(
  { gestan }: SyncContext,
  { id, images = [] }: GestanProduct,
  signal: AbortSignal | undefined,
): Promise<readonly WantedImage[]> {
  const wanted: WantedImage[] = [];
  for (const image of images) {
    const sha256 = image.sha256 ?? hashOf(await gestan.readImage?.(id, image, { signal }));
    if (sha256 === undefined) continue;
    wanted.push({ name: image.name, sha256, ...(image.alt === undefined ? {} : { alt: image.alt }) });
  }
  return wanted;
}

function hashOf(content: Uint8Array | undefined): string | undefined {
  return content && createHash('sha256').update(content).digest('hex');
}
