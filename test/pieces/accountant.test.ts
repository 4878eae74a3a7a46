import { describe, expect, it } from 'vitest';
import { type BillingSettings, buildPieces, type KnownPiece } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { firstSeed, inTurn, isFull, oneInTurn } from '../support/forms.js';
import { type Case, faultsOf, unitsOf } from './accountant.js';
import { edited, hardOrder, refundsOf, textOf } from './accountant-orders.js';
import { capabilities, context, recorded, type StoreName, settings, stores } from './recordings.js';
import { completed, hardOrders, ordersShown, sessionNames } from './session-orders.js';

const currencies = ['EUR', 'USD', 'JPY', 'KWD', 'XPF', 'TND', 'CAD', 'GBP', 'PLN', 'CHF', 'ECU'];
const configurations: Readonly<Record<string, Partial<BillingSettings>>> = {
  'the invoice alone': { pieces: { quotes: false, orders: false, deliveryNotes: false, invoices: true } },
  'order, delivery note, invoice': {},
  entries: { entries: { enabled: true, bankAccountId: 'bank', fees: false, refunds: 'all' } },
  'a closed period': { closedUntil: '2026-12-31' },
  'dated as created': { invoiceDate: 'created' },
  corrected: { edited: 'correct' },
};

/** Every order of the recordings with its refunds, in the order of the shop. */
function everyOrder(store: StoreName): readonly Case[] {
  const { orders, refundsOf } = recorded(store);
  const own = orders.map((order) => ({ name: `${store} ${order.id}`, order, refunds: refundsOf(order) }));
  const hard = hardOrders(store).map(({ order, refunds }) => ({
    name: `${store} hard ${order.id}`,
    order,
    refunds,
  }));
  const shown = sessionNames(store)
    .filter((name) => isFull || name.startsWith('set_'))
    .flatMap((session) =>
      ordersShown(store, session)
        .filter(({ dp }) => dp === undefined)
        .map(({ order, name }) => ({ name: `${store} ${session} ${name}`, order, refunds: [] })),
    );
  return [...own, ...hard, ...shown].map((each) => ({
    ...each,
    order: { ...completed(each.order), date_paid_gmt: each.order.date_paid_gmt ?? '2026-05-05T10:00:00' },
  }));
}

function check(
  each: Case,
  store: StoreName,
  own: Partial<BillingSettings>,
  more: Parameters<typeof context>[0] = {},
) {
  const order = {
    ...each.order,
    refunds: each.refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })),
  };
  const built = buildPieces(
    order,
    each.refunds,
    context({ taxRates: recorded(store).taxRates, capabilities: { ...capabilities, currencies }, ...more }),
    { ...settings, ...own },
  );
  if (built.refused) return { refused: built.refused.code, faults: [] };
  const { closedUntil, entries } = own;
  return { faults: faultsOf({ ...each, order, closedUntil, entries: entries?.enabled }, built) };
}

const rightly = /^(order-not-explained|amounts-rounded|shop-rounds-totals|order-below-zero)$/;

