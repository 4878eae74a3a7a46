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
import { sha256 } from '../src/core/index.js';
import { shopKeys } from '../src/sync/state/keys.js';
import { prune } from '../src/sync/state/prune.js';
import { newRunId } from '../src/sync/state/run-id.js';
import { reportWrites } from '../src/sync/state/runs.js';
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
  const of = (kind: string) =>
    entries.filter(([key]) => key.startsWith(`shop/main/${kind}/`)).map(([, value]) => value as object);
  // The first run of all flows still makes what the orders did not need.
  for (let run = 0; run < 3; run += 1) {
    clock.advance(3_600_000);
    await w.open().run();
  }
  clock.advance(3_600_000);
  const { reports } = await w.open().run();
  return { orders: of('order'), contacts: of('contact'), reports };
}

const { orders, contacts, reports } = await records();
const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-'));
const file = join(folder, 'sync.db');
const storage = sqliteStorage(file);
const store = createShopStore(storage, shopKeys('main'), 'bench');
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
    // Every customer is a new one: there cannot be more contacts than orders.
    const ref = `woo:main:guest:${sha256(String(id), 'hex')}`;
    writes.push(
      put(store.keys.contact(ref), { ...contacts[id % contacts.length], ref, contactId: String(id) }),
    );
  }
  for (let run = 0; run < runsADay; run += 1) {
    const at = now - dayMs + (run * dayMs) / runsADay;
    const times = { startedAt: new Date(at).toISOString(), finishedAt: new Date(at).toISOString() };
    const kept: StorageWrite[] = [];
    for (const report of reports)
      kept.push(...(await reportWrites(store, { ...report, ...times, runId: newRunId(at, random) })));
    // What the first run of a day stores, the later ones refer to.
    if (run === 0) await storage.commit(kept);
    else writes.push(...kept);
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
