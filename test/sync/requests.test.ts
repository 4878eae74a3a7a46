import { beforeAll, describe, expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import type { Shop } from 'woo-gestan/testing';
import { inTurn, isFull, oneInTurn } from '../support/forms.js';
import { recordedShop, testClock, type World, world } from './shops.js';

type Row = Shop[string][number];

const simple = 500;

/** A shop of five hundred simple products, each changed in a second of its own, and no orders. */
function plainShop(name: 'wc11' | 'wc99'): Shop {
  const shop = recordedShop(name);
  const like = (shop.products ?? []).find(({ type, sku }) => type === 'simple' && sku !== '');
  const products = Array.from({ length: simple }, (_, at) => ({
    ...like,
    id: 20_000 + at,
    sku: `S-${at}`,
    slug: `s-${at}`,
    global_unique_id: '',
    manage_stock: true,
    stock_quantity: 5,
    images: [],
    date_created_gmt: '2026-06-01T00:00:00',
    date_modified_gmt: new Date(Date.UTC(2026, 5, 1) + at * 600_000).toISOString().slice(0, 19),
  }));
  return { ...shop, products: products as unknown as Row[], variations: [], orders: [], refunds: [] };
}

/** A recorded shop; in the short form with no more orders than two pages hold. */
function shopOf(name: 'wc11' | 'wc99'): Shop {
  const shop = recordedShop(name);
  return isFull ? shop : { ...shop, orders: (shop.orders ?? []).slice(0, 110) };
}

function worldOf(shop: Shop) {
  const clock = testClock();
  const gestan = memoryGestan({
    clock,
    families: [{ id: '1', name: 'Tout' }],
    paymentModes: [{ id: '1', name: 'CB' }],
  });
  const settings = {
    products: { defaultFamily: { familyId: '1' }, codePrefix: 'W-' },
    orders: { startAt: '2020-01-01' },
    safety: { created: 1_000, priceJump: 1, stockZeroed: 1 },
  };
  const w = world({ shop, clock, gestan, settings });
  // Every web server dates its answers; the readings of changes make use of it.
  const transport = async (request: Request) => {
    const { body, status, headers } = await w.store.transport(request);
    const dated = new Headers(headers);
    dated.set('date', new Date(clock.now()).toUTCString());
    return new Response(body, { status, headers: dated });
  };
  return { ...w, open: () => w.open({ transport }), clock, gestan };
}

async function mapTaxes(w: World): Promise<void> {
  const sync = w.open();
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest())
    await sync.mappings.taxes.set({ taxClass, rate });
}

/** Runs until nothing is new any more. */
async function rest(w: World): Promise<void> {
  for (let run = 0; run < 4; run += 1) {
    w.clock.advance(40 * 60_000);
    await w.open().run();
  }
}

/** The requests of some work, in short: `GET orders`, `POST products/batch`. */
async function asked({ store }: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = store.requests.length;
  await work();
  return store.requests
    .slice(before)
    .map(({ method, path }) => `${method} ${path.replace('/wp-json/wc/v3/', '').replace(/\d+/, '…')}`);
}

/** How often each stands there. */
const counted = (requests: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const request of requests) counts[request] = (counts[request] ?? 0) + 1;
  return counts;
};

/** What the shop is asked once an hour, as soon as anything has to be decided. */
const facts = {
  'GET /wp-json/': 1,
  'GET settings/general': 1,
  'GET settings/tax': 1,
  'GET settings/products': 1,
};

const nothing = { 'GET customers': 1, 'GET products': 1, 'GET orders': 1 };

test.each(oneInTurn(['wc11', 'wc99'] as const))(
  '%s: the first run reads each list once; nothing changed costs three requests, in any process',
  async (name) => {
    const w = worldOf(shopOf(name));
    await mapTaxes(w);
    const first = counted(await asked(w, () => w.open().run()));
    const { products, orders } = w.store.state;
    expect(first).toMatchObject({
      ...facts,
      'GET products': Math.ceil(products.length / 100),
      'GET taxes': 1,
      ...(name === 'wc11' ? { 'GET customers': 1, 'GET variations': 1 } : {}),
    });
    // One list of all variations; WooCommerce 9 has none, and is asked product by product, once.
    const variable = products.filter(({ type, status }) => type === 'variable' && status !== 'trash').length;
    expect(first['GET products/…/variations'] ?? 0).toBe(name === 'wc11' ? 0 : variable);
    // The pages of orders, the newest one, and the last window once more; nothing for stock.
    expect(first['GET orders']).toBeLessThanOrEqual(Math.ceil(orders.length / 100) + 2);
    await rest(w);
    expect(counted(await asked(w, () => w.open().run()))).toEqual(nothing);
    const sync = w.open();
    await sync.run();
    expect(counted(await asked(w, () => sync.run()))).toEqual(nothing);
  },
);

