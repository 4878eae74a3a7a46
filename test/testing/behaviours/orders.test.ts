import { describe, expect, test } from 'vitest';
import { bench, ids, kinds } from './kit.js';

const paris = { country: 'FR', postcode: '75011', city: 'Paris', state: '' };

describe.each(kinds)('orders in %s', (kind) => {
  test('38: totals of lines are without tax, though the shop writes its prices with it', async () => {
    const { post, put } = bench(kind);
    await put('/products/19', { regular_price: '12.00', sale_price: '', tax_class: '' });
    await put('/products/22', { regular_price: '11.00', sale_price: '', tax_class: 'reduced-rate' });
    const { body } = await post('/orders', {
      billing: paris,
      shipping: paris,
      line_items: [
        { product_id: 19, quantity: 3 },
        { product_id: 22, quantity: 1 },
      ],
    });
    expect(body.line_items.map((line: Record<string, string>) => [line.total, line.total_tax])).toEqual([
      ['30.00', '6.00'],
      ['10.00', '1.00'],
    ]);
    expect([body.total, body.total_tax]).toEqual(['47.00', '7.00']);
    // A total that is given is taken for one without tax.
    const given = await post('/orders', {
      billing: paris,
      shipping: paris,
      line_items: [{ product_id: 19, quantity: 1, total: '12.00', subtotal: '12.00' }],
    });
    expect(given.body.total).toBe('14.40');
  });

  const order = async ({ post, put }: ReturnType<typeof bench>, status = 'processing') => {
    await put('/products/19', { regular_price: '12.00', manage_stock: true, stock_quantity: 10 });
    const { body } = await post('/orders', {
      status,
      billing: paris,
      shipping: paris,
      line_items: [{ product_id: 19, quantity: 4 }],
    });
    return body;
  };

  test('39: refunds are negative, the order keeps its total, goods go back', async () => {
    const shop = bench(kind);
    const { id, total, line_items } = await order(shop);
    const tax = line_items[0].taxes[0].id;
    const refund = await shop.post(`/orders/${id}/refunds`, {
      amount: '12.00',
      reason: 'Retour',
      api_refund: false,
      line_items: [
        { id: line_items[0].id, quantity: 1, refund_total: 10, refund_tax: [{ id: tax, refund_total: 2 }] },
      ],
    });
    expect(refund.status).toBe(201);
    expect(refund.body.amount).toBe('12.00');
    expect(refund.body.line_items[0]).toMatchObject({ quantity: -1, total: '-10.00', total_tax: '-2.00' });
    expect(refund.body.line_items[0].meta_data[0]).toMatchObject({
      key: '_refunded_item_id',
      value: String(line_items[0].id),
    });
    const after = (await shop.get(`/orders/${id}`)).body;
    expect([after.total, after.status, after.refunds[0].total, after.refunds[0].reason]).toEqual([
      total,
      'processing',
      '-12.00',
      'Retour',
    ]);
    expect((await shop.get('/products/19')).body.stock_quantity).toBe(7);
    expect((await shop.get(`/orders/${id}/refunds`)).body).toHaveLength(1);
  });

  test('40: once all is refunded the order is, at once or in steps, and never more', async () => {
    const shop = bench(kind);
    const { id, total } = await order(shop);
    const pay = (amount: string) => shop.post(`/orders/${id}/refunds`, { amount, api_refund: false });
    await pay('8.00');
    expect((await shop.get(`/orders/${id}`)).body.status).toBe('processing');
    const over = await pay('40.01');
    expect([over.status, over.body.code, over.body.data]).toEqual([
      500,
      'woocommerce_rest_cannot_create_order_refund',
      expect.anything(),
    ]);
    await pay('40.00');
    expect((await shop.get(`/orders/${id}`)).body).toMatchObject({ status: 'refunded', total });
    // The other way round: the status makes a refund of what is left, without lines.
    const other = await order(shop, 'completed');
    await shop.post(`/orders/${other.id}/refunds`, { amount: '3.00', api_refund: false });
    await shop.put(`/orders/${other.id}`, { status: 'refunded' });
    const refunds = (await shop.get(`/orders/${other.id}/refunds`)).body;
    expect(
      refunds.map((row: { amount: string; line_items: [] }) => [row.amount, row.line_items.length]).sort(),
    ).toEqual([
      ['3.00', 0],
      ['45.00', 0],
    ]);
  });

  test('41: refunds of an order that is not there: the list is empty, a new one is a 500', async () => {
    const { get, post, store } = bench(kind);
    const list = await get('/orders/987654/refunds');
    expect([list.status, list.body]).toEqual([200, []]);
    const made = await post('/orders/987654/refunds', { amount: '1.00', api_refund: false });
    expect([made.status, made.body.code, made.body.data]).toEqual([
      500,
      'woocommerce_rest_invalid_order_id',
      404,
    ]);
    const [refund] = store.state.refunds;
    const other = store.state.orders.find((row) => row.id !== refund?.parent_id)?.id;
    expect((await get(`/orders/${String(other)}/refunds/${String(refund?.id)}`)).status).toBe(500);
  });

  test('42: customers know no date filter', async () => {
    const { get, put, clock } = bench(kind);
    const all = ids(await get('/customers', { per_page: '100' }));
    clock.at += 3_600;
    await put(`/customers/${all[0]}`, { first_name: 'Neuf' });
    const since = new Date((clock.at - 60) * 1000).toISOString();
    for (const name of ['modified_after', 'after', 'before']) {
      expect(ids(await get('/customers', { per_page: '100', [name]: since }))).toEqual(all);
    }
  });
});
