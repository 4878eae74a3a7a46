import { fingerprint } from '../../../core/index.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { Change } from '../../plan.js';
import type { Reason } from '../../reasons.js';
import type { DoneChanges } from '../base.js';
import type { Direction } from '../merge-types.js';
import { notKept } from '../repeats.js';
import type { ProductRow } from '../row.js';
import { allowsDirection } from '../rules.js';
import { imageField, isImageChangeAllowed, withImageChange } from './image-change.js';
import {
  type ImageLink,
  linksAfterWrite,
  planGestanImages,
  planWooImages,
  type ShopImage,
  type WantedImage,
} from './ledger.js';
import { nameOf } from './match-contents.js';

/** What was read of one product's images. */
export interface ImageSides {
  /** The images that the shop shows, in order. */
  readonly current: readonly ShopImage[];
  /** The images that Gestan lists. Undefined: its adapter tells of none. */
  readonly listed: GestanProduct['images'];
  /**
   * The images that Gestan lists, with their contents, or why they cannot be read. Undefined where
   * nobody has to know: see {@link mustReadGestan}.
   */
  readonly held?: { readonly images: readonly WantedImage[] } | { readonly reason: Reason } | undefined;
  /** What is known of the images of both sides. */
  readonly links: readonly ImageLink[];
  /** Why nothing may be sent or fetched yet. */
  readonly waitsFor?: Reason | undefined;
}

/** What can be done with images. */
export interface ImageAbilities {
  /** Why images cannot go to the shop. */
  readonly cannotSend?: Reason | undefined;
  /** Why images cannot go to Gestan. */
  readonly cannotFetch?: Reason | undefined;
  /** The only direction that the plan shows. */
  readonly direction?: Direction | undefined;
}

/** What a comparison of images found. */
export interface FoundImages {
  /** What is known of them now. */
  readonly links: readonly ImageLink[];
  readonly change?: Change | undefined;
  /** The change is due and cannot be made. */
  readonly reason?: Reason | undefined;
}

/**
 * Which ways of images are open: what Gestan's adapter can do, and whether there is a transport.
 */
export function imageAbilities(can: {
  readonly read: boolean;
  readonly write: boolean;
  readonly hasTransport: boolean;
}): Pick<ImageAbilities, 'cannotSend' | 'cannotFetch'> {
  const unsupported = (does: 'read' | 'write'): Reason => ({ code: 'images-unsupported', values: { does } });
  const noTransport: Reason = { code: 'images-no-transport', values: {} };
  return {
    cannotSend: can.read ? (can.hasTransport ? undefined : noTransport) : unsupported('read'),
    cannotFetch: can.write ? undefined : unsupported('write'),
  };
}

/**
 * Whether the contents of Gestan's images matter: it has some, or some of its own are in the shop.
 */
export function mustReadGestan({ listed, links }: Pick<ImageSides, 'listed' | 'links'>): boolean {
  return listed !== undefined && (listed.length > 0 || links.length > 0);
}

/** Whether two lists have the same contents in the same order. A new name is no new image. */
export function hasSameContents(
  held: readonly { readonly sha256?: string | undefined }[],
  links: readonly { readonly sha256: string }[],
): boolean {
  const contents = (list: typeof held) => [...new Set(list.map(({ sha256 }) => sha256))];
  const [now, last] = [contents(held), contents(links)];
  return now.length === last.length && now.every((sha256, at) => sha256 === last[at]);
}

/**
 * Which change of a product's images is due. Gestan's images go to the shop when they are not as
 * last synced; else those that the shop has and Gestan never had go to Gestan.
 *
 * @example
 * const sides = { listed: [{ name: 'a.jpg' }], held: { images: [{ name: 'a.jpg', sha256 }] }, current: [], links: [] }
 * findImageChange('in-sync', sides, {}).change   // { field: 'images', from: [], to: ['a.jpg'], target: 'woo' }
 */
export function findImageChange(
  status: ProductRow['status'],
  sides: ImageSides,
  { cannotSend, cannotFetch, direction }: ImageAbilities,
): FoundImages {
  const { current, listed = [], held, links, waitsFor } = sides;
  const forGestan = (known: readonly ImageLink[]): FoundImages => {
    if (status === 'add-to-woo') return { links: known };
    return { links: known, change: changeForGestan(sides, known), reason: waitsFor ?? cannotFetch };
  };
  if (held === undefined) return forGestan(links);
  const names = listed.map(({ name }) => name);
  const change: Change = { field: imageField, from: current.map(nameOf), to: names, target: 'woo' };
  if ('reason' in held) return { links, change, reason: held.reason };
  if (hasSameContents(held.images, links)) return forGestan(links);
  if (waitsFor) return { links, change, reason: waitsFor };
  const { changed, slots } = planWooImages({ wanted: held.images, current, links });
  if (!changed) return forGestan(linksAfterWrite(slots, current, links));
  if (!allowsDirection(direction, 'woo')) return forGestan(links);
  const to = slots.map((slot) => slot.image?.name ?? nameById(current, slot));
  return { links, change: { ...change, to }, reason: cannotSend };
}

/** What Gestan is to be given: the images of the shop that it never had. */
function changeForGestan(
  { current, listed = [] }: ImageSides,
  links: readonly ImageLink[],
): Change | undefined {
  const added = planGestanImages(current, links).filter(({ link }) => link === undefined);
  if (added.length === 0) return undefined;
  const from = listed.map(({ name }) => name);
  const to = [...from, ...added.map(({ image }) => nameOf(image))];
  return { field: imageField, from, to, target: 'gestan' };
}

function nameById(current: readonly ShopImage[], slot: object): string {
  const id = 'mediaId' in slot ? slot.mediaId : undefined;
  const image = current.find((each) => each.id === id);
  return image ? nameOf(image) : String(id);
}

/**
 * The change that a row is to show: one that is due, and that the plan's direction lets be shown.
 */
export function shownImageChange(
  { change }: FoundImages,
  direction: Direction | undefined,
): Change | undefined {
  return change && isImageChangeAllowed(change, direction) ? change : undefined;
}

/**
 * The row with its change of images. A change that was made again and again and is due once more is
 * not kept by the shop, or by Gestan: it is withheld.
 *
 * @param times - the change that was made last, and how many times in a row
 */
export function rowWithImages(
  row: ProductRow,
  { current, listed = [] }: ImageSides,
  { links, change, reason }: FoundImages & { readonly change: Change },
  times: { readonly done: DoneChanges } | undefined,
): ProductRow {
  const both = [listed, current.map(({ id, src, alt }) => [id, src, alt ?? '']), links];
  return {
    ...withImageChange(row, change, reason ?? notKept(times, [change])),
    fingerprint: fingerprint([row.fingerprint, both]),
  };
}

/** The links of which it is not known yet that they stand for the same picture on both sides. */
export function freshLinks(links: readonly ImageLink[], known: readonly ImageLink[]): readonly ImageLink[] {
  return links.filter(
    (link) =>
      !known.some(
        ({ mediaId, sha256, src }) => link.mediaId === mediaId && link.sha256 === sha256 && link.src === src,
      ),
  );
}
