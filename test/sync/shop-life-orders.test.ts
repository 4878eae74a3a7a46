import { beforeAll, describe, expect, test } from 'vitest';
import type { Row } from 'woo-gestan/testing';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { call, reported, run } from './shop-life.js';
import { setUp, smallWorld } from './small.js';

// What happens to orders and their customers between two runs: nothing is lost, doubled or passed
// over in silence.
const w = smallWorld();
const anne = { first_name: 'Anne', last_name: 'Durand', email: 'anne@exemple.fr', country: 'FR' };
const paid = { status: 'completed', set_paid: true };

beforeAll(async () => {
  await setUp(w.open());
  await run(w, 'orders');
});

const order = (more: Record<string, unknown> = {}) =>
  call(w, 'POST', 'orders', {
    ...paid,
    payment_method: 'bacs',
    billing: anne,
    line_items: [{ product_id: 34, quantity: 2 }],
    ...more,
  });
const lines = ({ line_items: items }: Row) => items as unknown as readonly Row[];
const piecesOf = ({ id }: Row) =>
  w.gestan.state.pieces
    .filter(({ externalRef, cancelled }) => externalRef?.startsWith(`woo:main:order:${id}:`) && !cancelled)
    .map(({ kind, totalGross }) => `${kind} ${totalGross}`);
const entriesOf = ({ id }: Row) =>
  w.gestan.state.entries
    .filter(({ externalRef }) => externalRef.startsWith(`woo:main:order:${id}:`))
    .map(({ direction, amount }) => `${direction} ${amount}`);
const findingsOf = async ({ id }: Row) =>
  (await w.open().orders.audit()).rows
    .filter(({ orderId }) => orderId === id)
    .map(({ finding, reason }) => [finding, reason.code]);

describe('an order that is split in two', () => {
  test('before its invoice: both are invoiced, and together they are what it was', async () => {
    const both = [
      { product_id: 34, quantity: 2 },
      { product_id: 93, quantity: 1 },
    ];
    const first = await order({ status: 'on-hold', set_paid: false, line_items: both });
    await run(w, 'orders');
    const [, moved] = lines(first);
    await call(w, 'PUT', `orders/${first.id}`, { line_items: [{ id: moved?.id, product_id: null }] });
    const second = await order({ status: 'on-hold', set_paid: false, line_items: both.slice(1) });
    await run(w, 'orders');
    for (const { id } of [first, second]) await call(w, 'PUT', `orders/${id}`, paid);
    await run(w, 'orders');
    const all = [piecesOf(first), piecesOf(second)];
    expect(all.map((pieces) => pieces.filter((piece) => piece.startsWith('invoice')))).toEqual([
      ['invoice 11.22'],
      ['invoice 4.59'],
    ]);
    for (const pieces of all) expect(new Set(pieces.map((piece) => piece.split(' ')[1])).size).toBe(1);
    expect([entriesOf(first), entriesOf(second)]).toEqual([['in 11.22'], ['in 4.59']]);
  });

  test('after its invoice: the row says that the first is invoiced with too much', async () => {
    const both = [
      { product_id: 34, quantity: 2 },
      { product_id: 93, quantity: 1 },
    ];
    const first = await order({ line_items: both });
    await run(w, 'orders');
    const [, moved] = lines(first);
    await call(w, 'PUT', `orders/${first.id}`, { line_items: [{ id: moved?.id, product_id: null }] });
    const second = await order({ line_items: both.slice(1) });
    const key = `order:${first.id}`;
    expect(reported((await run(w, 'orders')).rows, key)).toEqual([[key, 'imported', 'edited-after-invoice']]);
    expect(piecesOf(first).filter((piece) => piece.startsWith('invoice'))).toEqual(['invoice 15.81']);
    expect(piecesOf(second).filter((piece) => piece.startsWith('invoice'))).toEqual(['invoice 4.59']);
    expect(await findingsOf(first)).toEqual([['edited', 'edited-after-invoice']]);
  });
});

