import type { ImageLink, ShopImage, WantedImage } from '../../../../diff/products/images/ledger.js';
import { linkByContent, unlinkedImages } from '../../../../diff/products/images/match-contents.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { WooRef } from '../../../../mapping/index.js';
import type { SyncContext } from '../../../work/context.js';
import { imagesAfterLostWrite, readContents, withContents } from '../../../work/shop-images.js';

/** The state of a product's images. With a reason, nothing may be sent or downloaded yet. */
export interface MatchedImages {
  readonly links: readonly ImageLink[];
  readonly reason?: Reason | undefined;
}

/**
 * Matches the images of both sides. It looks up a write whose answer was lost, and links images of
 * the shop with the same content as an image of Gestan, whatever their origin. So no existing image
 * is sent.
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
