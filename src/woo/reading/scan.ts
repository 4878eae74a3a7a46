import { needSignal } from '../../core/arguments.js';
import { checkAsked } from './asked.js';
import type { WooListParams, WooPage, WooReadingOptions } from './list-types.js';
import {
  type ReadRows,
  type RowReader,
  readRows,
  type UnreadableSink,
  unreadableSink,
} from './row-reader.js';
import { createTally, isComplete, type Tally } from './tally.js';

export interface ScanOptions extends WooReadingOptions {
  readonly signal?: AbortSignal | undefined;
  /** The number of rows after which the scan ends. */
  readonly limit?: number | undefined;
}

/** WooCommerce refuses more rows a page. */
const maxPerPage = 100;

/**
 * When rows are deleted during a scan, the list is read again, at most this many times in total.
 */
const maxPasses = 3;

/** A scan ends after this many pages in a row without a new row, whatever the totals say. */
const maxStalePages = 3;

interface Fetched<T> extends ReadRows<T> {
  readonly page: number;
  readonly total: number | undefined;
  readonly totalPages: number | undefined;
  /** When the store answered, by its own clock; `undefined` where the answer has no date. */
  readonly answeredAt: string | undefined;
}

interface Scan<T> {
  readonly reader: RowReader<T>;
  readonly query: WooListParams;
  readonly perPage: number;
  /** The last page that the limit needs; `undefined` without a limit. */
  readonly lastPage: number | undefined;
  readonly signal: AbortSignal | undefined;
}

