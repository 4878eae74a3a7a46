import { createRequire } from 'node:module';
import type { SyncSqlite } from '../../src/storage/sqlite.js';

/** Opens a file, as the user of a driver does. */
export type OpenSqlite = (path: string) => SyncSqlite;

/** The synchronous drivers that this machine has; each is tried with a handle as its user would make it. */
export function syncDrivers(): Readonly<Record<string, OpenSqlite | undefined>> {
  const builtin = process.getBuiltinModule('node:sqlite') as
    | { DatabaseSync: new (path: string) => SyncSqlite }
    | undefined;
  const load = (name: string): OpenSqlite | undefined => {
    const require = createRequire(import.meta.url);
    try {
      require.resolve(name);
    } catch {
      return undefined;
    }
    return (path) => new (require(name))(path);
  };
  return {
    'node:sqlite': builtin && ((path) => new builtin.DatabaseSync(path)),
    libsql: load('libsql'),
    'better-sqlite3': load('better-sqlite3'),
  };
}
