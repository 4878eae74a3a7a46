import { need } from '../core/arguments.js';
import type { JsonValue } from '../core/index.js';
import { StorageError } from '../sql/errors.js';
import { toBatch } from './batch.js';
import type { LeaseLoss, StorageEngine } from './engine.js';
import { checkBound, checkKey, invalid } from './keys.js';
import type {
  CommitOptions,
  DisposableStorage,
  LeaseHolder,
  LeaseOptions,
  StorageEntry,
  StorageLease,
  StorageRange,
  StorageWrite,
} from './storage.js';
import { decodeValue } from './values.js';

/**
 * Entries of the first page, and of any: the values of one page are in memory at once, and their
 * size is known only afterwards.
 */
const firstPage = 8;
const largestPage = 512;
/**
 * Characters of values that a page aims at, so that a range over large values holds few of them at
 * once.
 */
const pageText = 1_000_000;

/**
 * A storage over an engine: checks arguments, pages through ranges, and writes the error messages.
 * All storages of this package are made by it.
 */
export function createStorage(engine: StorageEngine): DisposableStorage {
  let closing: Promise<void> | undefined;

  function checkOpen(): void {
    if (closing === undefined) return;
    throw new StorageError('The storage is closed.', {
      code: 'storage.closed',
      hint: 'Open a new one, and close it after the last use.',
    });
  }

  async function* range(options: StorageRange = {}): AsyncGenerator<StorageEntry> {
    checkOptions(options, 'range');
    let { from, to } = options;
    const reverse = options.reverse ?? false;
    let left = checkLimit(options.limit);
    if (from !== undefined) checkBound(from, 'range.from');
    if (to !== undefined) checkBound(to, 'range.to');
    let afterFrom = false;
    let size = firstPage;
    while (left > 0) {
      checkOpen();
      const limit = Math.min(size, left);
      const entries = await engine.page({ from, afterFrom, to, reverse, limit });
      let length = 0;
      for (const { key, text } of entries) {
        length += text.length;
        yield { key, value: decodeValue(text, key) };
      }
      const last = entries.at(-1);
      if (last === undefined || entries.length < limit) return;
      left -= entries.length;
      // The next page begins after the last key read, whatever was written meanwhile: no entry is
      // read twice.
      if (reverse) to = last.key;
      else [from, afterFrom] = [last.key, true];
      const fitting = Math.floor((pageText * entries.length) / Math.max(length, 1));
      size = Math.max(1, Math.min(largestPage, size * 4, fitting));
    }
  }

  async function lease(name: string, options: LeaseOptions): Promise<StorageLease | undefined> {
    checkOpen();
    checkKey(name, 'lease.name');
    need('storage.lease()', 'options', options);
    const { ttlMs, owner } = options;
    if (!(Number.isFinite(ttlMs) && ttlMs > 0)) {
      throw invalid('lease.ttlMs', `A lease lasts a number of milliseconds above 0, not ${ttlMs}.`);
    }
    checkKey(owner, 'lease.owner');
    const granted = await engine.grant(name, owner, Math.ceil(ttlMs));
    if (granted === undefined) return undefined;
    let { expiresAt } = granted;
    const { token } = granted;
    return {
      name,
      token,
      get expiresAt() {
        return expiresAt;
      },
      async renew() {
        checkOpen();
        const end = await engine.renew(name, token, Math.ceil(ttlMs));
        if (typeof end !== 'number') throw leaseLost(name, end);
        expiresAt = end;
      },
      async release() {
        checkOpen();
        await engine.release(name, token);
      },
    };
  }

  const close = async (): Promise<void> => {
    closing ??= engine.close();
    await closing;
  };

  return {
    async get(key: string): Promise<JsonValue | undefined> {
      checkOpen();
      checkKey(key, 'key');
      const text = await engine.get(key);
      return text === undefined ? undefined : decodeValue(text, key);
    },
    range,
    async commit(writes: readonly StorageWrite[], options: CommitOptions = {}): Promise<void> {
      checkOpen();
      checkOptions(options, 'commit.options');
      const batch = toBatch(writes, options.lease);
      const obstacle = 'conflict' in batch ? batch : await engine.commit(batch);
      if (obstacle === undefined) return;
      if ('conflict' in obstacle) throw conflict(obstacle.conflict);
      throw leaseLost(options.lease?.name ?? '', obstacle);
    },
    lease,
    async leaseHolder(name: string): Promise<LeaseHolder | undefined> {
      checkOpen();
      checkKey(name, 'lease.name');
      return engine.holder(name);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Also of callers without types: `null` is no absent option. */
function checkOptions(options: unknown, field: string): void {
  if (typeof options !== 'object' || options === null)
    throw invalid(field, `The options are an object, or left out, not ${String(options)}.`);
}

function checkLimit(limit: number | undefined): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(limit) || limit < 0) throw invalid('range.limit', `A limit is 0 or more, not ${limit}.`);
  return Math.floor(limit);
}

function conflict(key: string): StorageError {
  return new StorageError(`${JSON.stringify(key)} is in the storage already: nothing was written.`, {
    code: 'storage.conflict',
    hint: 'Read it, and decide anew.',
  });
}

function leaseLost(name: string, { lostTo }: LeaseLoss): StorageError {
  const holder = lostTo === undefined ? 'it was given back' : `${lostTo} holds it now`;
  return new StorageError(`The lease ${JSON.stringify(name)} is lost: ${holder}.`, {
    code: 'storage.lease-lost',
    hint: 'Stop this work; renew the lease more often than it expires.',
  });
}
