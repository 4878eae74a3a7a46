import type { CommitBatch, EntryText } from './batch.js';
import type { LeaseHolder } from './storage.js';

/** Part of a range: at most `limit` entries, in the order asked for. */
export interface PageRequest {
  /** Lowest key; excluded when `afterFrom` is set. */
  readonly from: string | undefined;
  readonly afterFrom: boolean;
  /** End, not included. */
  readonly to: string | undefined;
  readonly reverse: boolean;
  readonly limit: number;
}

export interface Grant {
  readonly token: number;
  readonly expiresAt: number;
}

/** The name of the holder of a lease, if there is one. */
export interface LeaseLoss {
  readonly lostTo: string | undefined;
}

/**
 * What a database has to do; `createStorage` makes a `SyncStorage` of it. Arguments are checked
 * already, values are JSON text. Rejects with `StorageError` only.
 */
export interface StorageEngine {
  get(key: string): Promise<string | undefined>;
  page(request: PageRequest): Promise<readonly EntryText[]>;
  /** Resolves with the key or the lease that prevented the commit; nothing was written then. */
  commit(batch: CommitBatch): Promise<{ readonly conflict: string } | LeaseLoss | undefined>;
  grant(name: string, owner: string, ttlMs: number): Promise<Grant | undefined>;
  /** Who holds a lease that has not run out. */
  holder(name: string): Promise<LeaseHolder | undefined>;
  /** Resolves with the new end. */
  renew(name: string, token: number, ttlMs: number): Promise<number | LeaseLoss>;
  release(name: string, token: number): Promise<void>;
  close(): Promise<void>;
}
