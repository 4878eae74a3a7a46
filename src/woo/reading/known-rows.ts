import { gmtMs, markOf } from './cursor.js';
import { errorOfUnreadable, type RowReader, unreadableRow } from './row-reader.js';

/** A row as far as it is remembered. */
export interface KnownRow {
  readonly modified: number;
  readonly mark: string;
}

/** The rows that one read has returned, so that no row comes twice unchanged. */
export interface KnownRows<T> {
  /** Stores a row; returns whether it is new or has changed. */
  take(row: T): boolean;
  modifiedOf(row: T): number;
  /** The latest change among them. */
  newest(): number | undefined;
  /** How many of them were modified after a moment. */
  countAfter(moment: number): number;
  /** Forgets rows that were modified before a moment. */
  forget(before: number): void;
}

/** What is wrong with a row that has no date. */
export const undated = { field: 'date_modified_gmt', problem: 'holds no date' };

/**
 * When a row was modified, or created where that is all it says; `undefined` when it has no date.
 */
export function dateOf(row: object): number | undefined {
  return gmtMs(Reflect.get(row, 'date_modified_gmt')) ?? gmtMs(Reflect.get(row, 'date_created_gmt'));
}

const day = 86_400_000;

/**
 * When more rows than this are dated ahead, the clock of the answers is wrong: that of a proxy or
 * of a test.
 */
const maxAhead = 3;

/** @param storeClock the store's clock at its last answer; infinity where it does not tell. */
export function createKnownRows<T extends { readonly id: number }>(
  reader: RowReader<T>,
  known: Map<number, KnownRow>,
  storeClock: () => number,
): KnownRows<T> {
  const modifiedOf = (row: T): number => {
    const modified = dateOf(row);
    if (modified !== undefined) return modified;
    throw errorOfUnreadable(unreadableRow(reader, row, undated));
  };
  return {
    modifiedOf,
    take(row) {
      const modified = modifiedOf(row);
      const mark = markOf(row);
      const before = known.get(row.id);
      known.set(row.id, { modified, mark });
      return before === undefined || before.modified !== modified || before.mark !== mark;
    },
    newest() {
      const clock = storeClock();
      let newest: number | undefined;
      let newestAhead: number | undefined;
      let ahead = 0;
      for (const { modified } of known.values()) {
        // A date far ahead of the store's clock must not carry the cursor past rows that are yet to
        // be written.
        if (modified > clock + day) {
          ahead += 1;
          newestAhead = Math.max(newestAhead ?? modified, modified);
        } else newest = Math.max(newest ?? modified, modified);
      }
      return ahead > maxAhead ? newestAhead : newest;
    },
    countAfter(moment) {
      let count = 0;
      for (const { modified } of known.values()) if (modified > moment) count += 1;
      return count;
    },
    forget(before) {
      for (const [id, { modified }] of known) if (modified < before) known.delete(id);
    },
  };
}
