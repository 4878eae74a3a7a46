import { parse } from 'csv-parse/sync';
import type { FileGestanConfig } from '../file-options.js';
import { defaultColumns, type ExportColumns, type ExportTable, plainTitle, usualTitles } from './columns.js';

const separators = ['\t', ';', '|', ','] as const;

/** How an export is read: what WinDev writes without quotes may hold quotes. */
export const csvReading = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
} as const;

/** The separator that cuts the title line into most columns. */
export function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/).filter((line) => line.trim() !== '');
  const unquoted = first.replace(/"(?:[^"]|"")*"/g, '');
  let best: string = separators[1];
  let most = 0;
  for (const separator of separators) {
    const count = unquoted.split(separator).length - 1;
    if (count > most) [best, most] = [separator, count];
  }
  return best;
}

/** The titles of an export: its first line that is not empty. */
export function titlesOf(text: string, separator: string): readonly string[] {
  const [titles = []] = parse(text, { ...csvReading, delimiter: separator, to: 1 }) as readonly string[][];
  return titles;
}

/** The field of each column; `undefined`: the column is of no use here. */
export function fieldsOf(
  table: ExportTable,
  titles: readonly string[],
  { columns }: Pick<FileGestanConfig, 'columns'>,
): readonly (string | undefined)[] {
  const plain = titles.map(plainTitle);
  const fields: (string | undefined)[] = titles.map(() => undefined);
  const own = columns[table] ?? {};
  for (const field of new Set([...Object.keys(own), ...Object.keys(defaultColumns[table])])) {
    const given = own[field];
    const candidates = given === undefined ? (defaultColumns[table][field] ?? []) : [given].flat();
    for (const candidate of candidates) {
      const index = plain.indexOf(plainTitle(candidate));
      if (index < 0 || (given === undefined && fields[index] !== undefined)) continue;
      fields[index] = field;
      break;
    }
  }
  return fields;
}

/** What a person calls the column of a field: `EAN13` for `barcode`. */
export function titleOf(
  table: ExportTable,
  field: string,
  { columns }: Pick<FileGestanConfig, 'columns'>,
): string {
  const usual: ExportColumns = usualTitles;
  const [title] = [columns[table]?.[field] ?? usual[table]?.[field] ?? field].flat();
  return title ?? field;
}
