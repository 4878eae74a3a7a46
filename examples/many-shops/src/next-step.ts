import { isSyncError, type Random, type RunReport } from 'woo-gestan';

/** How the last run of a shop ended. */
export type Outcome =
  | { readonly kind: 'done' }
  /** It was stopped before its end: its slot was over, or the worker ends. */
  | { readonly kind: 'stopped' }
  /** There was no slot on its host or its Gestan, or the lease of another worker at it has not ended. */
  | { readonly kind: 'no-slot'; readonly why: 'host-full' | 'gestan-full' | 'busy' }
  | { readonly kind: 'failed'; readonly code: string; readonly retryable: boolean };

/** What follows. */
export type NextStep =
  | { readonly kind: 'again'; readonly afterMs: number; readonly failures: number }
  | { readonly kind: 'park'; readonly failures: number };

/** A shop whose keys are refused, or whose address is gone, is asked so many times before it is parked. */
const attemptsBeforeParking = 3;
const longestBackOffMs = 3_600_000;

/** Errors of our own databases: the shop is not to blame, and they are back soon. */
const ours = /^(storage\.|gestan\.unavailable$)/;

/**
 * When a shop runs next. A pure function: the table of tests is the documentation.
 *
 * @param failures failed runs in a row before this one.
 */
export function nextStep(
  outcome: Outcome,
  { intervalMs, failures }: { readonly intervalMs: number; readonly failures: number },
  random: Random,
): NextStep {
  // Shops that began together drift apart.
  const spread = (ms: number) => Math.round(ms * (0.9 + 0.2 * random()));
  switch (outcome.kind) {
    case 'done':
      return { kind: 'again', afterMs: spread(intervalMs), failures: 0 };
    case 'stopped':
      return { kind: 'again', afterMs: spread(500), failures };
    case 'no-slot':
      return { kind: 'again', afterMs: spread(Math.min(2_000, intervalMs / 4)), failures };
    case 'failed': {
      const count = failures + 1;
      if (ours.test(outcome.code)) return { kind: 'again', afterMs: spread(3_000), failures };
      if (!outcome.retryable && count >= attemptsBeforeParking) return { kind: 'park', failures: count };
      // The first attempts come soon: what fails once mostly passes.
      const backOff = Math.min((intervalMs / 4) * 2 ** Math.min(count - 1, 20), longestBackOffMs);
      return { kind: 'again', afterMs: spread(backOff), failures: count };
    }
  }
}

/** What a run came to, from its reports. */
export function outcomeOf({ reports, aborted }: RunReport): Outcome {
  const error = reports.find((report) => report.error !== undefined)?.error;
  if (error) return { kind: 'failed', code: error.code, retryable: error.retryable ?? true };
  return aborted ? { kind: 'stopped' } : { kind: 'done' };
}

/** What an error of a run came to. */
export function outcomeOfError(error: unknown, isStopped: boolean): Outcome {
  if (isSyncError(error) && error.code === 'sync.busy') return { kind: 'no-slot', why: 'busy' };
  if (isSyncError(error)) return { kind: 'failed', code: error.code, retryable: error.retryable };
  if (isStopped) return { kind: 'stopped' };
  // The database that is restarted right now, or a defect: tried again, and seen in the table.
  return { kind: 'failed', code: error instanceof Error ? error.name : 'unknown', retryable: true };
}
