import type { ProductRow } from '../../diff/index.js';
import type { GestanProduct } from '../../gestan/index.js';
import type { ImageLink, UploadedImage } from '../../images/index.js';
import {
  downloadImage,
  ImageError,
  planGestanImages,
  planWooImages,
  settleImages,
  toWooImages,
} from '../../images/index.js';
import type { LinkTable, WooRef } from '../../mapping/index.js';
import type { WooInput } from '../../woo/index.js';
import { type ApplyWork, isUnsettled } from '../apply-work.js';
import type { SyncContext } from '../context.js';
import { readLinks } from '../links.js';
import type { ComparedProduct } from '../products/compare.js';
import type { ProductSetup } from '../products/rules.js';
import { writeProducts } from '../products/write.js';
import type { ReportBuilder } from '../reporting.js';
import { nameOf } from './plan.js';
import {
  imageLinksWrite,
  pendingImagesWrite,
  readImageLinks,
  readUploads,
  uploadsWrite,
  withImageLink,
} from './records.js';
import { readWanted } from './wanted.js';

/** Writes the rows of a plan with images: their fields first, since a product must be there before it can show anything, then their images. */
export async function writeProductsWithImages(
  context: SyncContext,
  setup: ProductSetup,
  work: ApplyWork<ProductRow>,
  compared: readonly ComparedProduct[],
): Promise<void> {
  // What a run that was cut off has left behind: the shop has its own copies, or will be sent them again.
  if (context.images) await takeBack(context, work, await readUploads(context.store));
  const withImages = new Map<string, ComparedProduct>();
  const plain = compared.map((each): ComparedProduct => {
    const changes = each.row.changes.filter(({ field }) => field !== 'images');
    if (changes.length === each.row.changes.length || each.row.status === 'conflict') return each;
    withImages.set(each.row.key, each);
    return { ...each, row: { ...each.row, changes } };
  });
  const written: ComparedProduct[] = [];
  // A row is done when its images are.
  const report: ReportBuilder = Object.create(work.report, {
    done: {
      value: (row: ProductRow) => {
        const waiting = withImages.get(row.key);
        if (waiting) written.push(waiting);
        else work.report.done(row);
      },
    },
  });
  await writeProducts(context, setup, { ...work, report }, plain);
  if (written.length === 0) return;
  const links = await readLinks(context.store);
  for (const each of written) {
    work.signal?.throwIfAborted();
    await work.held.keep();
    try {
      await writeImages(context, work, links, each);
      work.report.done(each.row);
    } catch (error) {
      if (isUnsettled(error)) work.report.unsettled(each.row, error);
      else work.report.failed(each.row, error);
    }
    work.progress();
  }
}

async function writeImages(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  links: LinkTable,
  { row, gestan }: ComparedProduct,
): Promise<void> {
  const ref = row.wooId === undefined ? links.byGestan(row.gestanId ?? '') : { wooId: row.wooId };
  const link = ref && links.byWoo({ wooId: ref.wooId });
  // Made in this very apply, and gone again: the next plan tells.
  if (!ref || !link) return;
  const target = row.changes.find(({ field }) => field === 'images')?.target;
  const at = { wooId: ref.wooId };
  if (target === 'woo' && gestan) await sendToShop(context, work, at, gestan);
  if (target === 'gestan') await bringToGestan(context, work, at, link.gestanId, gestan);
}

/** Gestan → Woo: uploads what the shop has not, writes the list once, and takes the files back that the shop has its own copies of. */
async function sendToShop(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  product: GestanProduct,
): Promise<void> {
  const { woo, store, gestan, images } = context;
  const { signal } = work;
  const { images: current } = await woo.products.get(ref.wooId, { signal });
  const links = await readImageLinks(store, ref, current);
  const wanted = await readWanted(context, product, signal);
  const { slots, changed } = planWooImages({ wanted, current, links });
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
    const settled = settleImages(write.slots, answer.images, links);
    await store.commit([imageLinksWrite(store, ref, settled), ...closing], work.held.lease);
    await takeBack(context, work, paths);
  }
  if (trouble !== undefined) throw trouble;
}

/** What cannot be removed now does no harm, is told, and is tried again by the next apply of images. */
async function takeBack(
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

/** Woo → Gestan: what Gestan never had, and what was changed in the shop. Nothing is ever taken from Gestan. */
async function bringToGestan(
  context: SyncContext,
  work: ApplyWork<ProductRow>,
  ref: WooRef,
  gestanId: string,
  product: GestanProduct | undefined,
): Promise<void> {
  const { woo, store, gestan, fetchImage } = context;
  const { signal } = work;
  const { images: current } = await woo.products.get(ref.wooId, { signal });
  let links = await readImageLinks(store, ref, current);
  const taken = new Set((product?.images ?? []).map(({ name }) => name));
  for (const { image, link } of planGestanImages(current, links)) {
    if (link || !image.src) continue;
    signal?.throwIfAborted();
    await work.held.keep();
    const {
      content,
      name: file,
      type,
      sha256,
    } = await downloadImage(image.src, {
      signal,
      ...(fetchImage ? { fetch: fetchImage } : {}),
    });
    // An image that was changed in the shop goes to the place that it had in Gestan.
    const earlier = links.find(({ mediaId }) => mediaId === image.id);
    const name = earlier?.name ?? (taken.has(file) ? `${image.id}-${file}` : file || nameOf(image));
    taken.add(name);
    const fresh: ImageLink = { name, sha256, mediaId: image.id, src: image.src };
    const closing = await work.journal.open([
      { kind: 'gestan-image', wooId: ref.wooId, gestanId, image: fresh },
    ]);
    await gestan.writeImage?.(
      gestanId,
      { name, type: type.type, content, ...(image.alt ? { alt: image.alt } : {}) },
      { signal },
    );
    links = withImageLink(links, fresh);
    await store.commit([imageLinksWrite(store, ref, links), ...closing], work.held.lease);
  }
}
