import { describe, expect, test } from 'vitest';
import { bench, ids, kinds } from './behaviours/kit.js';

/** Rules that the recorded sessions do not touch. */
describe.each(kinds)('beyond the recordings, orders in %s', (kind) => {
  test('a coupon for some addresses refuses others, a pattern stands for a whole house', async () => {
    const { post } = bench(kind);
    await post('/coupons', {
      code: 'AMIS',
      amount: '1',
      email_restrictions: ['lea@exemple.test', '*@club.test'],
    });
    const order = (email: string) =>
      post('/orders', {
        billing: { email },
        line_items: [{ product_id: 19, quantity: 3 }],
        coupon_lines: [{ code: 'amis' }],
      });
    expect((await order('Lea@exemple.test')).status).toBe(201);
    expect((await order('paul@club.test')).status).toBe(201);
    const refused = await order('paul@exemple.test');
    expect([refused.status, refused.body.code]).toEqual([400, 'woocommerce_rest_invalid_coupon']);
  });

  test('a coupon for so many pieces discounts no more', async () => {
    const { post, put } = bench(kind);
    await put('/products/19', { regular_price: '12.00', sale_price: '' });
    await post('/coupons', {
      code: 'UNE',
      amount: '50',
      discount_type: 'percent',
      limit_usage_to_x_items: 1,
    });
    const { body } = await post('/orders', {
      billing: { country: 'FR', postcode: '75011' },
      shipping: { country: 'FR', postcode: '75011' },
      line_items: [{ product_id: 19, quantity: 3 }],
      coupon_lines: [{ code: 'une' }],
    });
    expect([body.total, body.discount_total]).toEqual(['30.00', '5.00']);
  });

  test('a product dated in the future waits', async () => {
    const { post } = bench(kind);
    const made = await post('/products', { name: 'Demain', date_created_gmt: '2027-01-01T00:00:00' });
    expect(made.body.status).toBe('future');
    const soon = await post('/products', { name: 'Bientôt', date_created_gmt: '2026-11-25T09:00:30' });
    expect(soon.body.status).toBe('publish');
  });

  test('a list by price finds a variable product by any of its variations', async () => {
    const { get, put } = bench(kind);
    for (const [id, regular_price] of [
      [192, '55.40'],
      [193, '17.50'],
      [194, '49.96'],
      [195, '29.26'],
    ] as const)
      await put(`/products/191/variations/${id}`, { regular_price, sale_price: '' });
    const found = async (min_price: string, max_price: string) =>
      ids(await get('/products', { min_price, max_price, per_page: '100' }));
    // They cost 17.50 to 55.40, none of them 20 to 25.
    expect(await found('29', '30')).toContain(191);
    expect(await found('55.40', '56')).toContain(191);
    expect(await found('20', '25')).not.toContain(191);
  });

  test('slugs keep what is no Latin letter, and no two are the same', async () => {
    const { post } = bench(kind);
    const slug = async (name: string) => (await post('/products', { name })).body.slug;
    expect(await slug('Épuisette n° 3 – “grande” / Œil')).toBe('epuisette-n-3-grande-oeil');
    expect(await slug('Épuisette n° 3 grande œil')).toBe('epuisette-n-3-grande-oeil-2');
    expect(decodeURIComponent(await slug('がまかつ 10×12'))).toBe('がまかつ-10x12');
    expect((await slug('é'.repeat(300))).length).toBe(200);
  });

  test('notes tell of payments and mails where the version does', async () => {
    const { post, put, get } = bench(kind);
    const { id } = (
      await post('/orders', {
        billing: { email: 'notes@exemple.test' },
        payment_method_title: 'Carte',
        transaction_id: 'TX-1',
        set_paid: true,
        line_items: [{ product_id: 22, quantity: 1 }],
      })
    ).body;
    await put(`/orders/${id}`, { status: 'completed' });
    const notes = (await get(`/orders/${id}/notes`)).body.map((row: { note: string }) => row.note);
    expect(notes).toEqual(
      kind === 'tables'
        ? [
            'Payment via Carte (TX-1).',
            'Email "New order" sent.',
            'Email "Processing order" sent.',
            'Email "Completed order" sent.',
            'Order status changed from Processing to Completed.',
          ]
        : [
            'Order status changed from Pending payment to Processing.',
            'Order status changed from Processing to Completed.',
          ],
    );
  });

  test('a copy of a product has a reference of its own, and copies of its variations', async () => {
    const { post, get } = bench(kind);
    const { body } = await post('/products/191/duplicate', {});
    const known = (await get('/products/191/variations')).body;
    expect([body.status, body.name, body.variations.length]).toEqual([
      'draft',
      'Gilet de pêche (Copy)',
      known.length,
    ]);
    const copied = (await get(`/products/${body.id}/variations`)).body;
    const skus = [...known, ...copied].map((row: { sku: string }) => row.sku);
    expect(new Set(skus).size).toBe(skus.length);
  });
});
