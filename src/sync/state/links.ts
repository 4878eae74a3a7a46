import { wooRowKey } from '../../diff/products/row.js';
import type { LinkTable, LinkTombstone, ProductLink, WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import { linkTableOf } from '../../mapping/links.js';
import type { StorageWrite } from '../../storage/index.js';
import { padded } from './keys.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/** The storage key of a Woo product or variation, in number order: `000000000123:000000000456`. */
export function paddedRef(ref: WooRef): string {
  return ref.variationId ? `${padded(ref.wooId)}:${padded(ref.variationId)}` : padded(ref.wooId);
}

/** The write that keeps a link. */
export function linkWrite(store: ShopStore, link: ProductLink): StorageWrite {
  return put(store.keys.link(paddedRef(link)), link);
}

/** The Woo product that a product of Gestan is linked to, if it is not `ref`. */
export function linkedTo(links: LinkTable, ref: WooRef | undefined, gestanId: string): string | undefined {
  const holder = links.byGestan(gestanId);
  if (!holder || (ref && wooKey(holder) === wooKey(ref))) return undefined;
  return wooRowKey(holder);
}

/**
 * Reads all links, by Woo id. If a wrong answer left two links to one product of Gestan, the older
 * one counts, and the other product is compared again.
 */
export async function readLinkList(store: ShopStore): Promise<readonly ProductLink[]> {
  const links = new Map<string, ProductLink>();
  let last = '';
  for await (const { value } of store.list<ProductLink>(store.keys.link(''))) {
    const other = links.get(value.gestanId);
    if (other && (value.at ?? '') >= (other.at ?? '')) continue;
    // It takes the place of the link that counts.
    if (other) links.delete(value.gestanId);
    // Links of one commit have the same time; its text is kept once.
    const isSame = value.at === last;
    if (!isSame) last = value.at ?? '';
    links.set(value.gestanId, isSame ? { ...value, at: last } : value);
  }
  return [...links.values()];
}

/**
 * Reads all links and tombstones. Memory grows with the links, not with the products behind them.
 */
export async function readLinks(store: ShopStore): Promise<LinkTable> {
  const links = await readLinkList(store);
  const tombstones: LinkTombstone[] = [];
  for await (const { value } of store.list<LinkTombstone>(store.keys.tombstone(''))) tombstones.push(value);
  return linkTableOf({ links, tombstones });
}
