import { SyncError } from '../core/index.js';

/** Thrown by storages. Codes: `storage.conflict`, `storage.lease-lost`, `storage.closed`, `storage.unavailable`, `storage.corrupt`, `storage.driver-missing`. */
export class StorageError extends SyncError {
  override readonly name = 'StorageError';
}
