/**
 * The product flow over a real connection: the first plan, the run that links all, a whole plan and an incremental one where nothing changed. Processor time beyond
 * reading, the peak of what is held beyond what was there, and requests; goals of 50,000 × 50,000 products: at most 1.5 s beyond reading, 800 bytes a product
 * where nothing changed (with links, not with documents), one page per 100 products, and one or two requests where nothing changed. Each size runs in a process of its own.
 *
 *   node --import tsx bench/products-plan.ts [products …]
 *
 * Time and memory are measured in processes of their own: the collections that tell what is held also move what is young to
 * where it costs more.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GestanAdapter } from '../src/gestan/adapter.js';
import { openProductServer } from './open-product-server.js';
import { gestanProduct } from './product-rows.js';

// The built package, as it is used: a runner of TypeScript names each closure anew, which costs more than many of them do.
const built = (entry: string) => new URL(`../dist/${entry}.js`, import.meta.url);
if (!existsSync(built('index'))) throw new Error('Build first: npm run build');
const { createSync, memoryGestan } = (await import(built('index').href)) as typeof import('woo-gestan');
const { sqliteStorage } = (await import(
  built('storage/sqlite').href
)) as typeof import('woo-gestan/storage/sqlite');

const script = fileURLToPath(import.meta.url);
const one = process.env.BENCH_PRODUCTS;

interface Phase {
  readonly name: string;
  readonly seconds: number;
  /** Time of this process on a processor, which does not depend on what else the machine does. */
  readonly cpu: number;
  /** Heap in use at its highest, beyond what was in use before the phase. */
  readonly peak: number;
  readonly requests: Readonly<Record<string, number>>;
  readonly rows: string;
}

if (one === undefined) {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 50_000];
  for (const size of sizes) {
    const measured = (...flags: readonly string[]) => {
      const out = execFileSync(process.execPath, [...flags, '--import', 'tsx', script], {
        env: { ...process.env, BENCH_PRODUCTS: String(size) },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return JSON.parse(out) as Phase[];
    };
    const phases = measured();
    const held = measured('--expose-gc');
    const reading = phases[0];
    console.log(`${size} products on each side`);
    for (const [index, { name, seconds, cpu, requests, rows }] of phases.entries()) {
      const peak = held[index]?.peak ?? 0;
      const asked = Object.entries(requests)
        .filter(([path]) => path.includes('products'))
        .map(([, count]) => count)
        .reduce((sum, count) => sum + count, 0);
      const isWhole = reading !== undefined && (name.startsWith('whole') || name.startsWith('first'));
      const own = isWhole
        ? `, beyond reading ${(seconds - reading.seconds).toFixed(2)} s, ${(cpu - reading.cpu).toFixed(2)} of processor`
        : '';
      console.log(
        `  ${name.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s, ${cpu.toFixed(2).padStart(6)} of processor${own.padEnd(48)}  ${(peak / 2 ** 20).toFixed(1).padStart(6)} MB, ${(peak / size).toFixed(0).padStart(5)} bytes a product  ${String(asked).padStart(4)} requests for products  ${rows}`,
      );
    }
  }
  console.log(
    '\ngoals at 50,000: a whole plan where nothing changed 1.5 s beyond reading and at most 800 bytes a product (a document has 1,900); 500 pages; 1 or 2 where nothing changed',
  );
} else {
  await measure(Number(one));
}

async function measure(size: number): Promise<void> {
  const { server, url } = await openProductServer(size);
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-bench-'));
  // By its path, as the guides open it.
  const storage = sqliteStorage(join(folder, 'bench.db'));
  const sync = createSync({
    shop: { id: 'bench', url, consumerKey: 'ck_bench', consumerSecret: 'cs_bench' },
    gestan: generatedGestan(size),
    storage,
    settings: { products: { defaultFamily: { familyId: 'F1' } } },
  });
  await sync.mappings.taxes.set({ taxClass: '', rate: '20' });

  const requests = () =>
    new Promise<Record<string, number>>((resolve) => {
      server.once('message', (counts) => resolve(counts as Record<string, number>));
      server.send('requests');
    });
  const phases: Phase[] = [];
  const phase = async (name: string, work: () => Promise<string>) => {
    await requests();
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let peak = 0;
    let busy = 0;
    let busyCpu = 0;
    const cpuNow = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    };
    // Between the pages of a reading, what is garbage and what is held cannot be told apart without a collection, whose time does not count.
    const timer = setInterval(() => {
      const from = performance.now();
      const fromCpu = cpuNow();
      globalThis.gc?.();
      peak = Math.max(peak, process.memoryUsage().heapUsed - before);
      busy += performance.now() - from;
      busyCpu += cpuNow() - fromCpu;
    }, 1_000);
    const started = performance.now();
    const startedCpu = cpuNow();
    const rows = await work();
    const seconds = (performance.now() - started - busy) / 1000;
    const cpu = cpuNow() - startedCpu - busyCpu;
    clearInterval(timer);
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed - before);
    phases.push({ name, seconds, cpu, peak, requests: await requests(), rows });
  };
  const summary = (plan: { readonly summary: object }) => JSON.stringify(plan.summary);
  const reading = async () => {
    let rows = 0;
    for await (const page of sync.woo.products.list({ status: 'any' }).pages()) rows += page.rows.length;
    for await (const { id } of generatedGestan(size).products({})) if (id === '') rows += 1;
    return `${rows} read`;
  };
  await phase('reading alone', reading);
  let first: Awaited<ReturnType<typeof sync.products.plan>> | undefined;
  await phase('first plan', async () => {
    first = await sync.products.plan();
    return summary(first);
  });
  first = undefined;
  await phase('run: links all', async () => {
    const { reports } = await sync.run({ flows: ['products'] });
    return JSON.stringify(reports[0]?.counts);
  });
  await phase('whole plan, nothing changed', async () => summary(await sync.products.plan({ full: true })));
  // The first one after a whole reading reads the last half hour of changes once more.
  await sync.run({ flows: ['products'] });
  await phase('plan, nothing changed', async () => summary(await sync.products.plan()));
  console.log(JSON.stringify(phases));
  await storage.close();
  rmSync(folder, { recursive: true });
  server.disconnect();
}

/** A Gestan that makes its products when they are read, and keeps none. */
function generatedGestan(size: number): GestanAdapter {
  const memory = memoryGestan({ families: [{ id: 'F1', name: 'Cannes' }] });
  return {
    ...memory,
    name: 'generated',
    capabilities: memory.capabilities,
    async *products({ modifiedSince }: { readonly modifiedSince?: string } = {}) {
      for (let index = 0; index < size; index += 1) {
        const product = gestanProduct(index);
        if (modifiedSince === undefined || (product.modifiedAt ?? '') >= modifiedSince) yield product;
      }
    },
  };
}
