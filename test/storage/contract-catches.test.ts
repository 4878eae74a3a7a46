import { expect, test } from 'vitest';
import type { Clock, JsonValue } from '../../src/core/index.js';
import { memoryStorage, type StorageEntry, type SyncStorage } from '../../src/storage/index.js';
import { storageContract } from '../../src/testing/storage-contract.js';

type Defect = (storage: SyncStorage, clock: Clock) => Partial<SyncStorage>;

async function entriesOf(
  storage: SyncStorage,
  ...[range]: Parameters<SyncStorage['range']>
): Promise<StorageEntry[]> {
  const entries: StorageEntry[] = [];
  for await (const entry of storage.range(range)) entries.push(entry);
  return entries;
}

/** Mistakes that an author of a storage may well make. */
const defects: Readonly<Record<string, Defect>> = {
  'order of UTF-16 units': (storage) => ({
    async *range(range) {
      const entries = await entriesOf(storage, { ...range, limit: undefined });
      entries.sort((a, b) => (a.key < b.key ? -1 : 1));
      if (range?.reverse) entries.reverse();
      yield* entries.slice(0, range?.limit);
    },
  }),
  'the end of a range included': (storage) => ({
    range: (range) => storage.range(range?.to === undefined ? range : { ...range, to: `${range.to}\u0001` }),
  }),
  'the limit taken before the order is reversed': (storage) => ({
    async *range(range) {
      const entries = await entriesOf(storage, { ...range, reverse: false });
      yield* range?.reverse ? entries.reverse() : entries;
    },
  }),
  'pages by offset': (storage) => ({
    async *range(range) {
      for (let offset = 0; offset < (range?.limit ?? Number.POSITIVE_INFINITY); offset += 100) {
        const page = (await entriesOf(storage, range)).slice(offset, offset + 100);
        yield* page;
        if (page.length < 100) return;
      }
    },
  }),
  'writes one by one': (storage) => ({
    async commit(writes, options) {
      for (const write of writes) await storage.commit([write], options);
    },
  }),
  'ifAbsent forgotten': (storage) => ({
    commit: (writes, options) =>
      storage.commit(
        writes.map((write) => ('put' in write ? { ...write, ifAbsent: false } : write)),
        options,
      ),
  }),
  'ifAbsent looked up before the commit': (storage) => ({
    async commit(writes, options) {
      for (const write of writes) {
        if (!('put' in write) || !write.ifAbsent || (await storage.get(write.put)) === undefined) continue;
        return storage.commit([write], options);
      }
      await storage.commit(
        writes.map((write) => ('put' in write ? { ...write, ifAbsent: false } : write)),
        options,
      );
    },
  }),
  'lease of a commit forgotten': (storage) => ({ commit: (writes) => storage.commit(writes) }),
  'lease checked by its time only': (storage, clock) => ({
    async commit(writes, options) {
      if (options?.lease && options.lease.expiresAt <= clock.now()) return storage.commit(writes, options);
      await storage.commit(writes);
    },
  }),
  'tokens that do not grow': (storage) => ({
    async lease(name, options) {
      const lease = await storage.lease(name, options);
      return lease && { ...lease, token: 1, renew: () => lease.renew(), release: () => lease.release() };
    },
  }),
  'leases that outlive their time': (storage) => ({
    lease: (name, options) => storage.lease(name, { ...options, ttlMs: options.ttlMs + 1 }),
  }),
  'a lease for everyone': (storage) => ({
    lease: (name, options) => storage.lease(`${name}${options.owner}`, options),
  }),
  'the stored object itself handed out': (storage) => {
    const given = new Map<string, JsonValue>();
    return {
      async get(key) {
        const value = await storage.get(key);
        const known = given.get(key);
        if (value === undefined || JSON.stringify(known) !== JSON.stringify(value)) given.delete(key);
        if (value !== undefined && known === undefined) given.set(key, value);
        return known ?? value;
      },
    };
  },
  'values through a lossy format': (storage) => ({
    get: async (key) => {
      const value = await storage.get(key);
      return typeof value === 'string' ? value.normalize('NFD') : value;
    },
  }),
  'use after close': (storage) => ({ close: async () => void storage }),
};

/** The first case that a defect fails; `undefined`: none does. */
async function failureOf(defect: Defect): Promise<string | undefined> {
  const cases: (readonly [string, () => Promise<void>])[] = [];
  storageContract({
    test(name, run) {
      cases.push([name, run]);
    },
    factory(clock) {
      const storage = memoryStorage({ clock });
      return { storage: { ...storage, ...defect(storage, clock) } };
    },
  });
  for (const [name, run] of cases) {
    const isFailed = await run().then(
      () => false,
      () => true,
    );
    if (isFailed) return name;
  }
  return undefined;
}

test('a storage without a defect passes', async () => {
  expect(await failureOf(() => ({}))).toBeUndefined();
});

test.each(Object.entries(defects))('the contract notices: %s', async (_, defect) => {
  expect(await failureOf(defect)).toBeDefined();
});
