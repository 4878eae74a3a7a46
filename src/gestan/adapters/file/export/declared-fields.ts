import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GestanProductField } from '../../../model.js';
import { isMissing } from '../atomic-files.js';
import type { FileGestanConfig } from '../file-options.js';
import { fileFields } from '../product-columns.js';
import { decodeText } from '../text-encoding.js';
import { type NamedFile, newestOf } from './find-file.js';
import { fieldsOf, separatorOf, titlesOf } from './title-line.js';

/** Enough for any title line. */
const headBytes = 65_536;

/**
 * The product fields that the newest export of products has a column for; `undefined`: there is no
 * export yet. Capabilities are asked for without waiting, so that this reads the title line, and
 * only that, at once.
 */
export function createDeclaredFields(
  folder: string,
  config: Pick<FileGestanConfig, 'files' | 'columns' | 'exportSeparator'>,
): () => readonly GestanProductField[] | undefined {
  let last: { readonly signature: string; readonly fields: readonly GestanProductField[] } | undefined;
  return () => {
    try {
      const file = newestFile(folder, config);
      if (file === undefined) return undefined;
      const path = join(folder, file.name);
      const signature = `${file.name} ${file.at} ${statSync(path).size}`;
      if (last?.signature !== signature) {
        const text = decodeText(headOf(path));
        const titles = titlesOf(text, config.exportSeparator ?? separatorOf(text));
        const known = new Set(fieldsOf('products', titles, config));
        last = { signature, fields: fileFields.filter((field) => known.has(field)) };
      }
      return last.fields;
    } catch (error) {
      // Gestan is replacing the file, or the folder is not there yet.
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
}

function newestFile(folder: string, { files }: Pick<FileGestanConfig, 'files'>): NamedFile | undefined {
  return newestOf(
    'products',
    readdirSync(folder),
    files.products,
    (name) => statSync(join(folder, name)).mtimeMs,
  );
}

/** The beginning of a file, down to the end of a line. */
function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    const length = readSync(file, buffer, 0, headBytes, 0);
    if (length < headBytes) return buffer.subarray(0, length);
    // UTF-16 writes the line feed in two bytes.
    const end = buffer.lastIndexOf(0x0a);
    return buffer.subarray(0, end < 0 ? length : end - (end % 2) + 2);
  } finally {
    closeSync(file);
  }
}
