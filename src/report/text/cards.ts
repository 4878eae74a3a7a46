import { clean } from './clean.js';
import { paint, type Style } from './style.js';
import type { Column, ReadRow, TableOptions } from './table-types.js';
import { pad, widthOf, wrap } from './width.js';

/**
 * Rows as cards below each other: the title, then a line for each column that has something to say.
 */
export function cardLines(
  columns: readonly Column[],
  rows: readonly ReadRow[],
  marked: number,
  options: TableOptions,
): string[] {
  const { width, colour } = options;
  const lines: string[] = [];
  const indent = width > 24 ? '  ' : '';
  for (const [n, { mark, read, below }] of rows.entries()) {
    if (n > 0) lines.push('');
    const titles = columns.flatMap(({ title }, i) => (title ? (read[i] ?? []) : []));
    const showMark = marked > 0 && marked + 2 <= width;
    const room = Math.max(1, width - (showMark ? marked + 1 : 0));
    for (const [i, line] of wrap(titles.map(({ text }) => text).join(' '), room).entries()) {
      const sign = paint(pad(i === 0 ? (mark?.text ?? '') : '', marked), mark?.style, colour);
      lines.push((showMark ? `${sign} ` : '') + paint(line, 'title', colour));
    }
    for (const [i, column] of columns.entries()) {
      if (!column.title) lines.push(...cellLines(column, read[i] ?? [], indent, options));
    }
    lines.push(...(below ?? []));
  }
  return lines;
}

/** The lines of one column of a card; none where it has nothing to say. */
function cellLines(
  column: Column,
  cell: ReadRow['read'][number],
  indent: string,
  { width, colour, colon }: TableOptions,
): readonly string[] {
  const [first] = cell;
  if (first === undefined) return [];
  const head = clean(column.head);
  const lead = head === '' ? '' : head + colon;
  // Head and value on one line where they fit, so that a card stays short.
  if (cell.length === 1 && widthOf(indent + lead + first.text) <= width)
    return [indent + paint(lead, 'dim', colour) + paint(first.text, first.style, colour)];
  const wrapped = (prefix: string, text: string, style: Style | undefined) =>
    wrap(text, Math.max(1, width - prefix.length)).map((line) => prefix + paint(line, style, colour));
  if (column.whenNarrow === 'own-line')
    return cell.flatMap(({ text, style }) => wrapped(indent, text, style));
  return [
    ...wrapped(indent, lead.trimEnd(), 'dim'),
    ...cell.flatMap(({ text, style }) => wrapped(`${indent}${indent}`, text, style)),
  ];
}
