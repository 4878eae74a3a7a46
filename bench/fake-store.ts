/**
 * The fake store: the processor time that a page of a large shop takes, and that importing its entry point takes, beside an empty module and beside
 * msw, which it loads only when handlers are asked for. The built package is measured: `npm run build && node --import tsx bench/fake-store.ts`.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type * as testing from 'woo-gestan/testing';
import { built } from './built.js';

const { createFakeStore, generateShop } = await built<typeof testing>('testing');

const rounds = 200;

/** Milliseconds of processor: the machine may be busy with something else. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1]?.toFixed(2)} ms (fastest ${sorted[0]?.toFixed(2)} ms)`;
}

async function pages(name: string, ask: (page: number) => Promise<unknown>): Promise<void> {
  for (let page = 1; page <= 40; page += 1) await ask(page);
  const times: number[] = [];
  for (let page = 1; page <= rounds; page += 1) {
    const start = used();
    await ask(page);
    times.push(used() - start);
  }
  console.log(`${name.padEnd(42)} ${median(times)}`);
}

const products = 50_000;
const begun = performance.now();
const store = createFakeStore({
  shop: generateShop({ products, orders: 20_000, customers: 2_000, seed: 7 }),
});
console.log(
  `${products} products, 20000 orders, made and loaded in ${(performance.now() - begun).toFixed(0)} ms`,
);

const path = '/wp-json/wc/v3';
const call = (resource: string) => (page: number) =>
  store.call('GET', `${path}/${resource}`, {
    query: { per_page: '100', page: String(page), orderby: 'id', order: 'asc' },
  });
const { consumerKey, consumerSecret } = store.keys.main;
const authorization = `Basic ${btoa(`${consumerKey}:${consumerSecret}`)}`;
await pages('100 products, by call()', call('products'));
await pages('100 products, by transport, as JSON', (page) =>
  store.transport(
    new Request(`https://shop.test${path}/products?per_page=100&page=${page}&orderby=id&order=asc`, {
      headers: { authorization },
    }),
  ),
);
await pages('100 orders, by call()', call('orders'));
const ids = ((await call('products')(1)).body as { id: number }[]).map(({ id }) => id);
await pages('a price changed, then 100 products', async (page) => {
  const id = ids[page % ids.length] ?? 0;
  await store.call('PUT', `${path}/products/${id}`, { body: { regular_price: `${page}` } });
  await call('products')(3);
});

/** The processor time that a process of its own takes to import a module. */
function importing(target: string): string {
  const script = `const t=process.cpuUsage();await import(${JSON.stringify(target)});const {user,system}=process.cpuUsage(t);console.log((user+system)/1000)`;
  const times = Array.from({ length: 7 }, () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    });
    return Number(stdout);
  });
  return median(times);
}

const entry = fileURLToPath(new URL('../dist/testing.js', import.meta.url));
console.log(`${'import of woo-gestan/testing'.padEnd(42)} ${importing(entry)}`);
console.log(`${'import of zod alone'.padEnd(42)} ${importing('zod')}`);
console.log(`${'import of msw alone'.padEnd(42)} ${importing('msw')}`);
