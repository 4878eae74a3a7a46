import type { Clock } from '../core/index.js';
import type { StorageLease } from './storage.js';

/** Keeps leases during a work of many steps. */
export interface Renewal {
  /**
   * Renews the leases once half of their time has passed. Must be called before each step that
   * takes time.
   *
   * @throws {StorageError} `storage.lease-lost` where somebody else got one of them.
   */
  keep(): Promise<void>;
  /** Renews them now: that this succeeds shows that they were held all the time. */
  renew(): Promise<void>;
}

/** @param leases those that are held at the moment; they may change during the work */
export function createRenewal(
  leases: () => Iterable<StorageLease>,
  { ttlMs, clock }: { readonly ttlMs: number; readonly clock: Clock },
): Renewal {
  let renewed = clock.now();
  const renew = async () => {
    for (const lease of leases()) await lease.renew();
    renewed = clock.now();
  };
  return {
    renew,
    keep: async () => {
      const passed = clock.now() - renewed;
      // How much has passed is unknown when the clock of the machine was set back.
      if (passed < 0 || passed >= ttlMs / 2) await renew();
    },
  };
}
