import * as z from 'zod';
import type { Clock } from '../core/index.js';
import type { PostgresPool, PostgresQueryable, PostgresTransactor } from '../sql/postgres-drivers.js';
import { postgresDriver } from '../sql/postgres-source.js';
import { createStorage } from './create-storage.js';
import { invalid } from './keys.js';
import { parseOptions, tablePrefixSchema } from './options.js';
import { postgresDialect } from './postgres-dialect.js';
import { sqlEngine } from './sql-engine.js';
import type { DisposableStorage } from './storage.js';

export type { PostgresPool, PostgresQueryable, PostgresTransactor } from '../sql/postgres-drivers.js';

/** Options of a storage in PostgreSQL. */
export interface PostgresStorageOptions {
  /** The time for leases. @default the server's clock, the same for all machines */
  readonly clock?: Clock | undefined;
  /** The prefix of the table names: letters, digits and `_`. @default 'woo_gestan_' */
  readonly tablePrefix?: string | undefined;
  /**
   * How long a write waits for a lock that another session holds, in milliseconds; then it fails
   * with `storage.unavailable`, which is retryable. 0 waits for ever. @default 30000
   */
  readonly busyTimeoutMs?: number | undefined;
}

const optionsSchema = z.object({
  tablePrefix: tablePrefixSchema,
  busyTimeoutMs: z.number().nonnegative().max(3_600_000).default(30_000),
});

/**
 * A storage in PostgreSQL (12 and newer), for syncs that run on several machines. The tables are
 * made at the first use, in the first schema of the connection's `search_path`; `close()` leaves
 * your handle open.
 *
 * Errors: `storage.unavailable`, `storage.newer-version`, `storage.read-only`, `storage.full`,
 * `storage.corrupt`.
 *
 * @param database a `Pool` or a connected `Client` of `pg`, or a `PGlite`. While the storage uses a
 *   client, nothing else may use it: your own transaction on it would be mixed with the storage's.
 *   A pool has no such limit.
 * @example
 * const storage = postgresStorage(new pg.Pool({ connectionString }))
 */
export function postgresStorage(
  database: PostgresPool | PostgresTransactor | PostgresQueryable,
  options: PostgresStorageOptions = {},
): DisposableStorage {
  const { tablePrefix, busyTimeoutMs } = parseOptions(optionsSchema, options);
  const driver = postgresDriver(database, { lockTimeoutMs: busyTimeoutMs });
  if (driver === undefined)
    throw invalid('database', 'This is neither a Pool nor a Client of pg, nor a PGlite.');
  const { clock } = options;
  return createStorage(
    sqlEngine({
      dialect: postgresDialect(tablePrefix),
      open: async () => driver,
      now: () => clock?.now(),
    }),
  );
}
