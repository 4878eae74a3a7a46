import { type WooError, wooError } from '../errors/errors.js';
import type { WooHttp } from '../http/http.js';
import type { WooReply } from '../http/request.js';
import type { Repaired, RowChecker, RowProblem } from '../schemas/check.js';
import type { WooInput } from '../writing/input.js';
import type { WooUnreadableRow } from './list-types.js';

/** What one kind of rows is, and where it is read. */
export interface RowReader<T> {
  readonly http: WooHttp;
  /** Below `/wp-json/wc/v3/`. */
  readonly path: string;
  /** The field that names a row: `id`, `slug`; absent where nothing does. */
  readonly key: string | undefined;
  /** Whether the list has pages; settings, gateways and tax classes come whole. */
  readonly paged: boolean;
  readonly checker: RowChecker;
  /** Adds to a row what its address says: the parent of a variation, the order of a refund. */
  readonly complete?: ((row: Record<string, unknown>) => void) | undefined;
  /** Turns the fields to write into what is sent, so that the store keeps the intended values. */
  readonly toStore?: ((input: WooInput) => WooInput) | undefined;
  /** Carries the type only. */
  readonly row?: T;
}

/**
 * The top level of the fields asked for, those with a dot left out: they may hold part of what the
 * schema names.
 */
function wholeFields(fields: readonly string[] | undefined): readonly string[] | undefined {
  return fields?.filter((field) => !field.includes('.'));
}

/** An object of which `_fields` leaves nothing is an empty list to PHP. */
function unpruned(came: unknown, fields: readonly string[] | undefined): unknown {
  return fields !== undefined && Array.isArray(came) && came.length === 0 ? {} : came;
}

/** @param whole the fields that are there, as {@link wholeFields} gives them. */
function check<T>(reader: RowReader<T>, row: unknown, method: string, whole: readonly string[] | undefined) {
  const checked = reader.checker.check(row, whole);
  for (const repaired of checked.repaired) warnOfRepair(reader, method, repaired);
  return checked;
}

function warnOfRepair<T>(reader: RowReader<T>, method: string, { field, expected }: Repaired): void {
  const path = reader.http.pathOf(reader.path);
  const message = `${method} ${path}: ${field} is not of the type ${expected}; it was read as one.`;
  reader.http.warn({ kind: 'repaired', method, path, message });
}

function idOf<T>(reader: RowReader<T>, row: unknown): number | string | undefined {
  if (reader.key === undefined || typeof row !== 'object' || row === null) return undefined;
  const id: unknown = Reflect.get(row, reader.key);
  return (typeof id === 'number' && Number.isSafeInteger(id)) || (typeof id === 'string' && id !== '')
    ? id
    : undefined;
}

/** The unreadable row for a row that has a problem. */
export function unreadableRow<T>(reader: RowReader<T>, row: unknown, problem: RowProblem): WooUnreadableRow {
  return { path: reader.http.pathOf(reader.path), id: idOf(reader, row), ...problem };
}

/** The error for an unreadable row, where nobody takes it. */
export function errorOfUnreadable(row: WooUnreadableRow, method = 'GET'): WooError {
  const { path, id, field, problem } = row;
  const which = id === undefined ? 'a row' : `row ${id}`;
  const message = `${method} ${path} gave ${which} that cannot be read: ${field} ${problem}.`;
  const resourceId = typeof id === 'number' ? id : undefined;
  return wooError('woo.unexpected', message, { method, path, field, resourceId });
}

function completed<T>(reader: RowReader<T>, row: unknown): T {
  reader.complete?.(row as Record<string, unknown>);
  return row as T;
}

/**
 * Checks one row that was read. Throws `woo.unexpected` with the field when it is not what the API
 * promises.
 */
export function readRow<T>(
  reader: RowReader<T>,
  came: unknown,
  method: string,
  fields?: readonly string[],
): T {
  const row = unpruned(came, fields);
  const { problem } = check(reader, row, method, wholeFields(fields));
  if (problem !== undefined) throw errorOfUnreadable(unreadableRow(reader, row, problem), method);
  return completed(reader, row);
}

/**
 * Checks the row in the answer to a write. The write has been done, so the row is refused only if
 * it has no id. Any other invalid field causes a warning and stays as it came.
 */
export function readWrittenRow<T>(reader: RowReader<T>, row: unknown, method: string): T {
  const { problem, hasKey } = check(reader, row, method, undefined);
  if (problem === undefined) return completed(reader, row);
  const error = errorOfUnreadable(unreadableRow(reader, row, problem), method);
  if (!hasKey) throw error;
  reader.http.warn({
    kind: 'unreadable',
    method,
    path: reader.http.pathOf(reader.path),
    message: error.message,
  });
  return completed(reader, row);
}

/** The rows of one page. */
export interface ReadRows<T> {
  readonly rows: readonly T[];
  readonly unreadable: readonly WooUnreadableRow[];
  /** How many rows came: both together. */
  readonly count: number;
}

/** Checks the rows of a list, each for itself. */
export function readRows<T>(reader: RowReader<T>, reply: WooReply, fields?: readonly string[]): ReadRows<T> {
  const { data } = reply;
  // A list is an object to PHP when its keys have a gap: `{"0": …, "2": …}`.
  const list =
    typeof data === 'object' &&
    data !== null &&
    !Array.isArray(data) &&
    Object.keys(data).every((key) => /^\d+$/.test(key))
      ? Object.values(data)
      : data;
  if (!Array.isArray(list)) {
    const path = reader.http.pathOf(reader.path);
    throw wooError('woo.unexpected', `The answer to GET ${path} is no list.`, {
      method: 'GET',
      path,
      status: reply.status,
    });
  }
  const rows: T[] = [];
  const unreadable: WooUnreadableRow[] = [];
  const whole = wholeFields(fields);
  for (const came of list as readonly unknown[]) {
    const row = unpruned(came, fields);
    const { problem } = check(reader, row, 'GET', whole);
    if (problem === undefined) rows.push(completed(reader, row));
    else unreadable.push(unreadableRow(reader, row, problem));
  }
  return { rows, unreadable, count: list.length };
}

/** Takes each unreadable row once, however often its page is read. */
export type UnreadableSink = (row: WooUnreadableRow) => void;

/**
 * Hands unreadable rows to the caller, each once and with a warning. Without a handler the first
 * one is thrown as an error: no row is dropped silently.
 */
export function unreadableSink<T>(
  reader: RowReader<T>,
  take: ((row: WooUnreadableRow) => void) | undefined,
): UnreadableSink {
  const given = new Set<string>();
  return (row) => {
    const error = errorOfUnreadable(row);
    if (take === undefined) throw error;
    const name = JSON.stringify([row.id, row.field, row.problem]);
    if (given.has(name)) return;
    given.add(name);
    reader.http.warn({ kind: 'unreadable', method: 'GET', path: row.path, message: error.message });
    take(row);
  };
}
