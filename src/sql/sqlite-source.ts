import { fileURLToPath } from 'node:url';
import type { SqlDriver } from './driver.js';
import { type LibsqlClient, libsqlDriver } from './sqlite-libsql-driver.js';
import { openFile, type SqliteDriverName } from './sqlite-open.js';
import { type SyncSqlite, syncDriver } from './sqlite-sync-driver.js';

/**
 * Where an SQLite database comes from: path (or `file:` address) of a file, `':memory:'`, or an
 * open handle.
 */
export type SqliteSource = string | URL | SyncSqlite | LibsqlClient;

export interface SqliteSourceOptions {
  /** How long to wait for other connections, in milliseconds. */
  readonly busyTimeoutMs: number;
  /** The driver to open a path with; absent: the first that is there. */
  readonly driver: SqliteDriverName | undefined;
}

/** What opens a source, or why it is not a source. */
export function sqliteOpener(
  source: SqliteSource,
  { busyTimeoutMs, driver }: SqliteSourceOptions,
): (() => Promise<SqlDriver>) | 'empty-path' | 'no-handle' {
  const path = pathOf(source);
  if (path === '') return 'empty-path';
  const where = path === undefined ? 'The database' : `The database ${JSON.stringify(path)}`;
  const options = { where, busyTimeoutMs, owned: path !== undefined };
  if (path !== undefined) return () => openFile(path, options, driver);
  if (isSync(source)) return async () => syncDriver(source, options);
  if (isLibsqlClient(source)) return async () => libsqlDriver(source, options);
  return 'no-handle';
}

/**
 * The path of a file; `undefined` for a handle. `file:` addresses are taken as well: other
 * libraries want them.
 */
function pathOf(source: unknown): string | undefined {
  const text = source instanceof URL ? source.href : source;
  if (typeof text !== 'string' || !text.startsWith('file:'))
    return typeof text === 'string' ? text : undefined;
  return text.startsWith('file:/') ? fileURLToPath(text) : text.slice('file:'.length);
}

function isSync(handle: unknown): handle is SyncSqlite {
  const { prepare, exec } = (handle ?? {}) as { prepare?: unknown; exec?: unknown };
  return typeof prepare === 'function' && typeof exec === 'function';
}

function isLibsqlClient(handle: unknown): handle is LibsqlClient {
  const { execute, transaction } = (handle ?? {}) as { execute?: unknown; transaction?: unknown };
  return typeof execute === 'function' && typeof transaction === 'function';
}
