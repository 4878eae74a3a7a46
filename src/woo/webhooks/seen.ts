import type { Clock } from '../../core/index.js';

/** Remembers what was taken in lately, so that a repeat does no harm and costs little. Bounded in number and in time. */
export interface Seen {
  /** Whether it was noted before. */
  has(key: string): boolean;
  note(key: string): void;
  readonly size: number;
}

export interface SeenOptions {
  readonly most: number;
  /** Milliseconds after which a key is forgotten. */
  readonly keepMs: number;
  readonly clock: Clock;
}

export function createSeen({ most, keepMs, clock }: SeenOptions): Seen {
  // A map keeps the order of insertion: the oldest keys come first.
  const keys = new Map<string, number>();
  const forgetOld = () => {
    const oldest = clock.now() - keepMs;
    for (const [key, at] of keys) {
      if (at >= oldest && keys.size <= most) return;
      keys.delete(key);
    }
  };
  return {
    has(key) {
      forgetOld();
      return keys.has(key);
    },
    note(key) {
      keys.delete(key);
      keys.set(key, clock.now());
      forgetOld();
    },
    get size() {
      return keys.size;
    },
  };
}
