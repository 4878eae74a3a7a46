import { fingerprint, isSyncError } from '../../../../core/index.js';
import type { Change, PlannedProduct, Reason } from '../../../../diff/index.js';
import {
  hasImageStep,
  imageField,
  isImageChangeAllowed,
  withImageChange,
} from '../../../../diff/products/image-change.js';
import { refOf } from '../../../../diff/products/kinds.js';
import type { GestanProduct } from '../../../../gestan/index.js';
import type { ImageLink, ShopImage, WantedImage } from '../../../../images/index.js';
import { planGestanImages, planWooImages } from '../../../../images/index.js';
import { readImageLinks } from '../../../state/records/images.js';
import type { SyncContext } from '../../../work/context.js';
import { saidError } from '../../../work/reporting.js';
import type { Comparison } from '../catalogues.js';
import type { StoredProductOptions } from '../options.js';
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
  let noLongerInSync = 0;
  let next = await comparison.next();
  while (!next.done) {
    const planned = await planImages(context, options, next.value, signal);
    if (next.value.row.status === 'in-sync' && planned.row.status !== 'in-sync') noLongerInSync += 1;
    yield planned;
    next = await comparison.next();
  }
  const { counts } = next.value;
  return { ...next.value, counts: { ...counts, inSync: Math.max(0, counts.inSync - noLongerInSync) } };
}

/** The images that a row's product has in the shop, and those that the sync knows of it. */
interface ShopSide {
  readonly current: readonly ShopImage[];
  readonly links: readonly ImageLink[];
}

/** A change of images. With a reason it is due and cannot be made. */
interface ImageChange {
  readonly change: Change;
  readonly reason?: Reason | undefined;
}

async function planImages(
  context: SyncContext,
  { direction, includeUpdates }: StoredProductOptions,
  planned: PlannedProduct,
  signal: AbortSignal | undefined,
): Promise<PlannedProduct> {
  const { row, woo, gestan } = planned;
  if (!hasImageStep(row, includeUpdates)) return planned;
  const current = woo?.product.images ?? [];
  const links = woo ? await readImageLinks(context.store, refOf(woo), current) : [];
  const found = await findChange(context, planned, { current, links }, signal);
  if (!found || !isImageChangeAllowed(found.change, direction)) return planned;
  const sides = [gestan?.images ?? [], current.map(({ id, src, alt }) => [id, src, alt ?? '']), links];
  return {
    ...planned,
    row: {
      ...withImageChange(row, found.change, found.reason),
      fingerprint: fingerprint([row.fingerprint, sides]),
    },
  };
}

async function findChange(
  context: SyncContext,
  { row, gestan }: PlannedProduct,
  shop: ShopSide,
  signal: AbortSignal | undefined,
): Promise<ImageChange | undefined> {
  if (gestan?.images !== undefined && (gestan.images.length > 0 || shop.links.length > 0)) {
    const change = await changeForShop(context, gestan, shop, signal);
    if (change !== 'as-last-synced') return change;
  }
  return row.status === 'add-to-woo' ? undefined : changeForGestan(context, gestan, shop);
}

/**
 * What the shop is to be sent. Undefined: Gestan's images changed, and the shop has the new ones
 * already.
 */
async function changeForShop(
  context: SyncContext,
  gestan: GestanProduct,
  { current, links }: ShopSide,
  signal: AbortSignal | undefined,
): Promise<ImageChange | 'as-last-synced' | undefined> {
  const names = (gestan.images ?? []).map(({ name }) => name);
  const change: Change = { field: imageField, from: current.map(nameOf), to: names, target: 'woo' };
  const reason = cannotSend(context);
  if (reason && !context.gestan.capabilities.images.read) return { change, reason };
  let held: readonly WantedImage[];
  try {
    held = await readGestanImages(context, gestan, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!isSyncError(error)) throw error;
    return { change, reason: { code: 'image-unreadable', values: { error: saidError(error) } } };
  }
  if (hasSameContents(held, links)) return 'as-last-synced';
  const { changed, slots } = planWooImages({ wanted: held, current, links });
  if (!changed) return undefined;
  const to = slots.map((slot) => slot.image?.name ?? nameById(current, slot));
  return { change: { ...change, to }, reason };
}

/** What Gestan is to be given: the images of the shop that it never had. */
function changeForGestan(
  context: SyncContext,
  gestan: GestanProduct | undefined,
  { current, links }: ShopSide,
): ImageChange | undefined {
  const added = planGestanImages(current, links).filter(({ link }) => link === undefined);
  if (added.length === 0) return undefined;
  const from = (gestan?.images ?? []).map(({ name }) => name);
  const to = [...from, ...added.map(({ image }) => nameOf(image))];
  return { change: { field: imageField, from, to, target: 'gestan' }, reason: cannotFetch(context) };
}

/** Whether two lists have the same contents in the same order. A new name is no new image. */
function hasSameContents(
  held: readonly { readonly sha256: string }[],
  links: readonly { readonly sha256: string }[],
): boolean {
  const contents = (list: typeof held) => [...new Set(list.map(({ sha256 }) => sha256))];
  const [now, last] = [contents(held), contents(links)];
  return now.length === last.length && now.every((sha256, at) => sha256 === last[at]);
}

export function nameOf({ id, name, src }: ShopImage): string {
  return name || src?.split('/').at(-1) || String(id);
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
