import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LibsqlClient, sqliteStorage } from '../../src/storage/sqlite.js';
import { storageContract } from '../../src/testing/storage-contract.js';
import { type OpenSqlite, syncDrivers } from './drivers.js';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-'));
  file = join(folder, 'sync.db');
});
afterEach(() => rm(folder, { recursive: true }));

for (const [name, open] of Object.entries(syncDrivers())) {
  if (open === undefined) console.warn(`SQLite: ${name} is not there; its tests are skipped.`);
  describe.skipIf(open === undefined)(`the user's own handle of ${name}`, () => {
    storageContract({
      test,
      factory(clock) {
        const database = (open as OpenSqlite)(':memory:');
        const storage = () => sqliteStorage(database, { clock, tablePrefix: 'sync_' });
        return { storage: storage(), reopen: async () => storage(), cleanup: () => void database.close() };
      },
    });
    test('stays open, and keeps its own tables', async () => {
      const database = (open as OpenSqlite)(file);
      database.exec("CREATE TABLE entries (mine TEXT); INSERT INTO entries VALUES ('mine')");
      const storage = sqliteStorage(database);
      await storage.commit([{ put: 'a', value: 1 }]);
      await storage.close();
      expect(database.prepare('SELECT mine FROM entries').all()).toMatchObject([{ mine: 'mine' }]);
      database.close();
    });
    test('a transaction of the user stays theirs', async () => {
      const database = (open as OpenSqlite)(file);
      const storage = sqliteStorage(database);
      await storage.commit([{ put: 'a', value: 1 }]);
      database.exec('CREATE TABLE mine (x); BEGIN; INSERT INTO mine VALUES (1)');
      await expect(storage.commit([{ put: 'a', value: 2 }])).rejects.toMatchObject({
        code: 'storage.unavailable',
      });
      database.exec('COMMIT');
      expect(database.prepare('SELECT x FROM mine').all()).toMatchObject([{ x: 1 }]);
      expect(await storage.get('a')).toBe(1);
      database.close();
    });
  });
}

describe('two clients of @libsql/client on one file', () => {
  storageContract({
    test,
    async factory(clock) {
      const clients = [createClient({ url: `file:${file}` }), createClient({ url: `file:${file}` })] as const;
      await clients[0].execute('PRAGMA journal_mode = WAL');
      const [first, second] = clients.map((client) => sqliteStorage(client, { clock }));
      if (first === undefined || second === undefined) throw new Error('two clients');
      const cleanup = () => {
        for (const client of clients) client.close();
      };
      return { storage: first, reopen: async () => second, cleanup };
    },
  });
});

async function errorOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => new Error('it should have failed'),
    (error) => error,
  );
}

test('a file that is no database is reported as damaged, and left as it is', async () => {
  await writeFile(file, 'certainly not a database. '.repeat(400));
  const storage = sqliteStorage(file);
  expect(await errorOf(storage.get('a'))).toMatchObject({
    name: 'StorageError',
    code: 'storage.corrupt',
    retryable: false,
  });
  expect(await errorOf(storage.commit([{ put: 'a', value: 1 }]))).toMatchObject({ code: 'storage.corrupt' });
  await storage.close();
  expect((await readFile(file, 'utf8')).startsWith('certainly')).toBe(true);
});

test('a file with a damaged part is reported as damaged, not read past', async () => {
  const storage = sqliteStorage(file);
  const writes = Array.from({ length: 3_000 }, (_, at) => ({
    put: `key/${at}`,
    value: `value ${at} `.repeat(20),
  }));
  await storage.commit(writes);
  await storage.close();
  const bytes = await readFile(file);
  for (const part of [0.3, 0.5, 0.7])
    bytes.fill(0xa5, Math.floor(bytes.length * part), Math.floor(bytes.length * part) + 20_000);
  await writeFile(file, bytes);
  const damaged = sqliteStorage(file);
  const readAll = async () => {
    let count = 0;
    for await (const _ of damaged.range()) count++;
    return count;
  };
  expect(await errorOf(readAll())).toMatchObject({ code: 'storage.corrupt' });
  await damaged.close();
});

test('a file that was cut short is reported as damaged', async () => {
  const storage = sqliteStorage(file);
  await storage.commit(
    Array.from({ length: 3_000 }, (_, at) => ({ put: `key/${at}`, value: 'x'.repeat(200) })),
  );
  await storage.close();
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
  const cut = sqliteStorage(file);
  expect(await errorOf(cut.get('key/2999'))).toMatchObject({ code: 'storage.corrupt' });
  await cut.close();
});

