import type { ImageLink, ShopImage, WantedImage } from '../../../../diff/products/images/ledger.js';
import { isWooError } from '../../../../woo/index.js';
import { readMediaRecord } from '../../../state/records/media.js';
import type { SyncContext } from '../../../work/context.js';
import { imagesAfterLostWrite } from '../../../work/shop-images.js';

/**
 * The shop's copies of images that this product does not show: they were sent for another product,
 * or for this one earlier.
 */
export interface SharedMedia {
  readonly media: ReadonlyMap<string, number>;
  /** Whether one was sent for another product, and the answer is still missing. */
  readonly isAwaited: boolean;
}

export const noSharedMedia: SharedMedia = { media: new Map(), isAwaited: false };

export async function findSharedMedia(
  context: SyncContext,
  product: {
    readonly wooId: number;
    readonly current: readonly ShopImage[];
    readonly links: readonly ImageLink[];
    readonly held: readonly WantedImage[];
  },
  signal: AbortSignal | undefined,
): Promise<SharedMedia> {
  const { wooId, current, links, held } = product;
  // The product's current images were already compared by content. A copy that it showed earlier is
  // still in the library.
  const shown = new Set(current.map(({ id }) => id));
  const own = new Set(links.flatMap(({ mediaId, sha256 }) => (shown.has(mediaId) ? [sha256] : [])));
  const media = new Map<string, number>();
  for (const { sha256 } of held) {
    if (own.has(sha256)) continue;
    const record = await readMediaRecord(context.store, sha256);
    const other = record?.sentFor === wooId ? undefined : record?.sentFor;
    const copy = record?.mediaId ?? (other && (await sentCopy(context, other, sha256, signal)));
    if (copy === 'awaited') return { media, isAwaited: true };
    if (copy && !shown.has(copy)) media.set(sha256, copy);
  }
  return { media, isAwaited: false };
}

/** The copy of a content that was sent for another product, as far as that one shows it. */
async function sentCopy(
  context: SyncContext,
  wooId: number,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<number | 'awaited' | undefined> {
  const product = await context.woo.products.get(wooId, { signal }).catch((error: unknown) => {
    if (isWooError(error) && (error.code === 'woo.not-found' || error.code === 'woo.gone')) return undefined;
    throw error;
  });
  if (!product) return undefined;
  const { links, reason } = await imagesAfterLostWrite(context, { wooId }, product.images, signal);
  return reason ? 'awaited' : links.find((link) => link.sha256 === sha256)?.mediaId;
}
