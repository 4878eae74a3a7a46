/**
 * Size of the storage after a year of 1,000 orders a day. The records are those that the sync itself
 * stored for recorded orders; from then on each day gets as many under ids of its own, the reports of
 * a run every fifteen minutes, and the sync's own pruning.
 *
 *   node --import tsx bench/storage-year.ts [days] [orders a day]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStorage, type StorageWrite } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { shopKeys } from '../src/sync/state/keys.js';
import { prune } from '../src/sync/state/prune.js';
import { newRunId } from '../src/sync/state/run-id.js';
import { createShopStore, put } from '../src/sync/state/store.js';
import { manyGestan, manySettings, mapPayments, shopOfMany } from '../test/sync/many-orders.js';
import { dump, seeded, testClock, world } from '../test/sync/shops.js';

const [days = 365, ordersADay = 1_000] = process.argv.slice(2).map(Number);
const runsADay = 96;
const dayMs = 24 * 3_600_000;
const keepDays = 90;

/** What the sync stores for orders, and for a run in which nothing happens. */
async function records() {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  const storage = memoryStorage({ clock });
  const w = world({ shop: shopOfMany(200), gestan, clock, storage, settings: manySettings });
  await mapPayments(w.open());
  await w.open().run({ flows: ['orders'] });
  const entries = Object.entries(await dump(storage));
  const orders = entries.filter(([key]) => key.includes('/order/')).map(([, value]) => value as object);
  clock.advance(3_600_000);
  const { reports } = await w.open().run();
  return { orders, reports };
}

const { orders, reports } = await records();
const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-'));
const file = join(folder, 'sync.db');
const storage = sqliteStorage(file);
const store = createShopStore(storage, shopKeys('main'));
const random = seeded(1);
const start = Date.parse('2026-01-01T00:00:00Z');
const megabytes = () => statSync(file).size / 2 ** 20;
console.log(`${ordersADay} orders and ${runsADay} runs a day; reports are kept ${keepDays} days`);
let id = 100_000;
for (let day = 1; day <= days; day += 1) {
  const now = start + day * dayMs;
  const writes: StorageWrite[] = [];
  for (let count = 0; count < ordersADay; count += 1) {
    id += 1;
    const record = orders[id % orders.length] ?? {};
    writes.push(put(store.keys.order(id), { ...record, orderId: id, number: String(id) }));
  }
  for (let run = 0; run < runsADay; run += 1)
    for (const report of reports) {
      const runId = newRunId(now - dayMs + (run * dayMs) / runsADay, random);
      writes.push(put(store.keys.run(runId), { ...report, runId }));
    }
  await storage.commit(writes);
  const lease = await storage.lease('shop/main', { ttlMs: 120_000, owner: 'bench' });
  if (lease) await prune(store, { now, keepDays, lease });
  await lease?.release();
  if (day % 73 === 0 || day === days) {
    let kept = 0;
    for await (const _ of store.list(store.keys.run(''))) kept += 1;
    console.log(
      `day ${String(day).padStart(3)}  ${megabytes().toFixed(0).padStart(5)} MB  ${kept} reports  ${id - 100_000} orders`,
    );
  }
}
await storage.close();
console.log(`${((megabytes() * 2 ** 20) / (id - 100_000)).toFixed(0)} bytes an order, reports included`);
rmSync(folder, { recursive: true });
