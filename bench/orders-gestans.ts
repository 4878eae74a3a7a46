/**
 * A first import of orders into each Gestan that ships: the staging database in SQLite and in PostgreSQL, and the files. Processor time of this process an
 * order, and orders a second by the clock. Goals: 800 orders a second with SQLite, 500 with PostgreSQL. Each import runs in a process of its own.
 *
 *   npm run build && node --import tsx bench/orders-gestans.ts [orders]
 *   WOO_GESTAN_PG_BIN=/usr/lib/postgresql/15/bin …   with a PostgreSQL server of its own; without it, PGlite in this process
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import pg from 'pg';
import type { GestanAdapter } from 'woo-gestan/gestan';
import type * as file from 'woo-gestan/gestan/file';
import type * as staging from 'woo-gestan/gestan/staging';
import type * as sqlite from 'woo-gestan/storage/sqlite';
import { createCluster, pgBin } from '../test/storage/cluster.js';
import { createPglite } from '../test/support/pglite.js';
import { built } from './built.js';
import { countingGestan, figuresLine, measureImport, openOrderShop } from './order-import.js';

const { fileGestan } = await built<typeof file>('gestan/file');
const { stagingGestan } = await built<typeof staging>('gestan/staging');
const { sqliteStorage } = await built<typeof sqlite>('storage/sqlite');
const script = fileURLToPath(import.meta.url);
const kinds = ['nothing kept', 'staging, SQLite', 'staging, PostgreSQL', 'files'] as const;
type Kind = (typeof kinds)[number];

const productX = `INSERT INTO stg_products (gestan_id, code, name, price_gross, vat_rate) VALUES ('X', 'X', 'Produit', '1.20', '20')`;

const one = process.env.BENCH_GESTAN as Kind | undefined;
const size = Number(process.argv[2] ?? 3_000);

if (one === undefined) {
  console.log(`${size} orders, ${pgBin ? 'PostgreSQL on a server' : 'PGlite'}`);
  for (const kind of kinds) {
    const out = execFileSync(process.execPath, ['--import', 'tsx', script, String(size)], {
      env: { ...process.env, BENCH_GESTAN: kind },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.stdout.write(out);
  }
} else {
  await measure(one);
}

async function openGestan(
  kind: Kind,
  folder: string,
): Promise<{ gestan: GestanAdapter; close(): Promise<void> }> {
  if (kind === 'nothing kept') return { gestan: countingGestan().adapter, close: async () => undefined };
  if (kind === 'files') {
    const gestan = fileGestan({ outbox: folder, publishAfterMs: false });
    return { gestan, close: async () => gestan.close?.() };
  }
  if (kind === 'staging, SQLite') {
    const path = join(folder, 'staging.db');
    const gestan = stagingGestan({ sqlite: path });
    await gestan.families();
    const client = createClient({ url: `file:${path}` });
    await client.execute(productX);
    client.close();
    return { gestan, close: async () => gestan.close?.() };
  }
  const cluster = pgBin === undefined ? undefined : await createCluster(pgBin);
  const server = cluster && new pg.Pool({ connectionString: cluster.url });
  const database = server ?? (await createPglite());
  const gestan = stagingGestan({ postgres: database });
  await gestan.families();
  await (database as { query(text: string): Promise<unknown> }).query(productX);
  return {
    gestan,
    async close() {
      await gestan.close?.();
      await ('totalCount' in database ? database.end() : database.close());
      await cluster?.remove();
    },
  };
}

async function measure(kind: Kind): Promise<void> {
  const shop = await openOrderShop(size);
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-bench-'));
  const storage = sqliteStorage(join(folder, 'sync.db'));
  const { gestan, close } = await openGestan(kind, folder);
  const figures = await measureImport(shop.url, size, { storage, gestan });
  console.log(`  ${kind.padEnd(20)} ${figuresLine(size, figures)}`);
  await storage.close();
  await close();
  rmSync(folder, { recursive: true });
  shop.close();
}
