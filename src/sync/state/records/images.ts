import type { ImageLink, ImageSlot, ShopImage } from '../../../images/index.js';
import { linksAfterWrite } from '../../../images/index.js';
import type { WooRef } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import { paddedRef } from '../links.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

/** What is kept of a product's images. */
interface ImageRecord {
  readonly links: readonly ImageLink[];
  /** A list that was about to be written, and the copies that the product showed before. */
  readonly pending?: { readonly slots: readonly ImageSlot[]; readonly before: readonly number[] };
}

/**
 * The image links of a product. When the last work ended during a write, the images of the shop now
 * show whether it happened: copies that are new are those that were sent, so no image is sent
 * twice.
 */
export async function readImageLinks(
  store: ShopStore,
  ref: WooRef,
  current: readonly ShopImage[],
): Promise<readonly ImageLink[]> {
  const record = await store.get<ImageRecord>(store.keys.image(paddedRef(ref)));
  if (!record?.pending) return record?.links ?? [];
  const { slots, before } = record.pending;
  const known = new Set(before);
  const kept = new Set(slots.flatMap((slot) => (slot.kind === 'keep' ? [slot.mediaId] : [])));
  const answer = current.filter(({ id }) => kept.has(id) || !known.has(id));
  const settled = linksAfterWrite(slots, answer, record.links);
  // Without a new copy nothing was written: all is as it was.
  return answer.some(({ id }) => !known.has(id)) ? settled : record.links;
}

export function imageLinksWrite(store: ShopStore, ref: WooRef, links: readonly ImageLink[]): StorageWrite {
  const record: ImageRecord = { links };
  return put(store.keys.image(paddedRef(ref)), record);
}

/** The links with one replaced or added. */
export function withImageLink(links: readonly ImageLink[], fresh: ImageLink): readonly ImageLink[] {
  return [...links.filter(({ mediaId }) => mediaId !== fresh.mediaId), fresh];
}

export function pendingImagesWrite(
  store: ShopStore,
  ref: WooRef,
  links: readonly ImageLink[],
  pending: NonNullable<ImageRecord['pending']>,
): StorageWrite {
  const record: ImageRecord = { links, pending };
  return put(store.keys.image(paddedRef(ref)), record);
}

/** The writes that note files left with the image transport, until they are removed. */
export function uploadsWrite({ keys }: ShopStore, paths: readonly string[]): readonly StorageWrite[] {
  return paths.map((path) => put(keys.upload(path), { path }));
}

/** The files that earlier work left with the image transport. */
export async function readUploads(store: ShopStore): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { value } of store.list<{ path: string }>(store.keys.upload(''))) paths.push(value.path);
  return paths;
}

/** Remembers the shop's copies by their content, for other products of the same image. */
export function mediaWrites({ keys }: ShopStore, links: readonly ImageLink[]): readonly StorageWrite[] {
  return links.map(({ sha256, mediaId }) => put(keys.media(sha256), { mediaId }));
}

/** The shop's copies of contents that this product does not have, but another one brought. */
export async function readMedia(
  { get, keys }: ShopStore,
  wanted: readonly { readonly sha256: string }[],
  links: readonly ImageLink[],
): Promise<ReadonlyMap<string, number>> {
  const own = new Set(links.map(({ sha256 }) => sha256));
  const media = new Map<string, number>();
  for (const { sha256 } of wanted) {
    if (own.has(sha256)) continue;
    const copy = await get<{ readonly mediaId: number }>(keys.media(sha256));
    if (copy) media.set(sha256, copy.mediaId);
  }
  return media;
}
