import { isSyncError } from '../../../core/index.js';
import { StorageError } from '../../../sql/errors.js';
import { GestanError } from '../../errors.js';

/** A refusal of Gestan itself, given again to a second request for the same. */
export function refusedByGestan(what: string, message: string): GestanError {
  const stop = /[.!?…]$/.test(message) ? '' : '.';
  return new GestanError(`Gestan refused the ${what}: ${message}${stop}`, {
    code: 'gestan.refused',
    values: { said: message },
    hint: 'Set it right in Gestan and put its row back to pending there, or change it in the shop.',
  });
}

/** A row that the program on Gestan's side wrote and that cannot be read. */
export function unreadable(table: string, column: string, key: string, problem: string): GestanError {
  return new GestanError(`${table}.${column} of row ${key} cannot be read: ${problem}.`, {
    code: 'gestan.invalid',
    field: `${table}.${column}`,
    hint: "Correct what Gestan's side writes there.",
  });
}

/**
 * The adapter's error for an error of the driver. A write whose connection was lost may have been
 * made anyway on a server; in a file nothing is written without an answer.
 */
export function fromDriver(
  error: unknown,
  { writing, server }: { writing: boolean; server: boolean },
): unknown {
  if (!(error instanceof StorageError)) return error;
  const { code, retryable, message, cause } = error;
  const refusedConnection = (cause as { code?: unknown } | undefined)?.code === 'ECONNREFUSED';
  if (
    writing &&
    server &&
    retryable &&
    code === 'storage.unavailable' &&
    !refusedConnection &&
    !isCollision(cause)
  )
    return new GestanError(`The staging database did not confirm a write. ${message}`, {
      code: 'gestan.unsettled',
      hint: 'Look the record up by its external reference.',
      cause: error,
    });
  if (code === 'storage.newer-version' || code === 'storage.corrupt')
    return new GestanError(`The staging database cannot be used. ${message}`, {
      code: 'gestan.invalid',
      cause: error,
    });
  return new GestanError(`The staging database cannot be used. ${message}`, {
    code: 'gestan.unavailable',
    retryable,
    cause: error,
  });
}

/** Given up by the server before anything was written. */
function isCollision(cause: unknown): boolean {
  const state = isSyncError(cause) ? undefined : (cause as { code?: unknown } | undefined)?.code;
  return state === '40001' || state === '40P01';
}
