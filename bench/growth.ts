/**
 * How each flow grows with the shop: processor time and the peak of memory of a first run() of contacts, products, orders and stock. The exponent says by
 * which power of the size the time grows: 1 is in proportion. Goals from 1,000 to 100,000 rows: at most 1.03, and the same memory for orders; contacts
 * and products keep an index of both sides, so theirs is given per row. Each size runs in a process of its own.
 *
 *   node --expose-gc --import tsx bench/growth.ts [rows …]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSync, memoryGestan } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { openProductServer } from './open-product-server.js';
import { countingGestan, openOrderShop } from './order-import.js';
import { gestanProduct, shopProduct } from './product-rows.js';

const keys = { consumerKey: 'ck_bench', consumerSecret: 'cs_bench' };
const flows = ['contacts', 'products', 'orders', 'stock'] as const;
type Flow = (typeof flows)[number];

const syllables = ['ba', 'cher', 'dou', 'fran', 'gui', 'jol', 'le', 'mar', 'no', 'pic'];

interface Figures {
  /** Seconds of the process on a processor. */
  readonly cpu: number;
  /** The highest heap in use after a collection, in bytes. */
  readonly peak: number;
}

const script = fileURLToPath(import.meta.url);
const job = process.env.BENCH_GROWTH;

if (job === undefined) {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
  const found = new Map<Flow, Figures[]>(flows.map((flow) => [flow, []]));
  for (const size of sizes) {
    for (const of of ['people', 'products', 'orders']) {
      const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
        env: { ...process.env, BENCH_GROWTH: `${of} ${size}` },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for (const [flow, figures] of Object.entries(JSON.parse(out) as Record<Flow, Figures>))
        found.get(flow as Flow)?.push(figures);
    }
  }
  for (const [flow, all] of found) {
    console.log(flow);
    for (const [index, { cpu, peak }] of all.entries()) {
      const size = sizes[index] ?? Number.NaN;
      const before = all[index - 1];
      const grown = size / (sizes[index - 1] ?? Number.NaN);
      const exponent = before
        ? `  exponent ${(Math.log(cpu / before.cpu) / Math.log(grown)).toFixed(2)}`
        : '';
      console.log(
        `  ${String(size).padStart(7)} rows ${cpu.toFixed(2).padStart(8)} s of processor, ${((cpu / size) * 1e6).toFixed(0).padStart(6)} µs a row, peak ${(peak / 2 ** 20).toFixed(1).padStart(6)} MB${exponent}`,
      );
    }
  }
  console.log('\ngoals: an exponent of at most 1.03 from 1,000 to 100,000 rows; the same peak for orders');
} else {
  const [of = '', size = '0'] = job.split(' ');
  const measure = { people, products, orders }[of];
  if (measure === undefined) throw new Error(`There is nothing to measure of ${of}.`);
  // Once in small first: what is compiled and opened once must not count as growth.
  await measure(200);
  console.log(JSON.stringify(await measure(Number(size))));
}

/** Measures one flow of a sync with a storage of its own. */
function measured(sync: ReturnType<typeof createSync>) {
  return async (flow: Flow): Promise<Figures> => {
    globalThis.gc?.();
    const before = process.cpuUsage();
    let collecting = 0;
    let peak = 0;
    const sample = () => {
      const from = process.cpuUsage();
      globalThis.gc?.();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
      const { user, system } = process.cpuUsage(from);
      collecting += user + system;
    };
    const timer = setInterval(sample, 500);
    const { reports } = await sync.run({ flows: [flow] });
    clearInterval(timer);
    const { user, system } = process.cpuUsage(before);
    const [report] = reports;
    if (report === undefined || report.error || report.counts.failed > 0)
      throw new Error(JSON.stringify([report?.counts, report?.error, report?.rows.slice(0, 2)]));
    const cpu = (user + system - collecting) / 1e6;
    sample();
    return { cpu, peak };
  };
}

async function withStorage<T>(work: (storage: ReturnType<typeof sqliteStorage>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-bench-'));
  const storage = sqliteStorage(join(folder, 'sync.db'));
  try {
    return await work(storage);
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true });
  }
}

