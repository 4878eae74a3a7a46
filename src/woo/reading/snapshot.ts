import type { WooChanges } from './changes.js';
import { markOf, type WooSnapshotCursor } from './cursor.js';
import type { WooListParams, WooReadingOptions } from './list-types.js';
import type { RowReader } from './row-reader.js';
import { scanPages } from './scan.js';

/** Options of reading a snapshot. */
export interface SnapshotOptions extends WooReadingOptions {
  /** The cursor of the last read; absent: every row counts as changed. */
  readonly since?: WooSnapshotCursor | undefined;
  /** Filters of the list. */
  readonly params?: WooListParams | undefined;
  /** Ends the reading with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The differences from the last snapshot. */
export interface WooSnapshotChanges<T> extends WooChanges<T, WooSnapshotCursor> {
  /** Ids that have disappeared since the last read; known once all rows are read. */
  gone(): readonly number[];
}

/**
 * Reads all rows of a resource that knows no dates, and gives those that differ from the last time.
 */
export function createSnapshotChanges<T extends { readonly id: number }>(
  reader: RowReader<T>,
  options: SnapshotOptions,
): WooSnapshotChanges<T> {
  const before = options.since?.marks ?? {};
  let marks: Record<string, string> | undefined;

  async function* read(): AsyncGenerator<T, void, undefined> {
    marks = undefined;
    const now: Record<string, string> = {};
    for await (const page of scanPages(reader, options.params ?? {}, {
      signal: options.signal,
      onUnreadable: options.onUnreadable,
    })) {
      for (const row of page.rows) {
        const mark = markOf(row);
        now[String(row.id)] = mark;
        if (before[String(row.id)] !== mark) yield row;
      }
    }
    marks = now;
  }

  const finished = () => {
    if (marks === undefined) throw new RangeError('This is known once all changed rows have been taken.');
    return marks;
  };
  const cursor = (): WooSnapshotCursor => ({ kind: 'snapshot', marks: finished() });

  return {
    [Symbol.asyncIterator]: () => read(),
    cursor,
    gone() {
      const now = finished();
      return Object.keys(before)
        .filter((id) => now[id] === undefined)
        .map(Number);
    },
    async toArray() {
      const rows: T[] = [];
      for await (const row of read()) rows.push(row);
      return { rows, cursor: cursor() };
    },
  };
}
