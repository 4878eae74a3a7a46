import type { Clock, Logger } from '../../../../core/index.js';

/** When files are made of what was written. */
export interface Publisher {
  /** After a write. */
  written(): Promise<void>;
  /** Without waiting for it. */
  soon(): void;
  flush(): Promise<readonly string[]>;
}

export interface PublisherOptions {
  readonly publish: () => Promise<readonly string[]>;
  readonly afterMs: number | false;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createPublisher({ publish, afterMs, clock, logger }: PublisherOptions): Publisher {
  let waiting: AbortController | undefined;

  async function whenQuiet(quietMs: number, { signal }: AbortController): Promise<void> {
    try {
      await clock.sleep(quietMs, signal);
    } catch (error) {
      // Another write, or a flush, took its place.
      if (signal.aborted) return;
      throw error;
    }
    waiting = undefined;
    await publish();
  }

  function soon(): void {
    if (afterMs === false) return;
    waiting?.abort();
    const controller = new AbortController();
    waiting = controller;
    whenQuiet(afterMs, controller).catch((error: unknown) => {
      // What was written is safe; the next publication makes the files.
      logger.error('Files for Gestan could not be made yet.', { error: String(error) });
    });
  }

  return {
    soon,
    async written() {
      if (afterMs === 0) await publish();
      else soon();
    },
    async flush() {
      waiting?.abort();
      waiting = undefined;
      return publish();
    },
  };
}
