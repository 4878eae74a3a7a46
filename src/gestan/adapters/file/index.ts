export { type FileGestan, fileGestan } from './file-gestan.js';
export type { FileGestanOptions } from './file-options.js';
export type { ParsedPiece } from './outbox/parse-pieces.js';
export { parsePieceFile } from './outbox/read-piece-file.js';
export type { SentFile } from './sent-files.js';
