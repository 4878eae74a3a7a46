/**
 * Pulling all pages of orders (100 rows, 350 KB each) from a loopback server, in one run: this client with validation, `fetch` + `JSON.parse`
 * by hand at the same concurrency, the official client, and a typed one. The built package is measured, as it is used: build first.
 * `npm install --prefix bench && node --expose-gc --import tsx bench/client.ts [pages] [--at-once]`.
 * Interleaved rounds, medians of wall time and of this process's processor time. Once against a server that answers at once, and once against one that takes 150 ms a page, as shops do.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import type * as woo from '../src/woo/index.js';

const built = new URL('../dist/woo.js', import.meta.url);
if (!existsSync(built)) throw new Error('Build first: npm run build');
const { createWooClient } = (await import(built.href)) as typeof woo;

const pages = Number(process.argv[2] ?? 40);
const keys = { consumerKey: 'ck_bench', consumerSecret: 'cs_bench' };

interface Contestant {
  readonly name: string;
  /** Reads all pages, gives the number of rows. */
  readonly pull: () => Promise<number>;
}

type Peer = new (
  options: object,
) => {
  get(path: string, params: object): Promise<{ data: unknown[]; headers: Record<string, string> }>;
};

/** A client that pages one at a time, as its documentation shows. */
async function peer(name: string, options: object): Promise<Contestant | undefined> {
  let module: { default: unknown };
  try {
    module = await import(name);
  } catch (error) {
    console.log(
      `${name} is not installed (npm install --prefix bench): left out. ${(error as Error).message.split('\n')[0]}`,
    );
    return undefined;
  }
  const inner = module.default as { default?: unknown };
  const Client = (inner.default ?? inner) as Peer;
  const client = new Client({ ...options, ...keys, version: 'wc/v3' });
  return {
    name,
    async pull() {
      let rows = 0;
      for (let page = 1; page <= pages; page += 1) {
        rows += (await client.get('orders', { per_page: 100, page, orderby: 'id', order: 'asc' })).data
          .length;
      }
      return rows;
    },
  };
}

function byHand(url: string, concurrency: number): Contestant {
  const limit = pLimit(concurrency);
  return {
    name: `fetch + JSON.parse by hand, ${concurrency} at once`,
    async pull() {
      const all = await Promise.all(
        Array.from({ length: pages }, (_, page) =>
          limit(async () => {
            const response = await fetch(
              `${url}/wp-json/wc/v3/orders?orderby=id&order=asc&per_page=100&page=${page + 1}`,
            );
            return (JSON.parse(await response.text()) as unknown[]).length;
          }),
        ),
      );
      return all.reduce((sum, rows) => sum + rows, 0);
    },
  };
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function compare(delayMs: number, rounds: number): Promise<void> {
  const child = fork(fileURLToPath(new URL('./client-server.ts', import.meta.url)), [
    String(pages),
    String(delayMs),
  ]);
  const [port] = (await once(child, 'message')) as [number];
  const url = `http://127.0.0.1:${port}`;
  const woo = createWooClient({ url, ...keys });
  const ours: Contestant = {
    name: 'woo-gestan, checked and in order',
    async pull() {
      let rows = 0;
      for await (const page of woo.orders.list().pages()) rows += page.rows.length;
      return rows;
    },
  };
  // The governor has learnt by then how much the server bears.
  await ours.pull();
  const { reads } = woo.concurrency();
  const contestants = [
    ours,
    byHand(url, reads),
    byHand(url, 1),
    await peer('@woocommerce/woocommerce-rest-api', { url }),
    await peer('woocommerce-rest-ts-api', { url }),
  ].filter((one) => one !== undefined);
  const times = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  const processor = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    // Each round begins with another one, and what the one before left behind is collected first: none
    // pays for its neighbour.
    const turn = (round + 1) % contestants.length;
    for (const { name, pull } of [...contestants.slice(turn), ...contestants.slice(0, turn)]) {
      globalThis.gc?.();
      const began = performance.now();
      const usedBefore = process.cpuUsage();
      const rows = await pull();
      if (rows !== pages * 100) throw new Error(`${name} read ${rows} rows.`);
      if (round < 0) continue;
      const { user, system } = process.cpuUsage(usedBefore);
      times.get(name)?.push(performance.now() - began);
      processor.get(name)?.push((user + system) / 1000);
    }
  }
  child.disconnect();
  const own = median(times.get(ours.name) ?? []);
  const ownProcessor = median(processor.get(ours.name) ?? []);
  console.log(`\n${pages} pages, the server takes ${delayMs} ms each`);
  for (const [name, all] of times) {
    const took = median(all);
    const rate = ((pages * 1000) / took).toFixed(0).padStart(5);
    const used = median(processor.get(name) ?? []);
    console.log(
      `  ${name.padEnd(42)} ${rate} pages/s  woo-gestan is ${(took / own).toFixed(2)} × as fast` +
        `  ${(used / pages).toFixed(2)} ms of processor a page, woo-gestan uses ${(ownProcessor / used).toFixed(2)} ×`,
    );
  }
}

await compare(0, 11);
if (!process.argv.includes('--at-once')) await compare(150, 3);
