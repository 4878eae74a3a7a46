import { systemClock } from '../core/index.js';
import type { Outcome, SqlDriver, SqlRow, SqlSteps } from './driver.js';
import { fromPostgres, isCollision } from './postgres-errors.js';

/**
 * What can run one statement: `Pool`, `Client` and `PoolClient` of `pg`, `PGlite` and its
 * transactions.
 */
export interface PostgresQueryable {
  /** Runs one statement with its parameters. */
  query(text: string, params?: never[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** A connection taken from a pool. */
export interface PostgresPoolClient extends PostgresQueryable {
  /** With an error, the connection is thrown away instead of being used again. */
  release(error?: Error | boolean): void;
  /** Listens to errors of the connection. */
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Stops listening. */
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
}

/** `Pool` of `pg`. */
export interface PostgresPool extends PostgresQueryable {
  /** Takes a connection out of the pool. */
  connect(): Promise<PostgresPoolClient>;
  /** How many connections the pool holds. */
  readonly totalCount: number;
}

/** `PGlite`, or whatever runs a function in a transaction that fails when it fails. */
export interface PostgresTransactor extends PostgresQueryable {
  /** Runs the work in one transaction; a throw rolls it back. */
  transaction<T>(work: (transaction: PostgresQueryable) => Promise<T>): Promise<T>;
}

/** What a connection to PostgreSQL is used with. */
export interface PostgresDriverOptions {
  /**
   * How long a write waits for a lock that another session holds, in milliseconds. Without an end
   * to it, a table that another program keeps locked would hold a run up for ever.
   */
  readonly lockTimeoutMs: number;
}

export function poolDriver(pool: PostgresPool, options: PostgresDriverOptions): SqlDriver {
  return {
    read: (steps) => retryCollisions(() => run(pool, steps())),
    write: (steps) =>
      retryCollisions(async () => {
        const client = await connected(pool);
        try {
          const result = await inTransaction(client, steps(), options);
          client.removeListener('error', leftToNextQuery);
          client.release();
          return result;
        } catch (error) {
          // A connection that failed may be half-way through anything; the pool makes a fresh one.
          // The listener stays on this one.
          client.release(true);
          throw error;
        }
      }),
    async close() {},
  };
}

/**
 * Takes a connection whose errors are listened to from the first moment: a server that is being
 * shut down may cut it in the very packet that opened it, before a promise tells that it is there.
 */
function connected(pool: PostgresPool): Promise<PostgresPoolClient> {
  return new Promise((resolve, reject) => {
    const take = (client: PostgresPoolClient) => {
      client.on('error', leftToNextQuery);
      resolve(client);
    };
    const connect: (done: (error?: Error, client?: PostgresPoolClient) => void) => unknown =
      pool.connect.bind(pool);
    const given = connect((error, client) => {
      if (client) take(client);
      else reject(error ?? new Error('The pool gave no connection.'));
    });
    // A pool of another make may take no callback.
    if (given instanceof Promise) given.then(take, reject);
  });
}

/**
 * A connection that is lost between two queries emits an error event, which would end the process.
 * The event is ignored, because the next query on the connection fails with the error.
 */
function leftToNextQuery(): void {}

/** One connection: one transaction after the other. */
export function clientDriver(client: PostgresQueryable, options: PostgresDriverOptions): SqlDriver {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    read: (steps) => inTurn(() => retryCollisions(() => run(client, steps()))),
    write: (steps) => inTurn(() => retryCollisions(() => inTransaction(client, steps(), options))),
    close: () => inTurn(async () => {}),
  };
}

export function transactorDriver(database: PostgresTransactor): SqlDriver {
  return {
    read: (steps) => retryCollisions(() => run(database, steps())),
    write: <T>(steps: () => SqlSteps<Outcome<T>>) =>
      retryCollisions(async () => {
        let outcome: Outcome<T> | undefined;
        const undone = new Error('rolled back on purpose');
        try {
          await database.transaction(async (transaction) => {
            outcome = await run(transaction, steps());
            if (outcome.rollback) throw undone;
          });
        } catch (error) {
          if (error !== undone) throw error;
        }
        return (outcome as Outcome<T>).result;
      }),
    async close() {},
  };
}

async function inTransaction<T>(
  client: PostgresQueryable,
  steps: SqlSteps<Outcome<T>>,
  { lockTimeoutMs }: PostgresDriverOptions,
): Promise<T> {
  const first = steps.next();
  const lock = !first.done && first.value.locks ? `; ${first.value.text}` : '';
  try {
    // One message: time-out and lock cost no round trip of their own, and end with the transaction.
    await client.query(`BEGIN; SET LOCAL lock_timeout = ${Math.ceil(lockTimeoutMs)}${lock}`);
    const { result, rollback } = await run(client, steps, lock === '' ? first : steps.next([]));
    await client.query(rollback ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch (second) {
      // A lost connection has no transaction any more; what cut it is the error to tell.
      throw new AggregateError([error, second], error instanceof Error ? error.message : String(error));
    }
    throw error;
  }
}

async function run<T>(target: PostgresQueryable, steps: SqlSteps<T>, first = steps.next()): Promise<T> {
  let step = first;
  while (!step.done) {
    const { text, params } = step.value;
    const { rows } = await target.query(text, [...params] as never[]);
    step = steps.next(rows as readonly SqlRow[]);
  }
  return step.value;
}

const attempts = 6;

async function retryCollisions<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isCollision(error) || attempt === attempts) throw fromPostgres(error);
    }
    // Real time, whatever clock the storage was given: it is another session that is waited for.
    await systemClock.sleep(5 * 2 ** attempt);
  }
}
