import assert from 'node:assert/strict';
import type { Clock } from '../core/index.js';
import type { StorageEntry, StorageRange, SyncStorage } from '../storage/index.js';
import { leaseCases } from './storage-contract-leases.js';

/** What the contract needs of a test runner: vitest's and node:test's `test` are of this kind. */
export type ContractTest = (name: string, run: () => Promise<void>) => unknown;

/** A fresh storage for one test. */
export interface ContractStorage {
  /** Empty. */
  readonly storage: SyncStorage;
  /**
   * A second storage on the same data, as another process would open it. Without it (a storage that lives in memory) what it checks is
   * left out.
   */
  readonly reopen?: (() => Promise<SyncStorage>) | undefined;
  /** Called at the end of the test; all storages are closed by then. */
  readonly cleanup?: (() => Promise<void> | void) | undefined;
}

export interface StorageContractOptions {
  /** Registers one test: `test` of vitest or of node:test. */
  readonly test: ContractTest;
  /** Makes a fresh, empty storage that takes the time from `clock`. */
  readonly factory: (clock: Clock) => Promise<ContractStorage> | ContractStorage;
}

/** What a case is given. */
export interface ContractCase {
  readonly storage: SyncStorage;
  readonly clock: ContractClock;
  readonly reopen: (() => Promise<SyncStorage>) | undefined;
}

/** A clock that stands still until it is moved. */
export interface ContractClock extends Clock {
  advance(ms: number): void;
}

export type ContractCases = Readonly<Record<string, (given: ContractCase) => Promise<void>>>;

/**
 * The checks that every `SyncStorage` has to pass, for authors of storages: reading, ranges in key order, atomic commits, leases and fencing.
 * Deterministic, without waiting.
 *
 * @example
 * import { test } from 'vitest'            // or from 'node:test'
 * import { storageContract } from 'woo-gestan/testing'
 *
 * storageContract({ test, factory: (clock) => ({ storage: myStorage({ clock }) }) })
 */
export function storageContract({ test, factory }: StorageContractOptions): void {
  for (const [name, run] of Object.entries({ ...entryCases, ...commitCases, ...leaseCases, ...lifeCases })) {
    test(name, () => runCase(factory, run));
  }
}

async function runCase(
  factory: StorageContractOptions['factory'],
  run: (given: ContractCase) => Promise<void>,
): Promise<void> {
  const clock = createContractClock();
  const { storage, reopen, cleanup } = await factory(clock);
  const opened: SyncStorage[] = [storage];
  const reopenTracked = async (open: () => Promise<SyncStorage>) => {
    const other = await open();
    opened.push(other);
    return other;
  };
  try {
    await run({ storage, clock, reopen: reopen && (() => reopenTracked(reopen)) });
  } finally {
    for (const one of opened) await one.close();
    await cleanup?.();
  }
}

