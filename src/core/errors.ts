/** The areas an error can come from: the first word of its code. */
export type ErrorArea = 'woo' | 'gestan' | 'storage' | 'image' | 'settings' | 'sync';

/** A stable, documented error code such as `'woo.throttled'`. */
export type ErrorCode = `${ErrorArea}.${string}`;

/** What every error of this library is built from. */
export interface SyncErrorOptions {
  /** Stable code, listed in the error table of the documentation. */
  readonly code: ErrorCode;
  /** Whether the same call may succeed later without anything being changed. */
  readonly retryable?: boolean;
  /** The path of the faulty field, where the fault is one of input: `shop.url`. */
  readonly field?: string | undefined;
  /** What to do about it, in one sentence; it is also the end of the message. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The root of all errors thrown by this library.
 *
 * `message` tells what happened and what to do; it never holds a secret.
 *
 * @example
 * try { await sync.run() } catch (error) {
 *   if (isSyncError(error) && error.retryable) scheduleAgain()
 * }
 */
export class SyncError extends Error {
  override readonly name: string = 'SyncError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly field: string | undefined;
  readonly hint: string | undefined;

  constructor(message: string, options: SyncErrorOptions) {
    const text = options.hint ? `${message} ${options.hint}` : message;
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.field = options.field;
    this.hint = options.hint;
  }

  /** The error as plain data, fit for logs and reports: no stack, no cause. */
  toJSON(): ErrorData {
    return {
      name: this.name,
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      ...(this.field === undefined ? {} : { field: this.field }),
    };
  }
}

/** An error as plain data. */
export interface ErrorData {
  readonly name: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly field?: string;
}

/** Thrown for settings, options and plans that cannot be used as given. Nothing was written. */
export class SettingsError extends SyncError {
  override readonly name = 'SettingsError';
}

/** Whether a value is an error of this library, also across copies of the package. */
export function isSyncError(value: unknown): value is SyncError {
  return (
    value instanceof SyncError ||
    (value instanceof Error &&
      typeof (value as Partial<SyncError>).code === 'string' &&
      typeof (value as Partial<SyncError>).retryable === 'boolean')
  );
}
