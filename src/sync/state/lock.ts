import type { Clock, Instant, Logger } from '../../core/index.js';
import type { StorageLease, SyncStorage } from '../../storage/index.js';
import { createRenewal, type Renewal } from '../../storage/renewal.js';
import { waitForLease } from '../../storage/wait-for-lease.js';
import { busyError } from './errors.js';

/** How long a lease lasts without renewal. After a kill, others wait this long. */
const ttlMs = 15_000;

/**
 * How often a process renews its lease in the background: one write to a shop may take longer than
 * a lease lasts.
 */
const beatMs = 4_000;

/** How long a short change of settings waits for the lease before it gives up. */
const briefWaitMs = 3_000;

/** The right to work alone on one shop. */
export interface ShopLock {
  /** Works under the lease; `sync.busy` at once if another process holds it. */
  run<T>(work: (held: HeldLease) => Promise<T>): Promise<T>;
  /** The same for a short change: waits a few seconds for its turn. */
  brief<T>(work: (lease: StorageLease) => Promise<T>): Promise<T>;
  /**
   * Takes the lease for work that does not end with one function: it is renewed until `rest()`.
   * Waits for its turn until a time, in milliseconds since 1970.
   */
  take(until: number, signal: AbortSignal | undefined): Promise<KeptLease>;
  /** The same lock, but it waits for its turn until a time, in milliseconds since 1970. */
  waiting(until: number, signal: AbortSignal | undefined): ShopLock;
}

/** A lease that its holder renews during the work. */
export interface HeldLease {
  readonly lease: StorageLease;
  /** See {@link Renewal}. */
  keep(): Promise<unknown>;
}

/** A lease that is held until its holder is done. */
export interface KeptLease extends HeldLease {
  /** Gives the lease back. */
  rest(): Promise<void>;
}

export function createLock(options: {
  readonly storage: SyncStorage;
  readonly name: string;
  readonly shop: string;
  readonly owner: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): ShopLock {
  const { storage, name, shop, owner, clock, logger } = options;

  const granted = async (until: number, signal?: AbortSignal): Promise<StorageLease> => {
    const lease = await waitForLease(storage, name, { ttlMs, owner, until, clock, signal });
    if (!lease) throw busyError(shop, await heldUntil());
    return lease;
  };

  const heldUntil = async (): Promise<Instant | undefined> => {
    const holder = await storage.leaseHolder(name);
    return holder && new Date(holder.expiresAt).toISOString();
  };

  /** Renews the lease in the background. Returns the function that ends it. */
  const beating = (lease: StorageLease): (() => void) => {
    let isOver = false;
    const timer: ReturnType<typeof setInterval> | number = setInterval(() => {
      // If the lease is lost, the work ends at its next step or commit, with the same error.
      lease.renew().catch((error: unknown) => {
        if (!isOver) logger.warn(`The lease "${name}" could not be renewed.`, { error: String(error) });
      });
    }, beatMs);
    // It must not keep a process alive. In a browser it is a plain number.
    if (typeof timer === 'object') timer.unref();
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  };

  const kept = (lease: StorageLease): KeptLease => {
    const { keep } = createRenewal(() => [lease], { ttlMs, clock });
    const stop = beating(lease);
    const rest = () => {
      stop();
      return release(lease);
    };
    return { lease, keep, rest };
  };

  const holding = async <T>(lease: StorageLease, work: (held: HeldLease) => Promise<T>): Promise<T> => {
    const held = kept(lease);
    try {
      return await work(held);
    } finally {
      await held.rest();
    }
  };

  // A lease that cannot be released expires by itself. The work under it is done.
  const release = (lease: StorageLease) =>
    lease.release().catch((error: unknown) => {
      logger.warn(`The lease "${name}" could not be given back.`, { error: String(error) });
    });

  const brief: ShopLock['brief'] = async (work) =>
    holding(await granted(clock.now() + briefWaitMs), ({ lease }) => work(lease));
  const take: ShopLock['take'] = async (until, signal) => kept(await granted(until, signal));
  const waiting: ShopLock['waiting'] = (until, signal) => ({
    run: async (work) => holding(await granted(until, signal), work),
    brief,
    take,
    waiting,
  });
  return { run: async (work) => holding(await granted(clock.now()), work), brief, take, waiting };
}
