import type * as z from 'zod';
import { defined, isRecord, isSyncError } from '../core/index.js';
import { withoutUndefined } from './check-draft.js';
import { GestanError } from './errors.js';
import { createQuickParse } from './quick-check.js';

/** An invalid row, which the list leaves out. */
export interface InvalidGestanRow {
  /** The method of the adapter. */
  readonly method: string;
  /** The ids of the record, if the row has them. */
  readonly id?: string;
  /** Code of the product, if it is readable. */
  readonly code?: string;
  /** Name, if it is readable. */
  readonly name?: string;
  /** The adapter's row, unchecked; absent if it is not an object. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** `gestan.invalid`, with the field: `priceGross`. */
  readonly error: GestanError;
}

/** What an adapter answered cannot be used. */
export function invalidAnswer(message: string, field?: string): GestanError {
  return new GestanError(message, {
    code: 'gestan.invalid',
    field,
    hint: 'Correct the adapter, or the record in Gestan.',
  });
}

/** One call of an adapter: its answer is checked, and what it throws says which method failed. */
export async function answered<T>(
  method: string,
  signal: AbortSignal | undefined,
  work: () => unknown,
  check: (answer: unknown) => T,
): Promise<T> {
  let answer: unknown;
  try {
    answer = await work();
  } catch (error) {
    throw named(method, signal, error);
  }
  return check(answer);
}

/**
 * The rows of a list, one by one: each is checked; the list itself may be any iterable, or a
 * promise of one.
 */
export async function* listed<T>(
  method: string,
  check: AnswerCheck<T>,
  given:
    | {
        readonly signal?: AbortSignal | undefined;
        readonly onInvalid?: ((row: InvalidGestanRow) => void) | undefined;
      }
    | undefined,
  list: () => unknown,
): AsyncGenerator<T> {
  const signal = given?.signal;
  const rows = await answered(method, signal, list, (answer) => iterableOf(method, answer));
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  // What has thrown or ended needs no return().
  let open = true;
  try {
    for (;;) {
      open = false;
      let next: IteratorResult<unknown>;
      try {
        next = await iterator.next();
      } catch (error) {
        throw named(method, signal, error);
      }
      if (next.done) return;
      open = true;
      const row = check(next.value);
      if (row.success) yield row.data;
      else report(invalidRow(method, next.value, row.error), given?.onInvalid);
    }
  } finally {
    if (open) await iterator.return?.();
  }
}

function report(row: InvalidGestanRow, onInvalid: ((row: InvalidGestanRow) => void) | undefined): void {
  if (onInvalid === undefined) throw row.error;
  onInvalid(row);
}

/** A short list, checked as a whole. */
export function listOf<T>(method: string, check: AnswerCheck<T>, answer: unknown): readonly T[] {
  if (!Array.isArray(answer))
    throw invalidAnswer(`${method}() answered ${kindOf(answer)}, not a list.`, method);
  return answer.map((row: unknown) => {
    const result = check(row);
    if (result.success) return result.data;
    throw invalidRow(method, row, result.error).error;
  });
}

/** An answer that may be `undefined`: there is none. */
export function optionalAnswer<T>(method: string, check: AnswerCheck<T>, answer: unknown): T | undefined {
  if (answer === undefined) return undefined;
  const result = check(answer);
  if (result.success) return result.data;
  const { path, message } = firstIssue(result.error);
  const what = isRecord(answer) ? `${path} ${message}` : `it answered ${kindOf(answer)}`;
  throw invalidAnswer(
    `${method}() must answer a record, or undefined where there is none: ${what}.`,
    path || method,
  );
}

export function bytesOf(answer: unknown): Uint8Array {
  if (answer instanceof Uint8Array) return answer;
  throw invalidAnswer(`readImage() answered ${kindOf(answer)}, not the bytes of an image.`, 'content');
}

/**
 * Checks an answer. Members that are `undefined` count as absent: plain JavaScript makes them
 * easily.
 */
export type AnswerCheck<T> = (value: unknown) => z.ZodSafeParseResult<T>;

/** The check of a schema, for any number of answers. */
export function answerCheck<T>(schema: z.ZodType<T>): AnswerCheck<T> {
  return createQuickParse(schema, (value) => (isRecord(value) ? withoutUndefined(value) : value));
}

function firstIssue(error: z.ZodError): { readonly path: string; readonly message: string } {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  return { path: path.join('').replace(/^\./, ''), message: issue?.message ?? 'is not valid' };
}

function invalidRow(method: string, row: unknown, error: z.ZodError): InvalidGestanRow {
  if (!isRecord(row))
    return {
      method,
      error: invalidAnswer(`${method}() gave ${kindOf(row)} as a row, not a record.`, method),
    };
  const label = (key: string) => {
    const value = row[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 80) : undefined;
  };
  const { path, message } = firstIssue(error);
  const who = ['code', 'productId', 'number', 'externalRef', 'id', 'name']
    .map(label)
    .find((text) => text !== undefined);
  const value = path === '' || path.includes('.') || path.includes('[') ? undefined : row[path];
  return {
    method,
    given: row,
    ...defined({ id: label('id') ?? label('productId'), code: label('code'), name: label('name') }),
    error: invalidAnswer(
      `${method}(): ${path} of ${who === undefined ? 'a row without id' : `« ${who} »`} ${message}${shown(value)}.`,
      path,
    ),
  };
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  return `, but is ${typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : kindOf(value)}`;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}

function iterableOf(method: string, answer: unknown): AsyncIterable<unknown> | Iterable<unknown> {
  if (
    typeof answer === 'object' &&
    answer !== null &&
    (Symbol.asyncIterator in answer || Symbol.iterator in answer)
  )
    return answer as AsyncIterable<unknown> | Iterable<unknown>;
  throw invalidAnswer(
    `${method}() answered ${kindOf(answer)}, not rows that can be read one by one, as an async generator gives them.`,
    method,
  );
}

/**
 * The error of a method, with its name. Errors of this library and the reason of the signal are
 * known already.
 */
function named(method: string, signal: AbortSignal | undefined, error: unknown): unknown {
  if (isSyncError(error) || (signal?.aborted && error === signal.reason)) return error;
  return new GestanError(
    `${method}() of the Gestan adapter failed: ${error instanceof Error ? error.message : kindOf(error)}`,
    {
      code: 'gestan.unavailable',
      retryable: true,
      hint: 'See the cause; let the adapter reject with a GestanError.',
      cause: error,
    },
  );
}
