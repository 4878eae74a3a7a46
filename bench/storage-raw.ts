/**
 * The storage against its driver by hand: commits of three entries and of three hundred, and reading a range of all entries. By hand is what somebody
 * would write who has only this to do: one table, a transaction, prepared statements, JSON. Rounds alternate within one run; the figures are how many
 * times as fast as by hand the storage is, by processor time and by the clock. Goal: 0.8. With a server there is a second hand: it takes a connection
 * out of the same pool for each commit, listens to its errors, and sets the time-out and takes the lock that the storage does.
 *
 *   npm run build && node --import tsx bench/storage-raw.ts
 *   WOO_GESTAN_PG_BIN=/usr/lib/postgresql/15/bin …   with a PostgreSQL server of its own too; better-sqlite3 where it is found, node:sqlite with Node 22
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import pg from 'pg';
import type { JsonValue, SyncStorage } from 'woo-gestan';
import type * as postgres from 'woo-gestan/storage/postgres';
import type * as sqlite from 'woo-gestan/storage/sqlite';
import type { SyncSqlite } from 'woo-gestan/storage/sqlite';
import { createCluster, pgBin } from '../test/storage/cluster.js';
import { createPglite } from '../test/support/pglite.js';
import { built } from './built.js';

const { postgresStorage } = await built<typeof postgres>('storage/postgres');
const { sqliteStorage } = await built<typeof sqlite>('storage/sqlite');

type Entry = readonly [key: string, value: JsonValue];

/** What somebody would write by hand. */
interface ByHand {
  commit(entries: readonly Entry[]): Promise<void> | void;
  /** Reads all entries in key order, and gives their count. */
  range(): Promise<number> | number;
}

interface Target {
  readonly name: string;
  readonly storage: SyncStorage;
  readonly byHand: ByHand;
  close(): Promise<void> | void;
}

const rounds = 7;
const inRange = 5_000;

/** An entry of the size of a small record. */
function entryOf(index: number): Entry {
  const id = String(index).padStart(9, '0');
  const pieces = ['order', 'delivery-note', 'invoice'].map((kind) => ({
    kind,
    externalRef: `woo:main:order:${id}:${kind}`,
    date: '2026-03-14',
    totals: ['125.00', '25.00', '150.00'],
    id: `${id}-${kind}`,
  }));
  return [
    `shop/main/order/${id}`,
    { orderId: index, number: id, status: 'completed', total: '150.00', pieces },
  ];
}

