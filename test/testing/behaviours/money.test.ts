import { describe, expect, test } from 'vitest';
import type { Bench } from './kit.js';
import { bench, kinds } from './kit.js';

const paris = { country: 'FR', postcode: '75011', city: 'Paris', state: '' };
const at = { billing: paris, shipping: paris };

const set = (shop: Bench, group: string, values: Readonly<Record<string, string>>) =>
  Promise.all(
    Object.entries(values).map(([name, value]) =>
      shop.put(`/settings/${group}/woocommerce_${name}`, { value }),
    ),
  );

/** One product at a net price, taxed at 20 %. */
async function priced(shop: Bench, price: string): Promise<void> {
  await set(shop, 'tax', { prices_include_tax: 'no', tax_round_at_subtotal: 'no' });
  await shop.put('/products/19', { regular_price: price, sale_price: '', tax_class: '' });
}

describe.each(kinds)('money in %s', (kind) => {
  test.each([
    ['0', '3', '1', '4'],
    ['1', '3.1', '0.6', '3.7'],
    ['2', '3.09', '0.62', '3.71'],
    ['3', '3.086', '0.617', '3.703'],
    ['5', '3.08642', '0.61728', '3.70370'],
  ])('with %s decimals amounts are rounded to them', async (decimals, net, tax, total) => {
    const shop = bench(kind);
    await priced(shop, '3.08642');
    await set(shop, 'general', { price_num_decimals: decimals });
    const { body } = await shop.post('/orders', { ...at, line_items: [{ product_id: 19, quantity: 1 }] });
    expect([body.line_items[0].total, body.total_tax, body.total]).toEqual([net, tax, total]);
    const [read] = (await shop.get('/orders', { include: String(body.id) })).body;
    expect(read.total).toBe(total);
  });

  test('an order without decimals shows what it holds with dp', async () => {
    const shop = bench(kind);
    await priced(shop, '3.08642');
    await set(shop, 'general', { price_num_decimals: '0', currency: 'JPY' });
    const { body } = await shop.post('/orders', { ...at, line_items: [{ product_id: 19, quantity: 1 }] });
    expect([body.currency, body.currency_symbol, body.total]).toEqual(['JPY', '¥', '4']);
    const { body: whole } = await shop.get(`/orders/${body.id}`, { dp: '6' });
    expect(whole.line_items[0].total).toBe('3.086420');
    const { status } = await shop.get('/products', { per_page: '100' });
    expect(status).toBe(200);
  });

  test.each([
    ['SEK', 'right_space', '12.50&nbsp;', '&#107;&#114;'],
    ['BRL', 'left', '12.50', '&#82;&#36;'],
    ['AED', 'left_space', '&nbsp;12.50', '&#x62f;.&#x625;'],
  ])('prices in %s stand %s of their sign', async (currency, position, amount, sign) => {
    const shop = bench(kind);
    await priced(shop, '12.50');
    await set(shop, 'general', { currency, currency_pos: position, price_decimal_sep: '.' });
    await set(shop, 'tax', { tax_display_shop: 'excl' });
    const { body } = await shop.get('/products/19');
    const words = body.price_html.replace(/<[^>]*>/g, '');
    expect(words).toBe(position.startsWith('left') ? `${sign}${amount}` : `${amount}${sign}`);
    expect((await shop.get('/data/currencies/current')).body).toMatchObject({ code: currency, symbol: sign });
  });

  test('prices without tax are shown with it where the shop shows it, and both in its suffix', async () => {
    const shop = bench(kind);
    await priced(shop, '10.00');
    await set(shop, 'tax', {
      tax_display_shop: 'incl',
      price_display_suffix: '({price_excluding_tax} HT)',
    });
    const { body } = await shop.get('/products/19');
    expect(body.price).toBe('10.00');
    expect(body.price_html.replace(/<[^>]*>/g, '')).toMatch(/^12.00.* \(10.00.* HT\)$/);
  });

  test('a cent left over goes to the dearest piece, before version 10 to the dearest line', async () => {
    const shop = bench(kind);
    await priced(shop, '19.95');
    await shop.put('/products/22', { regular_price: '1.99', sale_price: '', tax_class: '' });
    await shop.post('/coupons', { code: 'dix', discount_type: 'fixed_cart', amount: '0.10' });
    const { body } = await shop.post('/orders', {
      ...at,
      line_items: [
        { product_id: 22, quantity: 11 },
        { product_id: 19, quantity: 1 },
      ],
      coupon_lines: [{ code: 'dix' }],
    });
    const totals = body.line_items.map((line: { total: string }) => line.total);
    expect(totals).toEqual(kind === 'tables' ? ['21.80', '19.94'] : ['21.79', '19.95']);
  });

  test('a fee below zero takes no more than there is, and gives back the taxes of all classes', async () => {
    const shop = bench(kind);
    await priced(shop, '30.00');
    await shop.put('/products/22', { regular_price: '10.00', sale_price: '', tax_class: 'reduced-rate' });
    const { body } = await shop.post('/orders', {
      ...at,
      line_items: [
        { product_id: 19, quantity: 1 },
        { product_id: 22, quantity: 1 },
      ],
      fee_lines: [{ name: 'Geste', total: '-4', tax_status: 'none' }],
    });
    const taxes = body.fee_lines[0].taxes.map((tax: { total: string }) => Number(tax.total));
    expect(taxes).toEqual([-0.6, -0.1]);
    expect(body.total).toBe('42.30');
    const { body: most } = await shop.put(`/orders/${body.id}`, {
      fee_lines: [{ id: body.fee_lines[0].id, total: '-99' }],
    });
    expect([most.fee_lines[0].total, most.total]).toEqual(['-40.00', '0.00']);
  });

  test('a fee whose total is no number breaks the store, and the order stays without its sums', async () => {
    const shop = bench(kind);
    await priced(shop, '30.00');
    const before = shop.store.state.orders.length;
    const { status } = await shop.post('/orders', {
      ...at,
      line_items: [{ product_id: 19, quantity: 1 }],
      fee_lines: [{ name: 'Frais', total: 'beaucoup' }],
    });
    expect(status).toBe(500);
    expect(shop.store.state.orders.length).toBe(before + 1);
    expect(shop.store.state.orders.at(-1)?.total).toBe('0.00');
  });

  test('rates for all places are kept without their star, the closest one of a priority is taken', async () => {
    const shop = bench(kind);
    await priced(shop, '100.00');
    const rate = (values: Readonly<Record<string, string | number>>) =>
      shop.post('/taxes', { country: '*', priority: 7, ...values });
    const { body } = await rate({ rate: '1', name: 'Partout', state: '*', postcode: '*', city: '*' });
    expect([body.country, body.state, body.postcodes, body.cities]).toEqual(['', '', [], []]);
    await rate({ country: 'pt', rate: '2', name: 'Pays' });
    await rate({ country: 'PT', postcode: '1000...1999', rate: '3', name: 'Plage' });
    await rate({ country: 'PT', postcode: '11*', rate: '4', name: 'Ville' });
    const taxed = async (country: string, postcode: string) => {
      const to = { ...paris, country, postcode };
      const { body: order } = await shop.post('/orders', {
        billing: to,
        shipping: to,
        line_items: [{ product_id: 19, quantity: 1 }],
      });
      return order.tax_lines.map((line: { label: string }) => line.label);
    };
    expect(await taxed('BR', '1')).toEqual(['Partout']);
    expect(await taxed('PT', '4000-001')).toEqual(['Pays']);
    expect(await taxed('PT', '1100')).toEqual(['Plage']);
  });
});
