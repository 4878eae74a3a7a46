export { StorageError } from '../sql/errors.js';
export { memoryStorage } from './memory.js';
export type {
  CommitOptions,
  DisposableStorage,
  LeaseOptions,
  StorageEntry,
  StorageLease,
  StorageRange,
  StorageWrite,
  SyncStorage,
} from './storage.js';
