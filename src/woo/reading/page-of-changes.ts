import { dateOf, undated } from './known-rows.js';
import type { WooListParams } from './list-types.js';
import { type RowReader, readRows, type UnreadableSink, unreadableRow } from './row-reader.js';

/** One page of rows that have a date. */
export interface PageOfChanges<T> {
  readonly rows: readonly T[];
  /** Names of the rows that cannot be read, so that they count on their page. */
  readonly unreadable: readonly unknown[];
  /** How many rows came, readable or not. */
  readonly count: number;
  readonly total: number | undefined;
  /** The store's clock at the answer; `undefined` where the answer has no date. */
  readonly answeredAt: number | undefined;
}

/** Reads one page. Rows that cannot be read, or have no date, go to the sink. */
export async function readPageOfChanges<T extends object>(
  reader: RowReader<T>,
  query: WooListParams,
  signal: AbortSignal | undefined,
  sink: UnreadableSink,
): Promise<PageOfChanges<T>> {
  const reply = await reader.http.request({ method: 'GET', path: reader.path, query, signal });
  const total = Number(reply.headers.get('x-wp-total') ?? Number.NaN);
  const date = Date.parse(reply.headers.get('date') ?? '');
  const { rows, unreadable, count } = readRows(reader, reply, query._fields);
  const dated = rows.filter((row) => dateOf(row) !== undefined);
  const without = rows.filter((row) => dateOf(row) === undefined);
  const all = [...unreadable, ...without.map((row) => unreadableRow(reader, row, undated))];
  all.forEach(sink);
  return {
    rows: dated,
    unreadable: all.map(({ id }) => id ?? Symbol('a row without an id')),
    count,
    total: Number.isSafeInteger(total) ? total : undefined,
    answeredAt: Number.isNaN(date) ? undefined : date,
  };
}
