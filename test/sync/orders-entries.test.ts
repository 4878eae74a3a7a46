import { expect, test } from 'vitest';
import { renderPlan } from 'woo-gestan/report';
import { gestanFigures, type World } from './shops.js';
import { setUp, smallWorld } from './small.js';

const orders = { flows: ['orders'] } as const;

/** Orders that a run asks for by id, since something of them stays due. */
function askedAgain(w: World, from: number): readonly string[] {
  return w.store.requests
    .slice(from)
    .filter(({ path }) => path === '/wp-json/wc/v3/orders')
    .flatMap(({ query }) => (query.include === undefined ? [] : String(query.include).split(',')));
}

/** A world whose payment methods are all mapped but for some. */
async function world(...unmapped: readonly string[]) {
  const w = smallWorld();
  const sync = w.open();
  await setUp(sync);
  for (const methodId of unmapped) await sync.mappings.payments.unset({ methodId });
  return w;
}

/** What a report tells of missing entries. */
const missingIn = (report: { readonly warnings: readonly { readonly code: string }[] } | undefined) =>
  report?.warnings.filter(({ code }) => code === 'orders-without-entry');

async function mapped() {
  const w = await world();
  const [report] = (await w.open().run(orders)).reports;
  expect(missingIn(report)).toEqual([]);
  expect(w.gestan.state.entries.length).toBeGreaterThan(3);
  return w.gestan.state.entries.map(({ externalRef, amount }) => [externalRef, amount]).sort();
}

test('an entry whose payment method is mapped later is made then, and reported until then', async () => {
  const due = await mapped();
  const methods = ['stripe', 'paypal', 'bacs', 'cheque', 'cod', 'ppcp-gateway'];
  const w = await world(...methods);
  const sync = w.open();

  const plan = await sync.orders.plan();
  const [reported] = plan.warnings ?? [];
  expect(reported?.code).toBe('orders-without-entry');
  const [first] = (await sync.run(orders)).reports;
  expect(w.gestan.state.entries).toEqual([]);
  expect(missingIn(first)).toEqual([reported]);
  const missing = reported?.code === 'orders-without-entry' ? reported.values : undefined;
  expect(missing?.orders).toBeGreaterThan(3);
  expect(missing?.why.reduce((sum, { orders: n }) => sum + n, 0)).toBe(missing?.orders);
  expect(renderPlan(await sync.orders.plan())).toMatch(/\b9\s+commandes sans écriture/);

  // What only waits is not asked for, and reported all the same; days later too.
  for (const days of [0, 3]) {
    w.clock.advance(days * 86_400_000);
    const before = w.store.requests.length;
    const [again] = (await w.open().run(orders)).reports;
    expect(missingIn(again)).toEqual([reported]);
    const waiting = plan.rows.filter(({ status }) => status === 'waiting').map(({ wooId }) => String(wooId));
    expect(askedAgain(w, before).filter((id) => !waiting.includes(id))).toEqual([]);
  }

  // One method mapped: only its orders are read again.
  const used = await sync.mappings.payments.unmapped();
  expect(used.reduce((sum, each) => sum + each.orders, 0)).toBe(10);
  const [most] = used;
  await sync.mappings.payments.set({ methodId: most?.id ?? '', paymentModeId: '1' });
  const before = w.store.requests.length;
  const [some] = (await w.open().run(orders)).reports;
  const made = w.gestan.state.entries.length;
  expect(made).toBeGreaterThan(0);
  expect(askedAgain(w, before).length).toBeLessThanOrEqual(most?.orders ?? 0);
  const left = some?.warnings.find(({ code }) => code === 'orders-without-entry');
  expect(left?.code === 'orders-without-entry' ? left.values.orders : 0).toBeLessThan(missing?.orders ?? 0);

  for (const methodId of methods) await sync.mappings.payments.set({ methodId, paymentModeId: '1' });
  const [last] = (await w.open().run(orders)).reports;
  expect(missingIn(last)).toEqual([]);
  expect(w.gestan.state.entries.map(({ externalRef, amount }) => [externalRef, amount]).sort()).toEqual(due);
});

test('what apply() could not book is booked by a later run', async () => {
  const due = await mapped();
  const w = await world('stripe', 'paypal', 'bacs', 'cheque', 'cod', 'ppcp-gateway');
  const sync = w.open();
  const report = await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
  expect(missingIn(report)).toHaveLength(1);
  expect(w.gestan.state.entries).toEqual([]);
  await setUp(sync);
  await w.open().run(orders);
  expect(w.gestan.state.entries.map(({ externalRef, amount }) => [externalRef, amount]).sort()).toEqual(due);
});

test('entries wait for a professional account too, and an entry that was made needs its mapping no more', async () => {
  const due = await mapped();
  const w = await world();
  const sync = w.open();
  const privately = { id: '1', name: 'Banque', professional: false };
  const other = w.open({ gestan: { ...w.gestan, bankAccounts: async () => [privately] } });
  const [first] = (await other.run(orders)).reports;
  expect(missingIn(first)).toMatchObject([
    { values: { why: [{ reason: { code: 'bank-account-not-professional' } }] } },
  ]);
  await w.open().run(orders);
  expect(w.gestan.state.entries.map(({ externalRef, amount }) => [externalRef, amount]).sort()).toEqual(due);

  await sync.mappings.payments.unset({ methodId: 'stripe' });
  expect((await sync.orders.plan()).warnings).toBeUndefined();
});

test('prices shown without cents change nothing of the orders of before', async () => {
  const due = await world();
  await due.open().run(orders);
  const w = await world();
  const { consumerKey, consumerSecret } = w.store.keys.main;
  const answer = await w.store.transport(
    new Request('https://shop.example/wp-json/wc/v3/settings/general/woocommerce_price_num_decimals', {
      method: 'PUT',
      body: JSON.stringify({ value: '0' }),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa(`${consumerKey}:${consumerSecret}`)}`,
      },
    }),
  );
  expect(answer.status).toBe(200);
  await w.open().run(orders);
  expect(gestanFigures(w.gestan).pieces).toEqual(gestanFigures(due.gestan).pieces);
});
