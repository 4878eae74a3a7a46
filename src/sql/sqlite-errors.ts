import { createRedactor, safeCause } from '../core/index.js';
import { type FailureCode, StorageError } from './errors.js';

/** A driver's text may hold the address of the database with user and password. */
const redact = createRedactor([]);

const primary = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADatabase: 26,
};

const byName: Readonly<Record<string, number>> = {
  SQLITE_BUSY: primary.busy,
  SQLITE_LOCKED: primary.locked,
  SQLITE_READONLY: primary.readOnly,
  SQLITE_IOERR: primary.io,
  SQLITE_CORRUPT: primary.corrupt,
  SQLITE_FULL: primary.full,
  SQLITE_CANTOPEN: primary.cantOpen,
  SQLITE_NOTADB: primary.notADatabase,
};

/** SQLite's primary result code in an error of any driver; `undefined` when there is none. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode, rawCode } = error as { code?: unknown; errcode?: unknown; rawCode?: unknown };
  for (const number of [errcode, rawCode]) if (typeof number === 'number') return number & 0xff;
  if (typeof code === 'string') {
    const name = Object.keys(byName).find((known) => code === known || code.startsWith(`${known}_`));
    if (name !== undefined) return byName[name];
  }
  // libsql tells a failed opening in words only: `ConnectionFailed("Unable to open …: 14")`.
  const inWords = /^ConnectionFailed\(.*: (\d+)"\)$/.exec(error.message);
  return inWords === null ? undefined : Number(inWords[1]) & 0xff;
}

/** Whether another connection is in the way; the same call may succeed in a moment. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  // Another storage on the same client, which has one connection, is in a transaction.
  if ((error as { code?: unknown } | undefined)?.code === 'TRANSACTION_ACTIVE') return true;
  return code === primary.busy || code === primary.locked;
}

/** A driver's error as a `StorageError`. */
export function fromSqlite(error: unknown, where: string): StorageError {
  if (error instanceof StorageError) return error;
  const detail = redact(error instanceof Error ? error.message : String(error));
  const make = (code: FailureCode, message: string, hint: string, retryable = false) =>
    new StorageError(message, {
      code,
      values: { where },
      hint,
      retryable,
      cause: safeCause(error, redact),
    });
  switch (resultCode(error)) {
    case primary.busy:
    case primary.locked:
      return make(
        'storage.unavailable',
        `${where} stayed locked by another connection.`,
        'Try again, and look for a program that keeps a transaction open on it.',
        true,
      );
    case primary.corrupt:
    case primary.notADatabase:
      return make(
        'storage.corrupt',
        `${where} is damaged, or not an SQLite database (${detail}).`,
        'Restore a backup, or put the file aside and start with a new one.',
      );
    case primary.full:
      return make('storage.full', `${where} cannot grow: the disk is full.`, 'Make room.', true);
    case primary.readOnly:
      return make(
        'storage.read-only',
        `${where} cannot be written.`,
        'Give write access to it and to its folder.',
      );
    case primary.cantOpen:
      return make(
        'storage.unavailable',
        `${where} cannot be opened.`,
        'The folder must exist, and the process be allowed to read and write in it.',
      );
    case primary.io:
      return make(
        'storage.unavailable',
        `${where} cannot be read or written (${detail}).`,
        'Check the disk.',
        true,
      );
    default:
      return make('storage.unavailable', `${where} gave an error (${detail}).`, 'See its cause.');
  }
}
