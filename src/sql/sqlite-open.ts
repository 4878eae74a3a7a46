import { createRequire } from 'node:module';
import type { SqlDriver } from './driver.js';
import { StorageError } from './errors.js';
import { stayingFile } from './sqlite-moved.js';
import { retryWhileBusy, type SqliteDriverOptions } from './sqlite-retry.js';
import { type SyncSqlite, syncDriver } from './sqlite-sync-driver.js';

/** The drivers that a file is opened with, in order of preference. */
export const sqliteDriverNames = ['node:sqlite', 'libsql', 'better-sqlite3'] as const;
/** A driver that opens a SQLite file. */
export type SqliteDriverName = (typeof sqliteDriverNames)[number];

/**
 * SQLite itself may wait this long, which blocks the process; longer waits are made outside of it.
 * Enough for an ordinary commit of another process to end.
 */
const innerBusyMs = 50;

/** Opens a file with the first driver that is there. */
export async function openFile(
  path: string,
  options: SqliteDriverOptions,
  only: SqliteDriverName | undefined,
): Promise<SqlDriver> {
  const names = only === undefined ? sqliteDriverNames : [only];
  for (const name of names) {
    // Two processes that make the file at the same time are in each other's way for a moment.
    const driver = await retryWhileBusy(options, () => openers[name](path, options));
    if (driver !== undefined) return stayingFile(driver, path);
  }
  throw new StorageError(
    only === undefined ? 'No SQLite driver is there.' : `The SQLite driver ${only} is not there.`,
    {
      code: 'storage.driver-missing',
      hint: `Run "npm install @libsql/client", or use Node 22.13 or newer, which brings node:sqlite (this is ${process.version}).`,
    },
  );
}

type Opener = (path: string, options: SqliteDriverOptions) => Promise<SqlDriver | undefined>;

const openers: Readonly<Record<SqliteDriverName, Opener>> = {
  async 'node:sqlite'(path, options) {
    const sqlite = loadNodeSqlite();
    return sqlite && ownSync(new sqlite.DatabaseSync(path), options);
  },
  async libsql(path, options) {
    const Database = loadLibsql();
    return Database && ownSync(new Database(path), options);
  },
  async 'better-sqlite3'(path, options) {
    const Database = requireFrom<new (path: string) => SyncSqlite>(
      createRequire(import.meta.url),
      'better-sqlite3',
    );
    return Database && ownSync(new Database(path), options);
  },
};

interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => SyncSqlite;
}

/**
 * A commit survives a power cut (`synchronous = FULL`), and readers continue while somebody writes
 * (`WAL`).
 */
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
 * `node:sqlite`, where Node has it. Loading it makes some releases of Node print a warning that it
 * is experimental, which the user of a library can do nothing about: that one is held back.
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

/**
 * The engine below `@libsql/client`, or `libsql` where that is installed by itself. The client in
 * between is left out: it prepares each statement again, and a `BEGIN` that met a lock stays half
 * done on its connection, which then cannot commit.
 */
function loadLibsql(): (new (path: string) => SyncSqlite) | undefined {
  const here = createRequire(import.meta.url);
  return (
    requireFrom(here, 'libsql') ??
    whenThere('@libsql/client', () => requireFrom(createRequire(here.resolve('@libsql/client')), 'libsql'))
  );
}

function requireFrom<T>(from: NodeJS.Require, name: string): T | undefined {
  return whenThere(name, () => from(name) as T);
}

/**
 * What `find` gives, or `undefined` when the package is not installed. What fails otherwise (a
 * missing binary) is an error.
 */
function whenThere<T>(name: string, find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    // The package itself, not something it needs.
    if (code === 'MODULE_NOT_FOUND' && String(message).includes(`'${name}'`)) return undefined;
    throw new StorageError(`The SQLite driver ${name} is installed but does not load.`, {
      code: 'storage.driver-missing',
      hint: 'Install it again for this platform and this version of Node.',
      cause: error,
    });
  }
}
