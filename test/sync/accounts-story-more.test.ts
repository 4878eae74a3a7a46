import { expect, it } from 'vitest';
import { renderAudit } from 'woo-gestan/report';
import { story } from './accounts-story.js';

it('a refund of the same amount as a change is asked about, and the answer is followed by the next run', async () => {
  for (const same of [true, false]) {
    const shop = await story({ billing: { edited: 'correct' } });
    const one = await shop.product('A', '50');
    const two = await shop.product('B', '50');
    const order = await shop.order([
      [one, 1],
      [two, 1],
    ]);
    await shop.apply();
    // One item is taken out, the other is given back: 60.00 each. WooCommerce does not tell whether
    // it is the same money.
    const back = { id: order.line_items[1]?.id, quantity: 1, refund_total: 50 };
    const tax = [{ id: shop.rates.full.id, refund_total: 10 }];
    await shop.refund(order, '60.00', { line_items: [{ ...back, refund_tax: tax }] });
    await shop.edit(order, [{ id: order.line_items[0]?.id, quantity: 0 }]);
    const [row] = (await shop.sync.orders.plan()).rows;
    const asked = row?.notes.find(({ code }) => code === 'edit-or-refund');
    expect(asked).toBeDefined();
    expect(row?.pieces.map(({ kind, totalGross }) => [kind, totalGross])).toEqual([['credit-note', '60.00']]);
    await shop.apply();
    await expect(shop.sync.orders.decide({ orderId: 999, refundId: 1, same })).rejects.toMatchObject({
      code: 'settings.unknown-order',
    });
    const refundId = Number(asked && 'refund' in asked.values ? asked.values.refund : 0);
    await shop.sync.orders.decide({ orderId: order.id, refundId, same });
    await shop.sync.run({ flows: ['orders'] });
    const credits = shop.gestan.state.pieces.filter(({ kind }) => kind === 'credit-note');
    expect(credits.map(({ totalGross }) => totalGross)).toEqual(same ? ['60.00'] : ['60.00', '60.00']);
    expect(await shop.planned()).toEqual([]);
  }
});

it('fees and payouts of a gateway are booked on its clearing account, and the audit holds them against the shop', async () => {
  const shop = await story({
    billing: {
      entries: { enabled: true, bankAccountId: '1', postingCategoryId: '1', fees: true },
    },
    accounts: ['1', 'stripe'],
  });
  const sync = shop.open({
    map: {
      settlement: () => ({ payouts: [{ id: 'po_1', amount: '118.20', paidAt: '2026-11-24T08:00:00.000Z' }] }),
    },
  });
  await sync.mappings.payments.set({
    methodId: 'stripe',
    paymentModeId: '1',
    clearingAccountId: 'stripe',
    payoutPostingCategoryId: '1',
  });
  const product = await shop.product('A', '100');
  await shop.order([[product, 1]], { meta_data: [{ key: '_stripe_fee', value: '1.80' }] });
  await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
  const entries = shop.gestan.state.entries.map(
    ({ direction, amount, bankAccountId }) => `${direction} ${amount} ${bankAccountId}`,
  );
  expect(entries.sort()).toEqual(['in 118.20 1', 'in 120.00 stripe', 'out 1.80 stripe', 'out 118.20 stripe']);
  const audit = await sync.orders.audit();
  expect(audit).toMatchObject({ complete: true, rows: [] });
  expect(audit.payments).toMatchObject([
    { day: '2026-11-20', paid: '120.00', booked: '120.00', fees: '1.80', bookedFees: '1.80', equal: true },
    { day: '2026-11-24', paidOut: '118.20', bookedOut: '118.20', equal: true },
  ]);
  expect(renderAudit(audit)).toMatch(/Frais.*1,80\s€ +1,80\s€[\s\S]*118,20\s€ +118,20\s€/);
});

it('gift cards are counted among the methods that orders use, with what they paid', async () => {
  const shop = await story();
  const product = await shop.product('A', '100');
  await shop.order([[product, 1]]);
  await shop.order([[product, 2]]);
  const sync = shop.open({
    map: {
      order: (order) => (order.total === '240.00' ? { ...order, total: '200.00' } : order),
      settlement: ({ total }) =>
        total === '200.00' ? { prepaid: [{ amount: '40.00', method: 'gift-card' }] } : undefined,
    },
  });
  const used = await sync.mappings.payments.unmapped();
  expect(used.find(({ id }) => id === 'gift-card')).toMatchObject({ orders: 1 });
  await sync.mappings.payments.set({ methodId: 'gift-card', paymentModeId: '1' });
  expect((await sync.mappings.payments.unmapped()).map(({ id }) => id)).not.toContain('gift-card');
  await sync.orders.apply(await sync.orders.plan(), { select: 'all' });
  const figures = shop.gestan.state.entries.map(({ amount, label }) => `${amount} ${label}`);
  expect(figures.sort()).toEqual([
    expect.stringMatching(/^120.00 Commande/),
    expect.stringMatching(/^200.00 Commande/),
    expect.stringMatching(/^40.00 Carte cadeau/),
  ]);
});
