import type { GestanAdapter, GestanReadOptions, GestanRecordKind } from '../../adapter.js';
import { oneByOne } from '../../one-by-one.js';
import { unsupported } from '../../refusals.js';
import { createPiece, createPieces } from './create-pieces.js';
import { createDatabase } from './database.js';
import { stagingSql } from './dialect.js';
import { createEntry } from './entries.js';
import { createLists } from './lists.js';
import { find, type StagingStatus, statusOf } from './look-up.js';
import { cancelPiece } from './pieces.js';
import { readPieces } from './read-pieces.js';
import { parseStagingOptions, type StagingGestanOptions } from './staging-options.js';
import { upsertContact, upsertProduct } from './upserts.js';

/** A Gestan that is reached through a staging database. */
export interface StagingGestan extends GestanAdapter {
  /** The pieces of a range of days. */
  readonly pieces: NonNullable<GestanAdapter['pieces']>;
  /** One transaction: the database waits for the disk once for all pieces. */
  readonly createPieces: NonNullable<GestanAdapter['createPieces']>;
  /**
   * The state of a request to Gestan; for a product or contact, of its last change. `undefined`:
   * there is no request.
   */
  status(
    kind: GestanRecordKind,
    externalRef: string,
    options?: GestanReadOptions,
  ): Promise<StagingStatus | undefined>;
  /** Closes the connections that the adapter has opened. */
  close(): Promise<void>;
}

/**
 * A Gestan behind a staging database, SQLite or PostgreSQL, which a program on Gestan's side reads
 * and fills: it publishes products, stock, contacts and lists, and takes pieces, entries, contacts
 * and products. Each request goes from `pending` through `taken` to `done` or `refused`.
 * `stagingSchema()` returns the tables; docs/staging-database.md explains them.
 *
 * The database is opened at the first use, and its tables are made or brought up to date then.
 * Several syncs may use one at once. Writes return `sent` until Gestan has done them. Lists show
 * the future state of Gestan, with pending requests and without refused ones. A refused request
 * that is repeated unchanged rejects with Gestan's message (`gestan.refused`).
 *
 * Errors: `gestan.refused`, `gestan.unsupported`, `gestan.unavailable`, `gestan.unsettled` (a lost
 * connection to PostgreSQL), `gestan.invalid` (an unreadable row from Gestan's side; tables of a
 * newer release).
 *
 * @throws {SettingsError} `settings.invalid` for options that cannot be used.
 * @example
 * const gestan = stagingGestan({ sqlite: 'echange.db' })
 * const sync = createSync({ shop, gestan, storage })
 */
export function stagingGestan(options: StagingGestanOptions): StagingGestan {
  const { name, capabilities, dialect, prefix, open } = parseStagingOptions(options);
  const sql = stagingSql(dialect, prefix);
  const database = createDatabase(sql, open);
  const lists = createLists(database, sql);

  /** Refuses what the capabilities do not announce, before anything is read. */
  function may(allowed: boolean, what: string, given: GestanReadOptions | undefined): void {
    given?.signal?.throwIfAborted();
    if (!allowed) throw unsupported(what);
  }

  const createOne: GestanAdapter['createPiece'] = (draft, given) =>
    database.write(given?.signal, () => createPiece(sql, capabilities, draft));

  return {
    name,
    capabilities,
    families: lists.families,
    paymentModes: lists.paymentModes,
    bankAccounts: lists.bankAccounts,
    postingCategories: lists.postingCategories,
    vatRates: lists.vatRates,

    async *products(given) {
      may(capabilities.readProducts, 'list products', given);
      const declared = new Set<string>([...capabilities.productFields, ...always]);
      for await (const product of lists.products(since(given)))
        yield Object.fromEntries(
          Object.entries(product).filter(([field]) => declared.has(field)),
        ) as typeof product;
    },
    async *contacts(given) {
      may(capabilities.readContacts, 'list contacts', given);
      yield* lists.contacts(since(given));
    },
    async *stock(given) {
      may(capabilities.readStock, 'list stock', given);
      yield* lists.stock(since(given));
    },

    async upsertProduct(draft, given) {
      may(capabilities.writeProducts, 'write products', given);
      return database.write(given?.signal, () => upsertProduct(sql, capabilities, draft));
    },
    async upsertContact(draft, given) {
      may(capabilities.writeContacts, 'write contacts', given);
      return database.write(given?.signal, () => upsertContact(sql, draft));
    },
    createPiece: createOne,
    createPieces(orders, given) {
      if (this.createPiece !== createOne) return oneByOne(this, orders, given);
      return database.write(given?.signal, () => createPieces(sql, capabilities, orders));
    },
    async cancelPiece(externalRef, why, given) {
      may((capabilities.cancelPieces ?? []).length > 0, 'cancel pieces', given);
      return database.write(given?.signal, () => cancelPiece(sql, capabilities, externalRef, why));
    },
    async createEntry(draft, given) {
      may(capabilities.entries, 'create ledger entries', given);
      return database.write(given?.signal, () => createEntry(sql, capabilities, draft));
    },

    find: (kind, externalRef, given) => database.read(given?.signal, () => find(sql, kind, externalRef)),
    status: (kind, externalRef, given) =>
      database.read(given?.signal, () => statusOf(sql, kind, externalRef)),
    pieces: (range) => readPieces(database, sql, range),
    close: () => database.close(),
  };

  function since<T extends { readonly modifiedSince?: string | undefined }>(
    given: T | undefined,
  ): T | undefined {
    return given === undefined || capabilities.modifiedSince ? given : { ...given, modifiedSince: undefined };
  }
}

/** What a product always shows. */
const always = ['id', 'code', 'name', 'kind', 'archived', 'modifiedAt'] as const;
