import { describe, expect, test } from 'vitest';
import { bench, ids, kinds } from './kit.js';

const at = (gmt: string) => Date.parse(`${gmt}Z`) / 1000;

describe.each(kinds)('lists, orders in %s', (kind) => {
  test('1: the totals stand in headers, for every page size', async () => {
    const { get, store } = bench(kind);
    for (const [path, all] of [
      ['/products', store.state.products.filter((row) => row.status !== 'trash').length],
      ['/orders', store.state.orders.filter((row) => row.status !== 'trash').length],
      ['/coupons', store.state.coupons.filter((row) => row.status !== 'trash').length],
      ['/products/categories', store.state.categories.length],
    ] as const) {
      for (const size of [1, 7, 100]) {
        const { headers, body } = await get(path, { per_page: String(size) });
        expect([headers.get('x-wp-total'), headers.get('x-wp-totalpages')]).toEqual([
          String(all),
          String(Math.ceil(all / size)),
        ]);
        expect(body).toHaveLength(Math.min(size, all));
      }
    }
  });

  test('2: a page past the end is empty', async () => {
    const { get } = bench(kind);
    for (const path of ['/products', '/orders', '/customers', '/coupons', '/products/tags']) {
      const { status, body } = await get(path, { page: '999', per_page: '50' });
      expect([path, status, body]).toEqual([path, 200, []]);
    }
  });

  test('3: a page holds 1 to 100 rows', async () => {
    const { get } = bench(kind);
    for (const path of ['/products', '/orders', '/customers', '/products/categories', '/taxes']) {
      for (const size of ['101', '0', '-1', 'dix']) {
        const { status, body } = await get(path, { per_page: size });
        expect([path, size, status, body.code]).toEqual([path, size, 400, 'rest_invalid_param']);
      }
      expect((await get(path, { per_page: '100' })).status).toBe(200);
    }
  });

  test('4: parameters nobody knows are ignored', async () => {
    const { get } = bench(kind);
    const plain = await get('/products', { orderby: 'id' });
    expect(ids(await get('/products', { orderby: 'id', lune: '1', 'x[y]': 'z' }))).toEqual(ids(plain));
  });

  test('5: an offset beats a page', async () => {
    const { get } = bench(kind);
    for (const path of ['/products', '/orders', '/customers']) {
      const all = ids(await get(path, { per_page: '100', orderby: 'id', order: 'asc' }));
      // An offset of 0 is none where the shop asks whether it is empty: of customers.
      for (const offset of path === '/customers' ? [3, 11] : [0, 3, 11]) {
        const query = { orderby: 'id', order: 'asc', per_page: '4', page: '5', offset: String(offset) };
        expect(ids(await get(path, query))).toEqual(all.slice(offset, offset + 4));
      }
    }
  });

  test('6: links lead one page back and one forth, nowhere else', async () => {
    const { get } = bench(kind);
    const rels = async (page: number) => {
      const { headers } = await get('/products', { per_page: '20', page: String(page) });
      return [...(headers.get('link') ?? '').matchAll(/[?&]page=(\d+)>; rel="(\w+)"/g)].map(
        ([, number, rel]) => `${rel} ${number}`,
      );
    };
    expect([await rels(1), await rels(2), await rels(3)]).toEqual([
      ['next 2'],
      ['prev 1', 'next 3'],
      ['prev 2'],
    ]);
  });

  test('7: bounds are strict, to the second', async () => {
    const { get, post, clock } = bench(kind);
    clock.at = at('2026-07-04T10:00:00');
    const { id } = (await post('/products', { name: 'Midi' })).body;
    const order = (await post('/orders', {})).body.id;
    const found = async (path: string, query: Record<string, string>, wanted: number) =>
      ids(await get(path, { per_page: '100', ...query })).includes(wanted);
    for (const [path, wanted] of [
      ['/products', id],
      ['/orders', order],
    ] as const) {
      // Paris is two hours ahead in July.
      for (const name of ['after', 'modified_after']) {
        expect(await found(path, { [name]: '2026-07-04T12:00:00' }, wanted)).toBe(false);
        expect(await found(path, { [name]: '2026-07-04T11:59:59' }, wanted)).toBe(true);
      }
      for (const name of ['before', 'modified_before']) {
        expect(await found(path, { [name]: '2026-07-04T12:00:00' }, wanted)).toBe(false);
        expect(await found(path, { [name]: '2026-07-04T12:00:01' }, wanted)).toBe(true);
      }
      expect((await get(path, { after: '2026-07-04' })).status).toBe(400);
    }
  });

  test('8: a Z together with dates_are_gmt is shifted by the offset, but for the change dates of orders in tables', async () => {
    const { get, post, clock } = bench(kind);
    clock.at = at('2026-01-10T12:30:00');
    const product = (await post('/products', { name: 'Janvier' })).body.id;
    const order = (await post('/orders', {})).body.id;
    const sees = async (path: string, name: string, time: string, wanted: number) =>
      ids(await get(path, { per_page: '100', dates_are_gmt: 'true', [name]: time })).includes(wanted);
    // One hour in winter: 12:00Z is taken for 13:00Z, 11:00Z for 12:00Z.
    for (const [path, name, wanted] of [
      ['/products', 'after', product],
      ['/products', 'modified_after', product],
      ['/orders', 'after', order],
    ] as const) {
      expect([path, name, await sees(path, name, '2026-01-10T12:00:00Z', wanted)]).toEqual([
        path,
        name,
        false,
      ]);
      expect([path, name, await sees(path, name, '2026-01-10T11:00:00Z', wanted)]).toEqual([
        path,
        name,
        true,
      ]);
    }
    expect(await sees('/orders', 'modified_after', '2026-01-10T12:00:00Z', order)).toBe(kind === 'tables');
  });

  test('9: naive UTC with dates_are_gmt is exact, but in the hour that spring skips', async () => {
    const { get, post, clock } = bench(kind);
    const make = async (gmt: string) => {
      clock.at = at(gmt);
      return (await post('/orders', {})).body.id as number;
    };
    const early = await make('2027-03-28T02:10:00');
    const late = await make('2027-03-28T02:30:00');
    const since = async (time: string) =>
      ids(await get('/orders', { per_page: '100', after: time, dates_are_gmt: 'true' }));
    expect(await since('2027-03-28T01:59:00')).toEqual(expect.arrayContaining([early, late]));
    // 02:15 does not exist in Paris that night: it acts as 03:15 and hides the order of 02:30.
    expect(await since('2027-03-28T02:15:00')).not.toContain(late);
    expect(await since('2027-03-28T03:00:00')).toEqual([]);
    clock.at = at('2027-06-01T00:00:00');
    const june = await make('2027-06-01T08:00:00');
    expect(await since('2027-06-01T08:00:00')).toEqual([]);
    expect(await since('2027-06-01T07:59:59')).toEqual([june]);
  });

  test('10: any means all but the trash', async () => {
    const { get, post, remove } = bench(kind);
    for (const path of ['/products', '/orders']) {
      const { id } = (await post(path, { name: 'Jeté' })).body;
      expect(ids(await get(path, { status: 'any', per_page: '100' }))).toContain(id);
      await remove(`${path}/${id}`);
      expect(ids(await get(path, { status: 'any', per_page: '100' }))).not.toContain(id);
      expect(ids(await get(path, { status: 'trash', per_page: '100' }))).toContain(id);
    }
  });

  test('11: a word that is not in a list of words is refused', async () => {
    const { get } = bench(kind);
    for (const [path, query] of [
      ['/products', { status: 'lune' }],
      ['/products', { orderby: 'hasard' }],
      ['/products', { stock_status: 'bientôt' }],
      ['/orders', { status: 'lune' }],
      ['/orders', { orderby: 'total' }],
      ['/customers', { role: 'lune' }],
      ['/coupons', { order: 'up' }],
    ] as const) {
      const { status, body } = await get(path, query);
      expect([path, query, status, body.code]).toEqual([path, query, 400, 'rest_invalid_param']);
    }
  });

  test('12: _fields prunes, nested names too, but not inside lists', async () => {
    const { get } = bench(kind);
    const { body } = await get('/orders', { _fields: 'id,billing.city,line_items.sku', per_page: '3' });
    expect(body).toHaveLength(3);
    for (const row of body) {
      expect(Object.keys(row).filter((name) => name !== '_links')).toEqual(['id', 'billing']);
      expect(Object.keys(row.billing)).toEqual(['city']);
    }
    // A product reads no nested name at all.
    const product = (await get('/products/15', { _fields: 'name,dimensions.width' })).body;
    expect(Object.keys(product).filter((name) => name !== '_links')).toEqual(['name']);
  });
});
