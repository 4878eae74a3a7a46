export { StorageError } from '../sql/errors.js';
export { memoryStorage } from './memory.js';
export { type Slot, takeSlot } from './slots.js';
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