describe.each(isFull ? (['wc11', 'wc99'] as const) : (['wc99'] as const))(
  '%s: what changes ask for',
  (name) => {
    const w = worldOf(plainShop(name));
    const { gestan, store } = w;
    const codes = Array.from({ length: simple }, (_, at) => `S-${at}`);
    const idOf = (code: string) => gestan.state.products.find((product) => product.code === code)?.id ?? '';

    beforeAll(async () => {
      await mapTaxes(w);
      await w.open().categories.import();
      const [product] = store.state.products;
      const [category] = (product?.categories ?? []) as unknown as readonly { readonly id: number }[];
      await w.open().mappings.families.set({ categoryId: category?.id ?? 0, familyId: '1', primary: true });
      await w.open().mappings.taxes.set({ taxClass: '', rate: '20' });
      await w.open().run();
      await rest(w);
    });

    // In the short form two of the four, the other two each second day.
    const due = inTurn(['prices', 'stock', 'to the shop', 'to Gestan'], 2);

    test.runIf(due.includes('prices'))(
      '100 prices take three requests: what changed in the shop, the hundred, one batch',
      async () => {
        for (const code of codes.slice(0, 100))
          gestan.edit.product(idOf(code), { priceGross: '77.7', priceNet: '64.75' });
        const sync = w.open();
        await sync.products.plan({ wooIds: [20_000] });
        const requests = counted(await asked(w, () => sync.run({ flows: ['products'] })));
        expect(requests['POST products/batch']).toBe(1);
        expect(requests['GET products']).toBe(2);
        expect(Object.keys(requests)).toHaveLength(2);
      },
    );

    test.runIf(due.includes('stock'))(
      'stock of 500 takes seven requests: changed orders, changed products, five batches',
      async () => {
        await rest(w);
        for (const code of codes) gestan.edit.stock(code, 9);
        const requests = counted(await asked(w, () => w.open().run({ flows: ['stock'] })));
        expect(requests).toEqual({ 'GET orders': 1, 'GET products': 1, 'POST products/batch': 5 });
        expect(store.state.products.every(({ stock_quantity: held }) => held === 9)).toBe(true);
      },
    );

    test.runIf(due.includes('to the shop'))(
      '250 new products take at most eight requests: who has their SKUs, the trash, batches',
      async () => {
        await rest(w);
        for (let at = 0; at < 250; at += 1)
          gestan.edit.addProduct({
            code: `N-${at}`,
            name: `Neuf ${at}`,
            priceGross: '10',
            priceNet: '8.33',
            vatRate: '20',
            familyId: '1',
          });
        const sync = w.open();
        await sync.products.plan({ wooIds: [20_000] });
        const requests = await asked(w, () => sync.run({ flows: ['products'] }));
        expect(store.state.products).toHaveLength(simple + 250);
        expect(requests.length).toBeLessThanOrEqual(8);
      },
    );

    test.runIf(due.includes('to Gestan'))(
      '500 new products to Gestan take six requests: the pages of what changed; the next run reads them again',
      async () => {
        await rest(w);
        // Ten in a second, all within the ten minutes that are read a second time.
        for (let from = 0; from < 500; from += 10) {
          const create = Array.from({ length: 10 }, (_, at) => ({
            sku: `G-${from + at}`,
            name: `Du magasin ${from + at}`,
            regular_price: '12',
          }));
          const made = await store.call('POST', '/wp-json/wc/v3/products/batch', { body: { create } });
          expect(made.status).toBe(200);
          w.clock.advance(1_000);
        }
        const known = gestan.state.products.length;
        const sync = w.open();
        await sync.products.plan({ wooIds: [20_000] });
        const requests = counted(await asked(w, () => sync.run({ flows: ['products'] })));
        expect(gestan.state.products).toHaveLength(known + 500);
        expect(requests).toEqual({ 'GET products': 6 });
        const next = counted(await asked(w, () => sync.run({ flows: ['products'] })));
        expect(next).toEqual({ 'GET products': 6 });
        expect(gestan.state.products).toHaveLength(known + 500);
      },
    );
  },
);
