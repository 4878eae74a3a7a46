import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, test } from 'vitest';
import { memoryStorage } from '../../src/storage/index.js';
import { type SqliteStorageOptions, sqliteStorage } from '../../src/storage/sqlite.js';
import { storageContract } from '../../src/testing/storage-contract.js';

describe('memory', () => {
  storageContract({ test, factory: (clock) => ({ storage: memoryStorage({ clock }) }) });
});

function onFile(options: SqliteStorageOptions = {}): void {
  storageContract({
    test,
    async factory(clock) {
      const folder = await mkdtemp(join(tmpdir(), 'woo-gestan é '));
      const path = join(folder, 'sync.db');
      const open = () => sqliteStorage(path, { ...options, clock });
      return { storage: open(), reopen: async () => open(), cleanup: () => rm(folder, { recursive: true }) };
    },
  });
}

describe('SQLite file, the driver that is there', () => onFile());
describe('SQLite file, libsql', () => onFile({ driver: 'libsql' }));

describe('SQLite in memory', () => {
  storageContract({ test, factory: (clock) => ({ storage: sqliteStorage(':memory:', { clock }) }) });
});

describe("the user's own handle of @libsql/client", () => {
  storageContract({
    test,
    factory(clock) {
      const client = createClient({ url: ':memory:' });
      return {
        storage: sqliteStorage(client, { clock }),
        reopen: async () => sqliteStorage(client, { clock }),
        cleanup: () => client.close(),
      };
    },
  });
});
