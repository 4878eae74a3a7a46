import { isSyncError } from '../../../../core/index.js';
import type { Direction } from '../../../../diff/index.js';
import type { CatalogueCounts, PlannedProduct } from '../../../../diff/products/catalogue-state.js';
import { hasImageStep } from '../../../../diff/products/images/image-change.js';
import type { ImageLink } from '../../../../diff/products/images/ledger.js';
import {
  findImageChange,
  freshLinks,
  type ImageAbilities,
  type ImageSides,
  imageAbilities,
  mustReadGestan,
  rowWithImages,
  shownImageChange,
} from '../../../../diff/products/images/plan-images.js';
import { refOf } from '../../../../diff/products/kinds.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import { matchedImagesWrite, readKnownImages } from '../../../state/records/images.js';
import { mediaWrites } from '../../../state/records/media.js';
import type { SyncContext } from '../../../work/context.js';
import { readHeldBack } from '../../../work/parked.js';
import { saidError } from '../../../work/reporting.js';
import { imagesAfterLostWrite } from '../../../work/shop-images.js';
import { readImagesDone } from './done.js';
import { type MatchedImages, matchImages } from './match.js';
import { readGestanImages } from './read.js';

/** What a plan shows of images. */
interface ImageOptions {
  readonly includeUpdates?: boolean | undefined;
  readonly direction?: Direction | undefined;
}

/**
 * Adds the images to product rows, as one change of the field `images`. This file reads;
 * `diff/products/images` decides.
 */
export async function* withImages<T extends { readonly counts: CatalogueCounts }>(
  context: SyncContext,
  options: ImageOptions,
  comparison: AsyncGenerator<PlannedProduct, T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<PlannedProduct, T> {
  const held = await readHeldBack(context);
  let noLongerInSync = 0;
  let next = await comparison.next();
  while (!next.done) {
    const planned = await planImages(context, options, next.value, held, signal);
    if (next.value.row.status === 'in-sync' && planned.row.status !== 'in-sync') noLongerInSync += 1;
    yield planned;
    next = await comparison.next();
  }
  const { counts } = next.value;
  return { ...next.value, counts: { ...counts, inSync: Math.max(0, counts.inSync - noLongerInSync) } };
}

async function planImages(
  context: SyncContext,
  { includeUpdates, direction }: ImageOptions,
  planned: PlannedProduct,
  held: ReadonlyMap<string, Reason>,
  signal: AbortSignal | undefined,
): Promise<PlannedProduct> {
  const { row, woo } = planned;
  if (!hasImageStep(row, includeUpdates)) return planned;
  const ways = waysOf(context);
  const sides = await readSides(context, planned, ways, signal);
  const found = findImageChange(row.status, sides, { ...ways, direction });
  if (woo) await storeLinks(context, refOf(woo), found.links);
  const change = shownImageChange(found, direction);
  if (!change) return planned;
  const times = woo && (await readImagesDone(context, refOf(woo)));
  const parked = woo && held.get(`images ${woo.product.id}`);
  const shown = { ...found, change, reason: parked ?? found.reason };
  return { ...planned, row: rowWithImages(row, sides, shown, times) };
}

function waysOf({ gestan, images }: SyncContext): ImageAbilities {
  const { read, write } = gestan.capabilities.images;
  return imageAbilities({
    read: read && gestan.readImage !== undefined,
    write: write && gestan.writeImage !== undefined,
    hasTransport: images !== undefined,
  });
}

/** Reads only those of a product's images that the plan needs. */
async function readSides(
  context: SyncContext,
  { woo, gestan }: PlannedProduct,
  { cannotSend }: ImageAbilities,
  signal: AbortSignal | undefined,
): Promise<ImageSides> {
  const current = woo?.product.images ?? [];
  const listed = gestan?.images;
  const known: MatchedImages = woo
    ? await imagesAfterLostWrite(context, refOf(woo), current, signal)
    : { links: [] };
  const sides = { current, listed, links: known.links, waitsFor: known.reason };
  if (!gestan || !mustReadGestan(sides)) return sides;
  if (cannotSend && !context.gestan.capabilities.images.read)
    return { ...sides, held: { reason: cannotSend } };
  const held = await readHeld(context, gestan, signal);
  if ('reason' in held) return { ...sides, held };
  const met = woo ? await matchImages(context, refOf(woo), current, held.images, signal) : known;
  return { current, listed, held, links: met.links, waitsFor: met.reason };
}

async function readHeld(
  context: SyncContext,
  gestan: GestanProduct,
  signal: AbortSignal | undefined,
): Promise<NonNullable<ImageSides['held']>> {
  try {
    return { images: await readGestanImages(context, gestan, signal) };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isSyncError(error)) throw error;
    return { reason: { code: 'image-unreadable', values: { error: saidError(error) } } };
  }
}

/**
 * Stores which images are the same on both sides: later plans need it if one side changes. It
 * changes neither side.
 */
async function storeLinks(context: SyncContext, ref: WooRef, links: readonly ImageLink[]): Promise<void> {
  const { store, readOnly } = context;
  if (readOnly) return;
  const fresh = freshLinks(links, (await readKnownImages(store, ref)).links);
  if (fresh.length > 0)
    await store.commit([matchedImagesWrite(store, ref, links), ...mediaWrites(store, fresh)]);
}
