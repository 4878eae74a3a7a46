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
 * Runs the work again while another connection holds the lock; a locked attempt has changed
 * nothing. The pauses use the platform's timers, because another process holds the lock. SQLite's
 * own wait would block this process.
 *
 * @throws `StorageError` for any other failure, and when the lock lasts longer than
 * `busyTimeoutMs`.
 */
export async function retryWhileBusy<T>(
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