test('a file of a newer release is refused, not changed', async () => {
  const storage = sqliteStorage(file);
  await storage.commit([{ put: 'a', value: 1 }]);
  const client = createClient({ url: `file:${file}` });
  await client.execute('UPDATE woo_gestan_meta SET value = 99');
  // A process that had opened it before the newer release came begins no work any more.
  expect(await errorOf(storage.lease('shop/main', { ttlMs: 60_000, owner: 'old' }))).toMatchObject({
    code: 'storage.newer-version',
  });
  await storage.close();
  const newer = sqliteStorage(file);
  expect(await errorOf(newer.commit([{ put: 'a', value: 2 }]))).toMatchObject({
    code: 'storage.newer-version',
    message: expect.stringContaining('layout 99'),
  });
  await newer.close();
  client.close();
});

test('a text that is no UTF-8 any more is reported as damaged, and ends no process', async () => {
  const storage = sqliteStorage(file);
  await storage.commit([
    { put: 'a', value: 'Chaise' },
    { put: 'b', value: 'Table' },
  ]);
  await storage.close();
  const bytes = await readFile(file);
  bytes[bytes.indexOf('Chaise')] = 0xff;
  await writeFile(file, bytes);
  const script = `
    import { sqliteStorage } from ${JSON.stringify(new URL('../../src/storage/sqlite.ts', import.meta.url).href)};
    const storage = sqliteStorage(process.argv[1]);
    const code = await storage.get('a').then(() => 'read', (error) => error.code);
    console.log(code, await storage.get('b'));
    await storage.close();
  `;
  const { status, stdout } = spawnSync('npx', ['tsx', '--input-type=module', '-e', script, file], {
    encoding: 'utf8',
  });
  expect([status, stdout.trim()]).toEqual([0, 'storage.corrupt Table']);
});

test('a value changed by another program into something else is reported as damaged', async () => {
  const client = createClient({ url: `file:${file}` });
  const storage = sqliteStorage(client);
  await storage.commit([{ put: 'a', value: 1 }]);
  await client.execute(`UPDATE woo_gestan_entries SET value = '{"half'`);
  expect(await errorOf(storage.get('a'))).toMatchObject({
    code: 'storage.corrupt',
    message: expect.stringContaining('"a"'),
  });
  await client.execute('UPDATE woo_gestan_entries SET value = NULL WHERE 0');
  await client.execute("UPDATE woo_gestan_entries SET value = x'00ff'");
  expect(await errorOf(storage.get('a'))).toMatchObject({ code: 'storage.corrupt' });
  client.close();
});

test('a missing folder, and a folder instead of a file, are reported', async () => {
  const nowhere = sqliteStorage(join(folder, 'missing', 'sync.db'));
  expect(await errorOf(nowhere.get('a'))).toMatchObject({
    code: 'storage.unavailable',
    hint: expect.stringMatching(/folder/),
  });
  expect(await errorOf(sqliteStorage(folder).get('a'))).toMatchObject({ code: 'storage.unavailable' });
  // It is tried again at the next use.
  await (await import('node:fs/promises')).mkdir(join(folder, 'missing'));
  expect(await nowhere.get('a')).toBeUndefined();
  await nowhere.close();
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is reported', async () => {
  const storage = sqliteStorage(file);
  await storage.commit([{ put: 'a', value: 1 }]);
  await storage.close();
  await chmod(file, 0o444);
  const locked = sqliteStorage(file);
  expect(await errorOf(locked.commit([{ put: 'a', value: 2 }]))).toMatchObject({ code: 'storage.read-only' });
});

test('a lock of another connection is waited for without blocking, and reported in the end', async () => {
  // One SQLite library for both: the locks of two copies of it in one process do not see each other.
  const storage = sqliteStorage(file, { busyTimeoutMs: 300, driver: 'libsql' });
  await storage.commit([{ put: 'a', value: 1 }]);
  const client = createClient({ url: `file:${file}` });
  const other = await client.transaction('write');
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 5);
  expect(await errorOf(storage.commit([{ put: 'a', value: 2 }]))).toMatchObject({
    code: 'storage.unavailable',
    retryable: true,
  });
  expect(await storage.get('a')).toBe(1);
  clearInterval(ticking);
  // Whoever blocks lets nothing happen meanwhile.
  expect(ticks).toBeGreaterThan(0);
  await storage.close();
  const patient = sqliteStorage(file, { busyTimeoutMs: 120_000, driver: 'libsql' });
  const late = patient.commit([{ put: 'a', value: 3 }]);
  setTimeout(() => void other.rollback(), 60);
  await late;
  expect(await patient.get('a')).toBe(3);
  await patient.close();
  client.close();
});

