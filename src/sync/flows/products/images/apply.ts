import type { ProductRow } from '../../../../diff/index.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { ImageLink } from '../../../../images/index.js';
import { downloadImage, planGestanImages } from '../../../../images/index.js';
import type { LinkTable, WooRef } from '../../../../mapping/index.js';
import { readLinks } from '../../../state/links.js';
import {
  imageLinksWrite,
  mediaWrites,
  readImageLinks,
  readUploads,
  withImageLink,
} from '../../../state/records/images.js';
import { type ApplyWork, isUnsettled } from '../../../work/apply-work.js';
import type { SyncContext } from '../../../work/context.js';
import type { ReportBuilder } from '../../../work/reporting.js';
import type { ComparedProduct } from '../compare.js';
import type { ProductSetup } from '../rules.js';
import { writeProducts } from '../write.js';
import { nameOf } from './plan.js';
import { sendToShop, takeBack } from './send.js';

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
      privateHosts: [new URL(context.shop.url).host],
      ...(fetchImage ? { transport: fetchImage } : {}),
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
    await store.commit(
      [imageLinksWrite(store, ref, links), ...mediaWrites(store, [fresh]), ...closing],
      work.held.lease,
    );
  }
}
