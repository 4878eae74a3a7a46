import type { Row } from '../../diff/plan.js';
import { notesOf } from '../row-details.js';
import type { Spoken } from '../sentences/sentence.js';

/** With fewer rows, notes are not combined. */
const least = 3;

/** The notes of every row, which are shown once, above the rows. */
export function commonNotes(rows: readonly Row[]): readonly Spoken[] {
  const [first, ...others] = rows;
  if (!first || rows.length < least) return [];
  let common = new Map(notesOf(first).map((note) => [noteKey(note), note]));
  for (const row of others) {
    if (common.size === 0) return [];
    const own = new Set(notesOf(row).map(noteKey));
    common = new Map([...common].filter(([key]) => own.has(key)));
  }
  return [...common.values()];
}

/** Notes with one key are equal. */
export function noteKey(note: Spoken): string {
  return JSON.stringify(note);
}
