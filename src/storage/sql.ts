import type { SqlStatement } from '../sql/driver.js';
import type { EntryText } from './batch.js';
import type { PageRequest } from './engine.js';

/** The statements of one kind of database. Rows come back with the named columns. */
export interface SqlDialect {
  /**
   * Lets one commit (or making of the tables) through at a time, until the end of its transaction.
   * Without it, two that write the same keys in another order would lock each other out, which
   * PostgreSQL notices only after a second.
   */
  readonly writeLock: readonly SqlStatement[];
  /** Makes the tables, in one transaction with `writeLock` and `setVersion`. */
  readonly createTables: readonly SqlStatement[];
  /** `version`; no row when it is not set. Only when the table exists. */
  readonly version: SqlStatement;
  /** One row when the table of the version exists. */
  readonly hasVersion: SqlStatement;
  /** Writes the version into a new storage; `version` must have given no row. */
  setVersion(version: number): SqlStatement;
  /** `value` */
  get(key: string): SqlStatement;
  /** `key` and `value`, or both in `entry` with a NUL between them, which no key holds. */
  page(request: PageRequest): SqlStatement;
  /**
   * How many of the remaining entries the next statement takes. Few different sizes, so that each
   * statement is prepared once.
   */
  take(left: number): number;
  /** `key` of each that was not there and now is. */
  insert(entries: readonly EntryText[]): SqlStatement;
  /** Writes each, over what its key held. */
  put(entries: readonly EntryText[]): SqlStatement;
  /** Deletes those that are there. */
  delete(keys: readonly string[]): SqlStatement;
  /** `key` of each that is there. */
  present(keys: readonly string[]): SqlStatement;
  /** Returns a row if the lease is still held, and locks it until the end of the transaction. */
  fence(name: string, token: number): SqlStatement;
  /** `owner`, null where the lease was given back. */
  holder(name: string): SqlStatement;
  /** Gives `owner` and `expires_at` of a lease that somebody holds and that has not run out. */
  held(name: string, now: number | undefined): SqlStatement;
  /** `token`, `expires_at`; no row when somebody holds it. */
  grant(name: string, owner: string, ttlMs: number, now: number | undefined): SqlStatement;
  /** `expires_at`; no row when it is lost. */
  renew(name: string, token: number, ttlMs: number, now: number | undefined): SqlStatement;
  /** Gives a lease back; changes nothing when it is lost. */
  release(name: string, token: number): SqlStatement;
}
