import { isSyncError } from '../core/index.js';
import type { Outcome, SqlDriver, SqlRow, SqlStatement, SqlSteps } from './driver.js';
import { retryWhileBusy, type SqliteDriverOptions } from './sqlite-retry.js';

/** A prepared statement of `node:sqlite`, `better-sqlite3` or `libsql`. */
export interface SyncStatement {
  /** Runs the statement and gives all rows. */
  all(...params: never[]): unknown[];
  /** Runs the statement. */
  run(...params: never[]): unknown;
  /** `better-sqlite3` and `libsql`: whether it gives rows; `all` is not allowed otherwise. */
  readonly reader?: boolean;
}

/**
 * A handle that answers at once: `DatabaseSync` of `node:sqlite`, `Database` of `better-sqlite3` or
 * of `libsql`.
 */
export interface SyncSqlite {
  /** Prepares a statement. */
  prepare(sql: string): SyncStatement;
  /** Runs statements without parameters. */
  exec(sql: string): unknown;
  /** Closes the database. */
  close(): unknown;
}

/** Errors of the last checkpoint after which nothing is lost. */
const staysInLog: ReadonlySet<string> = new Set(['storage.read-only', 'storage.full']);

export function syncDriver(database: SyncSqlite, options: SqliteDriverOptions): SqlDriver {
  const prepared = new Map<string, SyncStatement>();

  function run({ text, params }: SqlStatement): readonly SqlRow[] {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = database.prepare(text);
      prepared.set(text, statement);
    }
    const bound = params as never[];
    if (statement.reader === false) {
      statement.run(...bound);
      return [];
    }
    return statement.all(...bound) as SqlRow[];
  }

  function runAll<T>(steps: SqlSteps<T>): T {
    let step = steps.next();
    while (!step.done) step = steps.next(run(step.value));
    return step.value;
  }

  function transaction<T>(steps: SqlSteps<Outcome<T>>): T {
    database.exec('BEGIN IMMEDIATE');
    try {
      const { result, rollback } = runAll(steps);
      database.exec(rollback ? 'ROLLBACK' : 'COMMIT');
      return result;
    } catch (error) {
      rollBack(error);
      throw error;
    }
  }

  function rollBack(reason: unknown): void {
    try {
      database.exec('ROLLBACK');
    } catch (error) {
      // SQLite rolls back by itself on a full disk and the like, and then has no transaction to
      // end.
      if (!/no transaction is active/i.test(String(error)))
        throw new AggregateError([reason, error], String(reason));
    }
  }

  return {
    read: (steps) => retryWhileBusy(options, async () => runAll(steps())),
    write: (steps) => retryWhileBusy(options, async () => transaction(steps())),
    async close() {
      prepared.clear();
      if (!options.owned) return;
      try {
        // What the log next to the file holds goes into the file, which may then be copied alone.
        await retryWhileBusy(options, async () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
      } catch (error) {
        // Where there is no room for it, or no right to write: it is safe in the log as well.
        if (!isSyncError(error) || !staysInLog.has(error.code)) throw error;
      } finally {
        database.close();
      }
    },
  };
}
