import type { Row } from '../diff/plan.js';
import { wooIdText } from './row-details.js';

/** A text for searching, without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a search; all must be found. */
export function searchWords(query: string): readonly string[] {
  return fold(query.trim()).split(/\s+/).filter(Boolean);
}

/**
 * The most characters of a row, and of a value, that are searched; longer values, such as
 * descriptions, are left out.
 */
const most = 240;
const mostOfValue = 60;

/** The searchable text of a row: its code, ids, name, and the values that change. */
export function searchTextOf(row: Row): string {
  const values = row.changes
    .flatMap(({ from, to }) => [from, to])
    .filter((value) => typeof value === 'string' && value.length <= mostOfValue);
  return fold([row.gestanCode ?? '', wooIdText(row), row.name, row.key, ...values].join(' ')).slice(0, most);
}
