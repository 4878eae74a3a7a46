import type { Instant, JsonValue } from '../core/index.js';
import type { Blacklist, BlacklistEntry, BlacklistSubject } from '../mapping/index.js';
import { createBlacklist } from '../mapping/index.js';
import type { StorageLease } from '../storage/index.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

/** Products that are never shown again in the product and stock windows (« Blacklister », « Déblacklister »). */
export interface BlacklistApi {
  list(): Promise<readonly BlacklistEntry[]>;
  /**
   * Adds a product by Gestan code or Woo id, or renews its reason.
   *
   * @example
   * await sync.blacklist.add({ code: 'PUB-2026' }, { reason: 'catalogue papier, hors vente' })
   */
  add(subject: BlacklistSubject, note: { readonly reason: string }): Promise<void>;
  remove(subject: BlacklistSubject): Promise<void>;
}

export async function readBlacklist(store: ShopStore): Promise<Blacklist> {
  return createBlacklist((await store.get<JsonValue>(store.keys.blacklist)) ?? []);
}

export function createBlacklistApi(options: {
  readonly store: ShopStore;
  readonly now: () => Instant;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}): BlacklistApi {
  const { store, now, locked } = options;
  const change = (apply: (list: Blacklist) => Blacklist) =>
    locked(async (lease) => {
      await store.commit([put(store.keys.blacklist, apply(await readBlacklist(store)).toJSON())], lease);
    });
  return {
    list: async () => (await readBlacklist(store)).list(),
    add: (subject, { reason }) => change((list) => list.add(subject, { reason, at: now() })),
    remove: (subject) => change((list) => list.remove(subject)),
  };
}
