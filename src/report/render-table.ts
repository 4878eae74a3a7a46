import { need } from '../core/arguments.js';
import { colon } from '../core/index.js';
import { readTextOptions, type TextOptions } from './options.js';
import { tableLines } from './text/table.js';
import type { Column, TableRow } from './text/table-types.js';

/** Your own table: mappings, links, the blacklist. */
export interface Table {
  /** The columns, from left to right. */
  readonly columns: readonly Column[];
  /** The rows, from top to bottom. */
  readonly rows: readonly TableRow[];
}

/**
 * Any table in the style of the windows: columns side by side, or one card per row if there is no
 * room.
 *
 * @throws `SettingsError` (`settings.invalid`) for an option that cannot be used.
 * @example
 * renderTable({
 *   columns: [{ head: 'Code Gestan' }, { head: 'Id Woo', align: 'right' }, { head: 'Motif', title: true }],
 *   rows: blacklist.map(({ code, wooId, reason }) => ({ cells: [code, String(wooId), reason] })),
 * }, { width: 60 })
 */
export function renderTable(table: Table, options?: TextOptions): string {
  need('renderTable()', 'table', table, 'an object', { columns: 'a list', rows: 'a list' });
  const { width, colour, language, limit } = readTextOptions(options);
  const rows = table.rows.slice(0, limit);
  return tableLines(table.columns, rows, { width, colour, colon: colon(language) }).join('\n');
}
