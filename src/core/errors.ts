import type { Coded } from './coded.js';
import type { ErrorValues } from './error-values.js';

/** A stable, documented error code such as `'woo.throttled'`. */
export type ErrorCode = keyof ErrorValues;

/** An error code with the values of its sentence. */
export type CodedError = Coded<ErrorValues>;

/** The fields of every error besides its code. */
export interface ErrorDetails {
  /** Whether the same call may succeed later without any change. */
  readonly retryable?: boolean;
  /** The path of the invalid field, for errors of input: `shop.url`. */
  readonly field?: string | undefined;
  /** What to do, in one English sentence; the message ends with it. */
  readonly hint?: string | undefined;
  /** The underlying error. */
  readonly cause?: unknown;
}

/**
 * The arguments of every error of this library. If the sentence of a code needs values, they are
 * required.
 */
export type SyncErrorOptions = {
  [Code in ErrorCode]: ErrorDetails & {
    /** Stable code, listed in the error table of the documentation. */
    readonly code: Code;
  } & (Record<never, never> extends ErrorValues[Code]
      ? { readonly values?: ErrorValues[Code] }
      : { readonly values: ErrorValues[Code] });
}[ErrorCode];

/**
 * The base class of all errors of this library. `message` says what happened and what to do, in
 * English; it never contains a secret. `code` and `values` make its sentence in another language.
 *
 * @example
 * try { await sync.run() } catch (error) {
 *   if (isSyncError(error) && error.retryable) scheduleAgain()
 * }
 */
export class SyncError extends Error {
  /** The name of the class, which survives a bundler. */
  override readonly name: string = 'SyncError';
  /** The code of the error: `settings.invalid`. */
  readonly code: ErrorCode;
  /** What the sentence of the code needs. */
  readonly values: ErrorValues[ErrorCode];
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** The invalid field: `taxes[0].rate`. Undefined if there is none. */
  readonly field: string | undefined;
  /** What to do, in English. Undefined if the message says all. */
  readonly hint: string | undefined;

  constructor(message: string, options: SyncErrorOptions) {
    const text = options.hint ? `${message} ${options.hint}` : message;
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.values = options.values ?? {};
    this.retryable = options.retryable ?? false;
    this.field = options.field;
    this.hint = options.hint;
  }

  /** The error as plain data for logs and reports, without stack and cause. */
  toJSON(): ErrorData {
    return {
      name: this.name,
      code: this.code,
      values: this.values,
      message: this.message,
      retryable: this.retryable,
      ...(this.field === undefined ? {} : { field: this.field }),
    };
  }
}

/** An error as plain data. */
export interface ErrorData {
  /** The name of the error's class. */
  readonly name: string;
  /** The code of the error. */
  readonly code: ErrorCode;
  /** The values of its sentence. Absent in reports of earlier versions. */
  readonly values?: ErrorValues[ErrorCode];
  /** In English. */
  readonly message: string;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** The invalid field, if there is one. */
  readonly field?: string;
}

/** Thrown for settings, options and plans that cannot be used as given. Nothing was written. */
export class SettingsError extends SyncError {
  /** The name of the class. */
  override readonly name = 'SettingsError';
}

/**
 * Whether a value is an error of this library, also across copies of the package.
 *
 * @example
 * if (isSyncError(error)) console.error(error.code, error.hint)
 */
export function isSyncError(value: unknown): value is SyncError {
  return (
    value instanceof SyncError ||
    (value instanceof Error &&
      typeof (value as Partial<SyncError>).code === 'string' &&
      typeof (value as Partial<SyncError>).retryable === 'boolean')
  );
}
