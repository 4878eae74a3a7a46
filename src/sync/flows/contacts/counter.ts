import type { StorageLease } from '../../../storage/index.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';

const key = 'shared/contacts-made';

/**
 * Counts the contacts that the shops on one storage create, so that each shop notices those of the
 * others.
 */
export interface ContactCounter {
  /** Reads the current count. Call it before the contacts are read. */
  begin(): Promise<void>;
  /** The count before the contacts were read. */
  readonly before: number;
  /** Whether another shop has created contacts since. */
  hasMoved(): Promise<boolean>;
  /**
   * Counts a contact before it is created. At worst another shop reads the contacts once too often.
   */
  count(lease: StorageLease): Promise<void>;
}

/** @param before the count before the contacts were read, if an earlier flow has read them. */
export function createContactCounter({ store }: SyncContext, before = 0): ContactCounter {
  let known = before;
  const read = async () => (await store.get<number>(key)) ?? 0;
  return {
    get before() {
      return known;
    },
    async begin() {
      known = await read();
    },
    hasMoved: async () => (await read()) !== known,
    async count(lease) {
      known += 1;
      await store.commit([put(key, known)], lease);
    },
  };
}
