/** The source of time. `sleep` rejects with the signal's reason if it is aborted. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits so many milliseconds. An aborted `signal` ends the wait with its reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** A value that can stand in a structured log line. */
export type LogData = Readonly<Record<string, unknown>>;

/** The receiver of the log. Messages and data never contain a secret. */
export interface Logger {
  /** Details of single steps. */
  debug(message: string, data?: LogData): void;
  /** Normal events. */
  info(message: string, data?: LogData): void;
  /** Problems to look at; the work continues. */
  warn(message: string, data?: LogData): void;
  /** Failures. */
  error(message: string, data?: LogData): void;
}

/** A logger that does nothing. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
};

/** The platform's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    let left = ms;
    for (; left > longestTimerMs; left -= longestTimerMs) await timer(longestTimerMs, signal);
    await timer(left, signal);
  },
};

/** The longest wait of a timer. A longer one would end at once. */
const longestTimerMs = 2_147_483_647;

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(id);
      reject(signal?.reason);
    };
    const id = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** A phase of the work. Each has a label in both languages. */
export type ProgressPhase = 'read' | 'apply' | 'pieces' | 'contacts' | 'products' | 'orders' | 'stock';

/** The progress of a long call. `total` is absent while it is unknown. */
export interface Progress {
  /** The current phase; in `run()` the name of the flow, in an audit what is read. */
  readonly phase: ProgressPhase;
  /** The number of finished steps. */
  readonly done: number;
  /** The number of all steps. Absent while it is unknown. */
  readonly total?: number | undefined;
}

/** Receives the progress of the work. */
export type OnProgress = (progress: Progress) => void;

/** Options of every long call. */
export interface WorkOptions {
  /** Stops the work between two steps. What was written stays written. */
  readonly signal?: AbortSignal | undefined;
  /** Called during the work. */
  readonly onProgress?: OnProgress | undefined;
}
