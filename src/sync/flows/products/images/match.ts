import type { ImageLink, ShopImage, WantedImage } from '../../../../diff/products/images/ledger.js';
import { linkByContent, unlinkedImages } from '../../../../diff/products/images/match-contents.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { WooRef } from '../../../../mapping/index.js';
import type { SyncContext } from '../../../work/context.js';
import { imagesAfterLostWrite, readContents, withContents } from '../../../work/shop-images.js';

/** What is known of a product's images. With a reason, nothing may be sent or fetched yet. */
export interface MatchedImages {
  readonly links: readonly ImageLink[];
  readonly reason?: Reason | undefined;
}

/**
 * Brings both sides' images together: a write whose answer was lost is looked up, and images of the
 * shop that hold what Gestan holds are linked, wherever they came from. So nothing travels that is
 * there already.
 */
export async function matchImages(
  context: SyncContext,
  ref: WooRef,
  current: readonly ShopImage[],
  held: readonly WantedImage[],
  signal: AbortSignal | undefined,
): Promise<MatchedImages> {
  const { links, reason } = await imagesAfterLostWrite(context, ref, current, signal);
  const open = unlinkedImages({ current, links });
  if (reason || held.length === 0 || open.length === 0) return { links, reason };
  const read = await readContents(context, open, signal);
  if ('reason' in read) return { links, reason: read.reason };
  return { links: linkByContent({ held, current: withContents(current, read.images), links }) };
}
