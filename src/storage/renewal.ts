import { type Clock, isRecent } from '../core/index.js';
import { StorageError } from '../sql/errors.js';
import type { StorageLease } from './storage.js';

/** Keeps leases during a work of many steps. */
export interface Renewal {
  /**
   * Renews the leases once half of their time has passed, and answers whether it did. Must be
   * called before each step that takes time.
   *
   * @throws {StorageError} `storage.lease-lost` where somebody else got one of them.
   */
  keep(): Promise<boolean>;
  /** Renews them now: that this succeeds shows that they were held all the time. */
  renew(): Promise<void>;
  /**
   * Renews them beside the work, until the signal is aborted. A renewal that fails is tried again
   * while the leases last.
   *
   * @throws the error of the renewal, once a lease is lost or would end before the next try; the
   * reason of the signal.
   */
  until(signal: AbortSignal): Promise<never>;
}

/** @param leases those that are held at the moment; they may change during the work */
export function createRenewal(
  leases: () => Iterable<StorageLease>,
  { ttlMs, clock }: { readonly ttlMs: number; readonly clock: Clock },
): Renewal {
  const pauseMs = ttlMs / 3;
  let renewed = clock.now();
  const renew = async () => {
    // The time of a lease may begin as soon as it is asked for.
    const begun = clock.now();
    for (const lease of leases()) await lease.renew();
    renewed = begun;
  };
  return {
    renew,
    keep: async () => {
      if (isRecent(renewed, clock.now(), ttlMs / 2)) return false;
      await renew();
      return true;
    },
    until: async (signal) => {
      for (;;) {
        await clock.sleep(pauseMs, signal);
        try {
          await renew();
        } catch (error) {
          const isLost = error instanceof StorageError && error.code === 'storage.lease-lost';
          if (isLost || clock.now() + pauseMs >= renewed + ttlMs) throw error;
        }
      }
    },
  };
}
