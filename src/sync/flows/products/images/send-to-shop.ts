import type { ImageLink, ImageSlot, ShopImage } from '../../../../diff/products/images/ledger.js';
import { linksAfterWrite, planWooImages, toWooImages } from '../../../../diff/products/images/ledger.js';
import type { SentImage } from '../../../../diff/products/images/match-contents.js';
import { fileOf } from '../../../../diff/products/images/match-contents.js';
import type { ProductRow } from '../../../../diff/products/row.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { UploadedImage } from '../../../../images/index.js';
import { checkWhole } from '../../../../images/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import { isWooError, type WooInput } from '../../../../woo/index.js';
import { imageLinksWrites, pendingImagesWrites, uploadsWrite } from '../../../state/records/images.js';
import { mediaWrites } from '../../../state/records/media.js';
import { type ApplyWork, isUnsettled } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import { imagesAfterLostWrite } from '../../../work/shop-images.js';
import { matchImages } from './match.js';
import { readGestanImages } from './read.js';
import { removeUploads } from './remove-uploads.js';
import { findSharedMedia, noSharedMedia, type SharedMedia } from './shared-media.js';

/** A product whose images are sent to the shop. */
interface Sending {
  readonly context: SyncContext;
  readonly work: ApplyWork<ProductRow>;
  readonly ref: WooRef;
  readonly product: GestanProduct;
}

type MediaLookup = (product: Parameters<typeof findSharedMedia>[1]) => Promise<SharedMedia>;

const awaited: Reason = { code: 'image-awaited', values: {} };

/**
 * Gestan → Woo: uploads the images that the shop does not have, writes the product's list of images
 * once, and removes the uploads: the shop has its own copies then. Returns the reason if this
 * cannot be done yet.
 */
export async function sendToShop(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  product: GestanProduct,
): Promise<Reason | undefined> {
  const sending: Sending = { context, work, ref, product };
  let isShared = false;
  try {
    return await sendImages(sending, async (wanted) => {
      const found = await findSharedMedia(context, wanted, work.signal);
      isShared = found.media.size > 0;
      return found;
    });
  } catch (error) {
    if (!isShared || !isWooError(error) || error.code !== 'woo.image') throw error;
    // The shop's library may have lost an image of another product: all are sent.
    return sendImages(sending, async () => noSharedMedia);
  }
}

/** The images that a product shows in the shop, and the list to write. */
interface Look {
  readonly current: readonly ShopImage[];
  readonly links: readonly ImageLink[];
  readonly slots: readonly ImageSlot[];
  readonly changed: boolean;
}

async function sendImages(sending: Sending, sharedMedia: MediaLookup): Promise<Reason | undefined> {
  const { context, work, ref, product } = sending;
  const { woo, store } = context;
  const { signal } = work;
  const held = await readGestanImages(context, product, signal);
  const uploads = new Map<string, UploadedImage>();
  const tried = new Set<string>();
  let firstError: unknown;
  const planFrom = async (current: readonly ShopImage[]): Promise<Look | { readonly reason: Reason }> => {
    const { links, reason } = await matchImages(context, ref, current, held, signal);
    if (reason) return { reason };
    const shared = await sharedMedia({ wooId: ref.wooId, current, links, held });
    if (shared.isAwaited) return { reason: awaited };
    const mediaOf = (sha256: string) => shared.media.get(sha256);
    return { current, links, ...planWooImages({ wanted: held, current, links, mediaOf }) };
  };
  let look: Look | undefined;
  for (;;) {
    const { images: current } = await woo.products.get(ref.wooId, { signal });
    const next = look && isSameList(look.current, current) ? look : await planFrom(current);
    if ('reason' in next) {
      await removeUploads(context, work, pathsOf(uploads));
      return next.reason;
    }
    look = next;
    const missing = look.slots.flatMap((slot) =>
      slot.kind === 'send' && !tried.has(slot.image.sha256) ? [slot.image] : [],
    );
    if (missing.length === 0) break;
    for (const { sha256 } of missing) tried.add(sha256);
    const sent = await uploadImages(sending, missing);
    firstError ??= sent.error;
    for (const [sha256, upload] of sent.uploads) uploads.set(sha256, upload);
    if (sent.uploads.size === 0) break;
    // An upload may take a minute, in which somebody may have given the product an image. The list
    // is written as a whole, so it is read again.
    await store.commit(uploadsWrite(store, pathsOf(sent.uploads), context.now()), work.held.lease);
  }
  const { links, slots } = look;
  if (!look.changed) {
    const after = linksAfterWrite(slots, look.current, links);
    await store.commit(
      [...imageLinksWrites(store, ref, after), ...mediaWrites(store, after)],
      work.held.lease,
    );
    await removeUploads(context, work, pathsOf(uploads));
    return undefined;
  }
  const write = toWooImages(slots, (sha256) => uploads.get(sha256)?.url);
  const sendsImages = write.slots.some(({ kind }) => kind === 'send');
  if (sendsImages || firstError === undefined) {
    await writeList(sending, write, { current: look.current, links, uploads });
    await removeUploads(context, work, pathsOf(uploads));
  }
  if (firstError !== undefined) throw firstError;
  return undefined;
}

