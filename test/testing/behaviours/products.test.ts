import { describe, expect, test } from 'vitest';
import { bench, ids, kinds } from './kit.js';

describe.each(kinds)('products, orders in %s', (kind) => {
  test('19: an unknown id is 404 to read; to write it depends on the resource', async () => {
    const { get, put } = bench(kind);
    const missing = 987_654;
    for (const [path, status] of [
      [`/products/${missing}`, 400],
      [`/orders/${missing}`, 400],
      [`/products/191/variations/${missing}`, 404],
      [`/products/categories/${missing}`, 404],
      [`/products/tags/${missing}`, 404],
      [`/taxes/${missing}`, 404],
      [`/customers/${missing}`, kind === 'tables' ? 404 : 400],
    ] as const) {
      expect([path, (await get(path)).status, (await put(path, { name: 'x' })).status]).toEqual([
        path,
        404,
        status,
      ]);
    }
  });

  test('20: a deletion moves to the trash and answers with the old status; a second one is refused', async () => {
    const { get, post, remove } = bench(kind);
    const draft = (await post('/products', { name: 'Brouillon', status: 'draft' })).body.id;
    const order = (await post('/orders', { status: 'on-hold' })).body.id;
    const coupon = (await post('/coupons', { code: 'jeter' })).body.id;
    for (const [path, was] of [
      ['/products/15', 'publish'],
      [`/products/${draft}`, 'draft'],
      [`/orders/${order}`, 'on-hold'],
      [`/coupons/${coupon}`, 'publish'],
      ['/products/191/variations/192', 'publish'],
    ] as const) {
      const gone = await remove(path);
      expect([path, gone.status, gone.body.status]).toEqual([path, 200, was]);
      const read = await get(path);
      expect([path, read.status, read.body.status]).toEqual([path, 200, 'trash']);
      const again = await remove(path);
      expect([path, again.status, again.body.code]).toEqual([path, 410, 'woocommerce_rest_already_trashed']);
      expect((await remove(path, { force: 'true' })).status).toBe(200);
      expect((await get(path)).status).toBe(404);
    }
  });

  test('21: what has no trash wants force; attributes and refunds do without', async () => {
    const { get, post, remove } = bench(kind);
    const customer = (await post('/customers', { email: 'force@exemple.test' })).body.id;
    const tag = (await post('/products/tags', { name: 'Éphémère' })).body.id;
    for (const path of [
      '/products/categories/38',
      `/products/tags/${tag}`,
      `/customers/${customer}`,
      '/taxes/1',
    ]) {
      const refused = await remove(path);
      expect([path, refused.status, refused.body.code]).toEqual([
        path,
        501,
        'woocommerce_rest_trash_not_supported',
      ]);
      expect((await remove(path, { force: 'true' })).status).toBe(200);
      expect((await get(path)).status).toBe(404);
    }
    const attribute = (await post('/products/attributes', { name: 'Diamètre' })).body.id;
    expect((await remove(`/products/attributes/${attribute}`)).status).toBe(200);
    expect((await get(`/products/attributes/${attribute}`)).status).toBe(404);
    const order = (await post('/orders', { line_items: [{ product_id: 19, quantity: 1 }] })).body.id;
    const refund = (await post(`/orders/${order}/refunds`, { amount: '1', api_refund: false })).body.id;
    expect((await remove(`/orders/${order}/refunds/${refund}`)).status).toBe(200);
    expect((await get(`/orders/${order}/refunds/${refund}`)).status).toBe(404);
  });

  test('22: a SKU that is taken names its owner and a free one, in any case and with blanks', async () => {
    const { post, put } = bench(kind);
    const first = (await post('/products', { name: 'Un', sku: 'Réf-7' })).body.id;
    for (const sku of ['Réf-7', 'réf-7', ' Réf-7 ']) {
      const { status, body } = await post('/products', { name: 'Deux', sku });
      expect([status, body.code, body.data.resource_id, body.data.unique_sku]).toEqual([
        400,
        'product_invalid_sku',
        first,
        `${sku.trim()}-1`,
      ]);
    }
    await post('/products', { name: 'Trois', sku: 'Réf-7-1' });
    expect((await put('/products/19', { sku: 'RÉF-7' })).body.data).toMatchObject({
      resource_id: first,
      unique_sku: 'RÉF-7-2',
    });
    // A variation counts too, and its own SKU does not stand in its way.
    expect((await post('/products', { name: 'Quatre', sku: 'var-01-0' })).body.data.resource_id).toBe(192);
    expect((await put('/products/191/variations/192', { sku: 'VAR-01-0' })).status).toBe(200);
  });

  test('23: a SKU in the trash blocks a new product without a word of its owner, not a variation; barcodes are free', async () => {
    const { post, put, remove } = bench(kind);
    const barcode = '4006381333931';
    const { id } = (await post('/products', { name: 'Perdu', sku: 'PERDU', global_unique_id: barcode })).body;
    await remove(`/products/${id}`);
    const refused = await post('/products', { name: 'Neuf', sku: 'perdu' });
    expect([refused.status, refused.body.code, refused.body.data]).toEqual([
      400,
      'woocommerce_rest_product_not_created',
      { status: 400 },
    ]);
    const variation = await post('/products/191/variations', { sku: 'PERDU', regular_price: '1' });
    expect(variation.status).toBe(201);
    await remove(`/products/191/variations/${variation.body.id}`, { force: 'true' });
    expect((await put('/products/19', { sku: 'PERDU' })).status).toBe(200);
    expect((await post('/products', { name: 'Code', global_unique_id: barcode })).status).toBe(201);
    // A variation goes to the trash with its parent.
    await remove('/products/191');
    const child = await post('/products', { name: 'Enfant', sku: 'VAR-01-1' });
    expect([child.status, child.body.code]).toEqual([400, 'woocommerce_rest_product_not_created']);
  });

  test('24: a search by SKU is whole, knows no case, takes a list, and finds variations', async () => {
    const { get } = bench(kind);
    const found = async (sku: string) => ids(await get('/products', { sku, orderby: 'id', order: 'asc' }));
    expect(await found('VAR-01-1')).toEqual([193]);
    expect(await found('var-01-1')).toEqual([193]);
    expect(await found('VAR-01')).toEqual([191]);
    expect(await found('VAR-01-1,SOLDE,inconnu')).toEqual([27, 193]);
    expect(await found('SOLDE, VAR-01-1')).toEqual([27]);
    expect(await found('SOLD')).toEqual([]);
    expect(await found('REF,VIRGULE')).toEqual([153]);
  });

  test('25: prices are text', async () => {
    const { get, put } = bench(kind);
    await put('/products/19', { regular_price: '8', sale_price: '6.5' });
    const { body } = await get('/products/19');
    expect([body.price, body.regular_price, body.sale_price]).toEqual(['6.5', '8', '6.5']);
    for (const row of (await get('/products', { per_page: '100' })).body) {
      for (const field of ['price', 'regular_price', 'sale_price']) expect(typeof row[field]).toBe('string');
    }
    expect((await put('/products/19', { regular_price: 8 })).status).toBe(400);
  });

  test('26: null and a blank clear a field; a null quantity is 0', async () => {
    const { put } = bench(kind);
    for (const nothing of [null, '']) {
      await put('/products/15', {
        regular_price: '50',
        sale_price: '40',
        weight: '1.2',
        short_description: 'Court',
      });
      const { body } = await put('/products/15', {
        sale_price: nothing,
        weight: nothing,
        short_description: nothing ?? '',
      });
      expect([body.sale_price, body.price, body.weight, body.short_description]).toEqual(['', '50', '', '']);
    }
    await put('/products/15', { date_on_sale_from: '2026-01-01T00:00:00', sale_price: '40' });
    expect((await put('/products/15', { date_on_sale_from: '' })).body.date_on_sale_from).toBeNull();
    const stock = await put('/products/15', { manage_stock: true, stock_quantity: null });
    expect([stock.body.stock_quantity, stock.body.stock_status]).toEqual([0, 'outofstock']);
  });

  test('27: a tax class that the shop does not have is the standard one', async () => {
    const { put, post } = bench(kind);
    expect((await put('/products/15', { tax_class: 'reduced-rate' })).body.tax_class).toBe('reduced-rate');
    expect((await put('/products/15', { tax_class: 'lune' })).body.tax_class).toBe('');
    expect((await post('/products', { name: 'Taxé', tax_class: 'standard' })).body.tax_class).toBe('');
  });

  test('28: a sale price that is no discount is dropped', async () => {
    const { put, post } = bench(kind);
    const made = await post('/products', { name: 'Cher', regular_price: '10', sale_price: '10' });
    expect([made.body.sale_price, made.body.price, made.body.on_sale]).toEqual(['', '10', false]);
    const { id } = made.body;
    expect((await put(`/products/${id}`, { sale_price: '12' })).body.sale_price).toBe('');
    expect((await put(`/products/${id}`, { sale_price: '9.99' })).body.price).toBe('9.99');
    // A regular price that falls under it drops it too.
    const lower = (await put(`/products/${id}`, { regular_price: '9' })).body;
    expect([lower.sale_price, lower.price]).toEqual(['', '9']);
  });

  test('29: without stock management there is no quantity', async () => {
    const { put, post } = bench(kind);
    expect((await post('/products', { name: 'Libre', stock_quantity: 5 })).body.stock_quantity).toBeNull();
    const off = await put('/products/15', { manage_stock: false });
    expect([off.body.stock_quantity, off.body.backorders]).toEqual([null, 'no']);
    expect((await put('/products/15', { stock_quantity: 9 })).body.stock_quantity).toBeNull();
    expect((await put('/products/15', { stock_status: 'onbackorder' })).body.stock_status).toBe(
      'onbackorder',
    );
  });

  test('30: a managed quantity decides over the stock status', async () => {
    const { put } = bench(kind);
    const write = async (body: Record<string, string | number | boolean>) =>
      (await put('/products/15', { manage_stock: true, ...body })).body.stock_status;
    expect(await write({ stock_quantity: 0 })).toBe('outofstock');
    expect(await write({ stock_quantity: 0, stock_status: 'instock' })).toBe('outofstock');
    expect(await write({ stock_quantity: -3, backorders: 'notify' })).toBe('onbackorder');
    expect(await write({ stock_quantity: 1, stock_status: 'outofstock' })).toBe('instock');
    expect(await write({ stock_quantity: 0, backorders: 'no' })).toBe('outofstock');
  });
});
