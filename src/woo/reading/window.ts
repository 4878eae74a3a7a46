import { instantOf } from './cursor.js';
import { createKnownRows, type KnownRow, type KnownRows } from './known-rows.js';
import type { WooListParams } from './list-types.js';
import { readPageOfChanges } from './page-of-changes.js';
import type { RowReader, UnreadableSink } from './row-reader.js';
import { scanPages } from './scan.js';

/** The result of one read of a window. */
export interface Scanned {
  /** Rows that were new or had changed since they were seen last. */
  readonly fresh: number;
  /** The earliest change among them. */
  readonly oldestFresh: number | undefined;
  /** The instant up to which everything was read. */
  readonly reached: number;
  /**
   * From where rows were read past the first page, if at all. A change meanwhile moves rows from a
   * later page to an earlier one, so only a second read from the same place shows that none was
   * missed.
   */
  readonly pagedFrom: number | undefined;
  /** Whether the end was reached. It is not if the shop changes faster than it is read. */
  readonly complete: boolean;
}

/** Reads the rows that were modified after a moment, and remembers which were given already. */
export interface Window<T> {
  scan(from: number): AsyncGenerator<T, Scanned, undefined>;
  /** Remembers a row; whether it is new or has changed. */
  take(row: T): boolean;
  /** The latest change seen. */
  newest(): number | undefined;
  /** The store's clock, or the latest change in the store where it keeps its clock to itself. */
  now(): Promise<number | undefined>;
  /**
   * Everything that was modified up to here, and was to be seen, has been given by the scan under
   * way.
   */
  passed(): number | undefined;
  /** How many rows the first scan set out to read, as the store counts them. */
  expected(): number | undefined;
  /** The store's clock at its last answer; `undefined` where it does not tell. */
  answeredAt(): number | undefined;
  /**
   * When that scan began by the store's clock, or the latest change there was where the store keeps
   * its clock to itself.
   */
  begunAt(): number | undefined;
  /** How many of the rows that were given were modified after a moment. */
  givenAfter(moment: number): number;
}

/** How many rows one request of a window asks for. */
export const rowsPerPage = 100;

const second = 1000;

/** Requests that one read may need beyond three times what the rows at its start need. */
const spare = 50;

/** `…Z` without `dates_are_gmt`: the one form that means the same moment to every store. */
function afterText(after: number): string {
  return instantOf(after).replace(/\.\d{3}Z$/, 'Z');
}

const queryOf = (after: number, page: number): WooListParams => ({
  orderby: 'modified',
  order: 'asc',
  modified_after: afterText(after),
  per_page: rowsPerPage,
  page: page === 1 ? undefined : page,
});

export function createWindow<T extends { readonly id: number }>(
  reader: RowReader<T>,
  params: WooListParams,
  known: Map<number, KnownRow>,
  signal: AbortSignal | undefined,
  keepMs: number,
  sink: UnreadableSink,
): Window<T> {
  let clock = Number.POSITIVE_INFINITY;
  let begunAt: number | undefined;
  let expected: number | undefined;
  let passed: number | undefined;
  const rowsKnown: KnownRows<T> = createKnownRows(reader, known, () => clock);
  const { take, modifiedOf } = rowsKnown;

  const step = async (query: WooListParams) => {
    const page = await readPageOfChanges(reader, { ...params, ...query }, signal, sink);
    if (page.answeredAt !== undefined) {
      clock = page.answeredAt;
      begunAt ??= clock;
    }
    return page;
  };

  const now = async (): Promise<number | undefined> => {
    const { rows, answeredAt } = await step({ orderby: 'modified', order: 'desc', per_page: 1 });
    const [row] = rows;
    return row === undefined ? answeredAt : Math.min(modifiedOf(row), answeredAt ?? Number.POSITIVE_INFINITY);
  };

  /**
   * Forgets rows that lie too far back to come again in this read unless they are changed, so that
   * a read of years stays small. Where a scan had to page, it is read once more from there.
   */
  const forget = (after: number, pagedFrom = Number.POSITIVE_INFINITY) =>
    rowsKnown.forget(Math.min(after, pagedFrom, clock) - keepMs);

  /**
   * Rows of one second have no order of their own: one that came twice may have pushed out another
   * (#33386). By id they have one.
   */
  async function* byId(after: number): AsyncGenerator<T, void, undefined> {
    const all = { ...params, modified_after: afterText(after), orderby: 'id', order: 'asc' } as const;
    for await (const { rows } of scanPages(reader, all, { signal, onUnreadable: sink })) yield* rows;
  }

  async function* scan(from: number): AsyncGenerator<T, Scanned, undefined> {
    let after = Math.floor(from / second) * second;
    let page = 1;
    let fresh = 0;
    let pagedFrom: number | undefined;
    let oldestFresh: number | undefined;
    let most = spare;
    let inStep = new Set<unknown>();
    const isFresh = (row: T): boolean => {
      if (!take(row)) return false;
      fresh += 1;
      oldestFresh = Math.min(oldestFresh ?? Number.POSITIVE_INFINITY, modifiedOf(row));
      return true;
    };
    for (let requests = 1; ; requests += 1) {
      const { rows, unreadable, count, total } = await step(queryOf(after, page));
      if (requests === 1) {
        expected ??= total;
        most += Math.ceil((total ?? rowsPerPage) / rowsPerPage) * 3;
      }
      // A long read: its checkpoints must know how far is far enough back.
      if (count === rowsPerPage) begunAt ??= await now();
      for (const name of unreadable) inStep.add(name);
      for (const row of rows) {
        inStep.add(row.id);
        const isNew = isFresh(row);
        // Rows come by date: what is a second older than this one has come before it.
        if (page === 1) passed = Math.max(passed ?? 0, modifiedOf(row) - second);
        if (isNew) yield row;
      }
      const last = rows.at(-1);
      if (count < rowsPerPage) break;
      if (requests >= most) return { fresh, oldestFresh, reached: after, pagedFrom, complete: false };
      if (inStep.size < page * rowsPerPage) {
        pagedFrom ??= after;
        for await (const row of byId(after)) if (isFresh(row)) yield row;
        break;
      }
      // The bound is exclusive, so the last second is read again: others of it may stand on the
      // next page.
      const next = last === undefined ? after : modifiedOf(last) - second;
      if (next > after) {
        after = next;
        forget(after, pagedFrom);
        page = 1;
        inStep = new Set();
      } else {
        page += 1;
        pagedFrom ??= after;
      }
    }
    return { fresh, oldestFresh, reached: rowsKnown.newest() ?? after, pagedFrom, complete: true };
  }

  return {
    scan,
    take,
    newest: rowsKnown.newest,
    givenAfter: rowsKnown.countAfter,
    passed: () => passed,
    expected: () => expected,
    begunAt: () => begunAt,
    answeredAt: () => (Number.isFinite(clock) ? clock : undefined),
    now,
  };
}
