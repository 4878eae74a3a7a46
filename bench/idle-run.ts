/**
 * What a `run()` costs when nothing has changed, on the dump of a recorded shop: requests, processor time, and what it leaves in the
 * storage. The built package is measured: `npm run build && node --expose-gc --import tsx bench/idle-run.ts [runs] [shops]`. The fake store answers until nothing is left to be done; then its answers
 * are given again as they were, so that its own work is not measured. Gestan is the one in memory, whose work is measured with the rest.
 *
 * Then many shops in one process and on one SQLite storage, each with a Gestan of its own, all of them run by turns, four at a time.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as library from 'woo-gestan';
import type { SyncStorage } from 'woo-gestan';
import type * as storages from 'woo-gestan/storage/sqlite';
import type * as testing from 'woo-gestan/testing';
import type { Shop } from 'woo-gestan/testing';
import { built } from './built.js';

const { createSync, memoryGestan, memoryStorage } = await built<typeof library>('index');
const { sqliteStorage } = await built<typeof storages>('storage/sqlite');
const { createFakeStore } = await built<typeof testing>('testing');

const runs = Number(process.argv[2] ?? 60);
const shops = Number(process.argv[3] ?? 40);
const minute = 60_000;

const folder = new URL('../test/recordings/wc11/state/', import.meta.url);
const shop: Record<string, Shop[string]> = {};
for (const file of readdirSync(folder))
  if (file.endsWith('.json'))
    shop[file.slice(0, -5)] = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Shop[string];

const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function bytesIn(storage: SyncStorage): Promise<number> {
  let bytes = 0;
  for await (const { key, value } of storage.range()) bytes += key.length + JSON.stringify(value).length;
  return bytes;
}

/** A shop in which nothing is left to be done. */
async function quietShop(id: string, storage: SyncStorage) {
  let now = Date.parse('2026-12-01T08:00:00Z');
  const clock = {
    now: () => now,
    async sleep(ms: number) {
      now += ms;
    },
  };
  const store = createFakeStore({ shop, clock });
  const answers = new Map<string, { readonly bytes: ArrayBuffer; readonly answer: Response }>();
  let isRecorded = false;
  let sent = 0;
  const transport = async (request: Request) => {
    sent += 1;
    const { pathname, searchParams } = new URL(request.url);
    const asked = `${request.method} ${pathname} ${searchParams.get('page') ?? ''}`;
    if (!isRecorded) {
      const answer = await store.transport(request);
      answers.set(asked, { answer, bytes: await answer.clone().arrayBuffer() });
    }
    const known = answers.get(asked);
    if (!known) throw new Error(`The shop was not asked for ${asked} before.`);
    const headers = new Headers(known.answer.headers);
    headers.set('date', new Date(now).toUTCString());
    return new Response(known.bytes, { status: known.answer.status, headers });
  };
  const sync = createSync({
    shop: { id, url: 'https://shop.example', ...store.keys.main },
    gestan: memoryGestan({
      clock,
      families: [{ id: '1', name: 'Tout' }],
      paymentModes: [{ id: '1', name: 'CB' }],
    }),
    storage,
    transport,
    clock,
    settings: {
      products: { defaultFamily: { familyId: '1' }, codePrefix: 'W-' },
      orders: { startAt: '2020-01-01' },
      safety: { created: 1_000, priceJump: 1, stockZeroed: 1 },
    },
  });
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
  for (let run = 0; run < 5; run += 1) {
    now += 40 * minute;
    await sync.run();
  }
  isRecorded = true;
  return {
    sent: () => sent,
    async run() {
      // All runs lie within the day in which no list is read whole again.
      now += 10_000;
      const { reports } = await sync.run();
      if (reports.some(({ counts, error }) => counts.done > 0 || error))
        throw new Error(`Something was still to be done: ${JSON.stringify(reports)}`);
    },
  };
}

async function measure(name: string, storage: SyncStorage): Promise<void> {
  const { run, sent } = await quietShop('main', storage);
  const first = used();
  await run();
  const ofFirst = used() - first;
  for (let warm = 0; warm < runs; warm += 1) await run();
  const times: number[] = [];
  const requests = sent();
  const before = await bytesIn(storage);
  for (let each = 0; each < runs; each += 1) {
    const start = used();
    await run();
    times.push(used() - start);
  }
  const left = ((await bytesIn(storage)) - before) / runs;
  const each = times.reduce((sum, time) => sum + time, 0) / runs;
  console.log(
    `${name.padEnd(8)} ${((sent() - requests) / runs).toFixed(1)} requests  ${each.toFixed(1)} ms of processor a run, ${median(times).toFixed(1)} the median` +
      `  (the first ${ofFirst.toFixed(1)})  ${Math.round(left)} bytes stay`,
  );
}

/** Processor time a run of many shops in one process; what two cores carry follows from it. */
async function measureMany(storage: SyncStorage): Promise<void> {
  const all: Awaited<ReturnType<typeof quietShop>>[] = [];
  for (let shop = 0; shop < shops; shop += 1) all.push(await quietShop(`shop-${shop}`, storage));
  const round = async () => {
    const waiting = [...all];
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await next.run();
    };
    await Promise.all([work(), work(), work(), work()]);
  };
  await round();
  const start = used();
  const rounds = Math.max(1, Math.ceil((4 * runs) / shops));
  for (let turn = 0; turn < rounds; turn += 1) await round();
  const each = (used() - start) / (rounds * shops);
  const cores = (1_000 * each) / 300_000;
  console.log(
    `\n${shops} shops in one process on one SQLite file, ${rounds * shops} runs: ${each.toFixed(1)} ms of processor a run.` +
      `\n1,000 shops every five minutes take ${cores.toFixed(2)} of one core: two cores carry ${Math.floor((2 * 300_000) / each)} shops.`,
  );
}

console.log(`${runs} runs in which nothing changed; goal: at most 15 ms of processor a shop\n`);
await measure('memory', memoryStorage());
const home = mkdtempSync(join(tmpdir(), 'woo-gestan-idle-'));
const sqlite = sqliteStorage(join(home, 'sync.db'));
await measure('SQLite', sqlite);
await sqlite.close();
const many = sqliteStorage(join(home, 'many.db'));
await measureMany(many);
await many.close();
rmSync(home, { recursive: true });
