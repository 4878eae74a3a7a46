import { systemClock } from '../core/index.js';
import type { Outcome, SqlDriver, SqlParam, SqlRow, SqlStatement, SqlSteps } from './sql.js';
import { fromSqlite, isBusy } from './sqlite-errors.js';

/** A prepared statement of `node:sqlite`, `better-sqlite3` or `libsql`. */
export interface SyncStatement {
  all(...params: never[]): unknown[];
  run(...params: never[]): unknown;
  /** `better-sqlite3` and `libsql`: whether it gives rows; `all` is not allowed otherwise. */
  readonly reader?: boolean;
}

/** A handle that answers at once: `DatabaseSync` of `node:sqlite`, `Database` of `better-sqlite3` or of `libsql`. */
export interface SyncSqlite {
  prepare(sql: string): SyncStatement;
  exec(sql: string): unknown;
  close(): unknown;
}

/** A transaction of `@libsql/client`. */
export interface LibsqlTransaction {
  execute(statement: { sql: string; args: never[] }): Promise<{ readonly rows: readonly unknown[] }>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** A client of `@libsql/client`, on a file or on a server. */
export interface LibsqlClient {
  execute(statement: { sql: string; args: never[] }): Promise<{ readonly rows: readonly unknown[] }>;
  transaction(mode: 'write'): Promise<LibsqlTransaction>;
  executeMultiple(sql: string): Promise<unknown>;
  close(): unknown;
  /** `file` for a local database, whose locks are met. */
  readonly protocol?: string;
}

export interface SqliteDriverOptions {
  /** How the database is called in messages. */
  readonly where: string;
  /** Whether `close()` closes the handle. */
  readonly owned: boolean;
  /** How long to wait for other connections, in milliseconds. */
  readonly busyTimeoutMs: number;
}

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
      // SQLite rolls back by itself on a full disk and the like, and then has no transaction to end.
      if (!/no transaction is active/i.test(String(error)))
        throw new AggregateError([reason, error], String(reason));
    }
  }

  return {
    read: (steps) => patiently(options, async () => runAll(steps())),
    write: (steps) => patiently(options, async () => transaction(steps())),
    async close() {
      prepared.clear();
      if (options.owned) await patiently(options, async () => void database.close());
    },
  };
}

export function libsqlDriver(client: LibsqlClient, options: SqliteDriverOptions): SqlDriver {
  // One after the other: an in-memory database has one connection, and a transaction holds it.
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function runAll<T>(target: Pick<LibsqlClient, 'execute'>, steps: SqlSteps<T>): Promise<T> {
    let step = steps.next();
    while (!step.done) {
      const { text, params } = step.value;
      const { rows } = await target.execute({ sql: text, args: params as SqlParam[] as never[] });
      step = steps.next(rows as readonly SqlRow[]);
    }
    return step.value;
  }

  async function transaction<T>(steps: SqlSteps<Outcome<T>>): Promise<T> {
    // The client leaves a `BEGIN` that met a lock half done on its connection, which then cannot commit any more. So the lock is
    // tried first, in a way that leaves nothing behind.
    if (client.protocol === 'file') await client.executeMultiple('BEGIN IMMEDIATE; ROLLBACK');
    const open = await client.transaction('write');
    let ended = false;
    try {
      const { result, rollback } = await runAll(open, steps);
      await (rollback ? open.rollback() : open.commit());
      ended = true;
      return result;
    } finally {
      if (!ended) await open.rollback();
    }
  }

  return {
    read: (steps) => inTurn(() => patiently(options, () => runAll(client, steps()))),
    write: (steps) => inTurn(() => patiently(options, () => transaction(steps()))),
    close: () =>
      inTurn(async () => {
        if (options.owned) client.close();
      }),
  };
}

const firstPauseMs = 2;
const longestPauseMs = 100;

/**
 * Tries again while another connection holds the lock: nothing has been done then. The pauses are real time, whatever clock the storage
 * was given: it is another process that is waited for. A wait inside SQLite would block this process meanwhile.
 */
export async function patiently<T>(
  { where, busyTimeoutMs }: SqliteDriverOptions,
  work: () => Promise<T>,
): Promise<T> {
  let waited = 0;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || waited >= busyTimeoutMs) throw fromSqlite(error, where);
    }
    await systemClock.sleep(pause);
    waited += pause;
  }
}
