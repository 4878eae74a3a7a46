import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSync, memoryGestan, memoryStorage, type Sync } from 'woo-gestan';
import { type LiveShop, openShop } from './shop.js';

let shop: LiveShop;
let sync: Sync;
let gestan: ReturnType<typeof memoryGestan>;
let codes: readonly string[];
/** The shop's standard VAT rate, in percent: the suite takes the one that is there. */
let rate: string;

const grossOf = (net: number) => String(Math.round(net * (100 + Number(rate))) / 100);

const failures = (report: {
  readonly rows: readonly { readonly outcome: string; readonly error?: unknown }[];
}) => report.rows.filter(({ outcome }) => outcome !== 'done');

beforeAll(async () => {
  shop = await openShop();
  codes = ['canne', 'moulinet'].map((name) => `${shop.prefix}${name}`);
  const [rod = '', reel = ''] = codes;
  const { url, consumerKey, consumerSecret } = shop;
  const access = { id: 'live', url, consumerKey, consumerSecret };
  const asking = createSync({ shop: access, gestan: memoryGestan(), storage: memoryStorage() });
  const suggested = await asking.mappings.taxes.suggest();
  await asking.close();
  const standard = suggested.find(({ taxClass }) => taxClass === '');
  if (standard === undefined)
    throw new Error(
      'The live suite needs a shop whose standard tax class has one rate for its own country: set it under WooCommerce > Settings > Tax.',
    );
  rate = standard.rate;
  // Unpublished: visitors of a real shop must not see them.
  gestan = memoryGestan({
    paymentModes: [{ id: '1', name: 'Virement' }],
    bankAccounts: [{ id: '1', name: 'Banque', professional: true }],
    postingCategories: [{ id: '1', name: 'Ventes', professional: true }],
    products: [
      { code: rod, name: rod, priceNet: '10', priceGross: grossOf(10), vatRate: rate, published: false },
      { code: reel, name: reel, priceNet: '25', priceGross: grossOf(25), vatRate: rate, published: false },
    ],
    vatRates: [...new Set(suggested.map((one) => one.rate))].map((one) => ({ rate: one })),
    stock: codes.map((code, at) => ({ code, quantity: `${at + 4}.7` })),
  });
  sync = createSync({
    shop: access,
    gestan,
    storage: memoryStorage(),
    settings: {
      billing: {
        shippingProductCode: 'PORT',
        entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1' },
      },
    },
  });
  for (const one of suggested) await sync.mappings.taxes.set({ taxClass: one.taxClass, rate: one.rate });
});

afterAll(async () => {
  await sync.close();
  await shop.cleanUp();
});

async function inShop() {
  const rows = await shop.woo.products.list({ sku: codes.join(), status: 'any' }).toArray();
  return [...rows].sort((a, b) => a.sku.localeCompare(b.sku));
}

test('the connection is fit for a sync', async () => {
  const report = await sync.connection.test();
  expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
});

