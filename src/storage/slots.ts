import { need } from '../core/arguments.js';
import { type Clock, type Random, systemClock } from '../core/index.js';
import { StorageError } from '../sql/errors.js';
import { createRenewal } from './renewal.js';
import type { StorageLease, SyncStorage } from './storage.js';

/** Options of a slot. */
export interface SlotOptions {
  /** The shared resource: `host/shop.example`, `gestan/main`. Slots with one name are shared. */
  readonly name: string;
  /** The number of slots, 1 to 100. */
  readonly limit: number;
  /** The name of the holder. */
  readonly owner: string;
  /**
   * How long a slot stays taken after its process dies, in milliseconds. It is renewed while it is
   * held.
   *
   * @default 15000
   */
  readonly ttlMs?: number | undefined;
  /** The time. @default the system's */
  readonly clock?: Clock | undefined;
  /** Chooses the first slot to try. @default Math.random */
  readonly random?: Random | undefined;
}

/** One of a limited number of slots. `await using` releases it at the end of the block. */
export interface Slot extends AsyncDisposable {
  /**
   * Aborted if the slot cannot be renewed: another process may hold it now. Pass it to the work as
   * its `signal`.
   */
  readonly lost: AbortSignal;
  /** Releases the slot. Never fails: if the storage is unreachable, the slot expires. */
  release(): Promise<void>;
}

const defaultTtlMs = 15_000;

/**
 * Takes one of `limit` slots that all processes on one storage share, to limit concurrent runs on
 * one host or one Gestan. The slot of a dead process is free again after `ttlMs`.
 *
 * @returns undefined if all slots are taken: try again later.
 *
 * @throws StorageError `storage.invalid` for an invalid limit, name or time.
 * @example
 * await using slot = await takeSlot(storage, { name: 'host/shop.example', limit: 4, owner: workerId })
 * if (slot) await sync.run({ signal: slot.lost })
 */
export async function takeSlot(storage: SyncStorage, options: SlotOptions): Promise<Slot | undefined> {
  need('takeSlot()', 'storage', storage, 'an object', { lease: 'a function' });
  need('takeSlot()', 'options', options);
  const { name, limit, owner, ttlMs = defaultTtlMs, clock = systemClock, random = Math.random } = options;
  check(options);
  const first = Math.floor(random() * limit);
  for (let tried = 0; tried < limit; tried++) {
    const lease = await storage.lease(`slot/${name}/${(first + tried) % limit}`, { ttlMs, owner });
    if (lease) return heldSlot(lease, ttlMs, clock);
  }
  return undefined;
}

function heldSlot(lease: StorageLease, ttlMs: number, clock: Clock): Slot {
  const lost = new AbortController();
  const released = new AbortController();
  const renewal = createRenewal(() => [lease], { ttlMs, clock });
  const renewed = renewal.until(released.signal).catch((error: unknown) => {
    if (!released.signal.aborted) lost.abort(error);
  });
  const release = async () => {
    if (released.signal.aborted) return;
    released.abort();
    await renewed;
    // If it cannot be released, because the storage is unreachable, it expires.
    await lease.release().catch(() => undefined);
  };
  return { lost: lost.signal, release, [Symbol.asyncDispose]: release };
}

function check({ name, limit, ttlMs = defaultTtlMs }: SlotOptions): void {
  const invalid = (field: string, hint: string) =>
    new StorageError(`takeSlot(): ${field} cannot be used.`, { code: 'storage.invalid', field, hint });
  if (typeof name !== 'string' || name === '')
    throw invalid('name', 'Name what is shared, such as "host/shop.example".');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalid('limit', 'Give a whole number from 1 to 100.');
  if (!Number.isFinite(ttlMs) || ttlMs < 1_000) throw invalid('ttlMs', 'Give at least 1000 milliseconds.');
}
