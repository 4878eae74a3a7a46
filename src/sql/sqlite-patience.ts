import { systemClock } from '../core/index.js';
import { fromSqlite, isBusy } from './sqlite-errors.js';

export interface SqliteDriverOptions {
  /** How the database is called in messages. */
  readonly where: string;
  /** Whether `close()` closes the handle. */
  readonly owned: boolean;
  /** How long to wait for other connections, in milliseconds. */
  readonly busyTimeoutMs: number;
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