function headerNumber(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim() ?? '';
  const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A page that was asked for; its rows are read once it is its turn. */
type Ahead<T> = () => Promise<Fetched<T>>;

async function fetchPage<T>(scan: Scan<T>, page: number, signal: AbortSignal | undefined): Promise<Ahead<T>> {
  const { reader, query } = scan;
  const ahead = await reader.http.requestAhead({
    method: 'GET',
    path: reader.path,
    query: { ...query, per_page: scan.perPage, page: page === 1 ? undefined : page },
    signal,
  });
  return async () => {
    const reply = await ahead();
    const date = Date.parse(reply.headers.get('date') ?? '');
    const read = readRows(reader, reply, query._fields);
    checkAsked(reader, read.rows, query.include);
    return {
      ...read,
      page,
      total: headerNumber(reply.headers, 'x-wp-total'),
      totalPages: headerNumber(reply.headers, 'x-wp-totalpages'),
      answeredAt: Number.isNaN(date) ? undefined : new Date(date).toISOString().slice(0, 19),
    };
  };
}

/**
 * All pages in order, the next ones requested while one is used. A page without rows is the last
 * one.
 */
async function* pagesInOrder<T>(scan: Scan<T>): AsyncGenerator<Fetched<T>, void, undefined> {
  const stop = new AbortController();
  needSignal('list()', scan.signal);
  const signal = scan.signal === undefined ? stop.signal : AbortSignal.any([scan.signal, stop.signal]);
  const ahead: Promise<Ahead<T>>[] = [];
  try {
    let turn = await fetchPage(scan, 1, signal);
    let next = 2;
    for (;;) {
      // Declared inside the loop, so that the rows of a page are released before those of the next
      // are parsed.
      const current = await turn();
      const last = Math.min(
        current.totalPages ?? guessedLast(scan, current),
        scan.lastPage ?? Number.POSITIVE_INFINITY,
      );
      // Without totals, only this page shows whether there is a next one.
      const room = current.totalPages === undefined ? 1 : scan.reader.http.reads.limit + 1;
      while (ahead.length < room && next <= last && current.count > 0) {
        const page = fetchPage(scan, next, signal);
        // The failure is thrown when the page is used; until then it must not count as unhandled.
        page.catch(() => undefined);
        ahead.push(page);
        next += 1;
      }
      yield current;
      const following = ahead.shift();
      if (following === undefined || current.count === 0) return;
      turn = await following;
    }
  } finally {
    // Only pages that were requested and are not wanted any more have something to end.
    if (ahead.length > 0) stop.abort(new Error('The list is not read any further.'));
  }
}

/** The last page, where the store tells no totals: this one when it is not full. */
function guessedLast<T>(scan: Scan<T>, current: Fetched<T>): number {
  return current.count < scan.perPage ? current.page : current.page + 1;
}

/** A list that comes whole, in one answer. */
async function wholeList<T>(
  reader: RowReader<T>,
  query: WooListParams,
  signal: AbortSignal | undefined,
  sink: UnreadableSink,
): Promise<WooPage<T>> {
  const reply = await reader.http.request({ method: 'GET', path: reader.path, query, signal });
  const { rows, unreadable, count } = readRows(reader, reply, query._fields);
  unreadable.forEach(sink);
  return { rows, page: 1, total: count, totalPages: 1 };
}

function pageOf<T>({ page, total, totalPages }: Fetched<T>, rows: readonly T[]): WooPage<T> {
  return { rows, page, total, totalPages };
}

/** One pass over a list: its pages with the rows that are not in `seen` yet. */
async function* freshPages<T>(
  scan: Scan<T>,
  key: string | undefined,
  seen: Set<unknown>,
  tally: Tally,
  sink: UnreadableSink,
): AsyncGenerator<WooPage<T>, void, undefined> {
  let stale = 0;
  for await (const page of pagesInOrder(scan)) {
    tally.page(page);
    page.unreadable.forEach(sink);
    if (key === undefined) {
      yield pageOf(page, page.rows);
      continue;
    }
    const before = seen.size;
    for (const { id } of page.unreadable) seen.add(id ?? Symbol('a row without an id'));
    const fresh = page.rows.filter((row) => {
      const id: unknown = Reflect.get(row as object, key);
      return !seen.has(id) && seen.add(id);
    });
    for (const row of fresh) tally.row(row);
    // The first page comes also when it is empty: it carries the totals.
    if (fresh.length > 0 || (page.page === 1 && before === 0)) yield pageOf(page, fresh);
    stale = seen.size > before ? 0 : stale + 1;
    // A host that ignores `page` gives the same page for ever; totals of a broken one may be
    // anything.
    if (stale >= (page.total === undefined ? 1 : maxStalePages)) return;
  }
}

function warnOfRecount<T>(reader: RowReader<T>, { first, last }: Tally, isLastPass: boolean): void {
  const path = reader.http.pathOf(reader.path);
  const then = isLastPass ? 'it was read often enough, rows may be missing' : 'it is read again';
  const message = `GET ${path}: the list changed while it was read (${first} rows at first, ${last} at last); ${then}.`;
  reader.http.warn({ kind: 'recount', method: 'GET', path, message });
}

/**
 * The pages of a list, no row twice. A scan by id is checked against the totals that came with its
 * pages, which costs no further request: if rows were deleted meanwhile, others moved to pages that
 * had been read before. Then the list is read again, and the missed rows are given as further
 * pages.
 */
export async function* scanPages<T>(
  reader: RowReader<T>,
  params: WooListParams,
  options: ScanOptions,
): AsyncGenerator<WooPage<T>, void, undefined> {
  const { limit, signal } = options;
  const { per_page, page: onlyPage, ...rest } = params;
  const sink = unreadableSink(reader, options.onUnreadable);
  if (!reader.paged) {
    yield await wholeList(reader, rest, signal, sink);
    return;
  }
  const perPage = Math.min(per_page ?? maxPerPage, limit ?? maxPerPage, maxPerPage);
  const query: WooListParams = { orderby: 'id', order: 'asc', ...rest };
  const lastPage = limit === undefined ? undefined : Math.ceil(limit / perPage);
  const scan: Scan<T> = { reader, query, perPage, lastPage, signal };
  if (onlyPage !== undefined) {
    const page = await (await fetchPage(scan, onlyPage, signal))();
    page.unreadable.forEach(sink);
    yield pageOf(page, page.rows);
    return;
  }
  const isKeyRead = query._fields === undefined || query._fields.includes(reader.key ?? '');
  const key = isKeyRead ? reader.key : undefined;
  const isCheckable =
    key !== undefined && query.orderby === 'id' && query.order === 'asc' && limit === undefined;
  const seen = new Set<unknown>();
  for (let pass = 1; ; pass += 1) {
    const tally = createTally();
    yield* freshPages(scan, key, seen, tally, sink);
    if (!isCheckable || isComplete(tally, seen.size)) return;
    warnOfRecount(reader, tally, pass === maxPasses);
    if (pass === maxPasses) return;
  }
}
