import type { LinkTable, LinkTombstone, ProductLink, WooRef } from '../../mapping/index.js';
import { createLinkTable } from '../../mapping/index.js';
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

/**
 * Reads all links and tombstones. Memory grows with links, never with the documents behind them.
 */
export async function readLinks(store: ShopStore): Promise<LinkTable> {
  const links: ProductLink[] = [];
  const tombstones: LinkTombstone[] = [];
  for await (const { value } of store.list<ProductLink>(store.keys.link(''))) links.push(value);
  for await (const { value } of store.list<LinkTombstone>(store.keys.tombstone(''))) tombstones.push(value);
  return createLinkTable({ links, tombstones });
}
