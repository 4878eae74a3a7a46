import { need } from '../../../../core/arguments.js';
import { type FileGestanOptions, parseFileOptions } from '../file-options.js';
import { decodeText } from '../text-encoding.js';
import { type ParsedPiece, parsePieces } from './parse-pieces.js';

/** The layout that a file was written with. */
export type PieceFileOptions = Pick<
  FileGestanOptions,
  'separator' | 'escaping' | 'decimalSeparator' | 'dateFormat' | 'lineColumns' | 'documentColumns'
>;

/**
 * Reads an import file of pieces back, to check it.
 *
 * @param content the bytes of the file, or its text.
 * @param options the layout options that `fileGestan` was given.
 * @throws {GestanError} `gestan.invalid` with the number of the line.
 * @example
 * const pieces = parsePieceFile(await readFile('000004-factures.txt'))
 * pieces[0].totals.gross   // '39.99'
 */
export function parsePieceFile(
  content: Uint8Array | string,
  options: PieceFileOptions = {},
): readonly ParsedPiece[] {
  if (!(content instanceof Uint8Array)) need('parsePieceFile()', 'content', content, 'a text');
  const config = parseFileOptions({ ...options, outbox: '.' });
  return parsePieces(typeof content === 'string' ? content : decodeText(content), config);
}
