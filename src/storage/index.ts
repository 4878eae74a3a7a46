export { StorageError } from '../sql/errors.js';
export { type MemoryStorageOptions, memoryStorage } from './memory.js';
export { type Slot, type SlotOptions, takeSlot } from './slots.js';
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
