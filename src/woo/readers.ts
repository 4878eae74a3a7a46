import { need } from '../core/arguments.js';
import { SettingsError } from '../core/index.js';
import type { WooHttp } from './http/http.js';
import { type ChangesOptions, createChanges, type WooDatedChanges } from './reading/changes.js';
import type { WooCallOptions } from './reading/list-types.js';
import { readRowIds, type WooRowIds } from './reading/row-ids.js';
import type { RowReader } from './reading/row-reader.js';
import { createSnapshotChanges, type SnapshotOptions, type WooSnapshotChanges } from './reading/snapshot.js';
import { createChecker, type Shape } from './schemas/check.js';
import { customerShape, orderShape } from './schemas/order.js';
import { categoryShape, productShape, variationShape } from './schemas/product.js';
import type { WooCategory, WooCustomer, WooOrder, WooProduct, WooVariation } from './types.js';

/** Resources whose rows carry the date of their last change. */
export interface WooDatedRows {
  /** Products. */
  readonly products: WooProduct;
  /** Orders. */
  readonly orders: WooOrder;
  /** WooCommerce 11 and newer. */
  readonly variations: WooVariation;
}

/** Resources that are read whole each time, because no filter finds their changes. */
export interface WooSnapshotRows {
  /** Customers. */
  readonly customers: WooCustomer;
  /** Product categories. */
  readonly categories: WooCategory;
}

/** What to read, and from where on. */
export interface ReadChangesOptions<R extends keyof WooDatedRows> extends ChangesOptions {
  /** What is read. */
  readonly resource: R;
}

/** What to read, and the last snapshot. */
export interface ReadSnapshotOptions<R extends keyof WooSnapshotRows> extends SnapshotOptions {
  /** What is read. */
  readonly resource: R;
}

/** Reads new, changed and deleted rows. */
export interface WooReaders {
  /**
   * Reads what changed since a cursor. It is correct while the shop is written to, in any time zone
   * and across both changes of the clocks: it reads the oldest change first, begins before the
   * cursor, compares rows by id, date and content, and reads the last window again until two reads
   * agree. Costs one request if nothing changed. An unchanged row may be returned twice; no row is
   * missed. Only `rowIds` shows deletions.
   *
   * @example
   * const changes = woo.readChanges({ resource: 'orders', since: saved, timeZone: 'Europe/Paris' })
   * for await (const order of changes) await take(order)
   * save(changes.cursor())
   */
  readChanges<R extends keyof WooDatedRows>(options: ReadChangesOptions<R>): WooDatedChanges<WooDatedRows[R]>;
  /**
   * Reads all customers or categories and returns those that differ from the last read. `gone()`
   * returns the ids of missing ones.
   */
  readSnapshot<R extends keyof WooSnapshotRows>(
    options: ReadSnapshotOptions<R>,
  ): WooSnapshotChanges<WooSnapshotRows[R]>;
  /**
   * The ids of all rows, and of those in the trash. `missingRows(known, ids)` tells which known
   * rows were moved to the trash and which were deleted permanently. Costs one small page per 100
   * rows.
   */
  rowIds(resource: RowIdsResource, options?: WooCallOptions): Promise<WooRowIds>;
}

/** What can be listed by ids alone. */
export type RowIdsResource = 'products' | 'orders' | 'customers' | 'categories';

const places: Readonly<
  Record<keyof WooDatedRows | keyof WooSnapshotRows, readonly [path: string, shape: () => Shape]>
> = {
  products: ['products', productShape],
  orders: ['orders', orderShape],
  variations: ['variations', variationShape],
  customers: ['customers', customerShape],
  categories: ['products/categories', categoryShape],
};

const withTrash = { present: { status: 'any' }, trashed: { status: 'trash' } };

/** What selects every row: lists leave out the trash, and customers of other roles. */
const everything: Readonly<Record<RowIdsResource, Parameters<typeof readRowIds>[1]>> = {
  products: withTrash,
  orders: withTrash,
  customers: { present: { role: 'all' } },
  categories: { present: {} },
};

/** Options whose resource is one that can be read. */
function asked<O extends { readonly resource: string }>(what: string, options: O): O {
  need(what, 'options', options, 'an object', { resource: 'a text' });
  if (Object.hasOwn(places, options.resource)) return options;
  throw new SettingsError(`${what}: there is no resource "${options.resource}".`, {
    code: 'settings.invalid',
    field: 'resource',
    hint: `Name one of ${Object.keys(places).join(', ')}.`,
  });
}

export function createReaders(http: WooHttp): WooReaders {
  const checkers = Object.fromEntries(
    Object.entries(places).map(([name, [, shape]]) => [name, createChecker(shape, 'id')]),
  );
  const reader = <T>(name: keyof typeof places): RowReader<T> => {
    const checker = checkers[name] ?? createChecker(() => ({}), 'id');
    return { http, path: places[name][0], key: 'id', paged: true, checker };
  };
  return {
    readChanges: <R extends keyof WooDatedRows>(input: ReadChangesOptions<R>) => {
      const { resource, ...options } = asked('readChanges()', input);
      return createChanges(reader<WooDatedRows[R]>(resource), options);
    },
    readSnapshot: <R extends keyof WooSnapshotRows>(input: ReadSnapshotOptions<R>) => {
      const { resource, ...options } = asked('readSnapshot()', input);
      return createSnapshotChanges(reader<WooSnapshotRows[R]>(resource), options);
    },
    rowIds: async (resource, options) => {
      asked('rowIds()', { resource });
      return readRowIds(reader(resource), everything[resource], options?.signal);
    },
  };
}
