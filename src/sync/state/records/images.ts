import type { ImageLink, ImageSlot, ShopImage } from '../../../diff/products/images/ledger.js';
import { linkOf, linksAfterWrite } from '../../../diff/products/images/ledger.js';
import type { SentImage } from '../../../diff/products/images/match-contents.js';
import {
  linkByContent,
  linkByName,
  unlinkedImages,
  withLinks,
} from '../../../diff/products/images/match-contents.js';
import type { WooRef } from '../../../mapping/index.js';
import type { StorageWrite } from '../../../storage/index.js';
import { paddedRef } from '../links.js';
import type { ShopStore } from '../store.js';
import { put } from '../store.js';

/** A list of images that was about to be written. */
export interface PendingImages {
  readonly slots: readonly ImageSlot[];
  /** The copies that the product showed before. */
  readonly before: readonly number[];
  /** When it was sent, ISO 8601, UTC; absent in records of earlier versions. */
  readonly at?: string;
  /**
   * The images of `slots` that were sent, with their file names; absent in records of earlier
   * versions.
   */
  readonly sent?: readonly SentImage[];
}

/** The stored record of a product's images. */
interface ImageRecord {
  readonly links: readonly ImageLink[];
  readonly pending?: PendingImages;
}

/** The state of a product's images. */
export interface KnownImages {
  readonly links: readonly ImageLink[];
  /** A write with an unknown outcome, with the links before it. */
  readonly pending?: { readonly write: PendingImages; readonly links: readonly ImageLink[] };
}

/**
 * After this time without a trace, a write has not happened: hosts and proxies end a request
 * earlier.
 */
const longestWriteMs = 120_000;

/** The open write of a product's images, from earlier runs. */
export async function readKnownImages(store: ShopStore, ref: WooRef): Promise<KnownImages> {
  const key = paddedRef(ref);
  const [record, met] = await Promise.all([
    store.get<ImageRecord>(store.keys.image(key)),
    store.get<{ readonly links: readonly ImageLink[] }>(store.keys.imagesMet(key)),
  ]);
  const links = withLinks(record?.links ?? [], met?.links ?? []);
  return record?.pending ? { links, pending: { write: record.pending, links: record.links } } : { links };
}

/** The outcome of a write whose answer was lost. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly links: readonly ImageLink[] }
  | { readonly kind: 'not-written'; readonly links: readonly ImageLink[] }
  /** The shop may still be working on it. */
  | { readonly kind: 'awaited'; readonly links: readonly ImageLink[] };

/**
 * The outcome of a write whose answer was lost, from the shop's images. A new copy is one that was
 * sent if it has the same content, or the name of the upload. Others come from a person.
 *
 * @param current the product's images now, with the contents of those that came since.
 * @param now milliseconds since 1970.
 */
export function outcomeOfWrite(
  { write, links }: NonNullable<KnownImages['pending']>,
  current: readonly ShopImage[],
  now: number,
): WriteOutcome {
  const known = new Set(write.before);
  const sent = sentOf(write);
  const held = sent.map(({ image }) => image);
  const fresh = current.filter(({ id }) => !known.has(id));
  const byContent = linkByContent({ held, current: fresh, links: [] });
  const arrived = new Set(byContent.map(({ sha256 }) => sha256));
  const byName = linkByName(
    sent.filter(({ image }) => !arrived.has(image.sha256)),
    unlinkedImages({ current: fresh, links: byContent }),
  );
  const added = withRest(sent, fresh, [...byContent, ...byName]);
  if (added.length > 0) {
    const kept = linksAfterWrite(
      write.slots.filter(({ kind }) => kind === 'keep'),
      current,
      links,
    );
    return { kind: 'written', links: inOrderOf(write.slots, [...kept, ...added]) };
  }
  const isOld = write.at === undefined || now - Date.parse(write.at) > longestWriteMs;
  return { kind: isOld || sent.length === 0 ? 'not-written' : 'awaited', links };
}

/**
 * A write happens completely or not at all. If some of the images arrived, the unknown copies are
 * the others, in their order, as many as are missing.
 */
function withRest(
  sent: readonly SentImage[],
  fresh: readonly ShopImage[],
  found: readonly ImageLink[],
): readonly ImageLink[] {
  if (found.length === 0) return [];
  const missing = sent.filter(({ image }) => !found.some(({ sha256 }) => sha256 === image.sha256));
  const rest = unlinkedImages({ current: fresh, links: found });
  if (missing.length !== rest.length) return found;
  return [...found, ...missing.flatMap(({ image }, at) => (rest[at] ? [linkOf(image, rest[at])] : []))];
}

/** The images that a write sent. Records of earlier versions do not tell their file names. */
function sentOf({ slots, sent }: PendingImages): readonly SentImage[] {
  if (sent) return sent;
  return slots.flatMap((slot) =>
    slot.kind === 'send' ? [{ image: slot.image, file: slot.image.name }] : [],
  );
}

function inOrderOf(slots: readonly ImageSlot[], links: readonly ImageLink[]): readonly ImageLink[] {
  const place = ({ sha256 }: ImageLink) => slots.findIndex(({ image }) => image?.sha256 === sha256);
  return [...links].sort((a, b) => place(a) - place(b));
}

/** Stores the links of a product; they replace the links of a plan and the open write. */
export function imageLinksWrites(
  { keys }: ShopStore,
  ref: WooRef,
  links: readonly ImageLink[],
): readonly StorageWrite[] {
  const record: ImageRecord = { links };
  const key = paddedRef(ref);
  return [put(keys.image(key), record), { delete: keys.imagesMet(key) }];
}

/**
 * Stores the links that a plan found. A plan holds no lease, so they are apart from the record of
 * the writes.
 */
export function matchedImagesWrite(
  { keys }: ShopStore,
  ref: WooRef,
  links: readonly ImageLink[],
): StorageWrite {
  return put(keys.imagesMet(paddedRef(ref)), { links });
}

/** The links with one replaced or added. */
export function withImageLink(links: readonly ImageLink[], fresh: ImageLink): readonly ImageLink[] {
  return withLinks(links, [fresh]);
}

/** Stores a write before it is sent, and for other products the contents that are being sent. */
export function pendingImagesWrites(
  { keys }: ShopStore,
  ref: WooRef,
  links: readonly ImageLink[],
  pending: PendingImages,
): readonly StorageWrite[] {
  const record: ImageRecord = { links, pending };
  const sending = (sha256: string) => put(keys.media(sha256), { sentFor: ref.wooId });
  return [
    put(keys.image(paddedRef(ref)), record),
    ...sentOf(pending).map(({ image }) => sending(image.sha256)),
  ];
}

/** A file on the image transport, and since when the shop may be downloading it. */
interface UploadRecord {
  readonly path: string;
  readonly at?: string;
}

/**
 * The writes that record files on the image transport, until they are removed.
 *
 * @param at when the shop received their addresses; absent if it no longer needs them.
 */
export function uploadsWrite(
  { keys }: ShopStore,
  paths: readonly string[],
  at?: string,
): readonly StorageWrite[] {
  return paths.map((path) => put(keys.upload(path), { path, at }));
}

/**
 * The files that earlier work left on the image transport, and that no shop is downloading any
 * more.
 */
export async function readUploads(store: ShopStore, now: number): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { value } of store.list<UploadRecord>(store.keys.upload(''))) {
    const { path, at } = value;
    if (at === undefined || now - Date.parse(at) > longestWriteMs) paths.push(path);
  }
  return paths;
}
