import type { Clock } from '../../core/index.js';

/** Remembers recent deliveries, so that a repeat is recognised. Bounded in number and in time. */
export interface RecentDeliveries {
  has(key: string): boolean;
  add(key: string): void;
  readonly size: number;
}

export interface RecentDeliveriesOptions {
  /** The number of keys that are kept at most. */
  readonly max: number;
  /** Milliseconds after which a key is forgotten. */
  readonly keepMs: number;
  readonly clock: Clock;
}

export function createRecentDeliveries({ max, keepMs, clock }: RecentDeliveriesOptions): RecentDeliveries {
  // A map keeps the order of insertion: the oldest keys come first.
  const keys = new Map<string, number>();
  const forgetOld = () => {
    const oldest = clock.now() - keepMs;
    for (const [key, at] of keys) {
      if (at >= oldest && keys.size <= max) return;
      keys.delete(key);
    }
  };
  return {
    has(key) {
      forgetOld();
      return keys.has(key);
    },
    add(key) {
      keys.delete(key);
      keys.set(key, clock.now());
      forgetOld();
    },
    get size() {
      return keys.size;
    },
  };
}
