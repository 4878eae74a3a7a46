import { describe, expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import { type Shop, sampleShop } from 'woo-gestan/testing';
import { inTurn, isFull } from '../support/forms.js';
import { seeded, testClock, type World, world } from './shops.js';

type Rows = Shop[string];

/** A shop of many simple products that all look like one of the sample's. */
function shopOf(count: number, more: Partial<Shop> = {}): Shop {
  const shop = sampleShop();
  const [like] = (shop.products ?? []).filter(({ id }) => id === 34);
  const products: Rows = Array.from({ length: count }, (_, index) => ({
    ...like,
    id: 10_000 + index,
    sku: `P-${index}`,
    slug: `p-${index}`,
    name: `Produit ${index}`,
    global_unique_id: '',
    manage_stock: true,
    stock_quantity: 1,
  }));
  return { ...shop, products, variations: [], orders: [], refunds: [], ...more } as Shop;
}

function stocked(count: number, quantity: string, capabilities = {}) {
  const clock = testClock();
  const products = Array.from({ length: count }, (_, index) => ({
    code: `P-${index}`,
    name: `Produit ${index}`,
    priceGross: '5.61',
    vatRate: '20',
    familyId: '1',
  }));
  return memoryGestan({
    clock,
    families: [{ id: '1', name: 'Tout' }],
    products,
    stock: products.map(({ code }) => ({ code, quantity })),
    capabilities,
    stockMoves: 'on-ship',
  });
}

const settings = {
  orders: { startAt: '2026-01-01' },
  products: { defaultFamily: { familyId: '1' } },
  safety: { created: 10 },
};

async function link(w: World, codes: readonly [string, number, number?][]): Promise<void> {
  const sync = w.open();
  for (const [code, wooId, variationId] of codes) {
    await sync.links.force(variationId ? { code, wooId, variationId } : { code, wooId });
  }
}

const quantity = (w: World, id: number) =>
  w.store.state.products.find((row) => row.id === id)?.stock_quantity;

/** A transport that keeps the ids of each batch of stock, by its path. */
function counting(w: World) {
  const batches: { path: string; ids: number[] }[] = [];
  const transport = async (request: Request) => {
    if (request.method !== 'GET') {
      const { update } = (await request.clone().json()) as { update: { id: number }[] };
      batches.push({ path: new URL(request.url).pathname, ids: update.map(({ id }) => id) });
      for (const one of update) expect(Object.keys(one).sort()).toEqual(['id', 'stock_quantity']);
    }
    return w.store.transport(request);
  };
  return { batches, transport };
}

const pages = isFull ? 10 : 3;

test(`${pages}00 changed simple products travel in ${pages} requests of 100, and none when nothing changed`, async () => {
  const count = 100 * pages;
  const w = world({ shop: shopOf(count), gestan: stocked(count, '7.9'), settings });
  const links = await w.open().products.plan();
  await w.open().products.apply(links, { select: 'all', override: ['price-jump'] });
  const read = w.store.requests.length;
  const { batches, transport } = counting(w);
  const sync = w.open({ transport });
  const plan = await sync.stock.plan();
  expect(plan.summary).toMatchObject({ 'update-woo': count });
  const report = await sync.stock.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ done: count, failed: 0 });
  expect(batches.map(({ ids }) => ids.length)).toEqual(Array(pages).fill(100));
  // Besides: all products once for the plan and once for the apply, orders, and what is to be known
  // of the shop.
  expect(w.store.requests.length - read).toBeLessThanOrEqual(pages + 2 * pages + 2 + 4);
  expect(w.store.state.products.every(({ stock_quantity: now }) => now === 7)).toBe(true);
  const again = await w.open({ transport }).run({ flows: ['stock'] });
  expect(again.reports[0]?.counts.done).toBe(0);
  expect(batches).toHaveLength(pages);
});

