import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SyncStorage } from '../../src/storage/index.js';
import { postgresStorage } from '../../src/storage/postgres.js';
import { bundled } from '../support/bundled.js';
import { type Cluster, createCluster, pgBin } from './cluster.js';
import { mountSmallDisk } from './small-disk.js';

if (pgBin === undefined)
  console.warn('PostgreSQL: no server is killed; set WOO_GESTAN_PG_BIN to the folder of its programs.');

const group = (name: string, value: string) =>
  Array.from({ length: 20 }, (_, at) => ({ put: `${name}/${String(at).padStart(2, '0')}`, value }));

async function countOf(storage: SyncStorage, name: string): Promise<number> {
  let count = 0;
  for await (const _ of storage.range({ from: `${name}/`, to: `${name}0` })) count += 1;
  return count;
}

const unavailable = { name: 'StorageError', code: 'storage.unavailable', retryable: true };

describe.skipIf(pgBin === undefined)('a PostgreSQL server', () => {
  let cluster: Cluster;
  let pool: pg.Pool;
  let storage: SyncStorage;
  let tablePrefix = '';
  let serial = 0;
  const openPool = () => {
    const opened = new pg.Pool({ connectionString: cluster.url, max: 4 });
    // What a pool's user must do: an idle connection that breaks is no error of the program.
    opened.on('error', () => undefined);
    return opened;
  };
  beforeAll(async () => {
    cluster = await createCluster(pgBin ?? '');
    pool = openPool();
  });
  afterAll(async () => {
    await pool?.end();
    await cluster?.remove();
  });
  beforeEach(() => {
    serial += 1;
    tablePrefix = `f${serial}_`;
    storage = postgresStorage(pool, { tablePrefix, busyTimeoutMs: 300 });
  });

  test('that is killed in the midst of commits: what was confirmed is there, all else is whole or not there', async () => {
    await storage.commit([{ put: 'before', value: 1 }]);
    const reported: string[] = [];
    for (let round = 1; round <= 4; round += 1) {
      let isOver = false;
      const errors: unknown[] = [];
      const writer = async (name: string) => {
        for (let at = 0; !isOver; at += 1) {
          const commit = `${name}-${round}-${at}`;
          try {
            await storage.commit(group(commit, 'x'.repeat(2_000 * round)));
            reported.push(commit);
          } catch (error) {
            errors.push(error);
            isOver = true;
          }
        }
      };
      const writers = [writer('a'), writer('b'), writer('c')];
      const enough = reported.length + 6;
      while (reported.length < enough && !isOver) await new Promise((resolve) => setTimeout(resolve, 1));
      await cluster.kill();
      await Promise.all(writers);
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) expect(error).toMatchObject(unavailable);
      // While it is gone, each call says so, and ends.
      await expect(storage.get('before')).rejects.toMatchObject(unavailable);
      await cluster.start();
      // The same storage goes on.
      expect(await storage.get('before')).toBe(1);
      for (const commit of reported) expect(await countOf(storage, commit)).toBe(20);
      for (const name of ['a', 'b', 'c'])
        for (let at = 0; at < reported.length + 2; at += 1)
          expect([0, 20]).toContain(await countOf(storage, `${name}-${round}-${at}`));
    }
    const lease = await storage.lease('work', { ttlMs: 60_000, owner: 'a' });
    await cluster.kill();
    await cluster.start();
    // A lease outlives the server, and nobody else gets it.
    expect(await storage.lease('work', { ttlMs: 60_000, owner: 'b' })).toBeUndefined();
    await storage.commit([{ put: 'under the lease', value: 1 }], lease && { lease });
    await lease?.release();
  });

  test('to which a process writes that is killed: whole commits only, and all that was confirmed to it', async () => {
    const worker = await bundled(fileURLToPath(new URL('./worker.ts', import.meta.url)));
    try {
      for (const afterMs of [0, 4, 15]) {
        const child = spawn(process.execPath, [worker.file, 'groups', cluster.url, tablePrefix], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let output = '';
        child.stdout.on('data', (chunk) => {
          output += chunk;
        });
        await once(child.stdout, 'data');
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        child.kill('SIGKILL');
        await once(child, 'close');
        const reported = Number(/(\d+)\n(?=\d*$)/.exec(output)?.[1] ?? -1);
        expect(reported).toBeGreaterThanOrEqual(0);
        const last = (await storage.get('last')) as number;
        expect(last).toBeGreaterThanOrEqual(reported);
        for (let at = 0; at <= last; at += 1) expect(await countOf(storage, `group/${at}`)).toBe(20);
      }
    } finally {
      await worker.remove();
    }
  });

  test('with a table that was cut on its disk: reported, and all is there when it is restored', async () => {
    for (let at = 0; at < 10; at += 1)
      await storage.commit(group(`g${at}`, String(Math.random()).repeat(60)));
    await pool.query('CHECKPOINT');
    const { rows } = await pool.query<{ path: string }>('SELECT pg_relation_filepath($1::regclass) AS path', [
      `${tablePrefix}entries`,
    ]);
    const file = join(cluster.data, rows[0]?.path ?? '');
    await cluster.kill();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 8_192));
    await cluster.start();
    const readAll = async () => {
      for (let at = 0; at < 10; at += 1) await storage.get(`g${at}/19`);
    };
    await expect(readAll()).rejects.toMatchObject({ name: 'StorageError', code: 'storage.corrupt' });
    await cluster.kill();
    writeFileSync(file, bytes);
    await cluster.start();
    for (let at = 0; at < 10; at += 1) expect(await countOf(storage, `g${at}`)).toBe(20);
  });

  test('whose tables another session keeps locked is reported after a while, and works again afterwards', async () => {
    await storage.commit([{ put: 'a', value: 1 }]);
    const other = new pg.Client({ connectionString: cluster.url });
    await other.connect();
    await other.query(`BEGIN; LOCK TABLE "${tablePrefix}entries" IN ACCESS EXCLUSIVE MODE`);
    await expect(storage.commit([{ put: 'a', value: 2 }])).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('locked'),
    });
    await other.query('ROLLBACK');
    await other.end();
    expect(await storage.get('a')).toBe(1);
    await storage.commit([{ put: 'a', value: 3 }]);
    expect(await storage.get('a')).toBe(3);
  });

  test('that may only be read: reported at the first write, and read all the same', async () => {
    await storage.commit([{ put: 'a', value: 1 }]);
    await pool.query('ALTER DATABASE postgres SET default_transaction_read_only = on');
    const standby = openPool();
    try {
      const reader = postgresStorage(standby, { tablePrefix });
      expect(await reader.get('a')).toBe(1);
      const failure = { name: 'StorageError', code: 'storage.read-only', retryable: false };
      await expect(reader.commit([{ put: 'a', value: 2 }])).rejects.toMatchObject(failure);
      await expect(reader.lease('work', { ttlMs: 1_000, owner: 'a' })).rejects.toMatchObject(failure);
      const fresh = postgresStorage(standby, { tablePrefix: `${tablePrefix}fresh_` });
      await expect(fresh.commit([{ put: 'a', value: 2 }])).rejects.toMatchObject(failure);
    } finally {
      await standby.end();
      const writer = openPool();
      await writer.query('SET default_transaction_read_only = off');
      await writer.query('ALTER DATABASE postgres RESET default_transaction_read_only');
      await writer.end();
    }
    await storage.commit([{ put: 'a', value: 3 }]);
    expect(await storage.get('a')).toBe(3);
  });

  test('with tables of another program under the same names: reported, and left as they are', async () => {
    await pool.query(
      `CREATE TABLE "${tablePrefix}meta" (mine text); INSERT INTO "${tablePrefix}meta" VALUES ('mine')`,
    );
    await expect(storage.get('a')).rejects.toMatchObject({ code: 'storage.corrupt', retryable: false });
    await expect(storage.commit([{ put: 'a', value: 1 }])).rejects.toMatchObject({ code: 'storage.corrupt' });
    const { rows } = await pool.query(`SELECT * FROM "${tablePrefix}meta"`);
    expect(rows).toEqual([{ mine: 'mine' }]);
  });

  test('whose disk is full: reported, nothing half written, and all goes on when there is room', async (context) => {
    const disk = mountSmallDisk(4);
    if (disk === undefined) return context.skip('This machine mounts no disk.');
    const space = join(disk.folder, 'space');
    mkdirSync(space);
    chmodSync(space, 0o700);
    if (process.getuid?.() === 0) chownSync(space, 65_534, 65_534);
    await pool.query(`CREATE TABLESPACE small LOCATION '${space}'`);
    await pool.query('CREATE DATABASE small');
    await pool.query('ALTER DATABASE small SET default_tablespace = small');
    const inSmall = new pg.Pool({ connectionString: cluster.url.replace(/postgres$/, 'small'), max: 2 });
    try {
      const tight = postgresStorage(inSmall);
      // What is not compressed.
      const noise = Array.from({ length: 3_000 }, (_, at) => Math.imul(at, 2_654_435_761).toString(36)).join(
        '',
      );
      await tight.commit(group('first', noise.slice(0, 500)));
      const failure = { name: 'StorageError', code: 'storage.full', retryable: true };
      let written = 0;
      const fill = async () => {
        for (; written < 400; written += 1)
          await tight.commit(group(`fill-${written}`, `${written}${noise}`));
      };
      await expect(fill()).rejects.toMatchObject(failure);
      expect(await countOf(tight, `fill-${written}`)).toBe(0);
      expect(await countOf(tight, 'first')).toBe(20);
      disk.grow(64);
      await tight.commit(group('last', noise));
      expect(await countOf(tight, 'last')).toBe(20);
    } finally {
      await inSmall.end();
      await pool.query('DROP DATABASE IF EXISTS small');
      await pool.query('DROP TABLESPACE IF EXISTS small');
      disk.remove();
    }
  });
});
