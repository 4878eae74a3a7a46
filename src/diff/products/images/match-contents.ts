import { type ImageLink, linkOf, linksInPlace, type ShopImage, type WantedImage } from './ledger.js';

/** What two sides show of one product, and what is known of them. */
export interface ImageMatching {
  /** Gestan's images, in order. */
  readonly held: readonly WantedImage[];
  /** The shop's images now, with their contents where those are known. */
  readonly current: readonly ShopImage[];
  readonly links: readonly ImageLink[];
}

/**
 * The shop's images of which it is not known what they are in Gestan: those without a link, and
 * those edited since.
 */
export function unlinkedImages({
  current,
  links,
}: Pick<ImageMatching, 'current' | 'links'>): readonly ShopImage[] {
  const own = linksInPlace(links, current);
  return current.filter(({ id }) => !own.has(id));
}

/**
 * The links, with one for each image of the shop that holds what an image of Gestan holds: those
 * are the same picture, whichever side had it first. Pure. At the first meeting the links stand in
 * Gestan's order, so that none of the two orders counts as a change.
 *
 * @returns the links as they were given where nothing is found.
 * @example
 * linkByContent({ held: [{ name: 'a.jpg', sha256 }], current: [{ id: 12, contents: [sha256] }], links: [] })
 * // [{ name: 'a.jpg', sha256, mediaId: 12 }]
 */
export function linkByContent({ held, current, links }: ImageMatching): readonly ImageLink[] {
  const linked = new Set([...linksInPlace(links, current).values()].map(({ sha256 }) => sha256));
  const fresh: ImageLink[] = [];
  for (const image of unlinkedImages({ current, links })) {
    const same = held.filter(({ sha256 }) => image.contents?.includes(sha256));
    const found = same.find(({ sha256 }) => !linked.has(sha256)) ?? same[0];
    if (found === undefined) continue;
    linked.add(found.sha256);
    fresh.push(linkOf(found, image));
  }
  if (links.length > 0) return withLinks(links, fresh);
  const place = ({ sha256 }: ImageLink) => held.findIndex((image) => image.sha256 === sha256);
  return fresh.sort((a, b) => place(a) - place(b));
}

/** Links with others added: one for a known copy replaces it, the rest are appended. */
export function withLinks(links: readonly ImageLink[], fresh: readonly ImageLink[]): readonly ImageLink[] {
  if (fresh.length === 0) return links;
  const byCopy = new Map(links.map((link) => [link.mediaId, link]));
  for (const link of fresh) byCopy.set(link.mediaId, link);
  return [...byCopy.values()];
}

/** An image that was sent, under the file name that the shop fetched it by. */
export interface SentImage {
  readonly image: WantedImage;
  /** Such as `photo-11.jpg`. */
  readonly file: string;
}

/**
 * The links of images that were sent, found by the names of the shop's copies. A shop keeps the
 * name, and adds a number if the name is taken, or `-scaled` if it made the file smaller. This
 * serves copies whose content differs from what was sent, because a plugin compresses them. A name
 * that fits two images, on either side, links nothing.
 *
 * @param fresh the copies that came since, without those that are linked.
 */
export function linkByName(sent: readonly SentImage[], fresh: readonly ShopImage[]): readonly ImageLink[] {
  return sent.flatMap(({ image, file }) => {
    const fits = fresh.filter(({ src }) => src !== undefined && isNamedAfter(fileOf(src), file));
    const rivals = sent.filter((other) =>
      fits.some(({ src }) => isNamedAfter(fileOf(src ?? ''), other.file)),
    );
    const [copy] = fits;
    return copy !== undefined && fits.length === 1 && rivals.length === 1 ? [linkOf(image, copy)] : [];
  });
}

/** The shop's name for an image: its title, or its file. */
export function nameOf({ id, name, src }: ShopImage): string {
  return name || fileOf(src ?? '') || String(id);
}

/** The last part of an address. */
export function fileOf(address: string): string {
  return (address.split(/[?#]/, 1)[0] ?? '').split('/').at(-1) ?? '';
}

function isNamedAfter(name: string, file: string): boolean {
  const stem = stemOf(file);
  const copy = stemOf(name);
  return copy.startsWith(stem) && /^(?:-\d+)?(?:-scaled|-rotated)?$/.test(copy.slice(stem.length));
}

function stemOf(file: string): string {
  const dot = file.lastIndexOf('.');
  return (dot > 0 ? file.slice(0, dot) : file).toLowerCase();
}
