/**
 * What a `run()` costs when nothing has changed, on the dump of a recorded shop: requests, processor time, and what it leaves in the
 * storage. `npx tsx --expose-gc bench/idle-run.ts [runs]`. The processor time of the fake store, which answers in the same process, is
 * measured around each request and left out.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncStorage } from '../src/index.js';
import { createSync, memoryGestan, memoryStorage } from '../src/index.js';
import { sqliteStorage } from '../src/storage/sqlite.js';
import type { Shop } from '../src/testing/index.js';
import { createFakeStore } from '../src/testing/index.js';

const runs = Number(process.argv[2] ?? 60);
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

async function measure(name: string, storage: SyncStorage): Promise<void> {
  let now = Date.parse('2026-12-01T08:00:00Z');
  const clock = {
    now: () => now,
    async sleep(ms: number) {
      now += ms;
    },
  };
  const store = createFakeStore({ shop, clock });
  let ofStore = 0;
  const transport = async (request: Request) => {
    const before = used();
    const { body, status, headers } = await store.transport(request);
    const dated = new Headers(headers);
    dated.set('date', new Date(now).toUTCString());
    const answer = new Response(await new Response(body).arrayBuffer(), { status, headers: dated });
    ofStore += used() - before;
    return answer;
  };
  const sync = createSync({
    shop: { id: 'main', url: 'https://shop.example', ...store.keys.main },
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
  for (let run = 0; run < 4; run += 1) {
    now += 40 * minute;
    await sync.run();
  }
  const times: number[] = [];
  const requests = store.requests.length;
  const before = await bytesIn(storage);
  for (let run = 0; run < runs; run += 1) {
    now += 5 * minute;
    ofStore = 0;
    const start = used();
    const { reports } = await sync.run();
    times.push(used() - start - ofStore);
    if (reports.some(({ counts }) => counts.done > 0)) throw new Error('Something was still to be done.');
  }
  const sent = (store.requests.length - requests) / runs;
  const left = ((await bytesIn(storage)) - before) / runs;
  const each = median(times);
  console.log(
    `${name.padEnd(8)} ${sent.toFixed(1)} requests  ${each.toFixed(1)} ms of processor a run` +
      `  (the first ${(times[0] ?? 0).toFixed(1)})  ${Math.round(left)} bytes stay` +
      `  ${Math.floor((2 * 300_000) / each)} shops every five minutes on two cores`,
  );
}

console.log(`${runs} runs in which nothing changed; goal: at most 15 ms of processor a shop\n`);
await measure('memory', memoryStorage());
const home = mkdtempSync(join(tmpdir(), 'woo-gestan-idle-'));
const sqlite = sqliteStorage(join(home, 'sync.db'));
await measure('SQLite', sqlite);
await sqlite.close();
rmSync(home, { recursive: true });
