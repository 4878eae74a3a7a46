import { describe, expect, test } from 'vitest';
import { bench, kinds } from './kit.js';

/** Fields and faults that WooCommerce's own controllers know, and that no recording shows. */
describe.each(kinds)('fields of the API, orders in %s', (kind) => {
  test('a file to download is written only where there is something to download', async () => {
    const { post, put } = bench(kind);
    const files = { downloads: [{ file: 'https://files.test/guide.pdf?v=2' }], download_limit: 3 };
    const plain = await post('/products', { name: 'Guide', ...files });
    expect(plain.body.downloads).toEqual([]);
    expect(plain.body.download_limit).toBe(-1);
    const sold = await put(`/products/${plain.body.id}`, {
      downloadable: true,
      ...files,
      download_expiry: 30,
    });
    expect(sold.body.downloads).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        name: 'guide.pdf',
        file: 'https://files.test/guide.pdf?v=2',
      },
    ]);
    expect([sold.body.download_limit, sold.body.download_expiry]).toEqual([3, 30]);
    const lost = await put(`/products/${plain.body.id}`, { downloads: [{ file: 'guide.pdf' }] });
    expect([lost.status, lost.body.code]).toEqual([400, 'product_invalid_download']);
    const hidden = await put(`/products/${plain.body.id}`, { downloadable: false });
    expect(hidden.body.downloads).toEqual([]);
  });

  test('stock moves by a difference; what counts no pieces runs low of none', async () => {
    const { post, put } = bench(kind);
    const stock = { manage_stock: true, stock_quantity: 10, low_stock_amount: 4 };
    const { body } = await post('/products', { name: 'Leurre', ...stock });
    const path = `/products/${body.id}`;
    expect(body.low_stock_amount).toBe(4);
    expect((await put(path, { inventory_delta: -3 })).body.stock_quantity).toBe(7);
    // The quantity says more than the difference.
    expect((await put(path, { inventory_delta: -3, stock_quantity: 20 })).body.stock_quantity).toBe(20);
    expect((await put(path, { low_stock_amount: null })).body.low_stock_amount).toBeNull();
    await put(path, { low_stock_amount: 2 });
    const free = (await put(path, { manage_stock: false })).body;
    expect([free.stock_quantity, free.low_stock_amount]).toEqual([null, null]);
    const variation = '/products/191/variations/192';
    await put(variation, { manage_stock: true, stock_quantity: 5 });
    expect((await put(variation, { inventory_delta: 2 })).body.stock_quantity).toBe(7);
    // A place of 0 counts as none.
    await put(variation, { menu_order: 3 });
    expect((await put(variation, { menu_order: 0 })).body.menu_order).toBe(3);
  });

  test('what another shop sells has an address, and no stock of its own', async () => {
    const { post, put } = bench(kind);
    const link = { external_url: 'https://elsewhere.test/x', button_text: 'Voir' };
    const simple = (
      await post('/products', { name: 'Canne', ...link, manage_stock: true, stock_quantity: 2 })
    ).body;
    expect([simple.external_url, simple.button_text]).toEqual(['', '']);
    const path = `/products/${simple.id}`;
    const refused = await put(path, { type: 'external', manage_stock: true });
    expect(refused.body.code).toBe('product_external_invalid_manage_stock');
    const ordered = await put(path, { type: 'external', backorders: 'notify' });
    expect([ordered.body.code, ordered.body.message]).toEqual([
      'product_external_invalid_backorders',
      'External products cannot be backordered.',
    ]);
    // What was counted before is simply no longer.
    const external = (await put(path, { type: 'external', ...link })).body;
    expect([external.external_url, external.button_text, external.manage_stock]).toEqual([
      link.external_url,
      link.button_text,
      false,
    ]);
  });

  test('the first choice of a product with variations is kept by the slug of its term', async () => {
    const { post, put, get } = bench(kind);
    const [attribute] = (await get('/products/attributes')).body;
    const [term] = (await get(`/products/attributes/${attribute.id}/terms`)).body;
    const { body } = await post('/products', {
      name: 'Moulinet',
      type: 'variable',
      attributes: [
        { id: attribute.id, variation: true, options: [term.name] },
        { name: 'Main', variation: true, options: ['Gauche', 'Droite'] },
        { name: 'Origine', options: ['France'] },
      ],
    });
    const { default_attributes: first } = (
      await put(`/products/${body.id}`, {
        default_attributes: [
          { id: attribute.id, option: term.name },
          { name: 'Main', option: 'Gauche' },
          { name: 'Origine', option: 'France' },
          { name: 'Inconnu', option: 'x' },
        ],
      })
    ).body;
    expect(first).toEqual([
      { id: attribute.id, name: attribute.name, option: term.slug },
      { id: 0, name: 'Main', option: 'Gauche' },
    ]);
  });

  test('a tag that is named is taken, or made', async () => {
    const { post, get } = bench(kind);
    const before = (await get('/products/tags', { per_page: '100' })).body.length;
    const { body } = await post('/products', { name: 'Boîte', tags: [{ name: 'Tout nouveau' }] });
    expect(body.tags.map((tag: { slug: string }) => tag.slug)).toEqual(['tout-nouveau']);
    const again = await post('/products', { name: 'Sac', tags: [{ name: 'tout nouveau' }] });
    expect(again.body.tags).toEqual(body.tags);
    expect((await get('/products/tags', { per_page: '100' })).body).toHaveLength(before + 1);
  });

  test('an order stands under an order that exists, and its customer is looked at last', async () => {
    const { post, put } = bench(kind);
    const parent = (await post('/orders', {})).body.id;
    expect((await post('/orders', { parent_id: parent })).body.parent_id).toBe(parent);
    const unknown = await post('/orders', { parent_id: 987_654 });
    expect(unknown.body).toEqual({
      code: 'order_invalid_parent_id',
      message: 'Invalid parent ID',
      data: { status: 400 },
    });
    expect((await put(`/orders/${parent}`, { parent_id: parent })).body.code).toBe('order_invalid_parent_id');
    const both = { customer_id: 987_654, fee_lines: [{ total: '1' }] };
    expect((await post('/orders', both)).body.code).toBe('woocommerce_rest_invalid_fee_item');
    expect((await post('/orders', { customer_id: 987_654 })).body.code).toBe(
      'woocommerce_rest_invalid_customer_id',
    );
  });

  test('a shipping line goes by its title too, and what costs nothing is not paid', async () => {
    const { post, put } = bench(kind);
    const shipping = { method_id: 'flat_rate', method_title: 'Port', total: '5' };
    const order = (await post('/orders', { shipping_lines: [shipping] })).body;
    const gone = { shipping_lines: [{ id: order.shipping_lines[0].id, method_title: null }] };
    const free = (await put(`/orders/${order.id}`, gone)).body;
    expect([free.shipping_lines, free.total]).toEqual([[], '0.00']);
    const paid = (await put(`/orders/${order.id}`, { set_paid: true })).body;
    expect([paid.status, paid.date_paid]).toEqual(['pending', null]);
  });

  test('a term that is changed in vain says why, without a status of its own', async () => {
    const { post, put } = bench(kind);
    const one = (await post('/products/tags', { name: 'Un' })).body;
    const two = (await post('/products/tags', { name: 'Deux' })).body;
    const refused = await put(`/products/tags/${two.id}`, { slug: one.slug });
    expect([refused.status, refused.body]).toEqual([
      500,
      {
        code: 'duplicate_term_slug',
        message: 'The slug &#8220;un&#8221; is already in use by another term.',
        data: null,
      },
    ]);
    const blank = await put(`/products/tags/${two.id}`, { name: ' ' });
    expect([blank.status, blank.body.code, blank.body.data]).toEqual([500, 'empty_term_name', null]);
    const category = (await post('/products/categories', { name: 'Sous' })).body.id;
    const parent = await put(`/products/categories/${category}`, { parent: 987_654 });
    expect([parent.status, parent.body.code]).toEqual([500, 'missing_parent']);
    expect((await put(`/products/tags/${two.id}`, { slug: '' })).body.slug).toBe('deux');
  });

  test('a review is read in paragraphs; a rating of 0 changes nothing', async () => {
    const { post, put, get } = bench(kind);
    const text = { review: 'Bien.\n\nTrès bien.', reviewer: 'Léa', reviewer_email: 'lea@exemple.test' };
    const made = (await post('/products/reviews', { product_id: 15, rating: 4, ...text })).body;
    expect(made.review).toBe(text.review);
    const path = `/products/reviews/${made.id}`;
    expect((await get(path)).body.review).toBe('<p>Bien.</p>\n<p>Très bien.</p>\n');
    expect((await get(path, { context: 'edit' })).body.review).toBe(text.review);
    expect((await put(path, { rating: 0 })).body.rating).toBe(4);
    const moved = (await put(path, { date_created_gmt: '2026-01-02T03:04:05' })).body;
    expect(moved.date_created_gmt).toBe('2026-01-02T03:04:05');
  });

  test('mails of an order are sent once more, and noted', async () => {
    const { post, get, raw } = bench(kind);
    const order = (await post('/orders', { status: 'processing' })).body.id;
    const path = `/orders/${order}/actions`;
    expect((await get(`${path}/email_templates`)).body).toEqual([]);
    const nowhere = await post(`${path}/send_order_details`, {});
    expect(nowhere.body.code).toBe('woocommerce_rest_missing_email');
    const sent = await post(`${path}/send_order_details`, { email: 'lea@exemple.test' });
    expect([sent.status, sent.body.message]).toEqual([
      200,
      'Billing email updated to lea@exemple.test. Order details sent to lea@exemple.test.',
    ]);
    expect((await get(`/orders/${order}`)).body.billing.email).toBe('lea@exemple.test');
    const other = { email: 'max@exemple.test' };
    expect((await post(`${path}/send_order_details`, other)).body.code).toBe(
      'woocommerce_rest_order_billing_email_exists',
    );
    const templates = (await get(`${path}/email_templates`)).body;
    expect(templates.map(({ id }: { id: string }) => id)).toEqual([
      'customer_invoice',
      'customer_processing_order',
    ]);
    const wrong = await post(`${path}/send_email`, { template_id: 'customer_refunded_order' });
    expect(wrong.body.code).toBe('woocommerce_rest_invalid_email_template');
    const right = await post(`${path}/send_email`, { template_id: 'customer_processing_order' });
    expect(right.body.message).toBe('Email template "Processing order" sent to lea@exemple.test.');
    const notes = (await get(`/orders/${order}/notes`)).body.map(({ note }: { note: string }) => note);
    expect(notes).toContain('Order details sent to lea@exemple.test.');
    expect((await get('/orders/987654/actions/email_templates')).body).toEqual({
      code: 'woocommerce_rest_not_found',
      message: 'Order not found',
      data: { status: 404 },
    });
    expect((await raw(`${path}/email_templates`, { headers: { authorization: '' } })).status).toBe(401);
  });

  test('a receipt is made once, and is gone after its last day', async () => {
    const { post, get, clock } = bench(kind);
    const order = (await post('/orders', {})).body.id;
    const path = `/orders/${order}/receipt`;
    expect((await get(path)).body).toEqual({
      code: 'woocommerce_rest_not_found',
      message: 'Receipt not found',
      data: { status: 404 },
    });
    const made = await post(path, {});
    expect([made.status, made.body.expiration_date]).toEqual([200, '2026-11-26']);
    expect(made.body.receipt_url).toMatch(/\/wc\/file\/transient\/7eab1a[0-9a-f]{32}$/);
    expect((await post(path, {})).body).toEqual(made.body);
    expect((await get(path)).body).toEqual(made.body);
    const another = await post(path, { force_new: true, expiration_date: '2026-12-31' });
    expect(another.body.expiration_date).toBe('2026-12-31');
    expect((await post(path, { force_new: true, expiration_date: '2026-01-01' })).body.code).toBe(
      'woocommerce_invalid_argument',
    );
    clock.at += 70 * 86_400;
    expect((await get(path)).status).toBe(404);
  });

  test('a shipping class is told its slug before it is made; newer stores tell relatives alone', async () => {
    const { post, get } = bench(kind);
    const ask = () => get('/products/shipping_classes/slug-suggestion', { name: 'Très lourd' });
    expect((await ask()).body).toBe('tres-lourd');
    await post('/products/shipping_classes', { name: 'Très lourd' });
    expect((await ask()).body).toBe('tres-lourd-2');
    const relatives = await get('/products/15/related');
    expect(relatives.status).toBe(kind === 'tables' ? 200 : 404);
    if (kind === 'tables')
      expect(relatives.body.related_ids).toEqual((await get('/products/15')).body.related_ids);
  });

  test('a coupon keeps each id once, and addresses that are addresses', async () => {
    const { post } = bench(kind);
    const { body } = await post('/coupons', {
      code: 'net',
      product_ids: [15, -15, 0, 15],
      email_restrictions: ['Lea@Exemple.test', 'nobody', '*@exemple.test'],
    });
    expect(body.product_ids).toEqual([15]);
    expect(body.email_restrictions).toEqual(['lea@exemple.test', '*@exemple.test']);
  });
});

test('what a caller does with an answer changes nothing in the store', async () => {
  const { store } = bench('tables');
  const spoil = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, item] of Object.entries(value)) {
      spoil(item);
      if (typeof item !== 'object') Reflect.set(value, name, 'spoilt');
    }
  };
  const paths = [
    'products',
    'products/191',
    'products/191/variations',
    'orders',
    'customers',
    'coupons',
    'taxes',
    'settings/tax',
    'products/categories',
    'system_status',
  ];
  for (const path of paths) {
    const ask = () => store.call('GET', `/wp-json/wc/v3/${path}`, { query: { per_page: '100' } });
    const before = JSON.stringify((await ask()).body);
    spoil((await ask()).body);
    expect([path, JSON.stringify((await ask()).body)]).toEqual([path, before]);
  }
});
