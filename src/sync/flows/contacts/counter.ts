import type { StorageLease } from '../../../storage/index.js';
import { put } from '../../state/store.js';
import type { SyncContext } from '../../work/context.js';

const key = 'shared/contacts-made';

/**
 * Counts the turns in which the shops on one storage make contacts, so that each shop notices those
 * of the others. The count is odd while a turn lasts, and after one that was killed.
 */
export interface ContactCounter {
  /** Reads the current count. Call it before the contacts are read. */
  begin(): Promise<void>;
  /** The same under the turn: nobody else makes contacts meanwhile. */
  beginInTurn(): Promise<void>;
  /** The count before the contacts were read. */
  readonly before: number;
  /** Whether another shop may have created contacts since. */
  hasMoved(): Promise<boolean>;
  /** Counts a turn before its first contact is created: what is read from then on may lack some. */
  open(lease: StorageLease): Promise<void>;
  /** Counts the end of a turn. */
  close(lease: StorageLease): Promise<void>;
}

/** What no count is: the contacts were read while another shop created some. */
const unsure = -1;

const isOdd = (count: number) => count % 2 !== 0;

/** @param before the count before the contacts were read, if an earlier flow has read them. */
export function createContactCounter({ store }: SyncContext, before = 0): ContactCounter {
  let known = before;
  let own = 0;
  const read = async () => (await store.get<number>(key)) ?? 0;
  return {
    get before() {
      return known;
    },
    async begin() {
      const count = await read();
      known = isOdd(count) ? unsure : count;
    },
    async beginInTurn() {
      known = await read();
    },
    hasMoved: async () => (await read()) !== known,
    async open(lease) {
      const count = await read();
      own = isOdd(count) ? count + 2 : count + 1;
      await store.commit([put(key, own)], lease);
      known = own;
    },
    async close(lease) {
      known = own + 1;
      await store.commit([put(key, known)], lease);
    },
  };
}
