/**
 * A process of its own for the tests with several processes: `worker <task> <file> <id> <count>
 * <driver>`. Prints a line for each commit that it was confirmed is done. Instead of a file, the
 * address of a PostgreSQL server may be given, and the prefix of its tables as the id.
 */
import pg from 'pg';
import { memoryStorage } from '../../src/storage/index.js';
import { postgresStorage } from '../../src/storage/postgres.js';
import { type SqliteDriverName, sqliteStorage } from '../../src/storage/sqlite.js';
import { syncDrivers } from './drivers.js';

const [task = '', file = '', id = '', count = '0', driver] = process.argv.slice(2);

function open() {
  if (file.startsWith('postgres:'))
    return postgresStorage(new pg.Pool({ connectionString: file, max: 2 }), { tablePrefix: id });
  return file === ''
    ? memoryStorage()
    : sqliteStorage(file, { driver: driver as SqliteDriverName | undefined });
}
const storage = open();

const tasks: Readonly<Record<string, () => Promise<void>>> = {
  /** Adds one to a shared counter, again and again, each time under a lease. */
  async count() {
    for (let done = 0; done < Number(count); ) {
      const lease = await storage.lease('counter', { ttlMs: 30_000, owner: id });
      if (lease === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        continue;
      }
      const before = ((await storage.get('counter')) ?? 0) as number;
      await storage.commit(
        [
          { put: 'counter', value: before + 1 },
          { put: `by/${id}/${done}`, value: before, ifAbsent: true },
        ],
        { lease },
      );
      await lease.release();
      done++;
    }
  },
  /** Another program that keeps the file locked until it is told to end. */
  async hold() {
    const open = syncDrivers()[driver ?? ''];
    if (open === undefined) throw new Error(`There is no driver ${driver}.`);
    const database = open(file);
    database.exec('BEGIN IMMEDIATE');
    process.stdout.write('held\n');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    database.exec('ROLLBACK');
    database.close();
    process.stdin.destroy();
  },
  /** Commits groups of entries until it is killed. */
  async groups() {
    for (let group = 0; ; group++) {
      const text = `${group} `.repeat(200);
      const parts = Array.from({ length: 20 }, (_, part) => ({ put: `group/${group}/${part}`, value: text }));
      await storage.commit([...parts, { put: 'last', value: group }]);
      process.stdout.write(`${group}\n`);
    }
  },
};

await tasks[task]?.();
await storage.close();
