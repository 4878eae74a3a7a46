import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWooClient, isWooError, testConnection } from 'woo-gestan/woo';
import { type LiveShop, openShop } from './shop.js';

let shop: LiveShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.cleanUp());

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (isWooError(error) ? error.code : String(error)),
  );

/** A product nobody sees, of this run. */
async function draft(name: string, more: Record<string, unknown> = {}) {
  const row = await shop.woo.products.create({
    name: `${shop.prefix}${name}`,
    sku: `${shop.prefix}${name}`,
    status: 'draft',
    regular_price: '10.00',
    ...more,
  });
  shop.made('products', row.id);
  return row;
}

test('the doctor finds nothing that keeps a sync from working', async () => {
  const { url, consumerKey, consumerSecret } = shop;
  const report = await testConnection({ url, consumerKey, consumerSecret });
  expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
});

test('a wrong secret, an unknown id and a page too long give typed errors', async () => {
  const { url, consumerKey, consumerSecret } = shop;
  const wrong = createWooClient({
    url,
    consumerKey,
    consumerSecret: `${consumerSecret.slice(0, -4)}0000`,
    maxRetries: 0,
  });
  expect(await codeOf(wrong.products.list({ per_page: 1 }).toArray())).toMatch(/^woo\.auth/);
  expect(await codeOf(shop.woo.products.get(2_147_483_000))).toBe('woo.not-found');
  expect(await codeOf(shop.woo.request({ method: 'GET', path: 'products', query: { per_page: 101 } }))).toBe(
    'woo.invalid',
  );
});

test('a product is made, read, changed, found by SKU, trashed and deleted', async () => {
  const { woo } = shop;
  const made = await draft('simple', { manage_stock: true, stock_quantity: 3, weight: '0.5' });
  expect(await woo.products.get(made.id)).toMatchObject({ sku: made.sku, regular_price: '10.00' });
  const changed = await woo.products.update(made.id, { regular_price: '12.34', name: `${made.name} é 釣り` });
  expect(changed).toMatchObject({ regular_price: '12.34', name: `${made.name} é 釣り` });
  const found = await woo.products.list({ sku: made.sku, status: 'any' }).toArray();
  expect(found.map(({ id }) => id)).toEqual([made.id]);
  expect(await codeOf(woo.products.create({ name: made.name, sku: made.sku, status: 'draft' }))).toMatch(
    /^woo\.duplicate/,
  );
  await woo.products.delete(made.id);
  expect((await woo.products.get(made.id)).status).toBe('trash');
  await woo.products.delete(made.id, { force: true });
  expect(await codeOf(woo.products.get(made.id))).toBe('woo.not-found');
});

test('a batch gives a result for each row in its place, whatever became of the others', async () => {
  const { woo, prefix } = shop;
  const existing = await draft('taken');
  const row = (name: string) => ({ name: prefix + name, sku: prefix + name, status: 'draft' });
  const results = await woo.products.batch({
    create: [row('batch-1'), { ...row('batch-2'), sku: existing.sku }, row('batch-3')],
    update: [{ id: existing.id, regular_price: '11.00' }],
  });
  for (const result of results.create) if (result.ok) shop.made('products', result.row.id);
  expect(results.create.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(results.create.map((result) => result.ok && result.row.sku)).toEqual([
    `${prefix}batch-1`,
    false,
    `${prefix}batch-3`,
  ]);
  expect(results.update).toMatchObject([{ ok: true, row: { id: existing.id, regular_price: '11.00' } }]);
});

test('variations are reached by their parent', async () => {
  const { woo, prefix } = shop;
  const parent = await draft('variable', {
    type: 'variable',
    attributes: [{ name: 'Taille', options: ['S', 'M'], variation: true, visible: true }],
  });
  const made = await woo.batchVariations({
    create: ['S', 'M'].map((option) => ({
      parentId: parent.id,
      sku: `${prefix}variable-${option.toLowerCase()}`,
      regular_price: '5.00',
      attributes: [{ name: 'Taille', option }],
    })),
  });
  expect(made.create).toMatchObject([{ ok: true }, { ok: true }]);
  const listed = await woo.variations(parent.id).list().toArray();
  expect(listed.map(({ sku }) => sku).sort()).toEqual([`${prefix}variable-m`, `${prefix}variable-s`]);
});

test('what changes is read from a cursor on, and nothing twice without need', async () => {
  const { woo } = shop;
  const before = await draft('early');
  const since = new Date(Date.parse(`${before.date_modified_gmt}Z`) - 1000).toISOString();
  const first = await woo.readChanges({ resource: 'products', since, params: { status: 'any' } }).toArray();
  expect(first.rows.map(({ id }) => id)).toContain(before.id);
  const later = await draft('late');
  await woo.products.update(before.id, { regular_price: '10.50' });
  const second = await woo
    .readChanges({ resource: 'products', since: first.cursor, params: { status: 'any' } })
    .toArray();
  const seen = new Map(second.rows.map((row) => [row.id, row]));
  expect(seen.get(later.id)?.sku).toBe(later.sku);
  expect(seen.get(before.id)?.regular_price).toBe('10.50');
});

test('categories, customers and webhooks are made, read, changed and deleted', async () => {
  const { woo, prefix } = shop;
  const category = await woo.categories.create({ name: `${prefix}Rayon` });
  shop.made('categories', category.id);
  const below = await woo.categories.create({ name: `${prefix}Rayon`, parent: category.id });
  shop.made('categories', below.id);
  expect((await woo.categories.get(below.id)).parent).toBe(category.id);

  const email = `${prefix}marie@example.com`;
  const customer = await woo.customers.create({ email, first_name: 'Marie', last_name: 'Lefèvre' });
  shop.made('customers', customer.id);
  expect(await woo.customers.list({ email, role: 'all' }).toArray()).toMatchObject([{ id: customer.id }]);
  expect(await woo.customers.update(customer.id, { last_name: 'Østergaard' })).toMatchObject({
    last_name: 'Østergaard',
  });

  const webhook = await woo.webhooks.create({
    name: `${prefix}hook`,
    topic: 'order.updated',
    delivery_url: 'https://hooks.example.com/none',
    secret: 'only for this test',
  });
  shop.made('webhooks', webhook.id);
  await woo.webhooks.update(webhook.id, { status: 'paused' });
  expect(await woo.webhooks.get(webhook.id)).toMatchObject({ topic: 'order.updated', status: 'paused' });
});

test('an order and its refunds have the totals of the store, and money stays where it is', async () => {
  const { woo } = shop;
  const product = await draft('sold', { regular_price: '10.00' });
  const order = await woo.orders.create({
    status: 'pending',
    billing: { first_name: 'Marie', last_name: 'Lefèvre', email: `${shop.prefix}order@example.com` },
    line_items: [{ product_id: product.id, quantity: 3 }],
  });
  shop.made('orders', order.id);
  expect(order.line_items).toMatchObject([{ product_id: product.id, quantity: 3 }]);
  const refund = await woo.refunds(order.id).create({ amount: '1.00', reason: shop.prefix });
  expect(refund).toMatchObject({ amount: '1.00', parent_id: order.id });
  expect((await woo.refunds(order.id).list().toArray()).map(({ id }) => id)).toEqual([refund.id]);
  expect((await woo.orders.get(order.id)).total).toBe(order.total);
});
