/** Numbers that are the same on every run. */
export interface Dice {
  /** From 0 to 1. */
  next(): number;
  below(n: number): number;
  is(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  // Mulberry32: a small generator of 32 bits without visible patterns.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    is: (share) => next() < share,
    pick(from) {
      const value = from[below(from.length)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
  };
}

/** Picks by weight. */
export function weighted<T extends readonly unknown[]>(
  entries: readonly T[],
  weightOf: (entry: T) => number,
) {
  const sums: number[] = [];
  let sum = 0;
  for (const entry of entries) {
    sum += weightOf(entry);
    sums.push(sum);
  }
  return (dice: Dice): T => {
    const at = dice.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return entries[low] as T;
  };
}
