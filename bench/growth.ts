/**
 * How each flow grows with the shop: processor time and the peak of memory of a first run() of contacts, products, orders and stock. The exponent says by
 * which power of the size the time grows: 1 is in proportion. Goals from 1,000 to 100,000 rows: at most 1.03, and the same memory but for the index
 * of the keys of both sides, which is given in bytes a row. Each size of each flow runs in a process of its own, on the built package; neither the shop
 * nor Gestan is in its memory, but for the links that stock needs.
 *
 *   npm run build && node --import tsx bench/growth.ts [flow …] [rows …]
 *   node --import tsx bench/growth.ts contacts orders 1000 10000
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as library from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import type * as storages from 'woo-gestan/storage/sqlite';
import { built } from './built.js';
import { openProductServer } from './open-product-server.js';
import { countingGestan, openOrderShop } from './order-import.js';
import { gestanProduct, shopProduct } from './product-rows.js';

const { createSync, memoryGestan } = await built<typeof library>('index');
const { sqliteStorage } = await built<typeof storages>('storage/sqlite');

const keys = { consumerKey: 'ck_bench', consumerSecret: 'cs_bench' };
const flows = ['contacts', 'products', 'orders', 'stock'] as const;
type Flow = (typeof flows)[number];

const syllables = ['ba', 'cher', 'dou', 'fran', 'gui', 'jol', 'le', 'mar', 'no', 'pic'];

interface Figures {
  /** Seconds of the process on a processor. */
  readonly cpu: number;
  /** The most that was in use after a collection, on the heap and in typed arrays, in bytes. */
  readonly peak: number;
}

const script = fileURLToPath(import.meta.url);
const job = process.env.BENCH_GROWTH;

if (job === undefined) compareSizes(process.argv.slice(2));
else {
  const [flow = '', size = '0'] = job.split(' ');
  if (!isFlow(flow)) throw new Error(`There is no flow ${flow}.`);
  const measure = { contacts, products, orders, stock }[flow];
  // Once in small first: what is compiled and opened once must not count as growth.
  await measure(200);
  console.log(JSON.stringify(await measure(Number(size))));
}

function isFlow(word: string): word is Flow {
  return (flows as readonly string[]).includes(word);
}

/** Measures the flows and sizes that are named, or all. */
function compareSizes(words: readonly string[]): void {
  const unknown = words.filter((word) => !isFlow(word) && !/^\d+$/.test(word));
  if (unknown.length > 0) throw new Error(`Neither a flow nor a number of rows: ${unknown.join(', ')}`);
  const named = words.filter(isFlow);
  const numbers = words.filter((word) => !isFlow(word)).map(Number);
  const sizes = numbers.length > 0 ? numbers : [1_000, 10_000, 100_000];
  for (const flow of named.length > 0 ? named : flows) {
    console.log(flow);
    let first: (Figures & { readonly size: number }) | undefined;
    for (const size of sizes) {
      const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
        env: { ...process.env, BENCH_GROWTH: `${flow} ${size}` },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const { cpu, peak } = JSON.parse(out) as Figures;
      first ??= { cpu, peak, size };
      const grown = size / first.size;
      const growth =
        grown === 1
          ? ''
          : `  exponent ${(Math.log(cpu / first.cpu) / Math.log(grown)).toFixed(2)}, ${(peak / first.peak).toFixed(2)} × the memory, ${((peak - first.peak) / (size - first.size)).toFixed(0)} bytes a row`;
      console.log(
        `  ${String(size).padStart(7)} rows ${cpu.toFixed(2).padStart(8)} s of processor, ${((cpu / size) * 1e6).toFixed(0).padStart(6)} µs a row, peak ${(peak / 2 ** 20).toFixed(1).padStart(6)} MB${growth}`,
      );
    }
  }
  console.log('\ngoals from 1,000 to 100,000 rows: an exponent of at most 1.03; the same memory, ± 20 %');
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
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + arrayBuffers);
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

async function orders(size: number): Promise<Figures> {
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
      return measured(sync)('orders');
    });
  } finally {
    shop.close();
  }
}

function products(size: number): Promise<Figures> {
  return catalogue(size, 'products');
}

/** Stock needs the links that the products flow makes. */
function stock(size: number): Promise<Figures> {
  return catalogue(size, 'stock');
}

async function catalogue(size: number, flow: 'products' | 'stock'): Promise<Figures> {
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
      const figures = await run('products');
      return flow === 'products' ? figures : run('stock');
    });
  } finally {
    server.disconnect();
  }
}

/** A Gestan that takes contacts and keeps none: its memory is not what is measured. */
function forgetfulGestan(): GestanAdapter {
  const memory = memoryGestan();
  let made = 0;
  return {
    ...memory,
    name: 'forgetful',
    capabilities: memory.capabilities,
    async upsertContact() {
      made += 1;
      return { id: String(made), created: true };
    },
  };
}

function nameOf(person: number): string {
  const digits = String((person * 7_919) % 1_000_000).padStart(6, '0');
  return [...digits].map((digit) => syllables[Number(digit)]).join('');
}

/** Customers whom Gestan does not know: each is looked for among all before it becomes a contact. */
async function contacts(size: number): Promise<Figures> {
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
      gestan: forgetfulGestan(),
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
    return measured(sync)('contacts');
  });
}
