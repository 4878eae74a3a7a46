import { type BigIntStats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SqlDriver } from './driver.js';
import { StorageError } from './errors.js';

/**
 * A driver that refuses to write into a file that is no longer at its path. If a file in use is
 * moved, deleted or restored, the process still has the old one open, which nobody would read
 * again.
 */
export function stayingFile(driver: SqlDriver, path: string): SqlDriver {
  // A database in memory, or one of SQLite's own temporary ones.
  if (path === '' || path.includes(':memory:')) return driver;
  const file = resolve(path);
  const opened = look(file);
  if (opened === undefined || opened.ino === 0n) return driver;
  const check = () => {
    const now = look(file);
    if (now?.ino === opened.ino && now.dev === opened.dev) return;
    throw new StorageError(
      `The database ${JSON.stringify(path)} was ${now === undefined ? 'moved or deleted' : 'replaced by another file'} while it was in use.`,
      {
        code: 'storage.unavailable',
        retryable: false,
        hint: 'Nothing is written any more. End the programs that use it, put the right file in its place, and start them again.',
      },
    );
  };
  return {
    ...driver,
    async write(steps) {
      check();
      return driver.write(steps);
    },
  };
}

function look(file: string): BigIntStats | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false });
}
