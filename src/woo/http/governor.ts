import pLimit from 'p-limit';
import type { Clock } from '../../core/index.js';

/**
 * Limits how many requests of one kind are under way. The limit follows how well the host answers.
 */
export interface Governor {
  /**
   * Runs a task when there is room for it and no pause. Rejects with the signal's reason when
   * aborted while waiting.
   */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** How many may run at once now. */
  readonly limit: number;
  /** The most that may ever run at once. */
  readonly max: number;
  /** Counts a good answer. Enough of them raise the limit by one. */
  succeeded(): void;
  /**
   * Halves the limit and lets nothing begin for `pauseMs`. Requests that began at the same number
   * of `overloads` count once.
   */
  overloaded(startedAt: number, pauseMs: number): void;
  /** How often the host was overloaded so far; a request remembers it when it starts. */
  readonly overloads: number;
}

export interface GovernorOptions {
  readonly start: number;
  readonly max: number;
  readonly clock: Clock;
}

/** This many good answers in a row, for each request that may run now, raise the limit by one. */
const answersToGrow = 4;

/** Rejects as soon as the signal is aborted, without waiting for the promise. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    const stopListening = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise.then(
      (value) => {
        stopListening();
        resolve(value);
      },
      (error: unknown) => {
        stopListening();
        reject(error);
      },
    );
  });
}

export function createGovernor(options: GovernorOptions): Governor {
  const { clock, max } = options;
  const limit = pLimit(Math.min(options.start, max));
  let good = 0;
  let overloads = 0;
  let pausedUntil = 0;

  const afterPause = async <T>(task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    signal?.throwIfAborted();
    const wait = pausedUntil - clock.now();
    if (wait > 0) await clock.sleep(wait, signal);
    return task();
  };

  return {
    run(task, signal) {
      if (signal === undefined) return limit(() => afterPause(task, signal));
      return new Promise((resolve, reject) => {
        // An abort ends only the wait for a place: a task that has begun ends by itself.
        const onAbort = () => reject(signal.reason);
        const stopWaiting = () => signal.removeEventListener('abort', onAbort);
        const begin = () => {
          stopWaiting();
          return task();
        };
        if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort, { once: true });
        limit(() => afterPause(begin, signal))
          .finally(stopWaiting)
          .then(resolve, reject);
      });
    },
    get limit() {
      return limit.concurrency;
    },
    max,
    get overloads() {
      return overloads;
    },
    succeeded() {
      good += 1;
      if (good < limit.concurrency * answersToGrow || limit.concurrency >= max) return;
      good = 0;
      limit.concurrency += 1;
    },
    overloaded(startedAt, pauseMs) {
      pausedUntil = Math.max(pausedUntil, clock.now() + pauseMs);
      good = 0;
      // Requests that were sent together fail together: that is one overload.
      if (startedAt < overloads) return;
      overloads += 1;
      limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2));
    },
  };
}