test('products are added to the shop once, then changed both ways, then left alone', async () => {
  const plan = await sync.products.plan({ codes });
  expect(plan.rows.map(({ status, gestanCode }) => [status, gestanCode])).toEqual(
    codes.map((code) => ['add-to-woo', code]),
  );
  const added = await sync.products.apply(plan, { select: 'all' });
  for (const { id } of await inShop()) shop.made('products', id);
  expect(failures(added)).toEqual([]);
  expect((await inShop()).map(({ sku, status }) => [sku, status])).toEqual(
    [...codes].sort().map((code) => [code, 'draft']),
  );
  const wooIds = (await inShop()).map(({ id }) => id);
  expect((await sync.products.plan({ codes, wooIds })).rows).toEqual([]);
  expect((await sync.products.apply(plan, { select: 'all' })).counts.done).toBe(0);
  expect(await inShop()).toHaveLength(codes.length);

  const [rod = ''] = codes;
  const [first] = gestan.state.products.filter(({ code }) => code === rod);
  if (!first) throw new Error('The product of Gestan is gone.');
  gestan.edit.product(first.id, { priceNet: '15', priceGross: grossOf(15) });
  const priced = await sync.products.plan({ codes });
  expect(priced.rows).toMatchObject([{ status: 'update-woo', gestanCode: rod }]);
  expect(failures(await sync.products.apply(priced, { select: 'all' }))).toEqual([]);
  const price = (await inShop()).find(({ sku }) => sku === rod)?.regular_price;
  expect([15, Number(grossOf(15))]).toContain(Number(price));

  const [woo] = await inShop();
  await shop.woo.products.update(woo?.id ?? 0, { name: `${woo?.name} – Été` });
  const named = await sync.products.plan({ wooIds });
  expect(named.rows).toMatchObject([
    { status: 'update-gestan', changes: [{ field: 'name', target: 'gestan' }] },
  ]);
  expect(failures(await sync.products.apply(named, { select: 'all' }))).toEqual([]);
  expect(gestan.state.products.map(({ name }) => name)).toContain(`${woo?.name} – Été`);
  expect((await sync.products.plan({ codes, wooIds })).rows).toEqual([]);
});

test('stock travels in whole units, changed quantities only', async () => {
  for (const { id } of await inShop()) {
    await shop.woo.products.update(id, { manage_stock: true, stock_quantity: 1 });
  }
  const plan = await sync.stock.plan();
  const mine = new Set((await inShop()).map(({ id }) => id));
  const select = ({ wooId }: { readonly wooId?: number }) => wooId !== undefined && mine.has(wooId);
  expect(plan.rows.filter(select)).toHaveLength(codes.length);
  expect((await sync.stock.apply(plan, { select })).counts).toMatchObject({ done: codes.length, failed: 0 });
  expect((await inShop()).map((row) => row.stock_quantity)).toEqual([4, 5]);
  const again = await sync.stock.plan();
  expect(again.rows.filter((row) => select(row) && row.status === 'update-woo')).toEqual([]);
});

test('an order becomes pieces to the cent, once, and its refund a credit note, once', async () => {
  const [product] = await inShop();
  const order = await shop.woo.orders.create({
    status: 'completed',
    set_paid: true,
    payment_method: 'bacs',
    billing: {
      first_name: 'Marie',
      last_name: 'Lefèvre',
      address_1: '3 rue du Port',
      postcode: '44000',
      city: 'Nantes',
      country: 'FR',
      email: `${shop.prefix}marie@example.com`,
    },
    line_items: [{ product_id: product?.id, quantity: 2 }],
  });
  shop.made('orders', order.id);
  await sync.mappings.payments.set({ methodId: 'bacs', paymentModeId: '1' });

  const plan = await sync.orders.plan({ ids: [order.id] });
  expect(plan.rows).toMatchObject([{ status: 'import', wooId: order.id }]);
  expect(failures(await sync.orders.apply(plan, { select: 'all' }))).toEqual([]);
  const invoices = () => gestan.state.pieces.filter(({ kind }) => kind === 'invoice');
  expect(invoices().map(({ totalGross }) => Number(totalGross))).toEqual([Number(order.total)]);
  expect((await sync.orders.apply(plan, { select: 'all' })).counts.done).toBe(0);
  expect((await sync.orders.plan({ ids: [order.id] })).rows).toEqual([]);

  await shop.woo.refunds(order.id).create({ amount: '1.00', reason: shop.prefix });
  const refunded = await sync.orders.plan({ ids: [order.id] });
  expect(failures(await sync.orders.apply(refunded, { select: 'all' }))).toEqual([]);
  expect((await sync.orders.apply(refunded, { select: 'all' })).counts.done).toBe(0);
  const credits = gestan.state.pieces.filter(({ kind }) => kind === 'credit-note');
  expect(credits.map(({ totalGross }) => Math.abs(Number(totalGross)))).toEqual([1]);
  expect(invoices()).toHaveLength(1);
  expect(gestan.state.contacts.map(({ email }) => email)).toEqual([`${shop.prefix}marie@example.com`]);
});
