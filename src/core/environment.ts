/** Where the time comes from. `sleep` rejects with the signal's reason when it is aborted. */
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

/** Where the library tells what it does. Messages and data never hold a secret. */
export interface Logger {
  /** What helps to follow a single step. */
  debug(message: string, data?: LogData): void;
  /** What happened as it should. */
  info(message: string, data?: LogData): void;
  /** What somebody should look at; the work goes on. */
  warn(message: string, data?: LogData): void;
  /** What failed. */
  error(message: string, data?: LogData): void;
}

/** A logger that says nothing. */
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

/** How far a long work has come. `total` is absent while it is not known. */
export interface Progress {
  /** What is being done; in `run()` the name of the flow, in an audit what is read. */
  readonly phase: ProgressPhase;
  /** Steps that are done. */
  readonly done: number;
  /** All steps. Absent while it is not known. */
  readonly total?: number | undefined;
}

/** Receives the progress of the work. */
export type OnProgress = (progress: Progress) => void;

/** Options of every long call. */
export interface WorkOptions {
  /** Stops the work between two steps. What was written stays written. */
  readonly signal?: AbortSignal | undefined;
  /** Is called as the work goes on. */
  readonly onProgress?: OnProgress | undefined;
}
