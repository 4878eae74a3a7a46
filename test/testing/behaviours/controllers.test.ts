import { describe, expect, test } from 'vitest';
import { bench, kinds } from './kit.js';

describe.each(kinds)('orders in %s', (kind) => {
  test('a backslash is eaten in terms and notes, and kept in meta', async () => {
    const { post, get, put } = bench(kind);
    const term = await post('/products/categories', { name: 'C:\\temp', description: 'a\\b' });
    expect(term.body).toMatchObject({ name: 'C:temp', description: 'ab' });
    expect((await put(`/products/categories/${term.body.id}`, { name: 'D:\\x' })).body.name).toBe('D:x');
    const [order] = (await get('/orders')).body;
    expect((await post(`/orders/${order.id}/notes`, { note: 'no\\te' })).body.note).toBe('note');
    const meta_data = [{ key: 'path', value: 'C:\\temp' }];
    const kept = (await put(`/orders/${order.id}`, { meta_data })).body.meta_data as { key: string }[];
    expect(kept.find(({ key }) => key === 'path')).toMatchObject({ value: 'C:\\temp' });
  });

  test('what stands in no tree takes no parent', async () => {
    const { post } = bench(kind);
    const refused = await post('/products/tags', { name: 'Neuf', parent: 1 });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe('woocommerce_rest_taxonomy_not_hierarchical');
  });

  test('an offset of 0 gives way to the page where users, terms and rates are listed', async () => {
    const { get } = bench(kind);
    const ids = async (path: string, query: Record<string, string>) =>
      ((await get(path, { per_page: '2', ...query })).body as { id: number }[]).map(({ id }) => id);
    for (const path of ['/customers', '/products/categories', '/taxes']) {
      const second = await ids(path, { page: '2' });
      expect(await ids(path, { page: '2', offset: '0' })).toEqual(second);
      expect(await ids(path, { page: '1', offset: '2' })).toEqual(second);
    }
    const first = await ids('/products', { page: '1' });
    expect(await ids('/products', { page: '2', offset: '0' })).toEqual(first);
  });

  test('a setting answers with what was checked and keeps it without tags', async () => {
    const { put, get } = bench(kind);
    const path = '/settings/general/woocommerce_store_address';
    expect((await put(path, { value: ' 1 <b>rue</b> a\\b ' })).body.value).toBe('1 <b>rue</b> ab');
    expect((await get(path)).body.value).toBe('1 rue ab');
    const flag = '/settings/general/woocommerce_calc_taxes';
    expect((await put(flag, { value: 'maybe' })).body.code).toBe('rest_setting_value_invalid');
    expect((await put(flag, { value: '' })).body.value).toBe((await get(flag)).body.default);
  });

  test('a batch of settings can only change them', async () => {
    const { post } = bench(kind);
    const { body } = await post('/settings/general/batch', { create: [{ id: 'x', value: 'y' }] });
    expect(body.create[0]).toMatchObject({ id: 0, error: { code: 'invalid-method', data: { status: 405 } } });
  });

  test('blank fields of a webhook are no change, and a refused write keeps nothing', async () => {
    const { post, put, get } = bench(kind);
    const made = await post('/webhooks', {
      name: 'Un',
      topic: 'order.created',
      delivery_url: 'https://hooks.example/x',
    });
    const path = `/webhooks/${made.body.id}`;
    expect((await put(path, { topic: '', name: '', delivery_url: '' })).body).toMatchObject({
      name: 'Un',
      topic: 'order.created',
      delivery_url: 'https://hooks.example/x',
    });
    const refused = await put(path, { topic: 'order.updated', delivery_url: 'nowhere' });
    expect(refused.body.code).toBe('woocommerce_rest_shop_webhook_invalid_delivery_url');
    expect((await get(path)).body.topic).toBe('order.created');
  });

  test('a method whose settings are refused stays in its zone without them', async () => {
    const { post, get } = bench(kind);
    const zone = (await post('/shipping/zones', { name: 'Lune' })).body.id;
    const path = `/shipping/zones/${zone}/methods`;
    expect((await get(path)).headers.get('x-wp-totalpages')).toBe('0');
    const settings = { tax_status: 'moon', cost: '7' };
    const refused = await post(path, { method_id: 'flat_rate', settings });
    expect(refused.body.code).toBe('rest_setting_value_invalid');
    const [method] = (await get(path)).body;
    expect(method.settings.cost.value).not.toBe('7');
  });

  test('a rate wants force before it is looked for; an heir must exist', async () => {
    const { remove, get } = bench(kind);
    expect((await remove('/taxes/999999')).status).toBe(501);
    expect((await remove('/taxes/999999', { force: 'true' })).status).toBe(400);
    const [customer] = (await get('/customers')).body;
    const refused = await remove(`/customers/${customer.id}`, { force: 'true', reassign: '999999' });
    expect(refused.body.code).toBe('woocommerce_rest_customer_invalid_reassign');
    expect((await get(`/customers/${customer.id}`)).status).toBe(200);
  });

  test('the status alone of a review must be another one', async () => {
    const { post, put, get } = bench(kind);
    const [product] = (await get('/products')).body;
    const review = {
      product_id: product.id,
      review: 'Bien',
      reviewer: 'Léa',
      reviewer_email: 'l@exemple.test',
    };
    const made = await post('/products/reviews', review);
    const same = await put(`/products/reviews/${made.body.id}`, { status: 'approved' });
    expect(same.body.code).toBe('woocommerce_rest_review_failed_edit');
    expect((await put(`/products/reviews/${made.body.id}`, { status: 'hold' })).body.status).toBe('hold');
  });
});