test('variations travel in one request a parent', async () => {
  const [parents, each] = [isFull ? 100 : 12, 3];
  const shop = sampleShop();
  const [parent] = (shop.products ?? []).filter(({ id }) => id === 191);
  const [like] = (shop.variations ?? []).filter((row) => (row._parent ?? row.parent_id) === 191);
  const products: Rows[number][] = [];
  const variations: Rows[number][] = [];
  for (let index = 0; index < parents; index += 1) {
    const id = 20_000 + index;
    products.push({ ...parent, id, sku: '', slug: `v-${index}`, global_unique_id: '' } as Rows[number]);
    for (let at = 0; at < each; at += 1)
      variations.push({
        ...like,
        id: 30_000 + index * each + at,
        _parent: id,
        parent_id: id,
        sku: `P-${index * each + at}`,
        global_unique_id: '',
        manage_stock: true,
        stock_quantity: 1,
      } as Rows[number]);
  }
  const w = world({
    shop: { ...shopOf(0), products, variations } as Shop,
    gestan: stocked(parents * each, '7.9'),
    settings,
  });
  await link(
    w,
    variations.map((row, index): [string, number, number] => [
      `P-${index}`,
      Number(row.parent_id),
      Number(row.id),
    ]),
  );
  const { batches, transport } = counting(w);
  const { reports } = await w.open({ transport }).run({ flows: ['stock'] });
  expect(reports[0]?.counts).toMatchObject({ done: parents * each, failed: 0 });
  expect(batches.map(({ path, ids }) => [/(\d+)\/variations/.exec(path)?.[1], ids.length]).sort()).toEqual(
    products.map(({ id }) => [String(id), each]).sort(),
  );
  expect(w.store.state.variations.every(({ stock_quantity: now }) => now === 7)).toBe(true);
});

test('a shop that holds parts of units is told apart, and still gets whole ones', async () => {
  const shop = shopOf(2);
  const [first, second] = shop.products as Record<string, unknown>[];
  const w = world({
    shop: { ...shop, products: [{ ...first, stock_quantity: 2.5 }, second] } as Shop,
    gestan: stocked(2, '7.9'),
    settings,
  });
  await link(w, [
    ['P-0', 10_000],
    ['P-1', 10_001],
  ]);
  const plan = await w.open().stock.plan();
  expect(plan.decimalStock).toBe(true);
  expect(plan.rows.find(({ wooId }) => wooId === 10_000)).toMatchObject({ wooQuantity: 2.5, quantity: 7 });
  const report = await w.open().stock.apply(JSON.parse(JSON.stringify(plan)), { select: 'all' });
  expect(report.warnings).toMatchObject([{ code: 'decimal-stock' }]);
  expect([quantity(w, 10_000), quantity(w, 10_001)]).toEqual([7, 7]);
  const later = await w.open().stock.plan();
  expect([later.decimalStock, later.rows]).toEqual([undefined, []]);
});

test('250 categories take three requests', async () => {
  const shop = sampleShop();
  const [like] = shop.categories ?? [];
  const categories = Array.from({ length: 250 }, (_, index) => ({
    ...like,
    id: 1_000 + index,
    name: `C ${index}`,
    slug: `c-${index}`,
    parent: 0,
  }));
  const w = world({ shop: { ...shop, products: [], variations: [], categories } as Shop });
  expect(await w.open().categories.import()).toMatchObject({ total: 250, added: 250 });
  expect(w.store.requests.filter(({ path }) => path.endsWith('/products/categories'))).toHaveLength(3);
  expect(w.store.requests).toHaveLength(3);
});

test('orders take one request a page of 100, and one a page of refunds', async () => {
  const count = isFull ? 1_000 : 200;
  const shop = sampleShop();
  const [like] = (shop.orders ?? []).filter(({ id }) => id === 426);
  const [refunded] = (shop.orders ?? []).filter(({ id }) => id === 396);
  const [refund] = (shop.refunds ?? []).filter((row) => (row._order ?? row.parent_id) === 396);
  const orders: Record<string, unknown>[] = [];
  const refunds: Record<string, unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = 20_000 + index;
    if (index % 10 > 0) orders.push({ ...like, id, number: String(id) });
    else {
      refunds.push({ ...refund, id: 40_000 + index, _order: id, parent_id: id });
      orders.push({
        ...refunded,
        id,
        number: String(id),
        refunds: [{ id: 40_000 + index, reason: '', total: `-${refund?.amount}` }],
      });
    }
  }
  const w = world({ shop: { ...shop, orders, refunds } as Shop, settings });
  const plan = await w.open().orders.plan();
  expect(plan.rows).toHaveLength(count);
  const of = (end: string) => w.store.requests.filter(({ path }) => path.endsWith(end)).length;
  expect([of('/orders'), of('/refunds')]).toEqual([count / 100, 1]);
  expect(w.store.requests.some(({ path }) => /\/orders\/\d+/.test(path))).toBe(false);
});

