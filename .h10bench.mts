import { performance } from 'node:perf_hooks';

const t0 = performance.now();
const m = await import('/work/wt/h10/src/testing/index.js');
console.log('import (tsx)', (performance.now() - t0).toFixed(0));
const shop = m.generateShop({ products: 50_000, orders: 20000, customers: 10000, seed: 3 } as never);
const t1 = performance.now();
const store = m.createFakeStore({ shop });
console.log('create', (performance.now() - t1).toFixed(0));
const go = async (query: Record<string, string>, path = 'products') => {
  const t = performance.now();
  const a = await store.call('GET', `/wp-json/wc/v3/${path}`, { query: { per_page: '100', ...query } });
  const d = performance.now() - t;
  return [d, (a.body as unknown[]).length] as const;
};
const cases: [string, Record<string, string>, string?][] = [
  ['default', {}],
  ['id asc', { orderby: 'id', order: 'asc' }],
  ['id asc p400', { orderby: 'id', order: 'asc', page: '400' }],
  ['modified_after', { orderby: 'modified', order: 'asc', modified_after: '2026-11-01T00:00:00Z' }],
  ['sku', { sku: 'SKU-1,SKU-2' }],
  ['include', { include: '100,200,300' }],
  ['category', { category: '20' }],
  ['type', { type: 'variable' }],
  ['search', { search: 'a' }],
  ['status any id', { status: 'any', orderby: 'id', order: 'asc' }],
  ['orders', {}, 'orders'],
  ['orders id', { orderby: 'id', order: 'asc' }, 'orders'],
  ['orders mod', { orderby: 'modified', order: 'asc', modified_after: '2026-11-01T00:00:00Z' }, 'orders'],
  ['customers', {}, 'customers'],
  ['customer mail', { email: 'a@b.c', role: 'all' }, 'customers'],
];
for (const [n, q, p] of cases) {
  const rs: string[] = [];
  for (let i = 1; i <= 8; i++) {
    const [d, l] = await go({ ...(q.page ? {} : { page: String(i) }), ...q }, p);
    rs.push(d.toFixed(1) + (i === 1 ? `(${l})` : ''));
  }
  console.log(n.padEnd(18), rs.join(' '));
}
// after a write
const rs = [];
for (let i = 0; i < 6; i++) {
  await store.call('PUT', '/wp-json/wc/v3/products/' + (shop.products![100 + i] as any).id, {
    body: { regular_price: '9' },
  });
  const [d] = await go({ orderby: 'id', order: 'asc', page: '3' });
  rs.push(d.toFixed(1));
}
console.log('after write', rs.join(' '));
const rw = [];
for (let i = 0; i < 6; i++) {
  const t = performance.now();
  await store.call('PUT', '/wp-json/wc/v3/products/' + (shop.products![100 + i] as any).id, {
    body: { regular_price: '9' + i },
  });
  rw.push((performance.now() - t).toFixed(1));
}
console.log('write', rw.join(' '));
