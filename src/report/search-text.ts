import type { Row } from '../diff/plan.js';
import { wooIdText } from './row-details.js';

/** A text as it is searched: without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words that a search asks for; all must be found. */
export function searchWords(query: string): readonly string[] {
  return fold(query.trim()).split(/\s+/).filter(Boolean);
}

/** More of a row is not searched, and no values that are longer, such as descriptions. */
const most = 240;
const mostOfValue = 60;

/** What a row is found by: its code, ids, name, and the values that change. */
export function searchTextOf(row: Row): string {
  const values = row.changes
    .flatMap(({ from, to }) => [from, to])
    .filter((value) => typeof value === 'string' && value.length <= mostOfValue);
  return fold([row.gestanCode ?? '', wooIdText(row), row.name, row.key, ...values].join(' ')).slice(0, most);
}
