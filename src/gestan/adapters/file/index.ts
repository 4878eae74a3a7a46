export { GestanError } from '../../errors.js';
export type { ExportColumns, ExportTable } from './export/columns.js';
export { type FileGestan, fileGestan } from './file-gestan.js';
export type { FileGestanOptions, GestanLists } from './file-options.js';
export type { FileState } from './outbox/acknowledged.js';
export type { DateFormat, PieceCustomer } from './outbox/customer-line.js';
export type {
  PieceDocument,
  PieceDocumentColumn,
  PieceLineColumn,
  PieceLineField,
} from './outbox/piece-columns.js';
export type { ParsedLine, ParsedPiece } from './outbox/piece-file.js';
export type { Escaping } from './outbox/piece-lines.js';
export { type PieceFileOptions, parsePieceFile } from './outbox/read-piece-file.js';
export type { OutboxKind } from './outbox/records.js';
export type { SentFile } from './sent-files.js';
export type { OutboxEncoding } from './text-encoding.js';
