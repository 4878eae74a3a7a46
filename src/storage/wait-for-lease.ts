import type { Clock } from '../core/index.js';
import type { StorageLease, SyncStorage } from './storage.js';

/** The pauses between two attempts: short at first, for what ends in a moment. */
const firstPauseMs = 25;
const longestPauseMs = 2_000;

/** How a lease is waited for. */
export interface LeaseWait {
  readonly ttlMs: number;
  readonly owner: string;
  /** When to give up, in milliseconds since 1970. One attempt is made in any case. */
  readonly until: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Called after each pause. */
  readonly afterPause?: (() => Promise<unknown>) | undefined;
}

/** Waits until nobody else holds a lease, and takes it; undefined where that takes too long. */
export async function waitForLease(
  storage: SyncStorage,
  name: string,
  { ttlMs, owner, until, clock, signal, afterPause }: LeaseWait,
): Promise<StorageLease | undefined> {
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const lease = await storage.lease(name, { ttlMs, owner });
    if (lease) return lease;
    const left = until - clock.now();
    if (left <= 0) return undefined;
    signal?.throwIfAborted();
    await clock.sleep(Math.min(pause, left), signal);
    await afterPause?.();
  }
}
