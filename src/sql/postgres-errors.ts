import { createRedactor, safeCause } from '../core/index.js';
import { type FailureCode, StorageError } from './errors.js';

/** A driver's text may hold the address of the database with user and password. */
const redact = createRedactor([]);

/**
 * The server gave up a transaction that stood in another's way: nothing was written, and it may be
 * sent again.
 */
export function isCollision(error: unknown): boolean {
  const code = stateOf(error);
  return code === '40001' || code === '40P01';
}

/**
 * The database's or the driver's error as a `StorageError`.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function fromPostgres(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const state = stateOf(error) ?? '';
  const detail = redact(error instanceof Error ? error.message : String(error));
  const make = (code: FailureCode, message: string, hint: string, retryable = false) =>
    new StorageError(message, {
      code,
      values: { where: 'PostgreSQL' },
      hint,
      retryable,
      cause: safeCause(error, redact),
    });
  if (state === '53100') {
    return make('storage.full', 'PostgreSQL has no room left on its disk.', 'Make room on the server.', true);
  }
  if (state === '25006' || state === '42501') {
    return make(
      'storage.read-only',
      `PostgreSQL does not allow this user to write here (${detail}).`,
      'Use the primary server, and grant the user CREATE on the schema.',
    );
  }
  if (state === 'XX001' || state === 'XX002' || state === '42P01' || state === '42703') {
    return make('storage.corrupt', `The tables of the storage are damaged (${detail}).`, 'Restore a backup.');
  }
  if (state === '40001' || state === '40P01') {
    return make('storage.unavailable', `PostgreSQL gave the transaction up (${detail}).`, 'Try again.', true);
  }
  if (state === '55P03') {
    return make(
      'storage.unavailable',
      'The tables of the storage stayed locked by another session.',
      'Try again, and look for a program that keeps a transaction open on them.',
      true,
    );
  }
  // Classes of connection, resources and intervention; drivers put Node's own codes
  // (`ECONNREFUSED`) or none.
  const isPassing =
    /^(08|53|57)/.test(state) ||
    /^E[A-Z]+$/.test(state) ||
    /terminat|timeout|closed|ended|not queryable/i.test(detail);
  return make(
    'storage.unavailable',
    `PostgreSQL gave an error (${detail}).`,
    isPassing ? 'Check that the server runs and can be reached, then try again.' : 'See its cause.',
    isPassing,
  );
}

function stateOf(error: unknown): string | undefined {
  // What failed, and what its undoing failed with.
  if (error instanceof AggregateError)
    return (error.errors as unknown[]).map(stateOf).find((state) => state !== undefined);
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
