import type { ProductRow } from '../../../../diff/index.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { ImageLink, UploadedImage, WantedImage } from '../../../../images/index.js';
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
import { readWanted } from './wanted.js';

/** Gestan → Woo: uploads what the shop has not, writes the list once, and takes the files back that the shop has its own copies of. */
export async function sendToShop(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  product: GestanProduct,
): Promise<void> {
  let isShared = false;
  try {
    await sendImages(context, work, ref, product, async (wanted, links) => {
      const media = await readMedia(context.store, wanted, links);
      isShared = media.size > 0;
      return media;
    });
  } catch (error) {
    if (!isShared || !isWooError(error) || error.code !== 'woo.image') throw error;
    // A copy that another product brought may be gone from the shop's library: everything of its own is sent.
    await sendImages(context, work, ref, product, async () => new Map());
  }
}

async function sendImages(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  product: GestanProduct,
  sharedMedia: (
    wanted: readonly WantedImage[],
    links: readonly ImageLink[],
  ) => Promise<ReadonlyMap<string, number>>,
): Promise<void> {
  const { woo, store, gestan, images } = context;
  const { signal } = work;
  const { images: current } = await woo.products.get(ref.wooId, { signal });
  const links = await readImageLinks(store, ref, current);
  const wanted = await readWanted(context, product, signal);
  const media = await sharedMedia(wanted, links);
  const { slots, changed } = planWooImages({
    wanted,
    current,
    links,
    mediaOf: (sha256) => media.get(sha256),
  });
  if (!changed) return;
  const uploads = new Map<string, UploadedImage>();
  let trouble: unknown;
  for (const slot of slots) {
    if (slot.kind !== 'send' || !images) continue;
    await work.held.keep();
    try {
      const source = product.images?.find(({ name }) => name === slot.image.name) ?? {
        name: slot.image.name,
      };
      const content = await gestan.readImage?.(product.id, source, { signal });
      if (content) {
        uploads.set(slot.image.sha256, await images.upload({ name: slot.image.name, content }, { signal }));
      }
    } catch (error) {
      signal?.throwIfAborted();
      // The others go ahead; this one's predecessor stays until it can be brought.
      trouble ??= error;
    }
  }
  const write = toWooImages(slots, (sha256) => uploads.get(sha256)?.url);
  const isNews = write.slots.some(({ kind }) => kind === 'send') || trouble === undefined;
  if (isNews) {
    const before = current.map(({ id }) => id);
    const paths = [...uploads.values()].map(({ path }) => path);
    await store.commit(
      [pendingImagesWrite(store, ref, links, { slots: write.slots, before }), ...uploadsWrite(store, paths)],
      work.held.lease,
    );
    const closing = await work.journal.open([{ kind: 'woo-images', wooId: ref.wooId }]);
    const body: WooInput = { images: write.images };
    const answer = await woo.products.update(ref.wooId, body).catch(async (error: unknown) => {
      // A write that was refused has its answer.
      if (!isUnsettled(error))
        await store.commit([imageLinksWrite(store, ref, links), ...closing], work.held.lease);
      throw error;
    });
    const settled = linksAfterWrite(write.slots, answer.images, links);
    await store.commit(
      [imageLinksWrite(store, ref, settled), ...mediaWrites(store, settled), ...closing],
      work.held.lease,
    );
    await takeBack(context, work, paths);
  }
  if (trouble !== undefined) throw trouble;
}

/** What cannot be removed now does no harm, is told, and is tried again by the next apply of images. */
export async function takeBack(
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
        message: `The uploaded file ${path} could not be removed again: ${error.message}`,
        values: { path, error: error.message },
      });
      continue;
    }
    await store.commit([{ delete: store.keys.upload(path) }], work.held.lease);
  }
}
