import { cardLines } from './cards.js';
import { clean } from './clean.js';
import { columnWidths, gap } from './layout.js';
import { paint } from './style.js';
import type { Cell, Column, Paragraph, ReadRow, TableOptions, TableRow } from './table-types.js';
import { pad, widthOf, wrap } from './width.js';

function paragraphs(cell: Cell): readonly Paragraph[] {
  const list = typeof cell === 'string' ? [{ text: cell }] : 'text' in cell ? [cell] : cell;
  return list.map(({ text, style }) => ({ text: clean(text), style })).filter(({ text }) => text !== '');
}

/** Lines of a column that stands below its row. */
function dropped(
  column: Column,
  cell: readonly Paragraph[],
  indent: string,
  options: TableOptions,
): string[] {
  const prefix =
    column.whenNarrow === 'own-line-with-title' && cell.length > 0 ? clean(column.head) + options.colon : '';
  return cell.flatMap(({ text, style }, i) => {
    const lead = i === 0 ? prefix : ' '.repeat(widthOf(prefix));
    const room = Math.max(1, options.width - indent.length - widthOf(prefix));
    return wrap(text, room).map((line, y) => {
      const before = y === 0 ? lead : ' '.repeat(widthOf(lead));
      return (
        indent +
        paint(before, 'dim', options.colour && before.trim() !== '') +
        paint(line, style, options.colour)
      );
    });
  });
}

function wideLines(
  columns: readonly Column[],
  rows: readonly ReadRow[],
  widths: readonly (number | undefined)[],
  marked: number,
  options: TableOptions,
): string[] {
  const { colour } = options;
  const beside = columns.flatMap((_, i) => (widths[i] === undefined ? [] : [i]));
  const under = columns.flatMap((column, i) => (widths[i] === undefined ? [{ column, i }] : []));
  const join = (cells: readonly string[]) => cells.join(' '.repeat(gap)).trimEnd();
  const indent = marked > 0 ? ' '.repeat(marked + 1) : '';
  const heads = beside.map((i) => pad(clean(columns[i]?.head ?? ''), widths[i] ?? 0, columns[i]?.align));
  const ruled =
    under.length > 0
      ? options.width
      : indent.length + beside.reduce((sum, i) => sum + (widths[i] ?? 0) + gap, -gap);
  const lines = [paint(indent + join(heads), 'head', colour), paint('─'.repeat(ruled), 'dim', colour)];
  for (const { mark, read, below } of rows) {
    const parts = beside.map((i) =>
      (read[i] ?? []).flatMap(({ text, style }) =>
        wrap(text, widths[i] ?? 0).map((line) => ({ text: line, style })),
      ),
    );
    const height = Math.max(1, ...parts.map(({ length }) => length));
    for (let y = 0; y < height; y++) {
      const cells = beside.map((i, x) => {
        const { text = '', style = undefined } = parts[x]?.[y] ?? {};
        const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(text)));
        const painted = paint(text, style, colour);
        return columns[i]?.align === 'right' ? space + painted : painted + space;
      });
      // With colour the sign is a bar along the whole row.
      const sign =
        marked > 0 ? `${paint(pad(y === 0 ? (mark?.text ?? '') : '', marked), mark?.style, colour)} ` : '';
      lines.push((sign + join(cells)).trimEnd());
    }
    for (const { column, i } of under)
      lines.push(...dropped(column, read[i] ?? [], `${indent}    `, options));
    lines.push(...(below ?? []));
  }
  return lines;
}

/**
 * A table for a terminal, as lines of at most `width` columns. Where the columns do not fit beside
 * each other, those that may drop go below their row; where that is not enough, each row becomes a
 * card of its own, as on a phone.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly TableRow[],
  options: TableOptions,
): string[] {
  const all = rows.map((row) => ({ ...row, read: columns.map((_, i) => paragraphs(row.cells[i] ?? '')) }));
  const marked = rows.reduce((most, { mark }) => Math.max(most, mark ? widthOf(mark.text) : 0), 0);
  // A column that is empty in every row is left out.
  const kept = columns.flatMap((column, i) =>
    column.title || all.some((row) => row.read[i]?.length) ? [i] : [],
  );
  const shown = kept.flatMap((i) => columns[i] ?? []);
  const lean = all.map((row) => ({ ...row, read: kept.map((i) => row.read[i] ?? []) }));
  const room = options.width - (marked > 0 ? marked + 1 : 0);
  const widths = options.width < (options.cardsBelow ?? 56) ? undefined : columnWidths(shown, lean, room);
  return widths === undefined
    ? cardLines(shown, lean, marked, options)
    : wideLines(shown, lean, widths, marked, options);
}
