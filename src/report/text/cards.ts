import { clean } from './clean.js';
import { paint, type Style } from './style.js';
import type { Column, ReadRow, TableOptions } from './table-types.js';
import { pad, widthOf, wrap } from './width.js';

/** Rows as cards below each other: the title, then a line for each column that has something to say. */
export function cardLines(
  columns: readonly Column[],
  rows: readonly ReadRow[],
  marked: number,
  options: TableOptions,
): string[] {
  const { width, colour, colon } = options;
  const lines: string[] = [];
  const indent = width > 24 ? '  ' : '';
  const put = (prefix: string, text: string, style: Style | undefined) => {
    for (const line of wrap(text, Math.max(1, width - prefix.length)))
      lines.push(prefix + paint(line, style, colour));
  };
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
      const cell = read[i] ?? [];
      const [first] = cell;
      if (column.title || first === undefined) continue;
      const head = clean(column.head);
      const lead = head === '' ? '' : head + colon;
      // Head and value on one line where they fit, so that a card stays short.
      if (cell.length === 1 && widthOf(indent + lead + first.text) <= width) {
        lines.push(indent + paint(lead, 'dim', colour) + paint(first.text, first.style, colour));
        continue;
      }
      if (column.drops === 'bare') {
        for (const { text, style } of cell) put(indent, text, style);
        continue;
      }
      put(indent, lead.trimEnd(), 'dim');
      for (const { text, style } of cell) put(`${indent}${indent}`, text, style);
    }
    lines.push(...(below ?? []));
  }
  return lines;
}
