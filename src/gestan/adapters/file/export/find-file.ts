import { withoutEnd } from '../../../../core/index.js';
import { type ExportTable, fileStems, plainTitle } from './columns.js';

export interface NamedFile {
  readonly name: string;
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The file of a table: the one that the options name, else the newest whose name fits. A date or a
 * number may follow the name.
 */
export function newestOf(
  table: ExportTable,
  names: readonly string[],
  wanted: string | undefined,
  writtenAt: (name: string) => number,
): NamedFile | undefined {
  let newest: NamedFile | undefined;
  for (const name of names) {
    if (!(wanted === undefined ? fits(table, name) : name.toLowerCase() === wanted.toLowerCase())) continue;
    const at = writtenAt(name);
    if (newest === undefined || at > newest.at || (at === newest.at && name > newest.name))
      newest = { name, at };
  }
  return newest;
}

export function fits(table: ExportTable, name: string): boolean {
  const stem = /^(.+)\.(?:csv|txt)$/i.exec(name)?.[1];
  return stem !== undefined && fileStems[table].includes(withoutEnd(plainTitle(stem), /\d/));
}
