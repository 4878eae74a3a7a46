import { SyncError } from '../core/index.js';

/**
 * Thrown by storages. Codes: `storage.conflict`, `storage.lease-lost`, `storage.closed`,
 * `storage.invalid`, `storage.unavailable`, `storage.corrupt`, `storage.read-only`, `storage.full`,
 * `storage.newer-version`, `storage.import-unfinished`, `storage.driver-missing`.
 */
export class StorageError extends SyncError {
  /** The name of the class. */
  override readonly name = 'StorageError';
}

/** What a database can fail with. */
export type FailureCode = 'storage.unavailable' | 'storage.corrupt' | 'storage.read-only' | 'storage.full';
