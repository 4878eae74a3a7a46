import type { StorageWrite } from '../../storage/index.js';
import type { ShopKeys } from './keys.js';

/** Groups of records with a mark of change, by the flows that use the mark. */
export type MovedGroup = 'links' | 'contacts' | 'orders';

const groups: readonly MovedGroup[] = ['links', 'contacts', 'orders'];

/** Counts the marks of all syncs in the process. */
let made = 0;

/**
 * The writes that mark the groups which other writes change. If a mark is the same as at the last
 * run, none of the records has changed, and they need not be read.
 *
 * @param owner the name of the sync that writes: two processes never make the same mark
 */
export function movedWrites(
  keys: ShopKeys,
  owner: string,
  writes: readonly StorageWrite[],
): readonly StorageWrite[] {
  const left = new Set(groups);
  const marks: StorageWrite[] = [];
  for (const write of writes) {
    if (left.size === 0) break;
    const key = 'put' in write ? write.put : write.delete;
    for (const group of left) {
      if (!keys.groups[group].some((prefix) => key.startsWith(prefix))) continue;
      left.delete(group);
      made += 1;
      marks.push({ put: keys.moved(group), value: `${owner}-${made}` });
    }
  }
  return marks;
}
