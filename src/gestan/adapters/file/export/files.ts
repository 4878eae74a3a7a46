import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { GestanError } from '../../../errors.js';
import { isMissing } from '../atomic-files.js';
import type { FileGestanConfig } from '../file-options.js';
import { fileFields, productColumns } from '../product-columns.js';
import { decodeText } from '../text-encoding.js';
import { decimalOf } from './cells.js';
import { type ExportTable, fileStems } from './columns.js';
import { fits, newestOf } from './find-file.js';
import { csvReading, fieldsOf, separatorOf } from './title-line.js';

/**
 * One row of an export: its cells by field, `''` where a cell is blank; a field without column is
 * absent.
 */
export interface ExportRow {
  readonly cells: ReadonlyMap<string, string>;
  /** File and line, for messages. */
  readonly where: string;
  /** The title of each field's column, as it is in the file. */
  readonly titles: ReadonlyMap<string, string>;
}

/** An export file as it was when it was opened. */
export interface ExportFile {
  readonly name: string;
  /** What differs as soon as another file is there. */
  readonly signature: string;
  readonly modifiedMs: number;
  /** The fields that have a column. */
  readonly fields: ReadonlySet<string>;
  readonly decimal: ',' | '.';
  rows(signal?: AbortSignal): AsyncIterable<ExportRow>;
}

export interface ExportFiles {
  /** @throws {GestanError} `gestan.unavailable` where there is no file. */
  open(table: ExportTable): Promise<ExportFile>;
  openIfThere(table: ExportTable): Promise<ExportFile | undefined>;
}

const figures: ReadonlySet<string> = new Set([
  ...fileFields.filter((field) => productColumns[field].cells === 'figure'),
  'quantity',
  'rate',
]);

/** The lines of an export, the title line too. */
async function* records(name: string, text: string, separator: string, signal?: AbortSignal) {
  const parser = parse(text, {
    ...csvReading,
    delimiter: separator,
    info: true,
  });
  try {
    for await (const each of parser) {
      signal?.throwIfAborted();
      const { record, info } = each as { record: readonly string[]; info: { lines: number } };
      yield { record, line: info.lines };
    }
  } catch (error) {
    if (error instanceof Error && 'lines' in error)
      throw new GestanError(`${name}, line ${String(error.lines)}: ${error.message}`, {
        code: 'gestan.invalid',
        hint: 'Export the table again.',
        cause: error,
      });
    throw error;
  }
}

export function createExportFiles(folder: string, config: FileGestanConfig): ExportFiles {
  async function find(table: ExportTable): Promise<string | undefined> {
    const named = config.files[table];
    let names: readonly string[];
    try {
      names = await readdir(folder);
    } catch (error) {
      throw new GestanError(`The export folder ${folder} cannot be read.`, {
        code: 'gestan.unavailable',
        retryable: true,
        field: 'exports',
        hint: 'Make the folder and export Gestan’s tables into it.',
        cause: error,
      });
    }
    const times = new Map<string, number>();
    for (const name of names) {
      if (named === undefined && !fits(table, name)) continue;
      times.set(name, (await stat(join(folder, name))).mtimeMs);
    }
    return newestOf(table, [...times.keys()], named, (name) => times.get(name) ?? 0)?.name;
  }

  // Each write looks into the exports: they are read once, and again once they have changed.
  const opened = new Map<ExportTable, ExportFile>();

  async function read(table: ExportTable, name: string): Promise<ExportFile> {
    const path = join(folder, name);
    const { mtimeMs, size } = await stat(path);
    const signature = `${name} ${mtimeMs} ${size}`;
    const before = opened.get(table);
    if (before?.signature === signature) return before;
    const text = decodeText(await readFile(path));
    const after = await stat(path);
    if (after.mtimeMs !== mtimeMs || after.size !== size)
      throw new GestanError(`${name} is being written.`, {
        code: 'gestan.unavailable',
        retryable: true,
        field: `files.${table}`,
        hint: 'Wait until Gestan has ended its export, then try again.',
      });
    const separator = config.exportSeparator ?? separatorOf(text);
    let titles: readonly string[] = [];
    for await (const { record } of records(name, text, separator)) {
      titles = record;
      break;
    }
    const fields = fieldsOf(table, titles, config);
    const byField = new Map(
      fields.flatMap((field, index) => (field ? [[field, titles[index] ?? field]] : [])),
    );

    async function* rows(signal?: AbortSignal): AsyncGenerator<ExportRow> {
      let first = true;
      for await (const { record, line } of records(name, text, separator, signal)) {
        if (first) {
          first = false;
          continue;
        }
        const where = `${name}, line ${line}`;
        if (record.length > fields.length && record.slice(fields.length).some((cell) => cell.trim() !== ''))
          throw new GestanError(`${where} has ${record.length} columns, the title line ${fields.length}.`, {
            code: 'gestan.invalid',
            hint: 'Export the table again, with texts in quotes.',
          });
        const cells = new Map<string, string>();
        for (const [index, field] of fields.entries())
          if (field !== undefined) cells.set(field, record[index] ?? '');
        yield { cells, where, titles: byField };
      }
    }

    async function figureCells(): Promise<readonly string[]> {
      const cells: string[] = [];
      if (!fields.some((field) => field !== undefined && figures.has(field))) return cells;
      for await (const row of rows())
        for (const [field, cell] of row.cells) if (figures.has(field) && /[.,]/.test(cell)) cells.push(cell);
      return cells;
    }

    const file: ExportFile = {
      name,
      signature,
      modifiedMs: mtimeMs,
      fields: new Set(fields.filter((field) => field !== undefined)),
      decimal: config.exportDecimal ?? decimalOf(await figureCells()) ?? ',',
      rows,
    };
    opened.set(table, file);
    return file;
  }

  async function openIfThere(table: ExportTable): Promise<ExportFile | undefined> {
    const name = await find(table);
    if (name === undefined) return undefined;
    try {
      return await read(table, name);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  return {
    openIfThere,
    async open(table) {
      const file = await openIfThere(table);
      if (file !== undefined) return file;
      const expected = config.files[table] ?? `${fileStems[table][0]}.csv`;
      throw new GestanError(`There is no ${expected} in the export folder.`, {
        code: 'gestan.unavailable',
        retryable: true,
        field: `files.${table}`,
        hint: 'Export the table from Gestan, or name the file in the option files.',
      });
    },
  };
}
