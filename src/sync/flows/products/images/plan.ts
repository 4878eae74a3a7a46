import { fingerprint, isSyncError } from '../../../../core/index.js';
import type { Direction } from '../../../../diff/index.js';
import type { Change } from '../../../../diff/plan.js';
import type { PlannedProduct } from '../../../../diff/products/catalogue.js';
import {
  hasImageStep,
  imageField,
  isImageChangeAllowed,
  withImageChange,
} from '../../../../diff/products/image-change.js';
import { refOf } from '../../../../diff/products/kinds.js';
import { notKept } from '../../../../diff/products/repeats.js';
import { allowsDirection } from '../../../../diff/products/rules.js';
import type { Reason } from '../../../../diff/reasons.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { ImageLink, ShopImage, WantedImage } from '../../../../images/index.js';
import { linksAfterWrite, planGestanImages, planWooImages } from '../../../../images/index.js';
import type { WooRef } from '../../../../mapping/index.js';
import { matchedImagesWrite, readKnownImages } from '../../../state/records/images.js';
import { mediaWrites } from '../../../state/records/media.js';
import type { SyncContext } from '../../../work/context.js';
import { readHeldBack } from '../../../work/parked.js';
import { saidError } from '../../../work/reporting.js';
import { imagesAfterLostWrite, nameOf } from '../../../work/shop-images.js';
import type { Comparison } from '../comparison.js';
import type { StoredProductOptions } from '../options.js';
import { hasSameContents } from './as-synced.js';
import { readImagesDone } from './done.js';
import { type MatchedImages, matchImages } from './match.js';
import { readGestanImages } from './read.js';

/**
 * Adds the images to product rows, as one change of the field `images`. Gestan's images go to the
 * shop when they are not as last synced; else those that the shop has and Gestan never had go to
 * Gestan.
 */
export async function* withImages(
  context: SyncContext,
  options: StoredProductOptions,
  comparison: Comparison,
  signal: AbortSignal | undefined,
): Comparison {
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

/** What a comparison of images found. */
interface FoundImages {
  /** What is known of them now. */
  readonly links: readonly ImageLink[];
  readonly change?: Change | undefined;
  /** The change is due and cannot be made. */
  readonly reason?: Reason | undefined;
}

async function planImages(
  context: SyncContext,
  options: StoredProductOptions,
  planned: PlannedProduct,
  held: ReadonlyMap<string, Reason>,
  signal: AbortSignal | undefined,
): Promise<PlannedProduct> {
  const { row, woo, gestan } = planned;
  if (!hasImageStep(row, options.includeUpdates)) return planned;
  const current = woo?.product.images ?? [];
  const found = await findImages(context, planned, options.direction, signal);
  if (woo) await storeLinks(context, refOf(woo), found.links);
  const { change, links } = found;
  if (!change || !isImageChangeAllowed(change, options.direction)) return planned;
  const sides = [gestan?.images ?? [], current.map(({ id, src, alt }) => [id, src, alt ?? '']), links];
  // A change that was made again and again and is due once more is not kept by the shop, or by Gestan.
  const times = woo && (await readImagesDone(context, refOf(woo)));
  const reason = held.get(`images ${woo?.product.id}`) ?? found.reason ?? notKept(times, [change]);
  return {
    ...planned,
    row: {
      ...withImageChange(row, change, reason),
      fingerprint: fingerprint([row.fingerprint, sides]),
    },
  };
}

/**
 * Keeps images that were found to be the same on both sides: they must be known as such when one
 * side changes later. It is knowledge of both sides as they are, and changes none.
 */
async function storeLinks(context: SyncContext, ref: WooRef, links: readonly ImageLink[]): Promise<void> {
  const { store, readOnly } = context;
  if (readOnly) return;
  const known = (await readKnownImages(store, ref)).links;
  const fresh = links.filter(
    (link) => !known.some(({ mediaId, sha256, src }) => isSameCopy(link, { mediaId, sha256, src })),
  );
  if (fresh.length > 0)
    await store.commit([matchedImagesWrite(store, ref, links), ...mediaWrites(store, fresh)]);
}

function isSameCopy(
  link: ImageLink,
  other: Pick<ImageLink, 'mediaId' | 'sha256'> & { readonly src: string | undefined },
): boolean {
  return link.mediaId === other.mediaId && link.sha256 === other.sha256 && link.src === other.src;
}

async function findImages(
  context: SyncContext,
  { row, woo, gestan }: PlannedProduct,
  direction: Direction | undefined,
  signal: AbortSignal | undefined,
): Promise<FoundImages> {
  const current = woo?.product.images ?? [];
  const known: MatchedImages = woo
    ? await imagesAfterLostWrite(context, refOf(woo), current, signal)
    : { links: [] };
  const forGestan = (links: readonly ImageLink[], reason?: Reason): FoundImages => {
    if (row.status === 'add-to-woo') return { links };
    const change = changeForGestan(gestan, current, links);
    return { links, change, reason: reason ?? cannotFetch(context) };
  };
  const images = gestan?.images;
  if (!images || (images.length === 0 && known.links.length === 0)) {
    return forGestan(known.links, known.reason);
  }
  const names = images.map(({ name }) => name);
  const change: Change = { field: imageField, from: current.map(nameOf), to: names, target: 'woo' };
  const reason = cannotSend(context);
  if (reason && !context.gestan.capabilities.images.read) return { links: known.links, change, reason };
  let held: readonly WantedImage[];
  try {
    held = await readGestanImages(context, gestan, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!isSyncError(error)) throw error;
    const unreadable: Reason = { code: 'image-unreadable', values: { error: saidError(error) } };
    return { links: known.links, change, reason: unreadable };
  }
  const met = woo ? await matchImages(context, refOf(woo), current, held, signal) : known;
  const { links } = met;
  if (hasSameContents(held, links)) return forGestan(links, met.reason);
  if (met.reason) return { links, change, reason: met.reason };
  const { changed, slots } = planWooImages({ wanted: held, current, links });
  if (!changed) return forGestan(linksAfterWrite(slots, current, links));
  if (!allowsDirection(direction, 'woo')) return forGestan(links);
  const to = slots.map((slot) => slot.image?.name ?? nameById(current, slot));
  return { links, change: { ...change, to }, reason };
}

/** What Gestan is to be given: the images of the shop that it never had. */
function changeForGestan(
  gestan: GestanProduct | undefined,
  current: readonly ShopImage[],
  links: readonly ImageLink[],
): Change | undefined {
  const added = planGestanImages(current, links).filter(({ link }) => link === undefined);
  if (added.length === 0) return undefined;
  const from = (gestan?.images ?? []).map(({ name }) => name);
  const to = [...from, ...added.map(({ image }) => nameOf(image))];
  return { field: imageField, from, to, target: 'gestan' };
}

function nameById(current: readonly ShopImage[], slot: object): string {
  const id = 'mediaId' in slot ? slot.mediaId : undefined;
  const image = current.find((each) => each.id === id);
  return image ? nameOf(image) : String(id);
}

function cannotSend({ gestan, images }: SyncContext): Reason | undefined {
  if (!gestan.capabilities.images.read || !gestan.readImage) {
    return { code: 'images-unsupported', values: { does: 'read' } };
  }
  return images ? undefined : { code: 'images-no-transport', values: {} };
}

function cannotFetch({ gestan }: SyncContext): Reason | undefined {
  return gestan.capabilities.images.write && gestan.writeImage
    ? undefined
    : { code: 'images-unsupported', values: { does: 'write' } };
}
