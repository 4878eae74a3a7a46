/**
 * Memory of a first import: the peak at 100,000 orders against the peak at 10,000. Goal: flat, ± 20 %. Each import runs in a process of its own.
 *
 *   node --expose-gc --import tsx bench/orders-memory.ts [orders …]
 */

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { createSync, memoryGestan } from 'woo-gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import type { GestanAdapter } from '../src/gestan/adapter.js';

const script = fileURLToPath(import.meta.url);
const one = process.env.BENCH_ORDERS;

if (one === undefined) {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];
  const peaks: number[] = [];
  for (const size of sizes) {
    const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
      env: { ...process.env, BENCH_ORDERS: String(size) },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { peak, seconds, pieces } = JSON.parse(out) as { peak: number; seconds: number; pieces: number };
    peaks.push(peak);
    console.log(
      `${String(size).padStart(8)} orders  ${String(pieces).padStart(8)} pieces  ${seconds.toFixed(1).padStart(7)} s  ${(size / seconds).toFixed(0).padStart(6)} orders/s  peak of live heap ${(peak / 2 ** 20).toFixed(1).padStart(6)} MB  ${(peak / (peaks[0] ?? peak)).toFixed(2)} × the first`,
    );
  }
  console.log('\ngoal: the same peak ± 20 %');
} else {
  await measure(Number(one));
}

async function measure(size: number): Promise<void> {
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('order-server.ts', import.meta.url)), String(size)],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const url = await new Promise<string>((resolve) => {
    server.stdout?.once('data', (text) => resolve(String(text).trim()));
  });
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-bench-'));
  // A real file, for what is kept must not stay in memory; without waiting for the disk, which is not what is measured.
  const database = createClient({ url: `file:${join(folder, 'bench.db')}` });
  await database.execute('PRAGMA journal_mode = WAL');
  await database.execute('PRAGMA synchronous = OFF');
  const storage = sqliteStorage(database);
  const { adapter, made } = countingGestan();
  const sync = createSync({
    shop: { id: 'bench', url, consumerKey: 'ck_bench', consumerSecret: 'cs_bench' },
    gestan: adapter,
    storage,
    settings: { orders: { startAt: '2026-01-01' }, billing: { unknownProduct: { fallbackCode: 'X' } } },
  });
  let peak = 0;
  let seen = 0;
  const sample = () => {
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const started = performance.now();
  const { reports } = await sync.run({
    flows: ['orders'],
    onProgress({ done }) {
      if (done - seen < 2_000) return;
      seen = done;
      sample();
    },
  });
  const seconds = (performance.now() - started) / 1000;
  sample();
  const [report] = reports;
  if (!report || report.counts.done !== size) throw new Error(JSON.stringify(report?.counts ?? reports));
  console.log(JSON.stringify({ peak, seconds, pieces: made() }));
  await storage.close();
  database.close();
  rmSync(folder, { recursive: true });
  server.disconnect();
}

/** A Gestan that takes pieces and keeps none: its memory is not what is measured. */
function countingGestan(): { readonly adapter: GestanAdapter; readonly made: () => number } {
  const memory = memoryGestan({ products: [{ code: 'X', name: 'Produit', priceNet: '1', vatRate: '20' }] });
  let pieces = 0;
  const adapter: GestanAdapter = {
    ...memory,
    name: 'counting',
    capabilities: memory.capabilities,
    async createPiece() {
      pieces += 1;
      return { id: String(pieces), number: String(pieces), created: true };
    },
  };
  return { adapter, made: () => pieces };
}
