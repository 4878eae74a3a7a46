import { SettingsError, withoutEnd } from '../../core/index.js';
import { StorageError, type StorageLease } from '../../storage/index.js';
import type { ShopStore } from '../state/store.js';
import { put } from '../state/store.js';
import { importMark } from './state-file.js';

interface Binding {
  readonly url: string;
  readonly at: string;
}

/**
 * The form in which two addresses of one shop are equal: no scheme, no `www.`, no trailing slash,
 * lower-case host.
 */
export function shopAddress(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${withoutEnd(pathname, /\//)}`;
}

/**
 * Binds a shop's id to its address. The state of another shop would link the wrong products, and
 * import orders twice or not at all.
 */
export interface ShopBinding {
  /**
   * Binds at first use.
   * @throws SettingsError `settings.shop-moved` when the id belongs to another address
   */
  check(): Promise<void>;
  /** Binds the id to the current address: the shop has moved. */
  rebind(): Promise<void>;
}

export function createBinding(options: {
  readonly store: ShopStore;
  readonly shop: { readonly id: string; readonly url: string };
  readonly now: () => string;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}): ShopBinding {
  const { store, shop, now, locked } = options;
  const address = shopAddress(shop.url);
  let checked = false;

  const bind = (unlessBound: boolean) =>
    locked(async (lease) => {
      if (unlessBound && (await store.get<Binding>(store.keys.binding))) return;
      await store.commit([put(store.keys.binding, { url: address, at: now() })], lease);
    });

  return {
    async check() {
      if (checked) return;
      if ((await store.get(importMark)) !== undefined) throw importUnfinished();
      if (!(await store.get<Binding>(store.keys.binding))) await bind(true);
      const bound = await store.get<Binding>(store.keys.binding);
      if (bound && bound.url !== address) {
        throw new SettingsError(`Shop "${shop.id}" belongs to ${bound.url}, not to ${address}.`, {
          code: 'settings.shop-moved',
          values: { shop: shop.id, from: bound.url, to: address },
          field: 'shop.url',
          hint: 'Give this shop another id, or call sync.rebind() if the shop has moved.',
        });
      }
      checked = true;
    },
    async rebind() {
      await bind(false);
      checked = true;
    },
  };
}

function importUnfinished(): StorageError {
  return new StorageError('The import of the state in this storage is not complete.', {
    code: 'storage.import-unfinished',
    hint: 'Import it again with importState().',
  });
}