describe.each(['physical', 'available'] as const)('a Gestan whose figure is the %s stock', (stockFigure) => {
  const order = (id: number, reduced: number, status = 'processing') => {
    const [like] = (sampleShop().orders ?? []).filter((row) => row.id === 426);
    const [line] = (like?.line_items ?? []) as Record<string, unknown>[];
    return {
      ...like,
      id,
      number: String(id),
      status,
      line_items: [
        {
          ...line,
          id: id * 10,
          product_id: 10_000,
          variation_id: 0,
          sku: 'P-0',
          quantity: reduced,
          meta_data: [{ id: 1, key: '_reduced_stock', value: String(reduced) }],
        },
      ],
    };
  };

  const setUp = async (figure: string, orders: readonly object[]) => {
    const w = world({
      shop: shopOf(2, { orders: orders as unknown as Rows }),
      gestan: stocked(2, figure, { stockFigure }),
      settings,
    });
    await link(w, [
      ['P-0', 10_000],
      ['P-1', 10_001],
    ]);
    return w;
  };

  test.each<[string, number[], number]>([
    ['10', [], 10],
    ['10.9', [], 10],
    ['10', [3], 7],
    ['10.5', [3, 2], 5],
    ['2.5', [3], 0],
    ['-1', [], 0],
  ])('%s, less what is sold and not imported %j', async (figure, sold, expected) => {
    const w = await setUp(
      figure,
      sold.map((reduced, index) => order(30_000 + index, reduced)),
    );
    await w.open().run({ flows: ['stock'], override: ['stock-zeroed'] });
    expect(quantity(w, 10_000)).toBe(expected);
    expect(quantity(w, 10_001)).toBe(Math.max(0, Math.floor(Number(figure))));
  });

  test('without the clamp the negative figure is sent, rounded down', async () => {
    const w = await setUp('-0.5', []);
    await w.open().settings.save({ stock: { clampNegative: false } });
    await w.open().run({ flows: ['stock'], override: ['stock-zeroed'] });
    expect(quantity(w, 10_000)).toBe(-1);
  });

  test('an imported order counts until its goods have left, where the figure does not show it', async () => {
    const w = await setUp('10', []);
    await w.store.call('POST', '/wp-json/wc/v3/orders', {
      body: {
        status: 'processing',
        set_paid: true,
        billing: { email: 'client@exemple.test', last_name: 'Client', country: 'FR' },
        line_items: [{ product_id: 10_000, quantity: 3 }],
      },
    });
    await w.open().run({ flows: ['orders'] });
    expect(w.gestan.state.pieces.length).toBeGreaterThan(0);
    await w.open().run({ flows: ['stock'] });
    expect(quantity(w, 10_000)).toBe(7);
    for (const { id, movesStock } of w.gestan.state.pieces) if (movesStock) w.gestan.edit.ship(id);
    await w.open().run({ flows: ['stock'] });
    expect(quantity(w, 10_000)).toBe(7);
  });

  test('an unknown figure is never zero', async () => {
    const w = await setUp('10', []);
    w.gestan.edit.stock('P-0', undefined);
    await w.open().run({ flows: ['stock'] });
    expect([quantity(w, 10_000), quantity(w, 10_001)]).toEqual([1, 10]);
    expect((await w.open().stock.plan()).rows.find(({ wooId }) => wooId === 10_000)).toMatchObject({
      status: 'blocked',
      reason: { code: 'stock-unknown' },
    });
  });
});

test('too much stock set to zero stops before the first write, unless it is lifted by name', async () => {
  const w = world({ shop: shopOf(40), gestan: stocked(40, '0'), settings });
  await link(
    w,
    Array.from({ length: 40 }, (_, index): [string, number] => [`P-${index}`, 10_000 + index]),
  );
  const plan = await w.open().stock.plan();
  const before = w.writes().length;
  const stopped = await w
    .open()
    .stock.apply(plan, { select: 'all' })
    .catch((error: unknown) => error);
  expect(stopped).toMatchObject({
    code: 'settings.safety-limit',
    field: expect.stringContaining('safety') as unknown,
  });
  await expect(w.open().run({ flows: ['stock'] })).rejects.toMatchObject({ code: 'settings.safety-limit' });
  expect(w.writes().length).toBe(before);
  expect((await w.open().stock.apply(plan, { select: 'all', override: ['stock-zeroed'] })).counts.done).toBe(
    40,
  );
});

