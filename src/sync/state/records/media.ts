import type { ImageLink } from '../../../diff/products/images/ledger.js';
import type { StorageWrite } from '../../../storage/index.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

/**
 * Where the shop has a content: the copy, or the product that it was sent for while the answer is
 * missing.
 */
export interface MediaRecord {
  readonly mediaId?: number;
  readonly sentFor?: number;
}

/** The content of a copy, as long as its address is the same. */
interface CopyRecord {
  readonly src: string;
  readonly contents: readonly string[];
}

/** Stores the shop's copies by content, and contents by copy, for all products. */
export function mediaWrites(store: ShopStore, links: readonly ImageLink[]): readonly StorageWrite[] {
  return links.flatMap(({ sha256, mediaId, src }) => [
    put(store.keys.media(sha256), { mediaId }),
    ...(src === undefined ? [] : [copyWrite(store, mediaId, src, [sha256])]),
  ]);
}

export function readMediaRecord({ get, keys }: ShopStore, sha256: string): Promise<MediaRecord | undefined> {
  return get<MediaRecord>(keys.media(sha256));
}

/** The content of a copy of the shop; undefined if it was never read, or was edited since. */
export async function readCopy(
  { get, keys }: ShopStore,
  mediaId: number,
  src: string,
): Promise<readonly string[] | undefined> {
  const record = await get<CopyRecord>(keys.copy(mediaId));
  return record?.src === src ? record.contents : undefined;
}

export function copyWrite(
  { keys }: ShopStore,
  mediaId: number,
  src: string,
  contents: readonly string[],
): StorageWrite {
  const record: CopyRecord = { src, contents };
  return put(keys.copy(mediaId), record);
}
