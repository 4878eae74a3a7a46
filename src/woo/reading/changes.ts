import type { Instant } from '../../core/index.js';
import { SettingsError } from '../../core/index.js';
import { type CursorRow, gmtMs, instantOf, overlapMs, safeOverlapMs, type WooDateCursor } from './cursor.js';
import { dateOf, type KnownRow, undated } from './known-rows.js';
import type { WooListParams, WooReadingOptions } from './list-types.js';
import { type RowReader, type UnreadableSink, unreadableRow, unreadableSink } from './row-reader.js';
import { scanPages } from './scan.js';
import { createWindow, rowsPerPage, type Window } from './window.js';

/** Options of reading changes. */
export interface ChangesOptions extends WooReadingOptions {
  /** The cursor of the last read; an instant to begin there; absent to begin with all rows. */
  readonly since?: WooDateCursor | Instant | undefined;
  /**
   * How far behind the cursor to begin, in milliseconds. @default 65 minutes; 10 where `timeZone`
   * has no change of clocks nearby
   */
  readonly overlapMs?: number | undefined;
  /** The site's time zone, an IANA name. */
  readonly timeZone?: string | undefined;
  /** Further parameters: `status`, `_fields` (with `id` and `date_modified_gmt`). */
  readonly params?: WooListParams | undefined;
  /**
   * The most reads of the last window until two of them agree. A window of more than a page is read
   * again by the next call: the cursor stays before it. @default 5
   */
  readonly maxScans?: number | undefined;
  /** Ends the reading with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The changes, and the cursor of the next read. */
export interface WooChanges<T, C> extends AsyncIterable<T> {
  /**
   * The cursor for the next read. Throws a `RangeError` until all rows are read, so that no row is
   * skipped.
   */
  cursor(): C;
  /** All changed rows in memory, each in its newest state, and the cursor. */
  toArray(): Promise<{ readonly rows: readonly T[]; readonly cursor: C }>;
}

/** The changes of a resource whose rows have the date of their last change. */
export interface WooDatedChanges<T> extends WooChanges<T, WooDateCursor> {
  /**
   * The cursor if this read ends now: everything that was modified up to it has been returned. It
   * is for a long first read, and stays an hour behind its beginning, where nothing can appear
   * late. `undefined` at the beginning, and for a read of all rows, which is sorted by id. Rows of
   * the last minutes before it come again.
   */
  checkpoint(): WooDateCursor | undefined;
  /**
   * The number of rows to read, from the store's count at the beginning; some may come again.
   * `undefined` before the first row, and if the store does not count.
   */
  total(): number | undefined;
}

interface Dated {
  readonly id: number;
}

function startOf(since: ChangesOptions['since']): WooDateCursor | undefined {
  if (since === undefined) return undefined;
  if (typeof since !== 'string') return since;
  const ms = gmtMs(since);
  if (ms === undefined) {
    throw new SettingsError(`since "${since}" is not an instant.`, {
      code: 'settings.invalid',
      field: 'since',
      hint: 'Give an ISO date with time and zone, such as 2026-03-29T01:30:00Z.',
    });
  }
  return { kind: 'date', at: instantOf(ms), seen: [] };
}

/**
 * Longer than any overlap but one that is asked for: rows of so long are remembered while reading.
 */
const keptMs = 4 * 3_600_000;

/**
 * The most rows that a cursor keeps. With more, the oldest are read once more than needed, which
 * does no harm.
 */
const maxCursorRows = 20_000;

/**
 * Whether no row that was modified before the cursor can still appear: readings over more than the
 * longest overlap have agreed. The time between them is measured by the shop's own clock, which
 * need not be right.
 */
function isSettled({ quiet }: WooDateCursor): boolean {
  return quiet !== undefined && Date.parse(quiet.to) - Date.parse(quiet.from) >= safeOverlapMs;
}

/**
 * Where the cursor waits for the second reading where that is left to the next read: at the
 * beginning of this one. The next one begins an overlap before it, and covers all that was yet to
 * appear, however long this one took. `undefined` where a second reading at once costs one request,
 * or where it is not known when this one began.
 *
 * @param reached up to where nothing can have been missed but what appears late.
 */
function waitingAt(
  window: Pick<Window<unknown>, 'begunAt' | 'givenAfter'>,
  reached: number,
  overlapAt: (at: number) => number,
): number | undefined {
  const begunAt = window.begunAt();
  if (begunAt === undefined) return undefined;
  const at = Math.min(reached, begunAt);
  return window.givenAfter(at - overlapAt(at)) >= rowsPerPage ? at : undefined;
}

function cursorOf(at: number, known: ReadonlyMap<number, KnownRow>, overlap: number): WooDateCursor {
  const from = at - Math.max(overlap, safeOverlapMs);
  const seen = [...known]
    .filter(([, row]) => row.modified > from)
    .sort(([, a], [, b]) => b.modified - a.modified)
    .slice(0, maxCursorRows)
    .map(([id, row]): CursorRow => [id, instantOf(row.modified), row.mark]);
  return { kind: 'date', at: instantOf(at), seen };
}

function knownAt(start: WooDateCursor | undefined): Map<number, KnownRow> {
  const rows = (start?.seen ?? []).map(([id, modified, mark]) => {
    return [id, { modified: Date.parse(modified), mark }] as const;
  });
  return new Map(rows);
}

/** Since when nothing changed, by the shop's own clock; nothing where something did. */
function quietUntil(
  clock: number | undefined,
  start: WooDateCursor | undefined,
): Pick<WooDateCursor, 'quiet'> | undefined {
  if (clock === undefined) return undefined;
  const to = instantOf(clock);
  return { quiet: { from: start?.quiet?.from ?? to, to } };
}

/**
 * Reads what changed in a dated resource, while the shop is written to. Rows come oldest change
 * first; a row that changes during the read comes again.
 */
export function createChanges<T extends Dated>(
  reader: RowReader<T>,
  options: ChangesOptions,
): WooDatedChanges<T> {
  const start = startOf(options.since);
  const { signal, maxScans = 5 } = options;
  let finished: WooDateCursor | undefined;
  let under: Window<T> | undefined;

  const overlapAt = (at: number) => options.overlapMs ?? overlapMs(at, options.timeZone);

  function warnUnsettled(): void {
    const path = reader.http.pathOf(reader.path);
    const message = `GET ${path}: the last window still changed after ${maxScans} reads; the next read begins before it.`;
    reader.http.warn({ kind: 'recount', method: 'GET', path, message });
  }

  /** All rows, for a start. One without a date could not be followed. Returns up to where. */
  async function* readAll(window: Window<T>, sink: UnreadableSink): AsyncGenerator<T, number, undefined> {
    const begun = await window.now();
    for await (const page of scanPages(reader, options.params ?? {}, { signal, onUnreadable: sink })) {
      for (const row of page.rows) {
        if (dateOf(row) === undefined) {
          sink(unreadableRow(reader, row, undated));
          continue;
        }
        window.take(row);
        yield row;
      }
    }
    // What was changed while all rows were read is read again from here.
    return Math.min(begun ?? window.newest() ?? 0, window.newest() ?? 0);
  }

  async function* read(): AsyncGenerator<T, void, undefined> {
    finished = undefined;
    const sink = unreadableSink(reader, options.onUnreadable);
    const known = knownAt(start);
    const window = createWindow(
      reader,
      options.params ?? {},
      known,
      signal,
      Math.max(keptMs, options.overlapMs ?? 0),
      sink,
    );
    under = window;
    let at = start === undefined ? yield* readAll(window, sink) : Date.parse(start.at);
    let overlap = overlapAt(at);
    let isAgreed = false;
    let isLeft = false;
    let hasNew = start === undefined;
    let pagedFrom = Number.POSITIVE_INFINITY;
    // Near a change of clocks rows hide: there the whole window is read each time.
    if (start !== undefined && isSettled(start) && overlap < safeOverlapMs) overlap = 0;
    for (let scan = 1; scan <= maxScans && !isAgreed && !isLeft; scan += 1) {
      const scanned = yield* window.scan(Math.min(at - overlap, pagedFrom));
      pagedFrom = scanned.pagedFrom ?? Number.POSITIVE_INFINITY;
      // Two reads agree when the later one finds nothing that the earlier one, or the read of the
      // last time, had not.
      isAgreed = scanned.fresh === 0;
      if (!isAgreed) hasNew = true;
      const newest = scanned.complete ? window.newest() : scanned.reached;
      const reached = newest ?? at;
      const begun = isAgreed ? undefined : waitingAt(window, Math.min(reached, pagedFrom), overlapAt);
      isLeft = begun !== undefined;
      const isLast = scan === maxScans && !isAgreed && !isLeft;
      if (isLast) warnUnsettled();
      const passed = isLast ? Math.min(reached, scanned.oldestFresh ?? reached, pagedFrom) : reached;
      at = Math.max(at, begun ?? passed);
      overlap = overlapAt(at);
    }
    const clock = hasNew ? undefined : window.answeredAt();
    finished = { ...cursorOf(at, known, overlapAt(at)), ...quietUntil(clock, start) };
  }

  const cursor = () => {
    if (finished === undefined)
      throw new RangeError('The cursor is known once all changed rows have been taken.');
    return finished;
  };

  return {
    [Symbol.asyncIterator]: () => read(),
    cursor,
    checkpoint() {
      const passed = under?.passed();
      const begunAt = under?.begunAt();
      if (start === undefined || passed === undefined || begunAt === undefined) return undefined;
      const at = Math.min(passed, begunAt - safeOverlapMs);
      return at > Date.parse(start.at) ? { kind: 'date', at: instantOf(at), seen: [] } : undefined;
    },
    total: () => under?.expected(),
    async toArray() {
      const rows = new Map<number, T>();
      for await (const row of read()) {
        // A row that came again takes the place of its newest change.
        rows.delete(row.id);
        rows.set(row.id, row);
      }
      return { rows: [...rows.values()], cursor: cursor() };
    },
  };
}