test('one refused quantity leaves the other rows done', async () => {
  const w = world({ shop: shopOf(5), gestan: stocked(5, '9'), settings });
  await link(
    w,
    Array.from({ length: 5 }, (_, index): [string, number] => [`P-${index}`, 10_000 + index]),
  );
  const plan = await w.open().stock.plan();
  const transport = async (request: Request) => {
    if (request.method === 'GET') return w.store.transport(request);
    const answer = await w.store.transport(request);
    const body = (await answer.json()) as { update: object[] };
    body.update[2] = {
      id: 10_002,
      error: {
        code: 'woocommerce_rest_product_invalid_id',
        message: 'ID non valide.',
        data: { status: 400 },
      },
    };
    return new Response(JSON.stringify(body), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  };
  const report = await w.open({ transport }).stock.apply(plan, { select: 'all' });
  expect(report.counts).toMatchObject({ done: 4, failed: 1 });
  expect(report.rows.find(({ wooId }) => wooId === 10_002)).toMatchObject({
    outcome: 'failed',
    error: { retryable: false },
  });
});

test('orders are read once, then only those that may still count', async () => {
  const [like] = (sampleShop().orders ?? []).filter((row) => row.id === 426);
  const [line] = (like?.line_items ?? []) as Record<string, unknown>[];
  const count = 250;
  const orders = Array.from({ length: count }, (_, index) => ({
    ...like,
    id: 30_000 + index,
    number: String(30_000 + index),
    status: 'completed',
    date_created_gmt: new Date(Date.UTC(2026, 3, 1) + index * 3_600_000).toISOString().slice(0, 19),
    date_modified_gmt: new Date(Date.UTC(2026, 3, 1) + index * 3_600_000).toISOString().slice(0, 19),
    line_items: [
      {
        ...line,
        id: 300_000 + index,
        product_id: 10_000,
        variation_id: 0,
        sku: 'P-0',
        quantity: 1,
        meta_data: index < 20 ? [{ id: 1, key: '_reduced_stock', value: '1' }] : [],
      },
    ],
  }));
  const w = world({
    shop: shopOf(1, { orders: orders as unknown as Rows }),
    gestan: stocked(1, '500'),
    settings,
  });
  await link(w, [['P-0', 10_000]]);
  const asked = async (work: () => Promise<unknown>) => {
    const before = w.store.requests.length;
    await work();
    return w.store.requests.slice(before).filter(({ path }) => path.endsWith('/orders')).length;
  };
  expect(await asked(() => w.open().run({ flows: ['stock'] }))).toBe(3);
  expect(quantity(w, 10_000)).toBe(480);
  await w.open().run({ flows: ['stock'] });
  // What was changed; the twenty that Gestan's figure does not show are remembered.
  expect(await asked(() => w.open().run({ flows: ['stock'] }))).toBe(1);
  expect(quantity(w, 10_000)).toBe(480);
  expect(await asked(() => w.open().stock.plan({ full: true }))).toBe(3);
  await w.open().settings.save({ orders: { startAt: '2026-04-01T05:00:00Z' } });
  expect(await asked(() => w.open().run({ flows: ['stock'] }))).toBe(3);
  expect(quantity(w, 10_000)).toBe(485);
  w.clock.advance(25 * 3_600_000);
  expect(await asked(() => w.open().run({ flows: ['stock'] }))).toBe(3);
});

test('whatever happens to orders, the units are those that a reading of all orders finds', async () => {
  for (const seed of inTurn(
    Array.from({ length: 20 }, (_, index) => index + 1),
    20,
  )) {
    const random = seeded(seed);
    const pick = <T>(rows: readonly T[]) => rows[Math.floor(random() * rows.length)] as T;
    const w = world({ shop: shopOf(3), gestan: stocked(3, '90'), settings });
    await link(w, [
      ['P-0', 10_000],
      ['P-1', 10_001],
      ['P-2', 10_002],
    ]);
    for (let step = 0; step < 25; step += 1) {
      const kind = Math.floor(random() * 7);
      const orders = w.store.state.orders;
      if (kind <= 1 || orders.length === 0)
        await w.store.call('POST', '/wp-json/wc/v3/orders', {
          body: {
            status: pick(['processing', 'pending', 'on-hold']),
            billing: { email: `c${step}@exemple.test`, last_name: `C ${step}`, country: 'FR' },
            line_items: [
              { product_id: 10_000 + Math.floor(random() * 3), quantity: 1 + Math.floor(random() * 4) },
            ],
          },
        });
      else if (kind === 2)
        await w.store.call('PUT', `/wp-json/wc/v3/orders/${pick(orders).id}`, {
          body: { status: pick(['processing', 'cancelled', 'completed', 'pending']) },
        });
      else if (kind === 3) await w.open().run({ flows: ['orders'] });
      else if (kind === 4) {
        const movers = w.gestan.state.pieces.filter(
          ({ movesStock, stockMoved }) => movesStock && !stockMoved,
        );
        if (movers.length > 0) w.gestan.edit.ship(pick(movers).id);
      } else if (kind === 5) await w.store.call('DELETE', `/wp-json/wc/v3/orders/${pick(orders).id}`);
      else w.clock.advance(Math.floor(random() * 4 * 3_600_000));
      const quantities = async (options: object) =>
        (await w.open().stock.plan({ ...options })).rows.map(({ key, quantity: now, reserved }) => [
          key,
          now,
          reserved,
        ]);
      expect(await quantities({}), `seed ${seed}, step ${step}`).toEqual(await quantities({ full: true }));
      if (random() < 0.5) await w.open().run({ flows: ['stock'], override: ['stock-zeroed'] });
    }
  }
});

test('random days of both sides: what is sold does not rise again', async () => {
  const random = seeded(7);
  const w = world({ shop: shopOf(3), gestan: stocked(3, '50'), settings });
  await link(w, [
    ['P-0', 10_000],
    ['P-1', 10_001],
    ['P-2', 10_002],
  ]);
  await w.open().run({ flows: ['stock'] });
  let physical = [50, 50, 50];
  const open = [0, 0, 0];
  for (let day = 0; day < 25; day += 1) {
    const index = Math.floor(random() * 3);
    const dice = random();
    if (dice < 0.5) {
      const units = 1 + Math.floor(random() * 3);
      await w.store.call('POST', '/wp-json/wc/v3/orders', {
        body: {
          status: 'processing',
          set_paid: true,
          billing: { email: `client${day}@exemple.test`, last_name: `Client ${day}`, country: 'FR' },
          line_items: [{ product_id: 10_000 + index, quantity: units }],
        },
      });
      open[index] = (open[index] ?? 0) + units;
    } else if (dice < 0.75) {
      await w.open().run({ flows: ['orders'] });
    } else if (dice < 0.9) {
      physical = physical.map((figure, at) => (at === index ? figure + 5 : figure));
      w.gestan.edit.stock(`P-${index}`, physical[index]);
    }
    w.clock.advance(3_600_000);
    await w.open().run({ flows: ['stock'], override: ['stock-zeroed'] });
    for (const at of [0, 1, 2]) {
      expect([day, at, quantity(w, 10_000 + at)]).toEqual([
        day,
        at,
        Math.max(0, (physical[at] ?? 0) - (open[at] ?? 0)),
      ]);
    }
  }
});

test('a product that the sync added gets its stock where the shop is to begin to manage it', async () => {
  const w = world({ shop: shopOf(0), gestan: stocked(1, '7.9'), settings });
  const sync = w.open();
  await sync.categories.import();
  const [category] = await sync.categories.list();
  await sync.mappings.families.set({ categoryId: category?.id ?? 0, familyId: '1', primary: true });
  for (const { taxClass, rate } of await sync.mappings.taxes.suggest()) {
    await sync.mappings.taxes.set({ taxClass, rate });
  }
  const added = await sync.products.apply(await sync.products.plan(), { select: 'all' });
  expect(added.rows).toMatchObject([{ status: 'add-to-woo', outcome: 'done' }]);
  expect((await sync.stock.plan()).rows).toMatchObject([{ status: 'unmanaged' }]);
  await sync.settings.save({ stock: { startManaging: true } });
  const plan = await sync.stock.plan();
  expect(plan.rows).toMatchObject([{ status: 'update-woo', startsManaging: true, quantity: 7 }]);
  expect(
    (await sync.stock.apply(JSON.parse(JSON.stringify(plan)) as typeof plan, { select: 'all' })).counts,
  ).toMatchObject({
    done: 1,
  });
  expect(w.store.state.products).toMatchObject([{ sku: 'P-0', manage_stock: true, stock_quantity: 7 }]);
  expect((await sync.stock.apply(plan, { select: 'all' })).counts.done).toBe(0);
  expect((await sync.stock.plan()).rows).toEqual([]);
});
