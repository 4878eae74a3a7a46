import type { ImageLink, ImageSlot, ShopImage } from '../../images/index.js';
import { settleImages } from '../../images/index.js';
import type { WooRef } from '../../mapping/index.js';
import type { StorageWrite } from '../../storage/index.js';
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
 * The image links of a product. Where a write was under way when the last work ended, what the shop shows now tells whether it happened: copies
 * that were not there before are those that were sent, so that none is sent twice.
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
  const settled = settleImages(slots, answer, record.links);
  // Without a new copy nothing was written: all is as it was.
  return answer.some(({ id }) => !known.has(id)) ? settled : record.links;
}

export function imageLinksWrite(store: ShopStore, ref: WooRef, links: readonly ImageLink[]): StorageWrite {
  const record: ImageRecord = { links };
  return put(store.keys.image(paddedRef(ref)), record);
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
