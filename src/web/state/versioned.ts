import { isSyncError, type JsonValue } from '../../core/index.js';
import type { SyncStorage } from '../../storage/index.js';

/*
 * A record that several tabs and workers change at once. Each change is a new version under a new
 * key. Of two concurrent changes, one finds the key taken and is repeated on top of the other, so
 * that no answer of a person is lost.
 */

/** Versions that are kept: no change that is still running can be so far behind. */
const kept = 16;

const tries = 40;

const keyOf = (prefix: string, version: number) => `${prefix}${String(version).padStart(9, '0')}`;

async function latest(storage: SyncStorage, prefix: string) {
  const range = { from: prefix, to: `${prefix}\uffff`, reverse: true, limit: 1 };
  for await (const { key, value } of storage.range(range)) {
    return { version: Number(key.slice(prefix.length)), value };
  }
  return { version: 0, value: undefined };
}

/** The newest version. Undefined: none was written. */
export async function readVersioned<T>(storage: SyncStorage, prefix: string): Promise<T | undefined> {
  return (await latest(storage, prefix)).value as T | undefined;
}

/**
 * Changes the record, on top of what others may have changed meanwhile.
 *
 * @param change gives the next value; it may be asked several times.
 */
export async function changeVersioned<T>(
  storage: SyncStorage,
  prefix: string,
  change: (now: T | undefined) => T,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { version, value } = await latest(storage, prefix);
    const next = change(value as T | undefined);
    const old = version + 1 - kept;
    try {
      await storage.commit([
        { put: keyOf(prefix, version + 1), value: next as JsonValue, ifAbsent: true },
        ...(old > 0 ? [{ delete: keyOf(prefix, old) }] : []),
      ]);
      return next;
    } catch (error) {
      if (!isSyncError(error) || error.code !== 'storage.conflict' || attempt >= tries) throw error;
    }
  }
}
