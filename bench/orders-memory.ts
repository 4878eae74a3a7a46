/**
 * A first import of orders with a SQLite storage: processor time an order beyond reading, and the peak of memory at 100,000 orders against the peak at
 * 10,000. Goals: at most 0.6 ms of processor an order beyond reading, and the same memory ± 20 %. Each import runs in a process of its own.
 *
 *   npm run build && node --expose-gc --import tsx bench/orders-memory.ts [orders …]
 *   BENCH_STORAGE=handle …     with a client of @libsql/client in the place of a path
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import type * as sqlite from 'woo-gestan/storage/sqlite';
import { built } from './built.js';
import {
  countingGestan,
  figuresLine,
  type ImportFigures,
  measureImport,
  openOrderShop,
} from './order-import.js';

const { sqliteStorage } = await built<typeof sqlite>('storage/sqlite');
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
    const figures = JSON.parse(out) as ImportFigures & { readonly pieces: number };
    const { peak, pieces } = figures;
    peaks.push(peak);
    console.log(
      `${String(size).padStart(8)} orders ${String(pieces).padStart(8)} pieces ${figuresLine(size, figures)}\n${' '.repeat(16)} peak of live heap ${(peak / 2 ** 20).toFixed(1).padStart(6)} MB, ${(peak / (peaks[0] ?? peak)).toFixed(2)} × the first`,
    );
  }
  console.log('\ngoals: 0.6 ms an order beyond reading; the same peak ± 20 %');
} else {
  await measure(Number(one));
}

async function measure(size: number): Promise<void> {
  const shop = await openOrderShop(size);
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-bench-'));
  const file = join(folder, 'bench.db');
  const database = process.env.BENCH_STORAGE === 'handle' ? createClient({ url: `file:${file}` }) : undefined;
  const storage = sqliteStorage(database ?? file);
  const { adapter, made } = countingGestan();
  const figures = await measureImport(shop.url, size, { storage, gestan: adapter });
  console.log(JSON.stringify({ ...figures, pieces: made() }));
  await storage.close();
  database?.close();
  rmSync(folder, { recursive: true });
  shop.close();
}
