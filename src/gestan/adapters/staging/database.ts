import { isSyncError } from '../../../core/index.js';
import type { Outcome, SqlDriver, SqlRow, SqlStatement, SqlSteps } from '../../../sql/driver.js';
import { sqlOpening } from '../../../sql/opening.js';
import { GestanError } from '../../errors.js';
import type { StagingSql } from './dialect.js';
import { fromDriver } from './errors.js';
import { stagingLayout, stagingMigrations, statementsOf } from './schema.js';

/** The staging database, opened and brought up to date at the first use. */
export interface StagingDatabase {
  read<T>(signal: AbortSignal | undefined, steps: () => SqlSteps<T>): Promise<T>;
  /** One transaction. A `GestanError` that the steps throw rolls it back. */
  write<T>(signal: AbortSignal | undefined, steps: () => SqlSteps<T>): Promise<T>;
  close(): Promise<void>;
}

export function createDatabase(sql: StagingSql, open: () => Promise<SqlDriver>): StagingDatabase {
  const server = sql.dialect === 'postgres';
  const { ready, close } = sqlOpening(open, async (driver) => {
    const version = await driver.read(() => readVersion(sql));
    if (version < stagingLayout) await driver.write(() => migrate(sql));
    else if (version > stagingLayout) throw tooNew(version);
  });

  async function withDriver<T>(
    writing: boolean,
    signal: AbortSignal | undefined,
    work: (driver: SqlDriver) => Promise<T>,
  ) {
    signal?.throwIfAborted();
    let driver: SqlDriver;
    try {
      driver = await ready();
    } catch (error) {
      throw fromDriver(error, { writing: false, server });
    }
    signal?.throwIfAborted();
    try {
      return await work(driver);
    } catch (error) {
      throw fromDriver(error, { writing, server });
    }
  }

  return {
    async read(signal, steps) {
      const ended = await withDriver(false, signal, (driver) => driver.read(() => guarded(steps)));
      if ('refusal' in ended) throw ended.refusal;
      return ended.value;
    },
    async write(signal, steps) {
      const ended = await withDriver(true, signal, (driver) => driver.write(() => inTransaction(steps)));
      if ('refusal' in ended) throw ended.refusal;
      return ended.value;
    },
    close,
  };
}

type Ended<T> = { readonly value: T } | { readonly refusal: GestanError };

/** Turns a refusal into a result, so that no driver takes it for a failure of its own. */
function* guarded<T>(steps: () => SqlSteps<T>): SqlSteps<Ended<T>> {
  try {
    return { value: yield* steps() };
  } catch (error) {
    if (isSyncError(error) && error.code.startsWith('gestan.')) return { refusal: error as GestanError };
    throw error;
  }
}

function* inTransaction<T>(steps: () => SqlSteps<T>): SqlSteps<Outcome<Ended<T>>> {
  const result = yield* guarded(steps);
  return { result, rollback: 'refusal' in result };
}

/** 0: the tables are not there. */
function* readVersion(sql: StagingSql): SqlSteps<number> {
  const table = `${sql.prefix}schema_version`;
  const there: readonly SqlRow[] = yield sql.dialect === 'sqlite'
    ? sql.of(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?`, table)
    : sql.of(
        'SELECT 1 AS there FROM pg_catalog.pg_class WHERE relname = ? AND pg_table_is_visible(oid)',
        table,
      );
  if (there.length === 0) return 0;
  const [row] = yield sql.of('SELECT max(version) AS version FROM stg_schema_version');
  return Number(row?.version ?? 0);
}

/** The first half of the advisory lock's key ("wgst"). */
const lockClass = 0x77677374;

function* migrate(sql: StagingSql): SqlSteps<Outcome<void>> {
  if (sql.dialect === 'postgres')
    yield sql.of(`SELECT pg_advisory_xact_lock(${lockClass}, hashtext(?))`, sql.prefix);
  // Another process may have been faster.
  const after = yield* readVersion(sql);
  for (const migration of stagingMigrations(sql.dialect, { tablePrefix: sql.prefix, after }))
    for (const text of statementsOf(migration.sql)) yield { text, params: [] } satisfies SqlStatement;
  return { result: undefined, rollback: false };
}

function tooNew(version: number): GestanError {
  return new GestanError(
    `The staging database has layout ${version}; this release of woo-gestan knows layouts up to ${stagingLayout}.`,
    { code: 'gestan.invalid', hint: 'Update woo-gestan.' },
  );
}
