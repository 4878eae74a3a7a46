import type { StorageWrite, SyncStorage } from 'woo-gestan';
import { making } from './sides.js';
import type { Variant } from './simulate.js';
import { minute } from './world.js';

/**
 * Parts that are built wrongly on purpose. Each is an error that programs of this kind are known
 * for; the simulation must find every one of them.
 */

/** The storage with some writes of its commits changed. */
function rewriting(
  storage: SyncStorage,
  rewrite: (write: StorageWrite) => readonly StorageWrite[],
): SyncStorage {
  return {
    get: (key) => storage.get(key),
    range: (range) => storage.range(range),
    commit: (writes, options) => storage.commit(writes.flatMap(rewrite), options),
    lease: (name, options) => storage.lease(name, options),
    leaseHolder: (name) => storage.leaseHolder(name),
    close: () => storage.close(),
  };
}

/** A write whose answer is lost is sent again, whatever it did; on this network every third one is. */
export const blindRetry: Variant = {
  transport: (shop, sim) => async (request) => {
    const again = request.clone();
    const answer = await shop(request);
    return request.method !== 'GET' && sim.scheduler.happens(0.3) ? shop(again) : answer;
  },
};

/** How far behind its cursor a reading begins, which who takes the clock for a cursor does not know. */
const overlap = 10 * minute;

/** What was read up to is said to be now, by the clock of the machine. */
export const cursorIsNow: Variant = {
  storage: (storage, sim) =>
    rewriting(storage, (write) => {
      if (!('put' in write) || write.put !== 'shop/main/cursor/orders') return [write];
      const at = new Date(sim.scheduler.now() + sim.skew + overlap).toISOString();
      return [{ ...write, value: { kind: 'date', at, seen: [] } }];
    }),
};

/**
 * A Gestan that takes each piece and each contact as a new one, also of a reference that it knows:
 * what keeps it from doubles is only that the sync looks before it writes.
 */
export const plainGestan: Variant = {
  workers: 1,
  trouble: 1,
  making: { ...making, crash: 0.15 },
  gestan(gestan) {
    let copies = 0;
    const anew = async <T extends { readonly externalRef: string; readonly id?: string }>(
      kind: 'contact' | 'piece',
      draft: T,
    ): Promise<T> => {
      if (draft.id !== undefined || !(await gestan.find(kind, draft.externalRef))) return draft;
      copies += 1;
      return { ...draft, externalRef: `${draft.externalRef}:copy-${copies}` };
    };
    return {
      ...gestan,
      createPiece: async (draft, options) => gestan.createPiece(await anew('piece', draft), options),
      upsertContact: async (draft, options) => gestan.upsertContact(await anew('contact', draft), options),
    };
  },
};

/** No intent precedes a write: what was made is known once its answer is there. */
export const noIntent: Variant = {
  ...plainGestan,
  storage: (storage) =>
    rewriting(storage, (write) =>
      'put' in write && write.put.startsWith('shop/main/intent/') ? [] : [write],
    ),
};
