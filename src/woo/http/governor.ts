import pLimit from 'p-limit';
import type { Clock } from '../../core/index.js';

/** One kind of requests of one shop: how many may be under way, learnt from how the host bears it. */
export interface Governor {
  /** Runs a task when there is room for it and no pause is on. Rejects with the signal's reason when aborted while waiting. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** How many may run at once now. */
  readonly limit: number;
  /** The most that may ever run at once. */
  readonly most: number;
  /** The host bore a request that began at `limit`. */
  ease(): void;
  /** The host is strained: halve, once for all requests that were under way together, and let nothing begin before `pauseMs` are over. */
  strain(startedAt: number, pauseMs: number): void;
  /** How often it was strained so far; a request remembers it when it starts. */
  readonly strains: number;
}

export interface GovernorOptions {
  readonly start: number;
  readonly most: number;
  readonly clock: Clock;
}

/** How many good answers in a row, for each place there is, make room for one more. */
const patience = 4;

/** Rejects as soon as the signal is aborted, without waiting for the promise. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

export function createGovernor(options: GovernorOptions): Governor {
  const { clock, most } = options;
  const limit = pLimit(Math.min(options.start, most));
  let good = 0;
  let strains = 0;
  let pausedUntil = 0;

  const admitted = async <T>(task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    signal?.throwIfAborted();
    const wait = pausedUntil - clock.now();
    if (wait > 0) await clock.sleep(wait, signal);
    return task();
  };

  return {
    async run(task, signal) {
      let begun = false;
      const done = limit(() =>
        admitted(() => {
          begun = true;
          return task();
        }, signal),
      );
      // Only the wait for a place ends at once: what has begun tells its own end.
      const waiting = new AbortController();
      const onAbort = () => begun || waiting.abort(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        return await abortable(done, waiting.signal);
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
    get limit() {
      return limit.concurrency;
    },
    most,
    get strains() {
      return strains;
    },
    ease() {
      good += 1;
      if (good < limit.concurrency * patience || limit.concurrency >= most) return;
      good = 0;
      limit.concurrency += 1;
    },
    strain(startedAt, pauseMs) {
      pausedUntil = Math.max(pausedUntil, clock.now() + pauseMs);
      good = 0;
      // Requests sent together fail together: that is one strain, not one for each.
      if (startedAt < strains) return;
      strains += 1;
      limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2));
    },
  };
}
