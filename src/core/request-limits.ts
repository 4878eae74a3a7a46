/** How long one attempt of a request may take, including its whole answer. */
export interface RequestTimeouts {
  /** Milliseconds for a read. @default 30000 */
  readonly readMs?: number | undefined;
  /** Milliseconds for a write. @default 90000 */
  readonly writeMs?: number | undefined;
}

/**
 * Time-outs and retries. Every part of the library that sends requests takes these options:
 * `createSync`, the client of a shop, the download of images and the FTP transport.
 *
 * @example
 * const patient: RequestLimits = { timeouts: { readMs: 60_000, writeMs: 180_000 }, maxRetries: 5 }
 */
export interface RequestLimits {
  /** How long one attempt may take, for reads and for writes. */
  readonly timeouts?: RequestTimeouts | undefined;
  /** The most repetitions of a request, if a repetition is safe. @default 3 */
  readonly maxRetries?: number | undefined;
  /**
   * The longest wait before the first new attempt, in milliseconds; it doubles each time. A
   * `Retry-After` of the host takes precedence. @default 1000
   */
  readonly retryDelayMs?: number | undefined;
  /**
   * The longest accepted `Retry-After`, in milliseconds. If a host asks for more, the error is
   * thrown at once. @default 120000
   */
  readonly maxRetryAfterMs?: number | undefined;
}

/** The limits with all defaults. */
export interface RequestLimitSettings {
  readonly timeouts: { readonly readMs: number; readonly writeMs: number };
  readonly maxRetries: number;
  readonly retryDelayMs: number;
  readonly maxRetryAfterMs: number;
}

const defaults: RequestLimitSettings = {
  timeouts: { readMs: 30_000, writeMs: 90_000 },
  maxRetries: 3,
  retryDelayMs: 1_000,
  maxRetryAfterMs: 120_000,
};

/**
 * Fills in the defaults. The values are not checked.
 *
 * @param own defaults of this part of the library that differ from the usual ones.
 */
export function requestLimits(given: RequestLimits = {}, own: RequestLimits = {}): RequestLimitSettings {
  const { timeouts } = defaults;
  return {
    timeouts: {
      readMs: given.timeouts?.readMs ?? own.timeouts?.readMs ?? timeouts.readMs,
      writeMs: given.timeouts?.writeMs ?? own.timeouts?.writeMs ?? timeouts.writeMs,
    },
    maxRetries: given.maxRetries ?? own.maxRetries ?? defaults.maxRetries,
    retryDelayMs: given.retryDelayMs ?? own.retryDelayMs ?? defaults.retryDelayMs,
    maxRetryAfterMs: given.maxRetryAfterMs ?? own.maxRetryAfterMs ?? defaults.maxRetryAfterMs,
  };
}

/** The limits among other options. */
export function limitsOf({
  timeouts,
  maxRetries,
  retryDelayMs,
  maxRetryAfterMs,
}: RequestLimits): RequestLimits {
  return { timeouts, maxRetries, retryDelayMs, maxRetryAfterMs };
}
