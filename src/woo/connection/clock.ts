import type { Diagnosis } from './diagnosis.js';
import type { Outcome } from './outcome.js';

/** Smaller differences may come from the network, or from the whole seconds of the header. */
const toleratedMs = 60_000;

/**
 * The server's clock less ours in milliseconds, by the `Date` header; `undefined` without one, or
 * when a cache on the way kept the answer.
 */
export function clockOffset(outcome: Outcome): number | undefined {
  if (outcome.kind === 'none') return undefined;
  const date = Date.parse(outcome.headers.get('date') ?? '');
  if (Number.isNaN(date) || Number(outcome.headers.get('age') ?? 0) > 0) return undefined;
  // The header has whole seconds, cut off: half a second is added on average. The answer was made
  // about half-way between request and receipt.
  return Math.round(date + 500 - (outcome.sentAt + outcome.ms / 2));
}

export function noteClock(outcome: Outcome, diagnosis: Diagnosis): void {
  const offset = clockOffset(outcome);
  if (offset === undefined) return;
  diagnosis.learn({ clockOffsetMs: offset });
  if (Math.abs(offset) <= toleratedMs) diagnosis.note('clock', 'ok', 'clock.ok');
  else diagnosis.note('clock', 'warning', 'clock.off', { minutes: Math.abs(offset) / 60_000 });
}
