import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresStorage } from '../../src/storage/postgres.js';
import { storageContract } from '../../src/testing/storage-contract.js';
import { registerInTurn } from '../support/forms.js';
import { openSchema } from '../support/pglite.js';
import { createCluster, pgBin } from './cluster.js';

const cluster =
  process.env.WOO_GESTAN_PG_URL === undefined && pgBin !== undefined ? await createCluster(pgBin) : undefined;
const serverUrl = process.env.WOO_GESTAN_PG_URL ?? cluster?.url;
afterAll(() => cluster?.remove());
if (serverUrl === undefined) {
  console.warn(
    'PostgreSQL: only embedded (PGlite); set WOO_GESTAN_PG_URL or WOO_GESTAN_PG_BIN for the tests on a real server.',
  );
}

let count = 0;
const freshPrefix = () => `t${process.pid}_${++count}_`;

describe('PGlite', () => {
  let schema: Awaited<ReturnType<typeof openSchema>>;
  let database: PGlite;
  beforeAll(async () => {
    schema = await openSchema();
    ({ database } = schema);
  });
  afterAll(() => schema.remove());

  // In the short form a half of the cases, the other half each second day: SQLite goes through all.
  storageContract({
    test: registerInTurn(test, 2),
    factory(clock) {
      const tablePrefix = freshPrefix();
      const open = () => postgresStorage(database, { clock, tablePrefix });
      return { storage: open(), reopen: async () => open() };
    },
  });

  test('keys keep the order of their bytes in a database of another language', async () => {
    const { rows } = await database.query<{ collation: string }>(
      "SELECT collation_name AS collation FROM information_schema.columns WHERE column_name = 'key' AND table_schema = current_schema() LIMIT 1",
    );
    expect(rows[0]?.collation).toBe('C');
  });

  test('without a clock, the server tells the time', async () => {
    const storage = postgresStorage(database, { tablePrefix: freshPrefix() });
    const { rows } = await database.query<{ now: string }>(
      'SELECT (extract(epoch FROM now()) * 1000)::bigint::text AS now',
    );
    const lease = await storage.lease('work', { ttlMs: 60_000, owner: 'a' });
    expect(lease?.expiresAt).toBeGreaterThanOrEqual(Number(rows[0]?.now) + 60_000);
    expect(lease?.expiresAt).toBeLessThan(Number(rows[0]?.now) + 90_000);
    expect(await storage.lease('work', { ttlMs: 60_000, owner: 'b' })).toBeUndefined();
    await storage.close();
  });

  test('a database of a newer release is refused, not changed', async () => {
    const tablePrefix = freshPrefix();
    const storage = postgresStorage(database, { tablePrefix });
    await storage.commit([{ put: 'a', value: 1 }]);
    await database.query(`UPDATE "${tablePrefix}meta" SET value = 99`);
    // A process that had opened it before the newer release came begins no work any more.
    await expect(storage.lease('shop/main', { ttlMs: 60_000, owner: 'old' })).rejects.toMatchObject({
      code: 'storage.newer-version',
    });
    const other = postgresStorage(database, { tablePrefix });
    await expect(other.get('a')).rejects.toMatchObject({ code: 'storage.newer-version' });
  });

  test('a value that is not JSON, and a missing table, are reported as damage', async () => {
    const tablePrefix = freshPrefix();
    const storage = postgresStorage(database, { tablePrefix });
    await storage.commit([{ put: 'a', value: 1 }]);
    await database.query(`UPDATE "${tablePrefix}entries" SET value = '{"half'`);
    await expect(storage.get('a')).rejects.toMatchObject({ code: 'storage.corrupt' });
    await database.query(`DROP TABLE "${tablePrefix}entries"`);
    await expect(storage.get('a')).rejects.toMatchObject({ code: 'storage.corrupt' });
  });
});

test('what is no handle, and a prefix that is no name, are refused', () => {
  expect(() => postgresStorage({} as never)).toThrow(expect.objectContaining({ code: 'storage.invalid' }));
  const handle = { query: async () => ({ rows: [] }) };
  expect(() => postgresStorage(handle, { tablePrefix: 'a"; DROP' })).toThrow(/options\.tablePrefix/);
});

test('a server that cannot be reached is reported as such, and may be tried again', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://user:hidden-word@127.0.0.1:1/none' });
  const storage = postgresStorage(pool);
  const error: Error = await storage.get('a').then(
    () => new Error('it should fail'),
    (reason) => reason,
  );
  expect(error).toMatchObject({ name: 'StorageError', code: 'storage.unavailable', retryable: true });
  expect(JSON.stringify(error) + error.message + String(error.cause)).not.toContain('hidden-word');
  await storage.close();
  await pool.end();
});

