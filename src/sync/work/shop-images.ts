import { defined } from '../../core/index.js';
import type { ImageLink, ShopImage } from '../../diff/products/images/ledger.js';
import { nameOf } from '../../diff/products/images/match-contents.js';
import type { Reason } from '../../diff/reasons.js';
import { ImageError, readShopContents } from '../../images/index.js';
import type { WooRef } from '../../mapping/index.js';
import { outcomeOfWrite, readKnownImages, type WriteOutcome } from '../state/records/images.js';
import { copyWrite, readCopy } from '../state/records/media.js';
import type { SyncContext } from './context.js';
import { saidError } from './reporting.js';

/** Images with their contents, or the reason why one cannot be read now. */
type ReadImages = { readonly images: readonly ShopImage[] } | { readonly reason: Reason };

/**
 * The shop's images with the hashes of their contents. Each is downloaded once, and again after an
 * edit; one at a time.
 */
export async function readContents(
  context: SyncContext,
  images: readonly ShopImage[],
  signal: AbortSignal | undefined,
): Promise<ReadImages> {
  const read: ShopImage[] = [];
  for (const image of images) {
    if (image.src === undefined) continue;
    try {
      read.push({ ...image, contents: await contentsOf(context, image.id, image.src, signal) });
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof ImageError)) throw error;
      const values = { name: nameOf(image), error: saidError(error) };
      return { reason: { code: 'shop-image-unreadable', values } };
    }
  }
  return { images: read };
}

async function contentsOf(
  { store, transport, limits, readOnly, shop }: SyncContext,
  id: number,
  src: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const known = await readCopy(store, id, src);
  if (known) return known;
  // The shop itself may be on a private network; other hosts may not.
  const privateHosts = [new URL(shop.url).host];
  const { contents, isLasting } = await readShopContents(
    src,
    defined({ ...limits, signal, transport, privateHosts }),
  );
  // The content of a copy does not depend on who reads it, so it needs no lease.
  if (isLasting && !readOnly) await store.commit([copyWrite(store, id, src, contents)]);
  return contents;
}

/** The state of a product's images, after the look-up of a lost write. */
export interface ReconciledImages {
  readonly links: readonly ImageLink[];
  /** Absent if nothing was open. */
  readonly outcome?: WriteOutcome['kind'];
  /** Why it is still unknown. */
  readonly reason?: Reason;
}

/** Finds the result of the last write of a product's images in its current images. */
export async function imagesAfterLostWrite(
  context: SyncContext,
  ref: WooRef,
  current: readonly ShopImage[],
  signal: AbortSignal | undefined,
): Promise<ReconciledImages> {
  const { links, pending } = await readKnownImages(context.store, ref);
  if (!pending) return { links };
  const before = new Set(pending.write.before);
  const read = await readContents(
    context,
    current.filter(({ id }) => !before.has(id)),
    signal,
  );
  if ('reason' in read) return { links, reason: read.reason };
  const shown = withContents(current, read.images);
  const outcome = outcomeOfWrite(pending, shown, context.clock.now());
  switch (outcome.kind) {
    case 'written':
      return { links: outcome.links, outcome: 'written' };
    case 'not-written':
      return { links, outcome: 'not-written' };
    case 'awaited':
      return { links, outcome: 'awaited', reason: { code: 'image-awaited', values: {} } };
  }
}

/** The images, with the contents of those that were read. */
export function withContents(images: readonly ShopImage[], read: readonly ShopImage[]): readonly ShopImage[] {
  const byId = new Map(read.map((image) => [image.id, image]));
  return images.map((image) => byId.get(image.id) ?? image);
}
