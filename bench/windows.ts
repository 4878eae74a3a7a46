/**
 * The answers of the windows with many rows stored: processor time of each, with the storage in memory and in SQLite.
 * A form is two answers: its own, and the page that it leads to. Goal with 50,000 rows: 100 ms an answer.
 *
 *   node --import tsx bench/windows.ts [rows]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStorage, type SyncStorage } from 'woo-gestan';
import { sqliteStorage } from 'woo-gestan/storage/sqlite';
import { setUp, visit } from '../test/web/windows-kit.js';

const size = Number(process.argv[2] ?? '50000');
const rounds = 5;

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** The rows of a plan over and over, each under a key, a code and an id of its own. */
function many<R extends { readonly key: string; readonly name: string }>(rows: readonly R[]): R[] {
  return Array.from({ length: size }, (_, at) => {
    const row = rows[at % rows.length] as R;
    return {
      ...row,
      key: `${row.key}-${at}`,
      name: `${row.name} n° ${at}`,
      gestanCode: `C-${at}`,
      wooId: 1000 + at,
    };
  });
}

async function measure(name: string, storage: SyncStorage): Promise<void> {
  const { windows, sync } = setUp({ storage });
  const { products, orders } = sync;
  const [planProducts, planOrders] = [products.plan, orders.plan];
  Object.assign(products, {
    plan: async () => {
      const plan = await planProducts();
      return { ...plan, rows: many(plan.rows) };
    },
  });
  Object.assign(orders, {
    plan: async () => {
      const plan = await planOrders();
      return { ...plan, rows: many(plan.rows) };
    },
  });
  await sync.links.force({ code: 'MOU-MIT-051', wooId: 130 });
  const links: { readonly put: string; readonly value: object }[] = [];
  for await (const { key, value } of storage.range()) {
    if (!key.includes('/link/')) continue;
    for (let at = 1; at < size; at += 1) {
      const wooId = 1000 + at;
      links.push({
        put: key.replace(/[^/]+$/, String(wooId).padStart(12, '0')),
        value: { ...(value as object), wooId, gestanId: `g${at}`, code: `C-${at}` },
      });
    }
  }
  for (let at = 0; at < links.length; at += 500)
    await storage.commit(links.slice(at, at + 500) as Parameters<SyncStorage['commit']>[0]);

  const visitor = visit(windows);
  const plans: Record<string, string> = {};
  for (const flow of ['products', 'orders']) {
    await visitor.get(`/gestan/main/${flow}`);
    await visitor.post(`/gestan/main/${flow}/plan`, { includeUpdates: '1' });
    const { html } = await visitor.whenDone(`/gestan/main/${flow}`);
    plans[flow] = /data-plan="([^"]+)"/.exec(html)?.[1] ?? '';
  }
  const pick = (flow: string, fields: Record<string, string>, query = '') =>
    visitor.post(`/gestan/main/plans/${plans[flow]}/picks?plan=${plans[flow]}${query}`, fields);
  const asked: Record<string, () => Promise<unknown>> = {
    home: () => visitor.get('/gestan/main/'),
    'a list': () => visitor.get('/gestan/main/products'),
    'its last page': () => visitor.get(`/gestan/main/products?page=${size / 50}`),
    sorted: () => visitor.get('/gestan/main/products?sort=name&page=300'),
    'one status, sorted': () => visitor.get('/gestan/main/products?status=blocked&sort=code&down=1'),
    'a search': () => visitor.get(`/gestan/main/products?q=${size - 7}`),
    'a search of two words': () => visitor.get('/gestan/main/products?q=moulinet+9'),
    'a search, sorted': () => visitor.get('/gestan/main/products?q=9&sort=name'),
    'one tick, and its page': () => pick('products', { do: 'save', shown: '7', tick: '7' }),
    'all ticked': () => pick('products', { do: 'all' }),
    'a tick among all': () => pick('products', { do: 'save', shown: '7', tick: '7' }),
    'what is ticked': () => visitor.get('/gestan/main/products?ticked=1'),
    'none ticked': () => pick('products', { do: 'none' }),
    'orders by total': () => visitor.get('/gestan/main/orders?sort=total&down=1'),
    'all orders ticked, added up': () => pick('orders', { do: 'all' }),
    'a tick among all orders': () => pick('orders', { do: 'save', shown: '3' }),
    links: () => visitor.get('/gestan/main/settings/products'),
    'a search of links': () => visitor.get(`/gestan/main/settings/products?q=${size - 9}`),
  };
  for (const [what, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = cpuMs();
      await ask();
      times.push(cpuMs() - before);
    }
    const [first = 0] = times;
    const sorted = [...times].sort((a, b) => a - b);
    const ms = (time = 0) => time.toFixed(0).padStart(5);
    console.log(
      `${name.padEnd(7)} ${what.padEnd(28)} ${ms(sorted[rounds >> 1])} ms   the first ${ms(first)}   the fastest ${ms(sorted[0])}`,
    );
  }
  await windows.close();
}

await measure('memory', memoryStorage());
const folder = await mkdtemp(join(tmpdir(), 'woo-gestan-windows-'));
const storage = sqliteStorage(`file:${join(folder, 'state.db')}`);
await measure('SQLite', storage);
await storage.close();
await rm(folder, { recursive: true });
