import assert from 'node:assert/strict';
import type { Clock } from '../core/index.js';
import type { StorageEntry, StorageRange, SyncStorage } from '../storage/index.js';

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

export function createContractClock(): ContractClock {
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

/**
 * In the order of their UTF-8 bytes; JavaScript's own order puts the last two the other way round.
 */
export const keysInOrder = [
  '',
  'A',
  'a',
  'a/',
  'a/1',
  'a/10',
  'a/2',
  'aé',
  'b',
  'é',
  '日本',
  '\uffff',
  '😀',
].slice(1);

export async function keysOf(storage: SyncStorage, range?: StorageRange): Promise<string[]> {
  return (await readAll(storage, range)).map(({ key }) => key);
}

export async function fill(storage: SyncStorage, keys: readonly string[]): Promise<void> {
  await storage.commit(keys.map((key) => ({ put: key, value: { key } })));
}