const pathsOf = (uploads: ReadonlyMap<string, UploadedImage>) =>
  [...uploads.values()].map(({ path }) => path);

/** Whether a product shows the images that it showed before, in their order. */
function isSameList(before: readonly ShopImage[], now: readonly ShopImage[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ id, src }, at) => id === now[at]?.id && src === now[at].src)
  );
}

/** Uploads the images for the shop. A failed image does not stop the others. */
async function uploadImages(
  { context, work, product }: Sending,
  wanted: readonly { readonly name: string; readonly sha256: string }[],
): Promise<{ readonly uploads: ReadonlyMap<string, UploadedImage>; readonly error: unknown }> {
  const { gestan, images } = context;
  const { signal } = work;
  const uploads = new Map<string, UploadedImage>();
  let firstError: unknown;
  for (const { name, sha256 } of images ? wanted : []) {
    await work.held.keep();
    try {
      const source = product.images?.find((image) => image.name === name) ?? { name };
      const content = await gestan.readImage?.(product.id, source, { signal });
      if (!content || !images) continue;
      checkWhole(name, content);
      uploads.set(sha256, await images.upload({ name, content }, { signal }));
    } catch (error) {
      signal?.throwIfAborted();
      // The image that it replaces stays in the shop until it can be sent.
      firstError ??= error;
    }
  }
  return { uploads, error: firstError };
}

/**
 * Writes the product's list of images. The intended list is stored first, for the case of a crash.
 * If the answer is lost, the product is read, so that nothing is sent twice.
 */
async function writeList(
  sending: Sending,
  write: ReturnType<typeof toWooImages>,
  before: {
    readonly current: readonly ShopImage[];
    readonly links: readonly ImageLink[];
    readonly uploads: ReadonlyMap<string, UploadedImage>;
  },
): Promise<void> {
  const { context, work, ref } = sending;
  const { woo, store } = context;
  const { current, links, uploads } = before;
  const { lease } = work.held;
  const sent = write.slots.flatMap((slot): SentImage[] => {
    const upload = slot.kind === 'send' ? uploads.get(slot.image.sha256) : undefined;
    return slot.kind === 'send' && upload ? [{ image: slot.image, file: fileOf(upload.url) }] : [];
  });
  const pending = { slots: write.slots, before: current.map(({ id }) => id), at: context.now(), sent };
  const paths = pathsOf(uploads);
  const intent = { kind: 'woo-images', wooId: ref.wooId } as const;
  const refused = work.journal.refusal(intent);
  if (refused) throw refused;
  await store.commit(
    [...pendingImagesWrites(store, ref, links, pending), ...uploadsWrite(store, paths, pending.at)],
    lease,
  );
  const closing = await work.journal.open([intent]);
  const body: WooInput = { images: write.images };
  const keep = (after: readonly ImageLink[]) =>
    store.commit([...imageLinksWrites(store, ref, after), ...mediaWrites(store, after), ...closing], lease);
  try {
    const answer = await woo.products.update(ref.wooId, body);
    await keep(linksAfterWrite(write.slots, answer.images, links));
  } catch (error) {
    if (!isUnsettled(error)) {
      // A refused write leaves the list unchanged.
      if (isWooError(error)) await keep(links);
      throw error;
    }
    const found = await lookUp(sending);
    if (!found) throw error;
    await keep(found);
  }
}

/** Waits between the readings of a product after a lost answer, in milliseconds. */
const looksAfterMs = [1_000, 4_000, 10_000] as const;

/** The links after a write whose answer was lost; undefined if the shop does not show it yet. */
async function lookUp({ context, work, ref }: Sending): Promise<readonly ImageLink[] | undefined> {
  const { woo, clock } = context;
  const { signal } = work;
  for (const ms of looksAfterMs) {
    await clock.sleep(ms, signal);
    signal?.throwIfAborted();
    const product = await woo.products.get(ref.wooId, { signal }).catch((error: unknown) => {
      // The next reading, or the next run, may succeed.
      if (isWooError(error)) return undefined;
      throw error;
    });
    if (!product) continue;
    const { links, outcome } = await imagesAfterLostWrite(context, ref, product.images, signal);
    if (outcome === 'written') return links;
  }
  return undefined;
}
