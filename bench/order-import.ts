import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type * as main from 'woo-gestan';
import type { SyncStorage } from 'woo-gestan';
import type * as woo from 'woo-gestan/woo';
import type { GestanAdapter } from '../src/gestan/adapter.js';
import { built } from './built.js';

const { createSync, memoryGestan } = await built<typeof main>('index');
const { createWooClient } = await built<typeof woo>('woo');

/** A first import, as it was measured. */
export interface ImportFigures {
  readonly seconds: number;
  /** Seconds of this process on a processor, which do not depend on what else the machine does. */
  readonly cpu: number;
  /** The same of reading all orders and doing nothing with them: the requests, the parsing, the checks. */
  readonly reading: number;
  /** The highest heap in use after a collection, in bytes; 0 where no collection can be asked for. */
  readonly peak: number;
}

/** The shop of `order-server.ts`, in a process of its own. */
export async function openOrderShop(orders: number, people?: number) {
  const script = fileURLToPath(new URL('order-server.ts', import.meta.url));
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', script, String(orders), ...(people === undefined ? [] : [String(people)])],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const url = await new Promise<string>((resolve) => {
    server.stdout?.once('data', (text) => resolve(String(text).trim()));
  });
  return { url, close: () => server.disconnect() };
}

const keys = { consumerKey: 'ck_bench', consumerSecret: 'cs_bench' };

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Reads all orders, then imports them, both in this process. */
export async function measureImport(
  url: string,
  size: number,
  { storage, gestan }: { readonly storage: SyncStorage; readonly gestan: GestanAdapter },
): Promise<ImportFigures> {
  const woo = createWooClient({ url, ...keys });
  const before = cpuSeconds();
  let read = 0;
  for await (const page of woo.orders.list({ status: 'any' }).pages()) read += page.rows.length;
  if (read !== size) throw new Error(`${read} of ${size} orders were read.`);
  const reading = cpuSeconds() - before;

  const sync = createSync({
    shop: { id: 'bench', url, ...keys },
    gestan,
    storage,
    settings: { orders: { startAt: '2026-01-01' }, billing: { unknownProduct: { fallbackCode: 'X' } } },
  });
  let peak = 0;
  let seen = 0;
  const sample = () => {
    if (globalThis.gc === undefined) return;
    globalThis.gc();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const started = performance.now();
  const busy = cpuSeconds();
  const { reports } = await sync.run({
    flows: ['orders'],
    onProgress({ done }) {
      if (done - seen < 2_000) return;
      seen = done;
      sample();
    },
  });
  const cpu = cpuSeconds() - busy;
  const seconds = (performance.now() - started) / 1000;
  sample();
  const [report] = reports;
  // A Gestan that answers later, as the staging database and the files do, has been sent the pieces.
  const { done = 0, sent = 0 } = report?.counts ?? {};
  if (done + sent !== size)
    throw new Error(JSON.stringify([report?.counts, report?.rows.slice(0, 3), report?.error]));
  return { seconds, cpu, reading, peak };
}

/** The figures of an import as a line of a table. */
export function figuresLine(size: number, { seconds, cpu, reading }: ImportFigures): string {
  const own = ((cpu - reading) / size) * 1000;
  return `${seconds.toFixed(1).padStart(7)} s ${(size / seconds).toFixed(0).padStart(6)} orders/s  ${((cpu / size) * 1000).toFixed(2)} ms of processor an order, ${own.toFixed(2)} beyond reading (${(size / cpu).toFixed(0)} orders a second of processor)`;
}

/** A Gestan that takes pieces and keeps none: its memory is not what is measured. */
export function countingGestan(): { readonly adapter: GestanAdapter; readonly made: () => number } {
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
