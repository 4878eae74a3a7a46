import { type WooError, wooError } from '../errors/errors.js';
import type { RowReader } from './row-reader.js';

/**
 * A cache that ignores the query, or another shop at the address, answers with other rows.
 */
export function anotherRow(path: string, method: string, shown: unknown): WooError {
  return wooError(
    'woo.unexpected',
    `${method} ${path}: the answer is about ${shownId(shown)}, which was not asked for. A cache or a proxy may answer for the shop.`,
    { method, path },
  );
}

function shownId(row: unknown): string {
  const id = typeof row === 'object' && row !== null ? Reflect.get(row, 'id') : undefined;
  return typeof id === 'number' ? `the row ${id}` : 'a row';
}

/**
 * Refuses rows that were not requested with `include`: the requested ones would count as deleted.
 *
 * @throws WooError `woo.unexpected`.
 */
export function checkAsked(
  reader: Pick<RowReader<unknown>, 'http' | 'path'>,
  rows: readonly unknown[],
  include: unknown,
): void {
  if (typeof include !== 'string' && !Array.isArray(include)) return;
  const asked = new Set(String(include).split(',').map(Number));
  const other = rows.find((row) => {
    const id: unknown = Reflect.get(row as object, 'id');
    return typeof id === 'number' && !asked.has(id);
  });
  if (other !== undefined) throw anotherRow(reader.http.pathOf(reader.path), 'GET', other);
}

/**
 * Refuses an answer about another row than the requested one.
 *
 * @throws WooError `woo.unexpected`.
 */
export function checkAddressed<T>(row: T, id: number | string, path: string, method: string): T {
  const came: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'id') : undefined;
  if (typeof id === 'number' && typeof came === 'number' && came !== id) throw anotherRow(path, method, row);
  return row;
}
