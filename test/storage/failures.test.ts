import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteStorage } from '../../src/storage/sqlite.js';
import { type OpenSqlite, syncDrivers } from './drivers.js';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'woo-gestan-'));
  file = join(folder, 'sync.db');
});
afterEach(() => rm(folder, { recursive: true }));

const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ put: `entry/${from + at}`, value: 'x'.repeat(4_000) }));

for (const [name, open] of Object.entries(syncDrivers())) {
  describe.skipIf(open === undefined)(`SQLite by ${name}`, () => {
    const openFile = open as OpenSqlite;

    test('reports a full disk, writes nothing by halves, and continues when there is room', async () => {
      const database = openFile(file);
      const storage = sqliteStorage(database);
      await storage.commit(entries(0, 10));
      const pages = database.prepare('PRAGMA page_count').all() as { page_count: number }[];
      database.exec(`PRAGMA max_page_count = ${(pages[0]?.page_count ?? 0) + 20}`);
      const failure = { name: 'StorageError', code: 'storage.full', retryable: true };
      await expect(storage.commit(entries(10, 200))).rejects.toMatchObject(failure);
      let count = 0;
      for await (const _ of storage.range()) count += 1;
      expect(count).toBe(10);
      // A lease can be given back on a full disk, and what is small is still written.
      const lease = await storage.lease('work', { ttlMs: 1_000, owner: 'a' });
      await lease?.release();
      await storage.commit([{ put: 'small', value: 1 }]);
      database.exec('PRAGMA max_page_count = 1000000');
      await storage.commit(entries(10, 200));
      expect(await storage.get('entry/209')).toBeDefined();
      await storage.close();
      database.close();
    });

    test('reports a read-only database at the first write, and reads it all the same', async () => {
      const database = openFile(file);
      const storage = sqliteStorage(database);
      await storage.commit([{ put: 'a', value: 1 }]);
      database.exec('PRAGMA query_only = 1');
      expect(await storage.get('a')).toBe(1);
      const failure = { name: 'StorageError', code: 'storage.read-only', retryable: false };
      await expect(storage.commit([{ put: 'a', value: 2 }])).rejects.toMatchObject(failure);
      await expect(storage.lease('work', { ttlMs: 1_000, owner: 'a' })).rejects.toMatchObject(failure);
      database.exec('PRAGMA query_only = 0');
      await storage.commit([{ put: 'a', value: 2 }]);
      expect(await storage.get('a')).toBe(2);
      await storage.close();
      database.close();
    });
  });
}
