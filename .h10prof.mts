import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';

const m = await import('./src/testing/index.js');
const shop = m.generateShop({ products: 20_000, orders: 3000, customers: 1000, seed: 3 } as never);
const store = m.createFakeStore({ shop });
const s = new Session();
s.connect();
await s.post('Profiler.enable');
for (let i = 1; i <= 40; i++)
  await store.call('GET', '/wp-json/wc/v3/' + (process.argv[2] ?? 'products'), {
    query: { per_page: '100', page: String(i), orderby: 'id', order: 'asc' },
  });
if (process.argv[4]) await s.post('Profiler.start');
const run = async (name, f, k = 300) => {
  const ts = [];
  const c = process.cpuUsage();
  for (let i = 1; i <= k; i++) {
    const t = performance.now();
    await f((i % 150) + 1);
    ts.push(performance.now() - t);
  }
  const u = process.cpuUsage(c);
  ts.sort((a, b) => a - b);
  console.log(
    name,
    'median',
    ts[k >> 1].toFixed(2),
    'min',
    ts[0].toFixed(2),
    'p10',
    ts[Math.floor(k * 0.1)].toFixed(2),
    'p90',
    ts[Math.floor(k * 0.9)].toFixed(2),
    'cpu',
    ((u.user + u.system) / 1000 / k).toFixed(2),
  );
};
await run('call', (i) =>
  store.call('GET', '/wp-json/wc/v3/' + (process.argv[2] ?? 'products'), {
    query: { per_page: '100', page: String(i), orderby: 'id', order: 'asc' },
  }),
);
const auth =
  'Basic ' +
  Buffer.from(store.keys.main.consumerKey + ':' + store.keys.main.consumerSecret).toString('base64');
await run('transport', async (i) => {
  const r = await store.transport(
    new Request(
      'https://shop.test/wp-json/wc/v3/' +
        (process.argv[2] ?? 'products') +
        `?per_page=100&page=${i}&orderby=id&order=asc`,
      { headers: { authorization: auth } },
    ),
  );
});
if (process.argv[4]) {
  const { profile } = (await s.post('Profiler.stop')) as any;
  import('node:fs').then((f) => {
    f.mkdirSync('/tmp/h10p', { recursive: true });
    f.writeFileSync('/tmp/h10p/x.cpuprofile', JSON.stringify(profile));
  });
}
await run('transport+text', async (i) => {
  const r = await store.transport(
    new Request(
      'https://shop.test/wp-json/wc/v3/' +
        (process.argv[2] ?? 'products') +
        `?per_page=100&page=${i}&orderby=id&order=asc`,
      { headers: { authorization: auth } },
    ),
  );
  await r.text();
});
