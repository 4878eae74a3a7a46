import type { Row } from '../../diff/plan.js';
import { notesOf } from '../row-details.js';
import type { Spoken } from '../sentences/sentence.js';

/** So few rows say nothing about every row. */
const least = 3;

/** The notes that stand on every row: they are said once, above the rows. */
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

/** Notes of one key say the same. */
export function noteKey(note: Spoken): string {
  return JSON.stringify(note);
}
