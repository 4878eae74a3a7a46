import { need } from '../../core/arguments.js';
import { type Clock, sha256OfMany, systemClock } from '../../core/index.js';
import type { StorageLease, SyncStorage } from '../../storage/index.js';
import { createRenewal } from '../../storage/renewal.js';
import { waitForLease } from '../../storage/wait-for-lease.js';
import { busyError } from '../state/errors.js';
import { gestanLease, shopIdOf, shopLease, shopsPrefix } from '../state/keys.js';
import { endOf, importMark, stateFormat, stateVersion } from './state-file.js';

/** Options of {@link exportState}. */
export interface ExportStateOptions {
  /** How long to wait for runs in progress, in milliseconds. @default 600000 (ten minutes) */
  readonly waitMs?: number | undefined;
  /** @default the system's */
  readonly clock?: Clock | undefined;
  /** Ends the export between two lines with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const ttlMs = 120_000;

/**
 * Returns the whole state of all shops of a storage as lines of JSON, one entry per line: for a
 * backup, or to move it to another storage with {@link importState}. Memory does not grow with the
 * state.
 *
 * The syncs may keep running. The export waits for a run in progress; a run that begins during the
 * export fails with `sync.busy` (retryable). So the file is a consistent snapshot. It contains
 * customers' data, but no key, password or secret. The last line holds the number of the others, so
 * a truncated file is recognised.
 *
 * @param storage any storage, of this package or your own. It is not closed.
 * @returns lines with their line ends, to be written to a file.
 * @throws SyncError `sync.busy` if a run does not end within `waitMs`; StorageError
 *   `storage.lease-lost` if the reader takes longer than two minutes for a line.
 * @example
 * await pipeline(Readable.from(exportState(storage)), createWriteStream('sync-state.jsonl'))
 */
export async function* exportState(
  storage: SyncStorage,
  options: ExportStateOptions = {},
): AsyncGenerator<string, void, undefined> {
  need('exportState()', 'storage', storage, 'an object', { range: 'a function', lease: 'a function' });
  need('exportState()', 'options', options);
  const { signal, clock = systemClock } = options;
  const held = createHeld(storage, clock);
  try {
    await held.takeAll(clock.now() + (options.waitMs ?? 600_000), signal);
    yield `${JSON.stringify({ format: stateFormat, version: stateVersion, at: new Date(clock.now()).toISOString() })}\n`;
    const hash = sha256OfMany();
    let entries = 0;
    for await (const { key, value } of storage.range()) {
      signal?.throwIfAborted();
      await held.keep();
      if (key === importMark) continue;
      const line = `${JSON.stringify({ key, value })}\n`;
      hash.add(line);
      entries += 1;
      yield line;
    }
    // The leases are still the same, so nobody else has written.
    await held.renew();
    yield `${JSON.stringify(endOf(entries, hash))}\n`;
  } finally {
    await held.release();
  }
}

/** The ids of all shops in a storage, each found with one read. */
async function shopIds(storage: SyncStorage): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let from = shopsPrefix; ; ) {
    let found: string | undefined;
    for await (const { key } of storage.range({ from, to: `${shopsPrefix}\uffff`, limit: 1 })) found = key;
    const id = found === undefined ? undefined : shopIdOf(found);
    if (id === undefined) return ids;
    ids.push(id);
    // `0` comes right after `/`.
    from = `${shopsPrefix}${encodeURIComponent(id)}0`;
  }
}

/**
 * The leases of all writers. They are taken in a fixed order, so that two exports never wait for
 * each other.
 */
function createHeld(storage: SyncStorage, clock: Clock) {
  const leases = new Map<string, StorageLease>();
  const { keep, renew } = createRenewal(() => leases.values(), { ttlMs, clock });
  const take = async (name: string, until: number, signal: AbortSignal | undefined) => {
    signal?.throwIfAborted();
    const wait = { ttlMs, owner: 'export', until, clock, signal, afterPause: keep };
    const lease = await waitForLease(storage, name, wait);
    if (!lease) {
      const holder = await storage.leaseHolder(name);
      throw busyError(name, holder && new Date(holder.expiresAt).toISOString());
    }
    leases.set(name, lease);
  };
  return {
    renew,
    keep,
    async takeAll(until: number, signal: AbortSignal | undefined): Promise<void> {
      for (;;) {
        const names = [gestanLease, ...(await shopIds(storage)).map(shopLease)];
        const missing = names.filter((name) => !leases.has(name));
        // A shop that was added during the wait is included.
        if (missing.length === 0) return;
        for (const name of missing) await take(name, until, signal);
      }
    },
    async release(): Promise<void> {
      for (const lease of leases.values()) await lease.release();
    },
  };
}
