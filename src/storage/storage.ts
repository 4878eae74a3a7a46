import type { JsonValue } from '../core/index.js';

/** One entry of a storage. Keys are compared by their UTF-8 bytes. */
export interface StorageEntry {
  /** The key. */
  readonly key: string;
  /** The value, plain JSON. */
  readonly value: JsonValue;
}

/** Which entries are read, and how many. */
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
 * One write of a commit. `ifAbsent` fails the whole commit with `storage.conflict` when the key is
 * there already.
 */
export type StorageWrite =
  | { readonly put: string; readonly value: JsonValue; readonly ifAbsent?: boolean }
  | { readonly delete: string };

/** The right to work alone on something until `expiresAt`. */
export interface StorageLease {
  /** The name of the lease. */
  readonly name: string;
  /** Grows with every grant of this name: a later holder has a higher one. */
  readonly token: number;
  /** When it ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Prolongs it. Rejects with `storage.lease-lost` when somebody else holds it by now. */
  renew(): Promise<void>;
  /** Gives it back; does nothing when it is lost already. */
  release(): Promise<void>;
}

/** Who holds a lease, and how long it holds unless it is renewed. */
export interface LeaseHolder {
  /** Who took it, as given in {@link LeaseOptions}. */
  readonly owner: string;
  /** When it ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How a lease is taken. */
export interface LeaseOptions {
  /** How long it holds without being renewed, in milliseconds. */
  readonly ttlMs: number;
  /** Who asks, for the message that others get. */
  readonly owner: string;
}

/** What a commit depends on. */
export interface CommitOptions {
  /**
   * The commit fails with `storage.lease-lost`, and writes nothing, unless this lease is still the
   * current one.
   */
  readonly lease?: StorageLease | undefined;
}

/**
 * Where the sync keeps what it knows. Small on purpose, so that a storage can be written over any
 * database in an hour. Values are plain JSON. All methods reject with `StorageError`.
 */
export interface SyncStorage {
  /** The value of a key. Undefined: there is none. */
  get(key: string): Promise<JsonValue | undefined>;
  /**
   * Entries in key order. Writes made while it is read may or may not be seen; each entry is seen
   * once at most.
   */
  range(range?: StorageRange): AsyncIterable<StorageEntry>;
  /** All writes, or none. In order: a later write of the same key wins. */
  commit(writes: readonly StorageWrite[], options?: CommitOptions): Promise<void>;
  /** `undefined` when somebody else holds it. */
  lease(name: string, options: LeaseOptions): Promise<StorageLease | undefined>;
  /** Who holds a lease now. `undefined`: nobody, or it has run out. */
  leaseHolder(name: string): Promise<LeaseHolder | undefined>;
  /** Frees what the storage holds. */
  close(): Promise<void>;
}

/**
 * A storage of this package: `await using` closes it at the end of the block.
 *
 * @example
 * await using storage = sqliteStorage('sync.db')
 */
export interface DisposableStorage extends SyncStorage, AsyncDisposable {}
