import type { Row } from '../json.js';
import type { RestAnswer } from '../rest/types.js';

/** Answers a list that the store never cuts into pages, though it counts it. */
export function wholeList(data: Row[]): RestAnswer {
  return { data, headers: { 'x-wp-total': String(data.length), 'x-wp-totalpages': '1' } };
}
