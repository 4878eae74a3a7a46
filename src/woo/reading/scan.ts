import type { WooListParams, WooPage } from './list-types.js';
import { type RowReader, readRows } from './row-reader.js';

export interface ScanOptions {
  readonly signal?: AbortSignal | undefined;
  /** No more rows than this are wanted. */
  readonly limit?: number | undefined;
}

/** Most rows a page: WooCommerce refuses more. */
const maxPerPage = 100;

/** How often a list that shrank while it was read is read in all. */
const maxPasses = 3;

interface Fetched<T> extends WooPage<T> {
  /** When the store answered, by its own clock; `undefined` where it does not tell. */
  readonly answeredAt: string | undefined;
}

interface Scan<T> {
  readonly reader: RowReader<T>;
  readonly query: WooListParams;
  readonly perPage: number;
  /** As asked for; `undefined` when all. */
  readonly lastWanted: number | undefined;
  readonly signal: AbortSignal | undefined;
}

function headerNumber(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

async function fetchPage<T>(
  scan: Scan<T>,
  page: number,
  signal: AbortSignal | undefined,
): Promise<Fetched<T>> {
  const { reader, query } = scan;
  const reply = await reader.http.request({
    method: 'GET',
    path: reader.path,
    query: { ...query, per_page: scan.perPage, page: page === 1 ? undefined : page },
    signal,
  });
  const date = Date.parse(reply.headers.get('date') ?? '');
  return {
    rows: readRows(reader, reply, query._fields),
    page,
    total: headerNumber(reply.headers, 'x-wp-total'),
    totalPages: headerNumber(reply.headers, 'x-wp-totalpages'),
    answeredAt: Number.isNaN(date) ? undefined : new Date(date).toISOString().slice(0, 19),
  };
}

/** All pages in order, the next ones asked for while one is used. */
async function* pagesInOrder<T>(scan: Scan<T>): AsyncGenerator<Fetched<T>, void, undefined> {
  const stop = new AbortController();
  const signal = scan.signal === undefined ? stop.signal : AbortSignal.any([scan.signal, stop.signal]);
  const ahead: Promise<Fetched<T>>[] = [];
  try {
    let current = await fetchPage(scan, 1, signal);
    let next = 2;
    for (;;) {
      const last = Math.min(
        current.totalPages ?? guessedLast(scan, current),
        scan.lastWanted ?? Number.POSITIVE_INFINITY,
      );
      // Without totals nobody knows whether there is a next page before this one has come.
      const room = current.totalPages === undefined ? 1 : scan.reader.http.reads.limit + 1;
      while (ahead.length < room && next <= last) {
        const page = fetchPage(scan, next, signal);
        // Taken up when its turn comes; until then a failure is not an unhandled one.
        page.catch(() => undefined);
        ahead.push(page);
        next += 1;
      }
      yield current;
      const following = ahead.shift();
      if (following === undefined) return;
      current = await following;
    }
  } finally {
    stop.abort(new Error('The list is not read any further.'));
  }
}

/** The last page as far as a page without totals tells: this one when it is not full. */
function guessedLast<T>(scan: Scan<T>, current: Fetched<T>): number {
  return current.rows.length < scan.perPage ? current.page : current.page + 1;
}

function keyOf<T>(row: T, key: string): unknown {
  return Reflect.get(row as object, key);
}

/** What one pass over a list saw, to tell whether rows can have slipped from an unread page to a read one. */
interface Tally {
  first: number | undefined;
  last: number | undefined;
  /** The store's clock at the first answer, in the form of the `_gmt` dates: compared as text, since every row is. */
  startedAt: string | undefined;
  /** Rows that were created after the first answer: by id they come last and move nothing. */
  createdSince: number;
  /** Rows that were created in the very second of the first answer, before it or after. */
  createdThen: number;
  rows: number;
}

function isComplete(tally: Tally, distinct: number): boolean {
  if (tally.first === undefined || tally.last === undefined) return true;
  const grown = tally.last - tally.first;
  // Fewer rows more than were created: others were deleted, and what came after them has moved up.
  const explained = grown >= tally.createdSince && grown <= tally.createdSince + tally.createdThen;
  return explained && distinct >= tally.last;
}

function count<T>(tally: Tally, row: T): void {
  const created = keyOf(row, 'date_created_gmt');
  if (tally.startedAt === undefined || typeof created !== 'string' || created < tally.startedAt) return;
  if (created === tally.startedAt) tally.createdThen += 1;
  else tally.createdSince += 1;
}

/**
 * The pages of a list, no row twice. A scan by id is checked against the totals that came with its pages, without a request more: when rows
 * were deleted meanwhile, others slipped to pages that had been read; then the list is read again and the rows that were missed
 * are given as further pages.
 */
export async function* scanPages<T>(
  reader: RowReader<T>,
  params: WooListParams,
  options: ScanOptions,
): AsyncGenerator<WooPage<T>, void, undefined> {
  const { limit } = options;
  const { per_page, page: onlyPage, ...rest } = params;
  const perPage = Math.min(per_page ?? maxPerPage, limit ?? maxPerPage, per_page ?? maxPerPage);
  const query: WooListParams = reader.paged ? { orderby: 'id', order: 'asc', ...rest } : rest;
  const scan: Scan<T> = {
    reader,
    query,
    perPage,
    lastWanted: limit === undefined ? undefined : Math.ceil(limit / perPage),
    signal: options.signal,
  };
  if (!reader.paged) {
    const reply = await reader.http.request({
      method: 'GET',
      path: reader.path,
      query: rest,
      signal: options.signal,
    });
    const rows = readRows(reader, reply, rest._fields);
    yield { rows, page: 1, total: rows.length, totalPages: 1 };
    return;
  }
  if (onlyPage !== undefined) {
    yield await fetchPage(scan, onlyPage, options.signal);
    return;
  }
  const { key } = reader;
  const hasKey = key !== undefined && (query._fields === undefined || query._fields.includes(key));
  const checkable = hasKey && query.orderby === 'id' && query.order === 'asc' && limit === undefined;
  const seen = new Set<unknown>();
  for (let pass = 1; ; pass += 1) {
    const tally: Tally = {
      first: undefined,
      last: undefined,
      startedAt: undefined,
      createdSince: 0,
      createdThen: 0,
      rows: 0,
    };
    for await (const page of pagesInOrder(scan)) {
      if (tally.rows === 0) {
        tally.first = page.total;
        tally.startedAt = page.answeredAt;
      }
      tally.last = page.total;
      tally.rows += page.rows.length;
      const { answeredAt: _, ...plain } = page;
      if (!hasKey) {
        yield plain;
        continue;
      }
      const fresh = page.rows.filter((row) => !seen.has(keyOf(row, key)));
      for (const row of fresh) {
        seen.add(keyOf(row, key));
        count(tally, row);
      }
      if (fresh.length > 0 || (pass === 1 && page.page === 1)) yield { ...plain, rows: fresh };
      // A host that ignores `page` and keeps the totals to itself would give the same page for ever.
      else if (page.total === undefined) break;
    }
    if (!checkable || isComplete(tally, seen.size)) return;
    const path = reader.http.pathOf(reader.path);
    const again = pass < maxPasses;
    const message = `GET ${path}: the list changed while it was read (${tally.first} rows at first, ${tally.last} at last); ${
      again ? 'it is read again.' : 'it was read often enough, rows may be missing.'
    }`;
    reader.http.warn({ kind: 'recount', method: 'GET', path, message });
    if (!again) return;
  }
}
