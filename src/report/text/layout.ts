import { clean } from './clean.js';
import type { Column, ReadRow } from './table-types.js';
import { longestWord, widthOf } from './width.js';

/** Columns of space between two columns of a table. */
export const gap = 2;

/** A dropping column that would get fewer columns than this, and wants more, goes below its row. */
const comfortable = 40;

/** Words longer than this may be broken to keep a table together. */
const longWord = 18;

interface Want {
  readonly natural: number;
  readonly least: number;
}

function wants(column: Column, index: number, rows: readonly ReadRow[]): Want {
  let natural = widthOf(clean(column.head));
  let word = 0;
  for (const { read } of rows)
    for (const { text } of read[index] ?? []) {
      natural = Math.max(natural, widthOf(text));
      if (column.flexible && word < longWord) word = Math.max(word, longestWord(text));
    }
  const least = Math.max(column.min ?? 6, widthOf(clean(column.head)), Math.min(word, longWord));
  return { natural, least: column.flexible ? Math.min(natural, least) : natural };
}

const total = (list: readonly (number | undefined)[]) => list.reduce<number>((sum, n) => sum + (n ?? 0), 0);

/** Shares the room among columns; `undefined` where their least widths do not fit. */
function share(list: readonly Want[], room: number): number[] | undefined {
  const free = room - gap * (list.length - 1);
  if (total(list.map(({ least }) => least)) > free) return undefined;
  const widths = list.map(({ natural }) => natural);
  // The widest gives first: the text that can be wrapped with the least loss.
  for (let excess = total(widths) - free; excess > 0; excess--) {
    let giver = -1;
    for (const [i, { least }] of list.entries()) {
      const width = widths[i] ?? 0;
      if (width > least && (giver < 0 || width > (widths[giver] ?? 0))) giver = i;
    }
    const width = widths[giver];
    if (width === undefined) return undefined;
    widths[giver] = width - 1;
  }
  return widths;
}

/**
 * The width of each column; `undefined` at a column that goes below its row; `undefined` as a whole
 * where no table of this width is possible.
 */
export function columnWidths(
  columns: readonly Column[],
  rows: readonly ReadRow[],
  room: number,
): (number | undefined)[] | undefined {
  const list = columns.map((column, i) => wants(column, i, rows));
  // A text of a thousand columns would take a thousand steps to shrink: no column can be wider than
  // the room.
  const capped = list.map(({ natural, least }) => ({
    natural: Math.min(natural, Math.max(least, room)),
    least,
  }));
  const together = share(capped, room);
  const cramped = (widths: readonly number[]) =>
    columns.some(
      ({ whenNarrow: drops }, i) => drops && (widths[i] ?? 0) < Math.min(comfortable, list[i]?.natural ?? 0),
    );
  if (together && !cramped(together)) return together;
  const stay = columns.flatMap(({ whenNarrow: drops }, i) => (drops ? [] : [i]));
  if (stay.length === columns.length) return together;
  const rest = share(
    stay.flatMap((i) => capped[i] ?? []),
    room,
  );
  return rest && columns.map((_, i) => (stay.includes(i) ? rest[stay.indexOf(i)] : undefined));
}
