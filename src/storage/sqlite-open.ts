import { pathToFileURL } from 'node:url';
import { StorageError } from './errors.js';
import type { SqlDriver } from './sql.js';
import {
  type LibsqlClient,
  libsqlDriver,
  type SqliteDriverOptions,
  type SyncSqlite,
  syncDriver,
} from './sqlite-drivers.js';
import { fromSqlite } from './sqlite-errors.js';

/** The drivers that a file is opened with, in order of preference. */
export const sqliteDriverNames = ['node:sqlite', '@libsql/client', 'better-sqlite3'] as const;
export type SqliteDriverName = (typeof sqliteDriverNames)[number];

/**
 * SQLite itself may wait this long, which blocks the process; longer waits are made outside of it. Enough for an ordinary commit of
 * another process to end.
 */
const innerBusyMs = 50;

/** Opens a file with the first driver that is there. */
export async function openFile(
  path: string,
  options: Omit<SqliteDriverOptions, 'owned'>,
  only: SqliteDriverName | undefined,
): Promise<SqlDriver> {
  const names = only === undefined ? sqliteDriverNames : [only];
  for (const name of names) {
    try {
      const driver = await openers[name](path, { ...options, owned: true });
      if (driver !== undefined) return driver;
    } catch (error) {
      throw fromSqlite(error, options.where);
    }
  }
  throw new StorageError(
    only === undefined ? 'No SQLite driver is there.' : `The SQLite driver ${only} is not there.`,
    {
      code: 'storage.driver-missing',
      mend: 'Use Node 22 or newer, which has node:sqlite, or run "npm install @libsql/client".',
    },
  );
}

type Opener = (path: string, options: SqliteDriverOptions) => Promise<SqlDriver | undefined>;

const openers: Readonly<Record<SqliteDriverName, Opener>> = {
  async 'node:sqlite'(path, options) {
    const sqlite = loadNodeSqlite();
    return sqlite && ownSync(new sqlite.DatabaseSync(path), options);
  },
  async '@libsql/client'(path, options) {
    const libsql = await load<LibsqlModule>('@libsql/client');
    if (libsql === undefined) return undefined;
    const inMemory = path === '' || path === ':memory:';
    const url = inMemory ? ':memory:' : pathToFileURL(path).href;
    const client = libsql.createClient({
      url,
      timeout: innerBusyMs,
      ...(inMemory ? {} : { concurrency: 1 }),
    });
    for (const pragma of pragmas) await client.execute({ sql: pragma, args: [] });
    return libsqlDriver(client, options);
  },
  async 'better-sqlite3'(path, options) {
    const better = await load<BetterModule>('better-sqlite3');
    return better && ownSync(new better.default(path), options);
  },
};

interface LibsqlModule {
  createClient(config: { url: string; timeout: number; concurrency?: number }): LibsqlClient;
}

interface BetterModule {
  readonly default: new (path: string) => SyncSqlite;
}

interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => SyncSqlite;
}

/** A commit survives a power cut (`synchronous = FULL`), and readers go on while somebody writes (`WAL`). */
const pragmas = ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL'];

function ownSync(database: SyncSqlite, options: SqliteDriverOptions): SqlDriver {
  try {
    for (const pragma of [`PRAGMA busy_timeout = ${innerBusyMs}`, ...pragmas]) database.exec(pragma);
    return syncDriver(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * `node:sqlite`, where Node has it. Loading it makes some releases of Node print a warning that it is experimental, which the user of a
 * library can do nothing about: that one is held back.
 */
function loadNodeSqlite(): NodeSqlite | undefined {
  const emit = process.emitWarning;
  process.emitWarning = (...args: unknown[]) => {
    if (!/SQLite is an experimental feature/.test(String(args[0]))) Reflect.apply(emit, process, args);
  };
  try {
    return process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined;
  } finally {
    process.emitWarning = emit;
  }
}

/** A package, or `undefined` when it is not installed. What fails otherwise (a missing binary) is an error. */
async function load<T>(name: string): Promise<T | undefined> {
  try {
    return (await import(name)) as T;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    // The package itself, not something it needs.
    if (code === 'ERR_MODULE_NOT_FOUND' && String(message).includes(`'${name}'`)) return undefined;
    throw new StorageError(`The SQLite driver ${name} is installed but does not load.`, {
      code: 'storage.driver-missing',
      mend: 'Install it again for this platform and this version of Node.',
      cause: error,
    });
  }
}