describe.each(stores)('an accountant goes through the orders of %s', (store) => {
  const all = inTurn(everyOrder(store), 3);
  it.each(oneInTurn(Object.keys(configurations)))('with %s', (name) => {
    const wrong: unknown[] = [];
    let held = 0;
    for (const [index, each] of all.entries()) {
      const variants = [each, { ...each, refunds: refundsOf(each.order, index) }];
      for (const one of variants) {
        const { refused, faults } = check(one, store, configurations[name] ?? {});
        if (refused !== undefined && !rightly.test(refused)) wrong.push([one.name, refused]);
        if (faults.length > 0) wrong.push([one.name, faults]);
        if (refused === undefined) held += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(held).toBeGreaterThan(50);
  });

  it('with what gift cards paid', () => {
    const wrong: unknown[] = [];
    for (const [index, each] of all.entries()) {
      const { currency, total } = each.order;
      const cents = unitsOf(total, currency) / 3n;
      if (cents <= 0n) continue;
      const cards = textOf(cents, currency);
      const order = { ...each.order, total: textOf(unitsOf(total, currency) - cents, currency) };
      const own = { entries: { enabled: true, bankAccountId: 'bank', fees: true, refunds: 'all' } } as const;
      const settlement = () => ({ prepaid: [{ amount: cards, method: 'gift-card' }] });
      const refunds = refundsOf(order, index);
      const { refused, faults } = check({ ...each, order, refunds, cards }, store, own, { settlement });
      if (refused !== undefined && !rightly.test(refused)) wrong.push([each.name, refused]);
      if (faults.length > 0) wrong.push([each.name, faults]);
    }
    expect(wrong).toEqual([]);
  });

  it('that were edited after their invoice and are corrected, then given back', () => {
    const wrong: unknown[] = [];
    let corrected = 0;
    for (const [index, each] of all.entries()) {
      const faults = editedFaults(each.order, store, index);
      if (faults === undefined) continue;
      corrected += 1;
      if (faults.length > 0) wrong.push([each.name, index, faults]);
    }
    expect(wrong).toEqual([]);
    expect(corrected).toBeGreaterThan(50);
  });
});

it('an accountant goes through hard orders: negative fees, nothing left to pay, no units, compound taxes', () => {
  const wrong: unknown[] = [];
  let held = 0;
  const hard = isFull ? 3000 : 150;
  for (let seed = firstSeed; seed < firstSeed + hard; seed += 1) {
    const order = hardOrder(seed);
    if (unitsOf(order.total, order.currency) < 0n) continue;
    const entries = { enabled: true, bankAccountId: 'bank', fees: false, refunds: 'all' } as const;
    const each = { name: String(seed), order, refunds: refundsOf(order, seed) };
    const own = { entries, ...(seed % 3 === 0 ? { closedUntil: '2026-05-31' } : {}) };
    const { refused, faults } = check(each, 'wc11', own, { taxRates: undefined });
    if (refused === undefined) held += 1;
    else wrong.push([seed, refused]);
    if (faults.length > 0) wrong.push([seed, faults]);
    const after = seed % 2 === 0 ? editedFaults(order, 'wc11', seed) : undefined;
    if (after && after.length > 0) wrong.push([seed, after]);
  }
  expect(wrong).toEqual([]);
  expect(held).toBeGreaterThan(hard / 2);
});

function editedFaults(order: WooOrder, store: StoreName, seed: number): string[] | undefined {
  const faults: string[] = [];
  const u = (value: string | number | undefined) => unitsOf(value, order.currency);
  const own = { ...settings, edited: 'correct' } as const;
  const known: KnownPiece[] = [];
  const build = (shown: WooOrder, refunds: readonly WooRefund[]) => {
    const built = buildPieces(
      { ...shown, refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })) },
      refunds,
      context({
        taxRates: recorded(store).taxRates,
        capabilities: { ...capabilities, currencies },
        already: { pieces: [...known], entries: [] },
      }),
      own,
    );
    if (built.refused) return undefined;
    known.push(...built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] })));
    return built;
  };
  const net = () =>
    known.reduce((all, { kind, totalGross }) => {
      if (kind === 'invoice') return all + u(totalGross);
      return kind === 'credit-note' ? all - u(totalGross) : all;
    }, 0n);
  const after = edited(order, seed);
  if (u(order.total) <= 0n || u(after.total) <= 0n || !build(order, [])) return undefined;
  const second = build(after, []);
  if (!second) return undefined;
  const codes = JSON.stringify(second.notes.filter(({ code }) => /edit/.test(code)).map(({ code }) => code));
  // VAT alone that differs, and what an invoice does not hold at a rate, are for a person to look
  // at: they are told.
  if (net() !== u(after.total)) {
    const edited = second.notes.find(({ code }) => code === 'edited-after-invoice');
    if (edited?.code === 'edited-after-invoice' && edited.values.corrected === false) return [];
    return [`pieces come to ${net()}, the order to ${after.total} (was ${order.total}), ${codes}`];
  }
  for (const piece of second.pieces) if (piece.lines.length === 0) faults.push(`${piece.kind} without lines`);
  const third = build(after, []);
  if (third && third.pieces.length > 0)
    faults.push(`made again: ${third.pieces.map(({ externalRef }) => externalRef).join()}`);
  const refund = (id: number, amount: bigint): WooRefund => ({
    id,
    amount: textOf(amount, order.currency),
    reason: '',
    meta_data: [],
    date_created_gmt: '2026-12-01T09:00:00',
    line_items: [],
    shipping_lines: [],
    fee_lines: [],
  });
  const half = u(after.total) / 2n;
  const [one, two] = [refund(1_000_001, half), refund(1_000_002, u(after.total) - half)];
  const left = net();
  // A refund of just what an edit gave back may be the same money: that is asked first.
  if (build(after, [one])?.blocked.some(({ reason }) => reason.code === 'edit-or-refund')) return faults;
  if (net() !== left - half && half > 0n) faults.push(`half of ${left}, ${half}, leaves ${net()}, ${codes}`);
  build(after, [one, two]);
  if (net() !== 0n) faults.push(`all was given back, and ${net()} is left`);
  return faults;
}
