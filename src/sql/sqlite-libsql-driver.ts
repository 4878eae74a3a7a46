import type { Outcome, SqlDriver, SqlRow, SqlSteps } from './driver.js';
import { retryWhileBusy, type SqliteDriverOptions } from './sqlite-retry.js';

/** What runs one statement of `@libsql/client`. */
export interface LibsqlQueryable {
  /** Runs one statement with its parameters. */
  execute(statement: { sql: string; args: never[] }): Promise<{ readonly rows: readonly unknown[] }>;
}

/** A transaction of `@libsql/client`. */
export interface LibsqlTransaction extends LibsqlQueryable {
  /** Commits. */
  commit(): Promise<void>;
  /** Rolls back. */
  rollback(): Promise<void>;
}

/** A client of `@libsql/client`, on a file or on a server. */
export interface LibsqlClient extends LibsqlQueryable {
  /** Begins a transaction. */
  transaction(mode: 'write' | 'deferred'): Promise<LibsqlTransaction>;
  /** Runs several statements. */
  executeMultiple(sql: string): Promise<unknown>;
  /** `file` for a local database, whose locks are met. */
  readonly protocol?: string;
}

/** Connections kept out of the way at most; the client has 20 by default. */
const maxIdleHandles = 4;

export function libsqlDriver(client: LibsqlClient, options: SqliteDriverOptions): SqlDriver {
  // One after the other: an in-memory database has one connection, and a transaction holds it.
  let last: Promise<unknown> = Promise.resolve();
  const parked: LibsqlTransaction[] = [];

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function transaction<T>(steps: SqlSteps<Outcome<T>>): Promise<T> {
    // The client leaves a `BEGIN` that met a lock half done on its connection, which then cannot
    // commit until the statement is collected as garbage. So the lock is tried first, in a way that
    // leaves nothing behind.
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

  /**
   * Where the lock came in between anyway: keeps the stuck connection busy, so that the next
   * try gets another one.
   */
  async function unstuck<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (/SQL statements in progress/.test(String(error))) {
        if (parked.length === maxIdleHandles) await parked.shift()?.rollback();
        parked.push(await client.transaction('deferred'));
      }
      throw error;
    }
  }

  return {
    read: (steps) => inTurn(() => retryWhileBusy(options, () => runAll(client, steps()))),
    write: (steps) => inTurn(() => retryWhileBusy(options, () => unstuck(() => transaction(steps())))),
    close: () =>
      inTurn(async () => {
        for (const stuck of parked.splice(0)) await stuck.rollback();
      }),
  };
}

async function runAll<T>(target: LibsqlQueryable, steps: SqlSteps<T>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    const { text, params } = step.value;
    const { rows } = await target.execute({ sql: text, args: [...params] as never[] });
    step = steps.next(rows as readonly SqlRow[]);
  }
  return step.value;
}
