import { need } from '../core/arguments.js';
import { type Clock, systemClock } from '../core/index.js';
import { createStorage } from './create-storage.js';
import type { StorageEngine } from './engine.js';
import { compareKeys } from './keys.js';
import { createSortedKeys } from './sorted-keys.js';
import type { DisposableStorage } from './storage.js';

/** Options of a storage in memory. */
export interface MemoryStorageOptions {
  /** The time for leases. @default the platform's clock */
  readonly clock?: Clock | undefined;
}

interface LeaseRow {
  readonly token: number;
  /** Absent once it was given back. */
  readonly owner: string | undefined;
  readonly expiresAt: number;
}

/**
 * A storage in memory, for tests and trials. It keeps every promise of `SyncStorage` except
 * durability, and returns copies, never the stored objects.
 *
 * @example
 * const storage = memoryStorage()
 * await storage.commit([{ put: 'shop/main/settings', value: { orders: {} } }])
 */
export function memoryStorage(options: MemoryStorageOptions = {}): DisposableStorage {
  need('memoryStorage()', 'options', options);
  return createStorage(memoryEngine(options.clock ?? systemClock));
}

function memoryEngine(clock: Clock): StorageEngine {
  const texts = new Map<string, string>();
  const keys = createSortedKeys();
  const leases = new Map<string, LeaseRow>();

  function held(name: string, token: number): boolean {
    const row = leases.get(name);
    return row?.token === token && row.owner !== undefined;
  }

  function put(key: string, text: string): void {
    if (!texts.has(key)) keys.add(key);
    texts.set(key, text);
  }

  return {
    async get(key) {
      return texts.get(key);
    },
    async page({ from, afterFrom, to, reverse, limit }) {
      const found = reverse ? keys.downwards(to, limit) : keys.upwards(from, afterFrom, limit);
      const inside = found.filter((key) =>
        reverse
          ? from === undefined || compareKeys(key, from) >= 0
          : to === undefined || compareKeys(key, to) < 0,
      );
      return inside.map((key) => ({ key, text: texts.get(key) ?? 'null' }));
    },
    async commit({ fence, inserts, puts, deletes, absent }) {
      if (fence && !held(fence.name, fence.token)) return { lostTo: leases.get(fence.name)?.owner };
      const existing = [...inserts.map(({ key }) => key), ...absent].find((key) => texts.has(key));
      if (existing !== undefined) return { conflict: existing };
      for (const { key, text } of [...inserts, ...puts]) put(key, text);
      for (const key of deletes) if (texts.delete(key)) keys.remove(key);
      return undefined;
    },
    async grant(name, owner, ttlMs) {
      const now = clock.now();
      const row = leases.get(name);
      if (row?.owner !== undefined && row.expiresAt > now) return undefined;
      const granted = { token: (row?.token ?? 0) + 1, owner, expiresAt: now + ttlMs };
      leases.set(name, granted);
      return granted;
    },
    async holder(name) {
      const { owner, expiresAt = 0 } = leases.get(name) ?? {};
      return owner !== undefined && expiresAt > clock.now() ? { owner, expiresAt } : undefined;
    },
    async renew(name, token, ttlMs) {
      if (!held(name, token)) return { lostTo: leases.get(name)?.owner };
      const expiresAt = clock.now() + ttlMs;
      leases.set(name, { token, owner: leases.get(name)?.owner, expiresAt });
      return expiresAt;
    },
    async release(name, token) {
      if (held(name, token)) leases.set(name, { token, owner: undefined, expiresAt: 0 });
    },
    async close() {
      texts.clear();
    },
  };
}
