import type { StorageWrite } from '../../storage/index.js';
import type { ShopKeys } from './keys.js';

/** Records whose changes are noted, by the flows that ask whether there were any. */
export type MovedGroup = 'links' | 'contacts' | 'orders';

const groups: readonly MovedGroup[] = ['links', 'contacts', 'orders'];

/** Counts the marks of all syncs of the process. */
let made = 0;

/**
 * The writes that note which groups other writes change. A run that finds a mark as the last one
 * left it need not read the records to know that none of them has changed.
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
