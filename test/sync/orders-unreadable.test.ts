import { describe, expect, test } from 'vitest';
import type { WooOrder } from 'woo-gestan/woo';
import { processorMs } from '../support/processor.js';
import type { World } from './shops.js';
import { setUp, smallWorld } from './small.js';
import { field, type Spoil, spoiledShop } from './spoiled-shop.js';

const ordersOf = (w: World) => w.store.state.orders as unknown as readonly WooOrder[];

async function ready(): Promise<{ readonly w: World; readonly ids: readonly number[] }> {
  const w = smallWorld();
  await setUp(w.open());
  const ids = ordersOf(w)
    .filter(
      ({ status, refunds, line_items: lines }) =>
        status === 'completed' && refunds.length === 0 && lines.length > 0,
    )
    .map(({ id }) => id);
  return { w, ids };
}

const ordersWithPieces = (w: World) =>
  new Set(w.gestan.state.pieces.map(({ externalRef }) => Number(externalRef?.split(':')[3])));

async function run(w: World, transport?: ReturnType<typeof spoiledShop>) {
  const [report] = (await w.open(transport ? { transport } : {}).run({ flows: ['orders'] })).reports;
  if (!report) throw new Error('no report');
  return report;
}

describe('an order with one odd field', () => {
  test.each<[string, Spoil, string]>([
    ['a line without a name', field('line_items.0.name', []), 'line_items.0.name'],
    ['taxes that are a text', field('line_items.0.taxes', 'x'), 'line_items.0.taxes'],
    ['a postcode that is a list', field('shipping.postcode', []), 'shipping.postcode'],
    ['a status that is a list', field('status', [1]), 'status'],
  ])(
    '%s: it is refused, the others are imported, and it is imported once it is corrected',
    async (_, spoil, name) => {
      const { w, ids } = await ready();
      const [odd = 0] = ids;
      const transport = spoiledShop(w, 'orders', { [odd]: spoil });
      const refused = {
        key: `order:${odd}`,
        status: 'refused',
        wooId: odd,
        reason: { code: 'order-unreadable', values: { id: odd, field: name } },
      };
      const plan = await w.open({ transport }).orders.plan();
      expect(plan.rows.filter(({ status }) => status === 'refused')).toMatchObject([refused]);
      expect(plan.summary.refused).toBe(1);
      const first = await run(w, transport);
      expect(first.error).toBeUndefined();
      expect(first.rows.filter(({ key }) => key === refused.key)).toMatchObject([
        { ...refused, outcome: 'skipped' },
      ]);
      expect(ordersWithPieces(w).has(odd)).toBe(false);
      for (const id of ids.slice(1)) expect(ordersWithPieces(w).has(id)).toBe(true);
      // It has not changed since, and is reported and tried at every run, long after the window is read.
      w.clock.advance(30 * 24 * 3_600_000);
      expect((await run(w, transport)).rows).toMatchObject([refused]);
      const corrected = await run(w);
      expect(corrected.counts).toMatchObject({ done: 1, skipped: 0 });
      expect(ordersWithPieces(w).has(odd)).toBe(true);
    },
  );

  test('that does not say its id: it is reported, and no cursor moves past it', async () => {
    const { w, ids } = await ready();
    const [odd = 0] = ids;
    const transport = spoiledShop(w, 'orders', { [odd]: field('id', undefined) });
    const first = await run(w, transport);
    expect(first.rows.filter(({ status }) => status === 'refused')).toMatchObject([
      { reason: { code: 'order-unreadable', values: { field: 'id' } } },
    ]);
    for (const id of ids.slice(1)) expect(ordersWithPieces(w).has(id)).toBe(true);
    w.clock.advance(30 * 24 * 3_600_000);
    expect((await run(w)).counts).toMatchObject({ done: 1 });
    expect(ordersWithPieces(w).has(odd)).toBe(true);
  });

  test.each<[string, Spoil, string]>([
    ['a name that is a list', field('name', []), 'name'],
    ['a percentage that is a list', field('rate', []), 'rate'],
    ['a percentage that is no number', field('rate', 'vingt'), 'rate'],
  ])(
    'whose tax rate has %s: only orders that need the rate are refused, until it is corrected',
    async (_, spoil, name) => {
      const { w, ids } = await ready();
      const taxed = ordersOf(w).filter(
        ({ id, tax_lines: lines }) => ids.includes(id) && lines.some(({ tax_total: tax }) => Number(tax) > 0),
      );
      const old = taxed[0]?.id ?? 0;
      const rateId = taxed[0]?.tax_lines[0]?.rate_id ?? 0;
      // An order of before WooCommerce 3.7 keeps no percentage: it needs the shop's table.
      const unrated = spoiledShop(w, 'orders', { [old]: field('tax_lines.0.rate_percent', 0) });
      const transport = async (request: Request) =>
        new URL(request.url).pathname.endsWith('/taxes')
          ? spoiledShop(w, 'taxes', { [rateId]: spoil })(request)
          : unrated(request);
      const report = await run(w, transport);
      expect(report.error).toBeUndefined();
      expect(report.rows.filter(({ status }) => status === 'refused')).toMatchObject([
        { wooId: old, reason: { code: 'tax-rate-unknown', values: { rateId, field: name } } },
      ]);
      for (const id of ids) expect(ordersWithPieces(w).has(id)).toBe(id !== old);
      expect((await run(w, unrated)).counts).toMatchObject({ done: 1 });
      expect(ordersWithPieces(w).has(old)).toBe(true);
    },
  );

  test.each(['+12.00', '1e99999999'])(
    'the amount %s is refused quickly, and nothing else',
    async (amount) => {
      const { w, ids } = await ready();
      const [odd = 0] = ids;
      const transport = spoiledShop(w, 'orders', { [odd]: field('line_items.0.total', amount) });
      const begun = processorMs();
      const report = await run(w, transport);
      expect(processorMs() - begun).toBeLessThan(10_000);
      expect(report.rows.filter(({ status }) => status === 'refused')).toMatchObject([
        { key: `order:${odd}`, reason: { code: 'amount-invalid', values: { value: amount } } },
      ]);
      for (const id of ids.slice(1)) expect(ordersWithPieces(w).has(id)).toBe(true);
    },
  );

  test('an order that was imported and cannot be read any more is not gone, and the audit tells it', async () => {
    const { w, ids } = await ready();
    const [odd = 0] = ids;
    await run(w);
    const transport = spoiledShop(w, 'orders', { [odd]: field('line_items.0.taxes', 'x') });
    const number = ordersOf(w).find(({ id }) => id === odd)?.number ?? String(odd);
    expect((await w.open({ transport }).orders.plan()).rows).toMatchObject([
      {
        key: `order:${odd}`,
        number: String(number),
        status: 'refused',
        reason: { code: 'order-unreadable' },
      },
    ]);
    const audit = await w.open({ transport }).orders.audit();
    expect(audit.complete).toBe(false);
    expect(audit.rows).toMatchObject([
      { finding: 'refused', orderId: odd, reason: { code: 'order-unreadable' } },
    ]);
    // The day's search for deleted orders does not take it for one.
    w.clock.advance(25 * 3_600_000);
    await run(w, transport);
    w.clock.advance(25 * 3_600_000);
    const later = await run(w, transport);
    expect(later.rows.filter(({ reason }) => reason?.code === 'order-deleted')).toEqual([]);
  });
});

test('a refund that cannot be read refuses its order only', async () => {
  const { w } = await ready();
  const order = ordersOf(w).find(({ refunds }) => refunds.length > 0);
  const refund = order?.refunds[0]?.id ?? 0;
  const transport = spoiledShop(w, 'refunds', { [refund]: field('amount', {}) });
  const report = await run(w, transport);
  expect(report.rows.filter(({ status }) => status === 'refused')).toMatchObject([
    { wooId: order?.id, reason: { code: 'refund-unreadable', values: { refund, field: 'amount' } } },
  ]);
  expect(report.counts.done).toBeGreaterThan(0);
  await run(w);
  expect(ordersWithPieces(w).has(order?.id ?? 0)).toBe(true);
});
