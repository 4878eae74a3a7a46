import type { Instant } from './time-zone.js';

/**
 * Whether an instant is less than so long ago. False for an instant in the future (the clock was
 * set back, so the elapsed time is unknown) and for an absent one.
 */
export function isRecent(at: Instant | number | undefined, now: number, withinMs: number): boolean {
  if (at === undefined) return false;
  const age = now - (typeof at === 'number' ? at : Date.parse(at));
  return age >= 0 && age < withinMs;
}