function createContractClock(): ContractClock {
  let now = Date.UTC(2026, 0, 31, 22, 30);
  return {
    now: () => now,
    async sleep(ms) {
      now += ms;
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** All entries of a range. */
export async function readAll(storage: SyncStorage, range?: StorageRange): Promise<StorageEntry[]> {
  const entries: StorageEntry[] = [];
  for await (const entry of storage.range(range)) entries.push(entry);
  return entries;
}

/** Fails unless the promise rejects with a `StorageError` of this code. */
export async function rejectsWith(code: string, promise: Promise<unknown>): Promise<void> {
  await assert.rejects(promise, (error: { code?: unknown; name?: unknown }) => {
    assert.equal(error.name, 'StorageError');
    assert.equal(error.code, code);
    return true;
  });
}

/** In the order of their UTF-8 bytes; JavaScript's own order puts the last two the other way round. */
const keysInOrder = ['', 'A', 'a', 'a/', 'a/1', 'a/10', 'a/2', 'aé', 'b', 'é', '日本', '\uffff', '😀'].slice(
  1,
);

async function keysOf(storage: SyncStorage, range?: StorageRange): Promise<string[]> {
  return (await readAll(storage, range)).map(({ key }) => key);
}

async function fill(storage: SyncStorage, keys: readonly string[]): Promise<void> {
  await storage.commit(keys.map((key) => ({ put: key, value: { key } })));
}

const entryCases: ContractCases = {
  'an unknown key has no value': async ({ storage }) => {
    assert.equal(await storage.get('nothing'), undefined);
    assert.deepEqual(await readAll(storage), []);
  },
  'values come back as they were': async ({ storage }) => {
    const values = [
      null,
      true,
      false,
      0,
      -1.5,
      1e21,
      5e-324,
      Number.MAX_SAFE_INTEGER,
      '',
      'é 😀 \u0000 \ud800',
      [],
      {},
      [[], [null]],
      { a: { b: [1, '2', null] }, '': 1, '0': 'zero', constructor: 'x' },
      "'; DROP TABLE entries; --",
      '{"a":1}',
      'null',
    ];
    await storage.commit(values.map((value, at) => ({ put: `v${at}`, value })));
    for (const [at, value] of values.entries()) assert.deepEqual(await storage.get(`v${at}`), value);
    // A member of this name is data like any other.
    const odd = JSON.parse('{"__proto__":{"x":1}}');
    await storage.commit([{ put: 'odd', value: odd }]);
    assert.equal(JSON.stringify(await storage.get('odd')), '{"__proto__":{"x":1}}');
  },
  'what was put in and what is read out are copies': async ({ storage }) => {
    const value = { list: [1] };
    await storage.commit([{ put: 'k', value }]);
    value.list.push(2);
    const read = (await storage.get('k')) as { list: number[] };
    assert.deepEqual(read, { list: [1] });
    read.list.push(3);
    assert.deepEqual(await storage.get('k'), { list: [1] });
  },
  'keys are in the order of their UTF-8 bytes': async ({ storage }) => {
    await fill(storage, [...keysInOrder].reverse());
    assert.deepEqual(await keysOf(storage), keysInOrder);
    assert.deepEqual(await keysOf(storage, { reverse: true }), [...keysInOrder].reverse());
  },
  'a range has its first key and not its end': async ({ storage }) => {
    await fill(storage, keysInOrder);
    assert.deepEqual(await keysOf(storage, { from: 'a/', to: 'aé' }), ['a/', 'a/1', 'a/10', 'a/2']);
    assert.deepEqual(await keysOf(storage, { from: 'a/', to: 'aé', reverse: true }), [
      'a/2',
      'a/10',
      'a/1',
      'a/',
    ]);
    assert.deepEqual(await keysOf(storage, { from: 'a/0', limit: 2 }), ['a/1', 'a/10']);
    assert.deepEqual(await keysOf(storage, { to: 'a/0', limit: 2, reverse: true }), ['a/', 'a']);
    assert.deepEqual(await keysOf(storage, { from: '\uffff' }), ['\uffff', '😀']);
    assert.deepEqual(await keysOf(storage, { to: '' }), []);
    assert.deepEqual(await keysOf(storage, { from: 'b', to: 'a' }), []);
    assert.deepEqual(await keysOf(storage, { from: 'b', to: 'a', reverse: true }), []);
    assert.deepEqual(await keysOf(storage, { limit: 0 }), []);
  },
  'a long range is whole, also when it is written to meanwhile': async ({ storage }) => {
    const keys = Array.from({ length: 2_500 }, (_, at) => `k${String(at).padStart(5, '0')}`);
    await fill(storage, keys);
    for (const reverse of [false, true]) {
      const seen: string[] = [];
      for await (const { key } of storage.range({ from: 'k', to: 'l', reverse })) {
        seen.push(key);
        if (seen.length % 500 === 0) {
          // Both are behind what was read: neither may show, nor shift what follows.
          const behind = reverse ? `k99999-${seen.length}` : `k00000-${seen.length}`;
          await storage.commit([
            { put: behind, value: 1 },
            { put: key, value: 'changed' },
          ]);
        }
      }
      const expected = keys.filter((key) => key.length === 6);
      const original = seen.filter((key) => key.length === 6);
      assert.deepEqual(original, reverse ? [...expected].reverse() : expected);
      assert.equal(new Set(seen).size, seen.length);
    }
  },
  'a range may be left early, and entries deleted while it is read': async ({ storage }) => {
    await fill(
      storage,
      Array.from({ length: 300 }, (_, at) => `k${String(at).padStart(3, '0')}`),
    );
    for await (const { key } of storage.range()) {
      if (key === 'k010') break;
    }
    for await (const { key } of storage.range()) await storage.commit([{ delete: key }]);
    assert.deepEqual(await readAll(storage), []);
  },
  'a value of a megabyte is kept': async ({ storage }) => {
    const large = 'é"\\\n'.repeat(250_000);
    await storage.commit([
      { put: 'large', value: { large } },
      { put: 'small', value: 1 },
    ]);
    assert.deepEqual(await readAll(storage), [
      { key: 'large', value: { large } },
      { key: 'small', value: 1 },
    ]);
  },
  'what cannot be kept faithfully is refused': async ({ storage }) => {
    const bad: readonly unknown[] = [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 1,
      Symbol('s'),
      [undefined],
      { a: { b: Number.NaN } },
      new Date(0),
      new Map(),
      /x/,
    ];
    for (const value of bad) {
      const writes = [
        { put: 'good', value: 1 },
        { put: 'bad', value: value as never },
      ];
      await assert.rejects(storage.commit(writes), { name: 'StorageError' });
    }
    for (const key of ['', 'a\0b', 'half \ud83d', 7 as never]) {
      await assert.rejects(storage.commit([{ put: key, value: 1 }]), { name: 'StorageError' });
      await assert.rejects(storage.get(key), { name: 'StorageError' });
    }
    assert.deepEqual(await readAll(storage), []);
  },
};

const commitCases: ContractCases = {
  'writes are carried out in order': async ({ storage }) => {
    await storage.commit([
      { put: 'a', value: 1 },
      { put: 'a', value: 2 },
      { put: 'b', value: 1 },
      { delete: 'b' },
      { delete: 'c' },
      { put: 'c', value: 3 },
      { delete: 'never there' },
    ]);
    assert.deepEqual(await readAll(storage), [
      { key: 'a', value: 2 },
      { key: 'c', value: 3 },
    ]);
    await storage.commit([]);
    assert.equal((await readAll(storage)).length, 2);
  },
  'ifAbsent fails the whole commit when the key is there': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const writes = [{ put: 'b', value: 1 }, { delete: 'a' as string }, { put: 'z', value: 1 }] as const;
    await rejectsWith(
      'storage.conflict',
      storage.commit([...writes.slice(0, 1), { put: 'a', value: 2, ifAbsent: true }]),
    );
    await rejectsWith(
      'storage.conflict',
      storage.commit([{ put: 'a', value: 2, ifAbsent: true }, writes[1]]),
    );
    assert.deepEqual(await readAll(storage), [{ key: 'a', value: 1 }]);
    await storage.commit([
      { put: 'b', value: 2, ifAbsent: true },
      { put: 'a', value: 2, ifAbsent: false },
    ]);
    assert.deepEqual(await readAll(storage), [
      { key: 'a', value: 2 },
      { key: 'b', value: 2 },
    ]);
  },
  'ifAbsent sees the earlier writes of its own commit': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    await storage.commit([{ delete: 'a' }, { put: 'a', value: 2, ifAbsent: true }]);
    assert.equal(await storage.get('a'), 2);
    await rejectsWith(
      'storage.conflict',
      storage.commit([
        { put: 'b', value: 1 },
        { put: 'b', value: 2, ifAbsent: true },
      ]),
    );
    await rejectsWith(
      'storage.conflict',
      storage.commit([
        { put: 'b', value: 1, ifAbsent: true },
        { put: 'b', value: 2, ifAbsent: true },
      ]),
    );
    assert.equal(await storage.get('b'), undefined);
    await storage.commit([{ put: 'b', value: 1, ifAbsent: true }, { put: 'b', value: 2 }, { delete: 'b' }]);
    assert.equal(await storage.get('b'), undefined);
  },
  'of many commits at once, one wins an absent key': async ({ storage, reopen }) => {
    const other = (await reopen?.()) ?? storage;
    const attempts = Array.from({ length: 20 }, (_, at) => {
      const writes = [
        { put: `trace${at}`, value: at },
        { put: 'taken', value: at, ifAbsent: true },
      ];
      return (at % 2 === 0 ? storage : other).commit(writes);
    });
    const results = await Promise.allSettled(attempts);
    const winners = [...results.entries()]
      .filter(([, { status }]) => status === 'fulfilled')
      .map(([at]) => at);
    assert.equal(winners.length, 1);
    const [winner] = winners;
    assert.deepEqual(await readAll(storage), [
      { key: 'taken', value: winner },
      { key: `trace${winner}`, value: winner },
    ]);
  },
  'ten thousand writes in one commit': async ({ storage }) => {
    const writes = Array.from({ length: 10_000 }, (_, at) => ({
      put: `k${at}`,
      value: { at, text: 'x'.repeat(50) },
    }));
    await storage.commit(writes);
    await rejectsWith(
      'storage.conflict',
      storage.commit(writes.map((write) => ({ ...write, ifAbsent: true }))),
    );
    assert.equal((await readAll(storage)).length, 10_000);
    await storage.commit(writes.map(({ put }) => ({ delete: put })));
    assert.equal((await readAll(storage)).length, 0);
  },
};

const lifeCases: ContractCases = {
  'another storage on the same data sees what was committed': async ({ storage, reopen }) => {
    await fill(storage, keysInOrder);
    if (reopen === undefined) return;
    const other = await reopen();
    assert.deepEqual(await keysOf(other), keysInOrder);
    await other.commit([{ put: 'a', value: 'from the other' }]);
    assert.equal(await storage.get('a'), 'from the other');
    await storage.close();
    assert.equal(await other.get('a'), 'from the other');
  },
  'nothing works after close, which may be called twice': async ({ storage }) => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const lease = await storage.lease('work', { ttlMs: 1_000, owner: 'me' });
    await storage.close();
    await storage.close();
    await rejectsWith('storage.closed', storage.get('a'));
    await rejectsWith('storage.closed', storage.commit([{ put: 'a', value: 1 }]));
    await rejectsWith('storage.closed', storage.lease('work', { ttlMs: 1_000, owner: 'me' }));
    await rejectsWith('storage.closed', readAll(storage));
    await rejectsWith('storage.closed', lease?.renew() ?? Promise.resolve());
  },
  'close waits for what was begun': async ({ storage, reopen }) => {
    const commits = Array.from({ length: 10 }, (_, at) => storage.commit([{ put: `k${at}`, value: at }]));
    await storage.close();
    await Promise.all(commits);
    if (reopen !== undefined) assert.equal((await readAll(await reopen())).length, 10);
  },
};
