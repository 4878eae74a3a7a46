import type { SqlDriver } from './driver.js';
import {
  clientDriver,
  type PostgresDriverOptions,
  type PostgresPool,
  type PostgresQueryable,
  type PostgresTransactor,
  poolDriver,
  transactorDriver,
} from './postgres-drivers.js';

/**
 * The driver for a `Pool` or `Client` of `pg`, or a `PGlite`; `undefined` for anything else.
 */
export function postgresDriver(database: unknown, options: PostgresDriverOptions): SqlDriver | undefined {
  const { query, connect, totalCount, transaction } = (database ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof query !== 'function') return undefined;
  if (typeof transaction === 'function') return transactorDriver(database as PostgresTransactor);
  if (typeof connect === 'function' && typeof totalCount === 'number')
    return poolDriver(database as PostgresPool, options);
  return clientDriver(database as PostgresQueryable, options);
}
