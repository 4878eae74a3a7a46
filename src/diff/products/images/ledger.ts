/** One image of a product as last synced: which content is which copy in the shop. */
export interface ImageLink {
  /** File name in Gestan, unique within the product. */
  readonly name: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
  /** The shop's copy: the id of its attachment. */
  readonly mediaId: number;
  /** Where the shop showed its copy; when that changes, the shop has changed the image. */
  readonly src?: string;
}

/** An image that Gestan has. */
export interface WantedImage {
  readonly name: string;
  readonly sha256: string;
  readonly alt?: string | undefined;
}

/** An image that the shop's product has. */
export interface ShopImage {
  readonly id: number;
  readonly src?: string | undefined;
  readonly name?: string | undefined;
  readonly alt?: string | undefined;
  /**
   * Hashes of what the image holds, where they are known: of the file shown, and of its original.
   */
  readonly contents?: readonly string[] | undefined;
}

/** One place in the list of images that the shop's product should have. */
export type ImageSlot =
  /**
   * A copy that the shop has: one of its own images (`image` absent), or one that is as Gestan has
   * it.
   */
  | { readonly kind: 'keep'; readonly mediaId: number; readonly image?: WantedImage }
  /** A content that has to be brought to the shop. */
  | { readonly kind: 'send'; readonly image: WantedImage; readonly replaces?: number };

export interface WooImagesPlan {
  /** In order; the first is the featured image. */
  readonly slots: readonly ImageSlot[];
  /** Whether the shop's list has to be written at all. */
  readonly changed: boolean;
  /** Copies that the product will no longer show. They stay in the shop's media library. */
  readonly dropped: readonly number[];
}

export interface WooImagesInput {
  /** Gestan's images, in order. */
  readonly wanted: readonly WantedImage[];
  /** The shop's images now, in order. */
  readonly current: readonly ShopImage[];
  /** This product's images as last synced. */
  readonly links: readonly ImageLink[];
  /** The shop's copy of an image that was uploaded for another product. */
  readonly mediaOf?: ((sha256: string) => number | undefined) | undefined;
}

/**
 * What the shop's list of images has to become (Gestan → Woo). Pure.
 *
 * A content that the shop has is never sent again. A changed image takes the place of the old image
 * of the same name. Images that the shop added itself keep their places. Gestan's images fill their
 * own places in Gestan's order; new ones come last.
 *
 * @example
 * const plan = planWooImages({ wanted, current: product.images, links })
 * if (plan.changed) for (const slot of plan.slots) if (slot.kind === 'send') …upload…
 */
export function planWooImages({ wanted, current, links, mediaOf }: WooImagesInput): WooImagesPlan {
  const own = linksInPlace(links, current);
  const copies = onePerContent(wanted).map((image) => ({ image, mediaId: copyOf(image, own, mediaOf) }));
  // A copy that Gestan also has follows Gestan's order, even if the shop added it itself.
  const placed = new Set(copies.flatMap(({ mediaId }) => mediaId ?? []));
  const pending = copies.map(({ image, mediaId }): ImageSlot => {
    if (mediaId !== undefined) return { kind: 'keep', mediaId, image };
    const predecessor = [...own.values()].find(({ name }) => name === image.name)?.mediaId;
    // The old copy stays when another image of Gestan still uses it.
    const isFree = predecessor !== undefined && !placed.has(predecessor);
    return { kind: 'send', image, ...(isFree ? { replaces: predecessor } : {}) };
  });
  const slots: ImageSlot[] = [];
  let behind = 0;
  for (const { id } of current) {
    if (!own.has(id) && !placed.has(id)) {
      slots.push({ kind: 'keep', mediaId: id });
      continue;
    }
    const next = pending.shift();
    if (next !== undefined) slots.push(next);
    behind = slots.length;
  }
  slots.splice(placed.size === 0 && own.size === 0 ? slots.length : behind, 0, ...pending);
  const kept = new Set(slots.flatMap((slot) => (slot.kind === 'keep' ? [slot.mediaId] : [])));
  const dropped = current.map(({ id }) => id).filter((id) => !kept.has(id));
  return { slots, changed: !isAsItIs(slots, current), dropped };
}

/** The links whose copy the product shows, unchanged by the shop, by the copy's id. */
export function linksInPlace(
  links: readonly ImageLink[],
  current: readonly ShopImage[],
): Map<number, ImageLink> {
  const found = new Map<number, ImageLink>();
  for (const { id, src } of current) {
    const link = links.find(({ mediaId }) => mediaId === id);
    if (link === undefined) continue;
    const isEdited = link.src !== undefined && src !== undefined && link.src !== src;
    if (!isEdited) found.set(id, link);
  }
  return found;
}

