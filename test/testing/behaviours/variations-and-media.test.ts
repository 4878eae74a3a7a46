import { describe, expect, test } from 'vitest';
import { bench, kinds } from './kit.js';

const photo = 'https://images.example/photo-640x480.jpg';

describe.each(kinds)('variations, images and fields, orders in %s', (kind) => {
  test('31: a variation without a SKU, weight or stock of its own shows those of its parent', async () => {
    const { get, put, post } = bench(kind);
    await put('/products/191', { weight: '2.5', manage_stock: true, stock_quantity: 12 });
    const { id } = (await post('/products/191/variations', { regular_price: '20' })).body;
    const path = `/products/191/variations/${id}`;
    expect((await get(path)).body).toMatchObject({
      sku: 'VAR-01',
      weight: '2.5',
      manage_stock: 'parent',
      stock_quantity: 12,
    });
    await put('/products/191', { sku: 'VAR-01-BIS' });
    expect((await get(path)).body.sku).toBe('VAR-01-BIS');
    await put(path, { sku: 'A-ELLE', weight: '3', manage_stock: true, stock_quantity: 4 });
    expect((await get(path)).body).toMatchObject({
      sku: 'A-ELLE',
      weight: '3',
      manage_stock: true,
      stock_quantity: 4,
    });
    await put(path, { sku: '' });
    expect((await get(path)).body.sku).toBe('VAR-01-BIS');
  });

  test('32: writing a variation, alone, in a batch or by a sale, moves the date of its parent', async () => {
    const { get, put, post, clock } = bench(kind);
    const dateOf = async () => (await get('/products/191')).body.date_modified_gmt;
    const moves = async (write: () => Promise<unknown>) => {
      clock.at += 60;
      await write();
      expect(await dateOf()).toBe(new Date(clock.at * 1000).toISOString().slice(0, 19));
    };
    await moves(() => put('/products/191/variations/193', { regular_price: '18' }));
    await moves(() => post('/products/191/variations', { regular_price: '1' }));
    await moves(() => post('/products/191/variations/batch', { update: [{ id: 194, stock_quantity: 5 }] }));
    await moves(() =>
      post('/orders', { set_paid: true, line_items: [{ product_id: 191, variation_id: 194, quantity: 1 }] }),
    );
  });

  test('33, 34: an address is fetched anew each time, an id is not', async () => {
    const { put, get } = bench(kind);
    const first = (await put('/products/19', { images: [{ src: photo }] })).body.images[0].id;
    const second = (await put('/products/22', { images: [{ src: photo }] })).body.images[0].id;
    expect(second).not.toBe(first);
    const third = (await put('/products/27', { images: [{ src: photo }, { src: photo }] })).body.images;
    expect(new Set([first, second, ...third.map((image: { id: number }) => image.id)]).size).toBe(4);
    const again = (await put('/products/22', { images: [{ id: first, alt: 'Dos' }, { id: second }] })).body;
    expect(again.images.map((image: { id: number }) => image.id)).toEqual([first, second]);
    expect((await get('/products/19')).body.images[0].alt).toBe('Dos');
    // The next one that is fetched follows the last: nothing was stored in between.
    const next = (await put('/products/34', { images: [{ src: photo }] })).body.images[0].id;
    expect(next).toBe(third[1].id + 1);
    expect((await put('/products/22', { images: [] })).body.images).toEqual([]);
  });

  test('35: an image that cannot be had is a 400', async () => {
    const { put, get } = bench(kind);
    for (const src of [
      'https://images.example/missing.jpg',
      'https://images.example/broken.jpg',
      'https://nowhere.invalid/photo.jpg',
      'https://images.example/notice.txt',
    ]) {
      const { status, body } = await put('/products/19', { name: 'Changé', images: [{ src }] });
      expect([src, status, body.code]).toEqual([src, 400, 'woocommerce_product_image_upload_error']);
    }
    expect((await put('/products/19', { images: [{ id: 999_999 }] })).status).toBe(400);
    expect((await get('/products/19')).body.name).not.toBe('Changé');
  });

  test('36: meta rows are found by their key, changed in place and deleted by null', async () => {
    const { put } = bench(kind);
    const write = async (meta_data: { key: string; value: string | null; id?: number }[]) =>
      (await put('/products/19', { meta_data })).body.meta_data.filter(({ key }: { key: string }) =>
        /^gestan/.test(key),
      );
    const [one] = await write([{ key: 'gestan_code', value: 'A1' }]);
    expect(await write([{ key: 'gestan_code', value: 'A2' }])).toEqual([{ ...one, value: 'A2' }]);
    const both = await write([{ key: 'gestan_famille', value: 'Leurres' }]);
    expect(both).toHaveLength(2);
    expect(await write([{ key: 'gestan_code', value: null }])).toEqual([both[1]]);
    expect(await write([])).toEqual([both[1]]);
  });

  test.each([
    ['Europe/Paris', '2026-07-01T22:30:00', '2026-07-02T00:30:00'],
    ['America/St_Johns', '2026-07-01T22:30:00', '2026-07-01T20:00:00'],
    ['Asia/Kathmandu', '2026-12-31T20:00:00', '2027-01-01T01:45:00'],
  ])('37: dates have no zone and a twin in UTC: %s', async (timeZone, gmt, local) => {
    const { post, clock } = bench(kind, { timeZone });
    clock.at = Date.parse(`${gmt}Z`) / 1000;
    for (const path of ['/products', '/orders', '/coupons', '/customers']) {
      const { body } = await post(path, { name: 'Daté', code: 'daté', email: 'date@exemple.test' });
      expect([path, body.date_created, body.date_created_gmt]).toEqual([path, local, gmt]);
      expect([path, body.date_modified, body.date_modified_gmt]).toEqual([path, local, gmt]);
    }
  });
});
