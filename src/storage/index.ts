export { StorageError } from '../sql/errors.js';
export { type MemoryStorageOptions, memoryStorage } from './memory.js';
export type {
  CommitOptions,
  DisposableStorage,
  LeaseHolder,
  LeaseOptions,
  StorageEntry,
  StorageLease,
  StorageRange,
  StorageWrite,
  SyncStorage,
} from './storage.js';
