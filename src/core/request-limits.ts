/** How long one attempt of a request may take, its whole answer included. */
export interface RequestTimeouts {
  /** Milliseconds for a read. @default 30000 */
  readonly read?: number | undefined;
  /** Milliseconds for a write. @default 90000 */
  readonly write?: number | undefined;
}

/**
 * How long the library waits for another machine, and how often it tries again. Every part of the
 * library that sends requests takes these options under these names.
 *
 * @example
 * const patient: RequestLimits = { timeouts: { read: 60_000, write: 180_000 }, maxRetries: 5 }
 */
export interface RequestLimits {
  /** How long one attempt may take, in milliseconds, for reads and for writes. */
  readonly timeouts?: RequestTimeouts | undefined;
  /** How often a request is sent again at most, where sending it again is safe. @default 3 */
  readonly maxRetries?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for, in milliseconds. When a host asks for more, the
   * error is thrown at once. @default 120000
   */
  readonly maxRetryAfter?: number | undefined;
}

/** The limits with every default in its place. */
export interface RequestLimitSettings {
  readonly timeouts: { readonly read: number; readonly write: number };
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
}

/** Puts the defaults where nothing is given. The values are used as they are: check them before. */
export function requestLimits(given: RequestLimits = {}): RequestLimitSettings {
  return {
    timeouts: { read: given.timeouts?.read ?? 30_000, write: given.timeouts?.write ?? 90_000 },
    maxRetries: given.maxRetries ?? 3,
    maxRetryAfter: given.maxRetryAfter ?? 120_000,
  };
}