test('two accounts that are merged become no third contact, and no order is made twice', async () => {
  const account = (email: string) =>
    call(w, 'POST', 'customers', { email, first_name: 'Zoé', last_name: 'Le Bihan' });
  const person = { first_name: 'Zoé', last_name: 'Le Bihan', country: 'FR' };
  const [kept, merged] = [await account('zoe@exemple.fr'), await account('z.lebihan@ailleurs.fr')];
  const asked = { ...person, email: 'z.lebihan@ailleurs.fr' };
  const bought = await order({ customer_id: merged.id, billing: asked });
  await run(w, 'orders');
  const before = [piecesOf(bought), w.gestan.state.contacts.length];
  expect(before[0]).toHaveLength(3);
  await call(w, 'PUT', `orders/${bought.id}`, { customer_id: kept.id });
  await call(w, 'DELETE', `customers/${merged.id}?force=true`);
  await run(w, 'orders');
  expect([piecesOf(bought), w.gestan.state.contacts.length]).toEqual(before);
  const later = await order({ customer_id: kept.id, billing: asked });
  const key = `order:${later.id}`;
  const { rows } = await run(w, 'orders');
  // Either it is the contact of before, or a person is asked: it is never a new one by itself.
  if (piecesOf(later).length === 0)
    expect(reported(rows, key)).toEqual([[key, 'waiting', 'customer-under-review']]);
  expect(w.gestan.state.contacts).toHaveLength(Number(before[1]));
});

test('a refund that is deleted leaves a credit note: run, plan and audit tell so', async () => {
  const sold = await order();
  await run(w, 'orders');
  const refund = await call(w, 'POST', `orders/${sold.id}/refunds`, { amount: '2', api_refund: false });
  await run(w, 'orders');
  await call(w, 'DELETE', `orders/${sold.id}/refunds/${refund.id}?force=true`);
  const key = `order:${sold.id}`;
  const expected = [[key, 'imported', 'credit-note-without-refund']];
  expect(reported((await run(w, 'orders')).rows, key)).toEqual(expected);
  expect(reported((await w.open().orders.plan({ ids: [Number(sold.id)] })).rows, key)).toEqual(expected);
  expect(await findingsOf(sold)).toEqual([['outdated-piece', 'credit-note-without-refund']]);
  expect(piecesOf(sold).filter((piece) => piece.startsWith('credit'))).toEqual(['credit-note 2.00']);
});

test('a status that is moved back after the invoice makes nothing, least of all a quote', async () => {
  const sold = await order();
  await run(w, 'orders');
  const before = [piecesOf(sold), entriesOf(sold)];
  expect(before[0]).toEqual(['order 11.22', 'delivery-note 11.22', 'invoice 11.22']);
  for (const status of ['on-hold', 'pending', 'processing', 'completed']) {
    await call(w, 'PUT', `orders/${sold.id}`, { status });
    await run(w, 'orders');
    expect([piecesOf(sold), entriesOf(sold)]).toEqual(before);
  }
});

test.each([
  ['every piece', ['quote', 'order', 'delivery-note'] as const],
  ['no delivery note', ['quote', 'order'] as const],
  ['nothing', [] as const],
])(
  'units added after a delivery note are not offered again where Gestan cancels %s',
  async (_, cancelPieces) => {
    const gestan: GestanAdapter = { ...w.gestan, capabilities: { ...w.gestan.capabilities, cancelPieces } };
    const sync = w.open({ gestan });
    const { billing } = await sync.settings.get();
    await sync.settings.save({
      billing: { statuses: { ...billing.statuses, processing: ['order', 'delivery-note'] } },
    });
    await sync.products.apply(await sync.products.plan({ codes: ['SHA-DAI-084'] }), { select: 'all' });
    await sync.run({ flows: ['stock'] });
    const held = () => Number(w.store.state.products.find(({ id }) => id === 34)?.stock_quantity);
    const before = held();
    const sold = await order({ status: 'processing' });
    await sync.run({ flows: ['orders', 'stock'] });
    expect(piecesOf(sold)).toEqual(['order 11.22', 'delivery-note 11.22']);
    expect(held()).toBe(before - 2);
    const [line] = lines(sold);
    await call(w, 'PUT', `orders/${sold.id}`, { line_items: [{ id: line?.id, quantity: 5 }] });
    expect(held()).toBe(before - 5);
    await sync.run({ flows: ['orders', 'stock'] });
    expect(held()).toBe(before - 5);
  },
);

test('an id that a restored shop gives to another order does not change the invoice: it is reported', async () => {
  const sold = await order();
  await run(w, 'orders');
  const [line] = lines(sold);
  await call(w, 'PUT', `orders/${sold.id}`, {
    billing: { ...anne, first_name: 'Karim', last_name: 'Benali', email: 'karim@exemple.fr' },
    line_items: [
      { id: line?.id, product_id: null },
      { product_id: 93, quantity: 3 },
    ],
  });
  const key = `order:${sold.id}`;
  expect(reported((await run(w, 'orders')).rows, key)).toEqual([[key, 'imported', 'edited-after-invoice']]);
  expect(piecesOf(sold).filter((piece) => piece.startsWith('invoice'))).toEqual(['invoice 11.22']);
});