function syncByHand(database: SyncSqlite): ByHand {
  database.exec('CREATE TABLE by_hand (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)');
  const put = database.prepare(
    'INSERT INTO by_hand (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const all = database.prepare('SELECT key, value FROM by_hand WHERE key >= ? AND key < ? ORDER BY key');
  const bound = (...values: string[]) => values as never[];
  return {
    commit(entries) {
      database.exec('BEGIN IMMEDIATE');
      for (const [key, value] of entries) put.run(...bound(key, JSON.stringify(value)));
      database.exec('COMMIT');
    },
    range: () => {
      const rows = all.all(...bound('shop/', 'shop0')) as { value: string }[];
      return rows.map(({ value }) => JSON.parse(value) as JsonValue).length;
    },
  };
}

function clientByHand(client: ReturnType<typeof createClient>): ByHand {
  const sql =
    'INSERT INTO by_hand (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';
  return {
    async commit(entries) {
      await client.batch(
        entries.map(([key, value]) => ({ sql, args: [key, JSON.stringify(value)] })),
        'write',
      );
    },
    async range() {
      const { rows } = await client.execute({
        sql: 'SELECT key, value FROM by_hand WHERE key >= ? AND key < ? ORDER BY key',
        args: ['shop/', 'shop0'],
      });
      return rows.map(({ value }) => JSON.parse(String(value)) as JsonValue).length;
    },
  };
}

interface Queryable {
  query(text: string, params?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

function postgresByHand(client: Queryable): ByHand {
  return {
    async commit(entries) {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO by_hand (key, value) SELECT * FROM unnest($1::text[], $2::text[])
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [entries.map(([key]) => key), entries.map(([, value]) => JSON.stringify(value))],
      );
      await client.query('COMMIT');
    },
    async range() {
      const { rows } = await client.query(
        'SELECT key, value FROM by_hand WHERE key >= $1 AND key < $2 ORDER BY key',
        ['shop/', 'shop0'],
      );
      return (rows as { value: string }[]).map(({ value }) => JSON.parse(value) as JsonValue).length;
    },
  };
}

/** The same with a pool that others use too, and with two writers that take turns and wait for no lock for ever. */
function postgresBySafeHand(pool: pg.Pool): ByHand {
  const { range } = postgresByHand(pool);
  const ignore = () => undefined;
  return {
    range,
    async commit(entries) {
      const client = await pool.connect();
      client.on('error', ignore);
      try {
        await client.query(
          "BEGIN; SET LOCAL lock_timeout = 30000; SELECT pg_advisory_xact_lock(1, hashtext('by_hand'))",
        );
        await client.query(
          `INSERT INTO by_hand (key, value) SELECT * FROM unnest($1::text[], $2::text[])
           ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
          [entries.map(([key]) => key), entries.map(([, value]) => JSON.stringify(value))],
        );
        await client.query('COMMIT');
      } finally {
        client.removeListener('error', ignore);
        client.release();
      }
    },
  };
}

const postgresTable = 'CREATE TABLE by_hand (key text COLLATE "C" PRIMARY KEY, value text NOT NULL)';
const pragmas = ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL'];

async function* targets(folder: string): AsyncGenerator<Target> {
  const require = createRequire(import.meta.url);
  const builtin = process.getBuiltinModule('node:sqlite') as
    | { readonly DatabaseSync: new (path: string) => SyncSqlite }
    | undefined;
  const open: Record<string, (() => new (path: string) => SyncSqlite) | undefined> = {
    libsql: () => require('libsql'),
    'better-sqlite3': isThere('better-sqlite3') ? () => require('better-sqlite3') : undefined,
    'node:sqlite': builtin && (() => builtin.DatabaseSync),
  };
  for (const [name, load] of Object.entries(open)) {
    if (load === undefined) {
      console.log(`${name}: not there`);
      continue;
    }
    const database = new (load())(join(folder, `${name.replace(':', '-')}.db`));
    for (const pragma of pragmas) database.exec(pragma);
    const storage = sqliteStorage(database);
    yield { name, storage, byHand: syncByHand(database), close: () => void database.close() };
  }
  const client = createClient({ url: `file:${join(folder, 'client.db')}` });
  for (const pragma of pragmas) await client.execute(pragma);
  await client.execute('CREATE TABLE by_hand (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)');
  yield {
    name: '@libsql/client',
    storage: sqliteStorage(client),
    byHand: clientByHand(client),
    close: () => client.close(),
  };
  const database = await createPglite();
  await database.exec(postgresTable);
  yield {
    name: 'PGlite',
    storage: postgresStorage(database),
    byHand: postgresByHand(database),
    close: () => database.close(),
  };
  if (pgBin === undefined) return;
  const cluster = await createCluster(pgBin);
  const pool = new pg.Pool({ connectionString: cluster.url });
  const hand = await pool.connect();
  await hand.query(postgresTable);
  yield {
    name: 'PostgreSQL, pool of pg; by hand as safely',
    storage: postgresStorage(pool),
    byHand: postgresBySafeHand(pool),
    close() {},
  };
  await hand.query('TRUNCATE by_hand');
  yield {
    name: 'PostgreSQL, pool of pg',
    storage: postgresStorage(pool),
    byHand: postgresByHand(hand),
    async close() {
      hand.release();
      await pool.end();
      await cluster.remove();
    },
  };

  function isThere(name: string): boolean {
    try {
      require.resolve(name);
      return true;
    } catch {
      return false;
    }
  }
}

interface Cost {
  cpu: number;
  wall: number;
}

async function costOf(work: () => Promise<unknown> | unknown): Promise<Cost> {
  const { user, system } = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user: userNow, system: systemNow } = process.cpuUsage();
  return { wall: performance.now() - started, cpu: (userNow + systemNow - user - system) / 1000 };
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

async function compare(
  what: string,
  times: number,
  own: () => Promise<unknown>,
  hand: () => Promise<unknown> | unknown,
) {
  const costs: { own: Cost; hand: Cost }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // The first round warms up.
    const both = { own: await costOf(own), hand: await costOf(hand) };
    if (round > 0) costs.push(both);
  }
  const micro = (side: 'own' | 'hand', kind: keyof Cost) =>
    (median(costs.map((cost) => cost[side][kind])) / times) * 1000;
  const ratio = (kind: keyof Cost) => micro('hand', kind) / micro('own', kind);
  console.log(
    `  ${what.padEnd(28)} ${micro('own', 'cpu').toFixed(1).padStart(8)} µs of processor, by hand ${micro('hand', 'cpu').toFixed(1).padStart(8)}   ${ratio('cpu').toFixed(2)} × as fast by processor, ${ratio('wall').toFixed(2)} × by the clock`,
  );
}

async function drain(storage: SyncStorage): Promise<number> {
  let count = 0;
  for await (const _ of storage.range({ from: 'shop/', to: 'shop0' })) count += 1;
  return count;
}

const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-bench-'));
for await (const { name, storage, byHand, close } of targets(folder)) {
  console.log(name);
  for (const [entries, times] of [
    [3, 1_000],
    [300, 20],
  ] as const) {
    let next = 0;
    const some = () => {
      next = (next + entries) % inRange;
      return Array.from({ length: entries }, (_, index) => entryOf((next + index) % inRange));
    };
    await compare(
      `commit of ${entries} entries`,
      times,
      async () => {
        for (let n = 0; n < times; n += 1)
          await storage.commit(some().map(([put, value]) => ({ put, value })));
      },
      async () => {
        for (let n = 0; n < times; n += 1) await byHand.commit(some());
      },
    );
  }
  for (let at = 0; at < inRange; at += 500) {
    const entries = Array.from({ length: 500 }, (_, index) => entryOf(at + index));
    await storage.commit(entries.map(([put, value]) => ({ put, value })));
    await byHand.commit(entries);
  }
  const [own, hand] = [await drain(storage), await byHand.range()];
  if (own !== hand) throw new Error(`${own} entries, ${hand} by hand`);
  await compare(
    'range, an entry',
    own,
    () => drain(storage),
    () => byHand.range(),
  );
  await storage.close();
  await close();
}
rmSync(folder, { recursive: true });