test.each([
  new Error('Client has encountered a connection error and is not queryable'),
  new Error('Connection terminated unexpectedly'),
  Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
  Object.assign(new Error('read'), { code: 'ECONNRESET' }),
  Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }),
])('a connection that breaks in the midst of a commit may be tried again: %s', async (cause) => {
  const handle = {
    query: async (text: string) => {
      if (text.startsWith('BEGIN')) return { rows: [] };
      throw text === 'ROLLBACK' ? new Error('so this cannot be done either') : cause;
    },
  };
  const storage = postgresStorage(handle);
  await expect(storage.commit([{ put: 'a', value: 1 }])).rejects.toMatchObject({
    code: 'storage.unavailable',
    retryable: true,
  });
});

describe.skipIf(serverUrl === undefined)('PostgreSQL server', () => {
  const pool = new pg.Pool({ connectionString: serverUrl, max: 5 });
  afterAll(async () => {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE tablename LIKE $1',
      [`t${process.pid}\\_%`],
    );
    for (const { name } of rows) await pool.query(`DROP TABLE "${name}"`);
    await pool.end();
  });

  describe('pool', () => {
    storageContract({
      test,
      factory(clock) {
        const tablePrefix = freshPrefix();
        const open = () => postgresStorage(pool, { clock, tablePrefix });
        return { storage: open(), reopen: async () => open() };
      },
    });
  });

  describe('two clients', () => {
    storageContract({
      test,
      async factory(clock) {
        const tablePrefix = freshPrefix();
        const clients: pg.Client[] = [];
        const open = async () => {
          const client = new pg.Client({ connectionString: serverUrl });
          await client.connect();
          clients.push(client);
          return postgresStorage(client, { clock, tablePrefix });
        };
        const cleanup = async () => {
          for (const client of clients) await client.end();
        };
        return { storage: await open(), reopen: open, cleanup };
      },
    });
  });

  test('commits that cross each other all succeed', async () => {
    const storage = postgresStorage(pool, { tablePrefix: freshPrefix() });
    const keys = Array.from({ length: 50 }, (_, at) => `k${at}`);
    const commits = Array.from({ length: 40 }, (_, at) => {
      const rotated = [...keys.slice(at), ...keys.slice(0, at)];
      return storage.commit(
        rotated.map((key, index) => (index % 3 === at % 3 ? { delete: key } : { put: key, value: at })),
      );
    });
    await Promise.all(commits);
    await storage.close();
  });

  test('a connection that the server cuts is reported, nothing is written by halves, and the next one works', async () => {
    const tablePrefix = freshPrefix();
    const storage = postgresStorage(pool, { tablePrefix });
    await storage.commit([{ put: 'a', value: 0 }]);
    let failures = 0;
    for (let round = 1; round <= 12; round++) {
      const value = 'x'.repeat(300_000);
      const writes = Array.from({ length: 20 }, (_, at) => ({ put: `${round}/${at}`, value }));
      const commit = storage.commit(writes).then(
        () => undefined,
        (error) => error,
      );
      await new Promise((resolve) => setTimeout(resolve, round * 2));
      // Only those that work on these tables: other test files use the same server.
      await pool.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND position($1 in query) > 0',
        [`${tablePrefix}entries`],
      );
      const error = await commit;
      let count = 0;
      for await (const _ of storage.range({ from: `${round}/`, to: `${round}0` })) count++;
      if (error === undefined) expect(count).toBe(20);
      else {
        failures++;
        expect(error).toMatchObject({ code: 'storage.unavailable', retryable: true });
        expect([0, 20]).toContain(count);
      }
    }
    expect(failures).toBeGreaterThan(0);
    await storage.close();
  });

  test('who lost the lease cannot commit, however the two cross', async () => {
    const tablePrefix = freshPrefix();
    let now = 0;
    const clock = { now: () => now, sleep: async () => {} };
    const [a, b] = [
      postgresStorage(pool, { clock, tablePrefix }),
      postgresStorage(pool, { clock, tablePrefix }),
    ];
    for (let round = 0; round < 20; round++) {
      const lease = await a.lease('work', { ttlMs: 10, owner: 'a' });
      now += 10;
      const [commit, later] = await Promise.allSettled([
        a.commit([{ put: `a${round}`, value: 1 }], { lease }),
        b.lease('work', { ttlMs: 10, owner: 'b' }).then(async (other) => {
          await b.commit([{ put: 'seen', value: (await b.get(`a${round}`)) ?? null }], { lease: other });
          return other;
        }),
      ]);
      expect(later.status).toBe('fulfilled');
      // What the loser wrote must have been there before the winner's first look.
      expect(await b.get('seen')).toBe(commit.status === 'fulfilled' ? 1 : null);
      now += 10;
    }
  });
});