async function orders(size: number) {
  const shop = await openOrderShop(size);
  try {
    return await withStorage(async (storage) => {
      const settings = {
        orders: { startAt: '2026-01-01' },
        billing: { unknownProduct: { fallbackCode: 'X' } },
      };
      const { adapter } = countingGestan();
      const sync = createSync({
        shop: { id: 'bench', url: shop.url, ...keys },
        gestan: adapter,
        storage,
        settings,
      });
      return { orders: await measured(sync)('orders') };
    });
  } finally {
    shop.close();
  }
}

async function products(size: number) {
  const { server, url } = await openProductServer(size);
  const memory = memoryGestan({ families: [{ id: 'F1', name: 'Cannes' }] });
  // What the shop has: every product is compared, and none is written.
  const quantity = String((shopProduct(0) as { stock_quantity?: number | null }).stock_quantity ?? 0);
  const gestan: GestanAdapter = {
    ...memory,
    capabilities: memory.capabilities,
    async *products() {
      for (let index = 0; index < size; index += 1) yield gestanProduct(index);
    },
    async *stock() {
      for (let index = 0; index < size; index += 1) {
        const { id, code } = gestanProduct(index);
        yield { productId: id, code, quantity };
      }
    },
  };
  try {
    return await withStorage(async (storage) => {
      const settings = { products: { defaultFamily: { familyId: 'F1' } } };
      const sync = createSync({ shop: { id: 'bench', url, ...keys }, gestan, storage, settings });
      await sync.mappings.taxes.set({ taxClass: '', rate: '20' });
      const run = measured(sync);
      return { products: await run('products'), stock: await run('stock') };
    });
  } finally {
    server.disconnect();
  }
}

function nameOf(person: number): string {
  const digits = String((person * 7_919) % 1_000_000).padStart(6, '0');
  return [...digits].map((digit) => syllables[Number(digit)]).join('');
}

/** Customers whom Gestan does not know: each is looked for among all before it becomes a contact. */
async function people(size: number) {
  const file = new URL('../test/recordings/wc11/state/customers.json', import.meta.url);
  const [base = {}] = JSON.parse(readFileSync(file, 'utf8')) as { billing?: object }[];
  const customer = (index: number) => {
    const [first, last] = [nameOf(index + 31), nameOf(index)];
    const place = {
      address_1: `${index} rue ${nameOf(index + 57)}`,
      postcode: String(10_000 + (index % 80_000)),
    };
    const email = `client${index}@exemple.test`;
    const names = { first_name: first, last_name: last };
    return {
      ...base,
      id: index + 1,
      email,
      ...names,
      role: 'customer',
      billing: { ...base.billing, ...names, ...place, company: '', phone: '', email },
    };
  };
  const answer = (rows: readonly unknown[], total: number) =>
    new Response(JSON.stringify(rows), {
      headers: {
        'content-type': 'application/json',
        'x-wp-total': String(total),
        'x-wp-totalpages': String(Math.ceil(total / 100)),
      },
    });
  const setting = (group: string) =>
    readFileSync(new URL(`../test/recordings/wc11/state/settings_${group}.json`, import.meta.url), 'utf8');
  return withStorage(async (storage) => {
    const sync = createSync({
      shop: { id: 'bench', url: 'https://shop.example', ...keys },
      gestan: memoryGestan(),
      storage,
      async transport(request) {
        const { pathname, searchParams } = new URL(request.url);
        const group = /settings\/(\w+)$/.exec(pathname)?.[1];
        if (group) return new Response(setting(group), { headers: { 'content-type': 'application/json' } });
        if (!pathname.endsWith('/customers')) return answer([], 0);
        const start = (Number(searchParams.get('page') ?? 1) - 1) * 100;
        const count = Math.max(0, Math.min(100, size - start));
        return answer(
          Array.from({ length: count }, (_, index) => customer(start + index)),
          size,
        );
      },
    });
    return { contacts: await measured(sync)('contacts') };
  });
}
