import type { ProductRow } from '../../../../diff/index.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type {
  ImageLink,
  ImageSlot,
  ShopImage,
  UploadedImage,
  WantedImage,
} from '../../../../images/index.js';
import { ImageError, linksAfterWrite, planWooImages, toWooImages } from '../../../../images/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import { isWooError, type WooInput } from '../../../../woo/index.js';
import {
  imageLinksWrite,
  mediaWrites,
  pendingImagesWrite,
  readImageLinks,
  readMedia,
  uploadsWrite,
} from '../../../state/records/images.js';
import { type ApplyWork, isUnsettled } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import { saidError } from '../../../work/reporting.js';
import { readGestanImages } from './read.js';

/** One product whose images go to the shop. */
interface Sending {
  readonly context: SyncContext;
  readonly work: ApplyWork<ProductRow>;
  readonly ref: WooRef;
  readonly product: GestanProduct;
}

/** Finds the media that other products brought to the shop, by the hash of their contents. */
type MediaLookup = (
  images: readonly WantedImage[],
  links: readonly ImageLink[],
) => Promise<ReadonlyMap<string, number>>;

/**
 * Gestan → Woo: uploads the images that the shop does not have, writes the product's list of images
 * once, and removes the uploads, of which the shop has its own copies then.
 */
export async function sendToShop(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  product: GestanProduct,
): Promise<void> {
  const sending: Sending = { context, work, ref, product };
  let isShared = false;
  try {
    await sendImages(sending, async (images, links) => {
      const media = await readMedia(context.store, images, links);
      isShared = media.size > 0;
      return media;
    });
  } catch (error) {
    if (!isShared || !isWooError(error) || error.code !== 'woo.image') throw error;
    // The shop's library may have lost an image that another product brought: all are sent.
    await sendImages(sending, async () => new Map());
  }
}

async function sendImages(sending: Sending, sharedMedia: MediaLookup): Promise<void> {
  const { context, work, ref, product } = sending;
  const { woo, store } = context;
  const { signal } = work;
  const { images: current } = await woo.products.get(ref.wooId, { signal });
  const links = await readImageLinks(store, ref, current);
  const wanted = await readGestanImages(context, product, signal);
  const media = await sharedMedia(wanted, links);
  const mediaOf = (sha256: string) => media.get(sha256);
  const { slots, changed } = planWooImages({ wanted, current, links, mediaOf });
  if (!changed) return;
  const { uploads, error } = await uploadImages(sending, slots);
  const write = toWooImages(slots, (sha256) => uploads.get(sha256)?.url);
  const sendsImages = write.slots.some(({ kind }) => kind === 'send');
  if (sendsImages || error === undefined) {
    const paths = [...uploads.values()].map(({ path }) => path);
    await writeList(sending, write, { current, links, paths });
    await removeUploads(context, work, paths);
  }
  if (error !== undefined) throw error;
}

/** Uploads what the shop is to be sent. An image that fails does not hold the others up. */
async function uploadImages(
  { context, work, product }: Sending,
  slots: readonly ImageSlot[],
): Promise<{ readonly uploads: ReadonlyMap<string, UploadedImage>; readonly error: unknown }> {
  const { gestan, images } = context;
  const { signal } = work;
  const uploads = new Map<string, UploadedImage>();
  let firstError: unknown;
  for (const slot of slots) {
    if (slot.kind !== 'send' || !images) continue;
    await work.held.keep();
    const { name, sha256 } = slot.image;
    try {
      const source = product.images?.find((image) => image.name === name) ?? { name };
      const content = await gestan.readImage?.(product.id, source, { signal });
      if (content) uploads.set(sha256, await images.upload({ name, content }, { signal }));
    } catch (error) {
      signal?.throwIfAborted();
      // The image that it replaces stays in the shop until it can be sent.
      firstError ??= error;
    }
  }
  return { uploads, error: firstError };
}

/**
 * Writes the product's list of images. What is about to happen is kept first, for the case of a
 * crash.
 */
async function writeList(
  { context, work, ref }: Sending,
  write: ReturnType<typeof toWooImages>,
  before: {
    readonly current: readonly ShopImage[];
    readonly links: readonly ImageLink[];
    readonly paths: readonly string[];
  },
): Promise<void> {
  const { woo, store } = context;
  const { current, links, paths } = before;
  const { lease } = work.held;
  const pending = { slots: write.slots, before: current.map(({ id }) => id) };
  await store.commit([pendingImagesWrite(store, ref, links, pending), ...uploadsWrite(store, paths)], lease);
  const closing = await work.journal.open([{ kind: 'woo-images', wooId: ref.wooId }]);
  const body: WooInput = { images: write.images };
  const answer = await woo.products.update(ref.wooId, body).catch(async (error: unknown) => {
    // A refused write is no open question: the list stands as it was.
    if (!isUnsettled(error)) await store.commit([imageLinksWrite(store, ref, links), ...closing], lease);
    throw error;
  });
  const after = linksAfterWrite(write.slots, answer.images, links);
  await store.commit([imageLinksWrite(store, ref, after), ...mediaWrites(store, after), ...closing], lease);
}

/**
 * Removes uploaded files. A file that cannot be removed is reported, and the next apply of images
 * tries again.
 */
export async function removeUploads(
  { images, logger, store }: SyncContext,
  work: ApplyWork<ProductRow>,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    try {
      await images?.remove(path, { signal: work.signal });
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      logger.warn('An uploaded image could not be removed again.', { path, code: error.code });
      work.report.warn({
        code: 'upload-not-removed',
        values: { path, error: saidError(error) },
      });
      continue;
    }
    await store.commit([{ delete: store.keys.upload(path) }], work.held.lease);
  }
}