/** The shop's copy of a content, preferably with the linked name. */
function copyOf(
  { name, sha256 }: WantedImage,
  own: ReadonlyMap<number, ImageLink>,
  mediaOf: WooImagesInput['mediaOf'],
): number | undefined {
  const same = [...own.values()].filter((link) => link.sha256 === sha256);
  const link = same.find((one) => one.name === name) ?? same[0];
  return link?.mediaId ?? mediaOf?.(sha256);
}

/** The same content twice would be the same copy twice, which the shop shows once. */
function onePerContent(wanted: readonly WantedImage[]): WantedImage[] {
  const seen = new Set<string>();
  return wanted.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
}

function isAsItIs(slots: readonly ImageSlot[], current: readonly ShopImage[]): boolean {
  if (slots.length !== current.length) return false;
  return slots.every((slot, at) => {
    const now = current[at];
    if (slot.kind !== 'keep' || slot.mediaId !== now?.id) return false;
    return slot.image?.alt === undefined || slot.image.alt === (now.alt ?? '');
  });
}

/** An entry of `images` as the REST API takes it. */
export type WooImageWrite =
  | { readonly id: number; readonly alt?: string }
  | { readonly src: string; readonly alt?: string };

export interface WooImagesWrite {
  /** For `images` of the product. */
  readonly images: readonly WooImageWrite[];
  /** The slots that are in `images`, one each: those that could not be uploaded are left out. */
  readonly slots: readonly ImageSlot[];
}

/**
 * The list to write. When an image could not be uploaded, the shop keeps the old copy until the new
 * one is there.
 *
 * @param urlOf where a content was uploaded to; `undefined` when that failed.
 */
export function toWooImages(
  slots: readonly ImageSlot[],
  urlOf: (sha256: string) => string | undefined,
): WooImagesWrite {
  const images: WooImageWrite[] = [];
  const written: ImageSlot[] = [];
  for (const slot of slots) {
    const alt = slot.image?.alt === undefined ? {} : { alt: slot.image.alt };
    if (slot.kind === 'keep') {
      images.push({ id: slot.mediaId, ...alt });
      written.push(slot);
      continue;
    }
    const src = urlOf(slot.image.sha256);
    if (src !== undefined) {
      images.push({ src, ...alt });
      written.push(slot);
    } else if (slot.replaces !== undefined) {
      images.push({ id: slot.replaces });
      written.push({ kind: 'keep', mediaId: slot.replaces });
    }
  }
  return { images, slots: written };
}

/**
 * The product's links after the write, from the shop's answer. A place whose copy is not certain
 * gets no link: the next plan compares it again.
 *
 * @param slots those of `toWooImages`.
 * @param answer `images` of the answer.
 * @param before the links before; those of images that were left as they are stay.
 */
export function linksAfterWrite(
  slots: readonly ImageSlot[],
  answer: readonly ShopImage[],
  before: readonly ImageLink[],
): readonly ImageLink[] {
  const known = new Set(slots.flatMap((slot) => (slot.kind === 'keep' ? [slot.mediaId] : [])));
  const fresh = answer.filter(({ id }) => !known.has(id));
  const isCertain = fresh.length === slots.filter(({ kind }) => kind === 'send').length;
  const links: ImageLink[] = [];
  for (const slot of slots) {
    if (slot.kind === 'send') {
      const copy = isCertain ? fresh.shift() : undefined;
      if (copy !== undefined) links.push(linkOf(slot.image, copy));
      continue;
    }
    const copy = answer.find(({ id }) => id === slot.mediaId);
    if (copy === undefined) continue;
    const earlier = before.find(({ mediaId }) => mediaId === slot.mediaId);
    if (slot.image !== undefined) links.push(linkOf(slot.image, copy));
    else if (earlier !== undefined) links.push(earlier);
  }
  return links;
}

export function linkOf({ name, sha256 }: WantedImage, { id, src }: ShopImage): ImageLink {
  return { name, sha256, mediaId: id, ...(src === undefined ? {} : { src }) };
}

/**
 * An image of the shop, with what is known of it in Gestan (`link`), or that has to be downloaded
 * (`link` absent).
 */
export interface GestanImageStep {
  readonly image: ShopImage;
  readonly link?: ImageLink;
}

/**
 * Which images of the shop have to be downloaded for Gestan (Woo → Gestan), in the shop's order.
 * Pure. An image that came from Gestan, or was fetched before and has not been changed in the shop
 * since, is not fetched again.
 */
export function planGestanImages(
  current: readonly ShopImage[],
  links: readonly ImageLink[],
): readonly GestanImageStep[] {
  const own = linksInPlace(links, current);
  return current.map((image) => {
    const link = own.get(image.id);
    return link === undefined ? { image } : { image, link };
  });
}
