import { type Instant, isRecent } from '../../core/index.js';
import type { StorageLease, StorageWrite } from '../../storage/index.js';
import type { HistoryRecord } from './history.js';
import { runStamp } from './run-id.js';
import type { ShopStore } from './store.js';
import { put } from './store.js';

const dayMs = 24 * 3_600_000;
const perCommit = 500;

/** The most entries that one pruning deletes, so that it is fast. The next run continues. */
const mostAtOnce = 20_000;

/** Whether a day has passed since the last pruning. */
export async function isPruningDue({ get, keys }: ShopStore, now: number): Promise<boolean> {
  const last = await get<{ readonly at: Instant }>(keys.pruned);
  return !isRecent(last?.at, now, dayMs);
}

/**
 * Deletes reports, undo records and the history of rows that are older than so many days. Links,
 * bases, orders with their pieces, and open intents stay.
 *
 * @returns the number of deleted entries.
 */
export async function prune(
  store: ShopStore,
  { now, keepDays, lease }: { readonly now: number; readonly keepDays: number; readonly lease: StorageLease },
): Promise<number> {
  const { keys } = store;
  const before = now - keepDays * dayMs;
  let deleted = 0;
  let writes: StorageWrite[] = [];
  const flush = async () => {
    await store.commit(writes, lease);
    deleted += writes.length;
    writes = [];
  };
  for await (const key of oldKeys(store, before)) {
    writes.push({ delete: key });
    if (writes.length >= perCommit) await flush();
    if (deleted >= mostAtOnce) return deleted;
  }
  await flush();
  await store.commit([put(keys.pruned, { at: new Date(now).toISOString() })], lease);
  return deleted;
}

/** The keys of entries older than a moment. Ids of runs begin with their time. */
async function* oldKeys(store: ShopStore, before: number): AsyncGenerator<string, void, undefined> {
  for (const prefix of [store.keys.run(''), store.keys.allUndo])
    for await (const { key } of store.between(prefix, `${prefix}${runStamp(before)}`)) yield key;
  const prefix = store.keys.history('');
  for await (const { key, value } of store.list<HistoryRecord>(prefix))
    if (Date.parse(value.at) < before) yield `${prefix}${key}`;
}
