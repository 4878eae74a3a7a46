import type { JsonValue } from '../../core/index.js';
import type { StorageLease, StorageWrite, SyncStorage } from '../../storage/index.js';
import { type ShopKeys, under } from './keys.js';
import { type MovedGroup, movedWrites } from './moved.js';

/**
 * The storage of one shop, with typed reads, and commits under the lease of the run. Only this
 * library writes the values, so their shape is trusted. Input from outside is checked where it
 * enters.
 */
export interface ShopStore {
  readonly keys: ShopKeys;
  get<T>(key: string): Promise<T | undefined>;
  /** Entries under a prefix, in key order; keys come without the prefix. */
  list<T>(
    prefix: string,
    options?: { limit?: number; reverse?: boolean },
  ): AsyncIterable<{ key: string; value: T }>;
  /** Entries from one full key to another, both included, with their full keys. */
  between<T>(first: string, last: string): AsyncIterable<{ key: string; value: T }>;
  /** The first entry under a prefix from a full key on, with its full key. */
  firstFrom<T>(key: string, prefix: string): Promise<{ key: string; value: T } | undefined>;
  /** A mark that changes with each write to these records. */
  moved(group: MovedGroup): Promise<string>;
  commit(writes: readonly StorageWrite[], lease?: StorageLease): Promise<void>;
}

export function createShopStore(storage: SyncStorage, keys: ShopKeys, owner: string): ShopStore {
  return {
    keys,
    async get<T>(key: string) {
      return (await storage.get(key)) as T | undefined;
    },
    async *list<T>(prefix: string, options: { limit?: number; reverse?: boolean } = {}) {
      for await (const { key, value } of storage.range({ ...under(prefix), ...options })) {
        yield { key: key.slice(prefix.length), value: value as T };
      }
    },
    between<T>(first: string, last: string) {
      return storage.range({ from: first, to: `${last}!` }) as AsyncIterable<{ key: string; value: T }>;
    },
    async firstFrom<T>(key: string, prefix: string) {
      for await (const found of storage.range({ from: key, to: under(prefix).to, limit: 1 }))
        return found as { key: string; value: T };
      return undefined;
    },
    moved: async (group) => ((await storage.get(keys.moved(group))) ?? '') as string,
    async commit(writes, lease) {
      if (writes.length === 0) return;
      await storage.commit([...writes, ...movedWrites(keys, owner, writes)], lease ? { lease } : undefined);
    },
  };
}

/**
 * A put of any plain data, which is written as JSON would: `undefined` members are dropped, so that
 * every storage keeps the same. What needs no change is not copied.
 */
export function put(key: string, value: object | JsonValue): StorageWrite {
  return { put: key, value: plain(value) ?? null };
}

/** The value as it would come back from JSON, without writing the text. */
function plain(value: unknown): JsonValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') return undefined;
  if (Array.isArray(value)) return plainList(value);
  if (
    Object.getPrototypeOf(value) !== Object.prototype ||
    'toJSON' in value ||
    Object.hasOwn(value, '__proto__')
  )
    return JSON.parse(JSON.stringify(value)) as JsonValue;
  return plainMembers(value as Readonly<Record<string, unknown>>);
}

function plainList(list: readonly unknown[]): JsonValue {
  let copy: JsonValue[] | undefined;
  for (let at = 0; at < list.length; at += 1) {
    const item = plain(list[at]) ?? null;
    if (item !== list[at]) copy ??= list.slice(0, at) as JsonValue[];
    copy?.push(item);
  }
  return copy ?? (list as JsonValue);
}

function plainMembers(members: Readonly<Record<string, unknown>>): JsonValue {
  const names = Object.keys(members);
  let copy: Record<string, JsonValue> | undefined;
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] as string;
    const member = plain(members[name]);
    if (copy === undefined && member === members[name] && member !== undefined) continue;
    copy ??= Object.fromEntries(names.slice(0, at).map((each) => [each, members[each] as JsonValue]));
    if (member !== undefined) copy[name] = member;
  }
  return copy ?? (members as JsonValue);
}
