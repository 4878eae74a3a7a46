import type { Instant } from './time-zone.js';

/**
 * Whether an instant lies less than so long before now. An instant in the future does not: the clock
 * was set back, and nobody knows how much time has passed since. Neither does one that is absent.
 */
export function isRecent(at: Instant | number | undefined, now: number, withinMs: number): boolean {
  if (at === undefined) return false;
  const age = now - (typeof at === 'number' ? at : Date.parse(at));
  return age >= 0 && age < withinMs;
}