test('a file address names the same file as its path', async () => {
  const storage = sqliteStorage(file);
  await storage.commit([{ put: 'a', value: 1 }]);
  for (const source of [pathToFileURL(file), pathToFileURL(file).href, `file:${file}`]) {
    const other = sqliteStorage(source);
    expect(await other.get('a')).toBe(1);
    await other.close();
  }
  await storage.close();
});

test('options and sources that cannot be used name the field', () => {
  expect(() => sqliteStorage('')).toThrow(
    expect.objectContaining({ code: 'storage.invalid', field: 'source' }),
  );
  expect(() => sqliteStorage({} as never)).toThrow(
    expect.objectContaining({ code: 'storage.invalid', field: 'source' }),
  );
  expect(() => sqliteStorage(file, { tablePrefix: '1"' })).toThrow(
    expect.objectContaining({ field: 'options.tablePrefix' }),
  );
  expect(() => sqliteStorage(file, { busyTimeoutMs: -1 })).toThrow(
    expect.objectContaining({ field: 'options.busyTimeoutMs' }),
  );
});

test('a missing driver is named', async () => {
  const absent = Object.entries(syncDrivers()).find(([, open]) => open === undefined)?.[0];
  if (absent === undefined) return;
  const storage = sqliteStorage(file, { driver: absent as 'better-sqlite3' });
  expect(await errorOf(storage.get('a'))).toMatchObject({
    code: 'storage.driver-missing',
    hint: expect.stringContaining('npm install @libsql/client'),
  });
});

test('opening a file prints no warning, and leaves the way warnings are printed alone', async () => {
  const warnings: unknown[] = [];
  const listen = (warning: unknown) => warnings.push(warning);
  process.on('warning', listen);
  const emit = process.emitWarning;
  const storage = sqliteStorage(file);
  await storage.get('a');
  await storage.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(process.emitWarning).toBe(emit);
  expect(warnings).toEqual([]);
  process.off('warning', listen);
});

test('a range over large values holds few of them at a time, one over small ones takes few pages', async () => {
  const client = createClient({ url: ':memory:' });
  const pages: number[] = [];
  const watched: LibsqlClient = {
    transaction: (mode) => client.transaction(mode === 'write' ? 'write' : 'deferred'),
    executeMultiple: (sql) => client.executeMultiple(sql),
    async execute(statement) {
      const result = await client.execute(statement);
      if (/ORDER BY/.test(statement.sql))
        pages.push(result.rows.reduce((sum, row) => sum + (row.entry as ArrayBuffer).byteLength, 0));
      return result;
    },
  };
  const storage = sqliteStorage(watched);
  const key = (at: number) => String(at).padStart(5, '0');
  const value = 'x'.repeat(1_000_000);
  for (let at = 0; at < 40; at++) await storage.commit([{ put: `large/${key(at)}`, value }]);
  await storage.commit(Array.from({ length: 5_000 }, (_, at) => ({ put: `small/${key(at)}`, value: at })));
  const read = async (prefix: string) => {
    let count = 0;
    pages.length = 0;
    for await (const _ of storage.range({ from: `${prefix}/`, to: `${prefix}0` })) count++;
    return count;
  };
  expect(await read('large')).toBe(40);
  expect(Math.max(...pages.slice(1))).toBeLessThan(2_000_000);
  expect(pages[0]).toBeLessThan(10_000_000);
  expect(await read('small')).toBe(5_000);
  expect(pages.length).toBeLessThan(50);
  client.close();
});

// A path of Windows holds what addresses of databases give a meaning to; Linux takes it as one name.
test.each(['C:\\Données\\Ma boutique\\sync.db', '\\\\serveur\\partage\\sync.db', 'sync #1 100 %20?.db'])(
  'the path %s opens the file of just that name',
  async (name) => {
    const storage = sqliteStorage(join(folder, name));
    await storage.commit([{ put: 'a', value: 1 }]);
    await storage.close();
    expect((await readdir(folder)).filter((each) => !/-(?:shm|wal)$/.test(each))).toEqual([name]);
    const again = sqliteStorage(pathToFileURL(join(folder, name)));
    expect(await again.get('a')).toBe(1);
    await again.close();
  },
);
