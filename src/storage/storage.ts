import type { JsonValue } from '../core/index.js';

/** One entry of a storage. Keys are compared by their UTF-8 bytes. */
export interface StorageEntry {
  /** The key. */
  readonly key: string;
  /** The value, plain JSON. */
  readonly value: JsonValue;
}

/** The range to read. */
export interface StorageRange {
  /** First key, included. @default the lowest */
  readonly from?: string | undefined;
  /** End of the range, not included. @default the highest */
  readonly to?: string | undefined;
  /** @default unlimited */
  readonly limit?: number | undefined;
  /** From the highest key down. @default false */
  readonly reverse?: boolean | undefined;
}

/**
 * One write of a commit. `ifAbsent` fails the whole commit with `storage.conflict` if the key
 * exists.
 */
export type StorageWrite =
  | { readonly put: string; readonly value: JsonValue; readonly ifAbsent?: boolean }
  | { readonly delete: string };

/** An exclusive right until `expiresAt`. */
export interface StorageLease {
  /** The name of the lease. */
  readonly name: string;
  /** Grows with every grant of this name: a later holder has a higher token. */
  readonly token: number;
  /** When it ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Renews it. Rejects with `storage.lease-lost` if somebody else holds it now. */
  renew(): Promise<void>;
  /** Releases it; does nothing if it is already lost. */
  release(): Promise<void>;
}

/** The holder of a lease. */
export interface LeaseHolder {
  /** The owner, as in {@link LeaseOptions}. */
  readonly owner: string;
  /** When it ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Options of a lease. */
export interface LeaseOptions {
  /** How long it lasts without renewal, in milliseconds. */
  readonly ttlMs: number;
  /** The owner, for the messages to others. */
  readonly owner: string;
}

/** Options of a commit. */
export interface CommitOptions {
  /**
   * The commit fails with `storage.lease-lost`, and writes nothing, unless this lease is still the
   * current one.
   */
  readonly lease?: StorageLease | undefined;
}

/**
 * The storage of all state of a sync. It is small, so that it can be implemented on any database in
 * an hour. Values are plain JSON. All methods reject with `StorageError`.
 */
export interface SyncStorage {
  /** The value of a key; undefined if there is none. */
  get(key: string): Promise<JsonValue | undefined>;
  /**
   * Entries in key order. Concurrent writes may or may not be seen; each entry is seen at most
   * once.
   */
  range(range?: StorageRange): AsyncIterable<StorageEntry>;
  /** Writes all or nothing. A later write of the same key wins. */
  commit(writes: readonly StorageWrite[], options?: CommitOptions): Promise<void>;
  /** Takes a lease; `undefined` if somebody else holds it. */
  lease(name: string, options: LeaseOptions): Promise<StorageLease | undefined>;
  /** The current holder of a lease; `undefined` if there is none, or if it has expired. */
  leaseHolder(name: string): Promise<LeaseHolder | undefined>;
  /** Closes the storage. */
  close(): Promise<void>;
}

/**
 * A storage of this package: `await using` closes it at the end of the block.
 *
 * @example
 * await using storage = sqliteStorage('sync.db')
 */
export interface DisposableStorage extends SyncStorage, AsyncDisposable {}
