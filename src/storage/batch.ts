import { checkKey, invalid, sortedKeys } from './keys.js';
import type { StorageLease, StorageWrite } from './storage.js';
import { encodeValue } from './values.js';

/** A key with its value as JSON text. */
export interface EntryText {
  readonly key: string;
  readonly text: string;
}

/** What a lease is recognised by. */
export interface Fence {
  readonly name: string;
  readonly token: number;
}

/**
 * A commit in its simplest form: each key once at most, in key order. Databases can then carry it
 * out in a few statements, and two commits at once lock their rows in the same order.
 */
export interface CommitBatch {
  readonly fence: Fence | undefined;
  /** Entries whose key must not be there yet. */
  readonly inserts: readonly EntryText[];
  /** Entries that replace whatever is there. */
  readonly puts: readonly EntryText[];
  readonly deletes: readonly string[];
  /**
   * Keys that must not be there, and are not written either: put if absent, then deleted by the
   * same commit.
   */
  readonly absent: readonly string[];
}

interface KeyState {
  readonly key: string;
  text: string | undefined;
  mustBeAbsent: boolean;
}

/** The batch, or the key on which the commit contradicts itself (put, then put if absent). */
export function toBatch(
  writes: readonly StorageWrite[],
  lease: StorageLease | undefined,
): CommitBatch | { readonly conflict: string } {
  if (!Array.isArray(writes)) throw invalid('writes', 'A commit takes a list of writes.');
  const states = new Map<string, KeyState>();
  let at = -1;
  for (const write of writes as readonly StorageWrite[]) {
    at += 1;
    if (write === null || typeof write !== 'object') {
      throw invalid(`writes[${at}]`, 'A write is { put, value } or { delete }.');
    }
    if ('delete' in write) {
      checkKey(write.delete, `writes[${at}].delete`);
      const state = states.get(write.delete);
      states.set(write.delete, {
        key: write.delete,
        text: undefined,
        mustBeAbsent: state?.mustBeAbsent ?? false,
      });
      continue;
    }
    checkKey(write.put, `writes[${at}].put`);
    const state = states.get(write.put);
    const text = encodeValue(write.value, `writes[${at}].value`);
    if (write.ifAbsent && state?.text !== undefined) return { conflict: write.put };
    const mustBeAbsent = state?.mustBeAbsent ?? write.ifAbsent ?? false;
    states.set(write.put, { key: write.put, text, mustBeAbsent });
  }
  const inserts: EntryText[] = [];
  const puts: EntryText[] = [];
  const deletes: string[] = [];
  const absent: string[] = [];
  for (const key of sortedKeys([...states.keys()])) {
    const { text, mustBeAbsent } = states.get(key) as KeyState;
    if (text === undefined) (mustBeAbsent ? absent : deletes).push(key);
    else (mustBeAbsent ? inserts : puts).push({ key, text });
  }
  const fence = lease === undefined ? undefined : { name: lease.name, token: lease.token };
  return { fence, inserts, puts, deletes, absent };
}
