import type { WorkOptions } from '../../core/index.js';
import type { CategoryPath } from '../../mapping/index.js';
import { categoryPaths } from '../../mapping/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import type { WooCategory, WooClient } from '../../woo/index.js';
import type { ShopStore } from '../state/store.js';
import { put } from '../state/store.js';
import { checkWorkOptions } from '../work/parse-options.js';

/** The result of an import of categories. */
export interface CategoryImport {
  /** The number of categories in the shop. */
  readonly total: number;
  /** Categories that are new since the last import. */
  readonly added: number;
  /** Categories that were renamed or moved since. */
  readonly renamed: number;
  /**
   * Categories that the shop no longer has. They are removed from the local table; their mapping
   * stays until it is unset.
   */
  readonly removed: number;
}

/** The shop's categories in a local table (« Import catégories Wordpress »), never in Gestan. */
export interface CategoriesApi {
  /** Reads all categories of the shop into the storage: one request per 100. */
  import(options?: WorkOptions): Promise<CategoryImport>;
  /** The imported categories with their full paths, in the order of the paths. */
  list(): Promise<readonly CategoryPath[]>;
}

/** A category as it is stored. */
export type CategoryRecord = Pick<WooCategory, 'id' | 'name' | 'slug' | 'parent' | 'count'>;

export async function readCategories(store: ShopStore): Promise<readonly CategoryRecord[]> {
  const rows: CategoryRecord[] = [];
  for await (const { value } of store.list<CategoryRecord>(`${store.keys.prefix}category/`)) rows.push(value);
  return rows;
}

export function createCategories(options: {
  readonly store: ShopStore;
  readonly woo: WooClient;
  readonly locked: <T>(work: (lease: StorageLease) => Promise<T>) => Promise<T>;
}): CategoriesApi {
  const { store, woo, locked } = options;
  return {
    list: async () => categoryPaths(await readCategories(store)),

    async import(given = {}) {
      checkWorkOptions(given, 'sync.categories.import()');
      const { signal, onProgress } = given;
      const read = new Map<number, CategoryRecord>();
      const pages = woo.categories
        .list({ orderby: 'id', order: 'asc', per_page: 100 }, signal ? { signal } : {})
        .pages();
      for await (const page of pages) {
        for (const { id, name, slug, parent, count } of page.rows) {
          read.set(id, { id, name, slug, parent, count: count ?? 0 });
        }
        onProgress?.({ phase: 'read', done: read.size, total: page.total });
      }
      return locked(async (lease) => {
        const writes: StorageWrite[] = [];
        const before = new Map((await readCategories(store)).map((row) => [row.id, row]));
        let added = 0;
        let renamed = 0;
        for (const row of read.values()) {
          const old = before.get(row.id);
          if (!old) added += 1;
          else if (old.name !== row.name || old.parent !== row.parent) renamed += 1;
          writes.push(put(store.keys.category(row.id), row));
        }
        const gone = [...before.keys()].filter((id) => !read.has(id));
        for (const id of gone) writes.push({ delete: store.keys.category(id) });
        await store.commit(writes, lease);
        return { total: read.size, added, renamed, removed: gone.length };
      });
    },
  };
}
