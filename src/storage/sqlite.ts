import * as z from 'zod';
import { type Clock, systemClock } from '../core/index.js';
import type { LibsqlClient } from '../sql/sqlite-libsql-driver.js';
import { type SqliteDriverName, sqliteDriverNames } from '../sql/sqlite-open.js';
import { sqliteOpener } from '../sql/sqlite-source.js';
import type { SyncSqlite } from '../sql/sqlite-sync-driver.js';
import { createStorage } from './create-storage.js';
import { invalid } from './keys.js';
import { parseOptions, tablePrefixSchema } from './options.js';
import { sqlEngine } from './sql-engine.js';
import { sqliteDialect } from './sqlite-dialect.js';
import type { DisposableStorage } from './storage.js';

export type { LibsqlClient } from '../sql/sqlite-libsql-driver.js';
export type { SqliteDriverName } from '../sql/sqlite-open.js';
export type { SyncSqlite } from '../sql/sqlite-sync-driver.js';

/** Options of a storage in SQLite. */
export interface SqliteStorageOptions {
  /**
   * The time for leases; it should be the same for all processes on one file. @default the
   * platform's clock
   */
  readonly clock?: Clock | undefined;
  /** How long to wait for another process that writes, in milliseconds. @default 10000 */
  readonly busyTimeoutMs?: number | undefined;
  /** The prefix of the table names: letters, digits and `_`. @default 'woo_gestan_' */
  readonly tablePrefix?: string | undefined;
  /**
   * The driver to open a path with. `libsql` is the engine of `@libsql/client`. @default the first
   * available: node:sqlite, libsql, better-sqlite3
   */
  readonly driver?: SqliteDriverName | undefined;
}

const optionsSchema = z.object({
  busyTimeoutMs: z.number().nonnegative().max(3_600_000).default(10_000),
  tablePrefix: tablePrefixSchema,
  driver: z.enum(sqliteDriverNames).optional(),
});

/**
 * A storage in one SQLite file, safe against crashes and shared by several processes of one
 * machine.
 *
 * It opens the file (and creates it; its folder must exist) with the first available driver:
 * `node:sqlite` of Node 22.13 and newer, the package `@libsql/client`, `better-sqlite3`. It also
 * accepts your own handle of one of these (or of `libsql`): its tables then share your database,
 * and `close()` leaves the handle open.
 *
 * The file is opened at the first use, so errors come from there: `storage.driver-missing`,
 * `storage.unavailable`, `storage.corrupt`, `storage.newer-version`, `storage.read-only`,
 * `storage.full`.
 *
 * @param source path (or `file:` address) of the file, `':memory:'`, or an open handle.
 * @example
 * const storage = sqliteStorage('sync.db')
 * @example
 * const storage = sqliteStorage(new DatabaseSync('app.db'), { tablePrefix: 'sync_' })
 */
export function sqliteStorage(
  source: string | URL | SyncSqlite | LibsqlClient,
  options: SqliteStorageOptions = {},
): DisposableStorage {
  const { busyTimeoutMs, tablePrefix, driver } = parseOptions(optionsSchema, options);
  const clock = options.clock ?? systemClock;
  const open = sqliteOpener(source, { busyTimeoutMs, driver });
  if (open === 'empty-path') throw invalid('source', 'The path is empty.', 'Name a file, such as "sync.db".');
  if (open === 'no-handle')
    throw invalid(
      'source',
      'This is neither a path nor a handle of node:sqlite, @libsql/client, libsql or better-sqlite3.',
    );
  return createStorage(sqlEngine({ dialect: sqliteDialect(tablePrefix), open, now: () => clock.now() }));
}
