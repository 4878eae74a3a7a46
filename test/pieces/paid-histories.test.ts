import { describe, expect, it } from 'vitest';
import type { EntryDraft, PieceContent } from '../../src/gestan/piece-model.js';
import {
  buildPieces,
  defaultBilling,
  type KnownPiece,
  type OrderPayment,
  type OrderSettlement,
} from '../../src/pieces/index.js';
import { firstSeed, isFull } from '../support/forms.js';
import { expectSums } from './checks.js';
import { dice } from './dice.js';
import { invoiceOf, type Sides } from './plain-ledger.js';
import { capabilities, context } from './recordings.js';
import {
  type Item,
  type Refund,
  rates,
  shopsOfManyCurrencies,
  shown,
  shownRefund,
  text,
  units,
} from './small-shop.js';

/**
 * Histories of orders that are paid by cards, in deposits and instalments, that sell vouchers,
 * whose gateway keeps a fee and pays out. What must come of them is worked out here in whole
 * numbers, apart from the library.
 */
const histories = isFull ? 3000 : 100;

const settings = {
  ...defaultBilling,
  statuses: { ...defaultBilling.statuses, 'partially-paid': ['order'] as const },
  entries: {
    enabled: true,
    bankAccountId: 'bank',
    fees: true,
    refunds: 'all',
    postingCategoryId: 'sales',
    voucherPostingCategoryId: 'vouchers',
  } as const,
};
const zero: Rate0 = rates[3] as Rate0;
type Rate0 = (typeof rates)[number];

/** Where entries stand: in less out. */
function balances(entries: readonly EntryDraft[], places: number): Record<string, bigint> {
  const result: Record<string, bigint> = {};
  for (const { bankAccountId, amount, direction } of entries) {
    const sign = direction === 'in' ? 1n : -1n;
    result[bankAccountId] = (result[bankAccountId] ?? 0n) + sign * units(amount, places);
  }
  return result;
}

/** Net and VAT per rate of invoices less credit notes. */
function turnover(
  pieces: readonly (PieceContent & { readonly externalRef: string })[],
  places: number,
): string {
  const sums = new Map<number, readonly [bigint, bigint]>();
  for (const { kind, vat } of pieces) {
    if (kind !== 'invoice' && kind !== 'credit-note') continue;
    const sign = kind === 'invoice' ? 1n : -1n;
    for (const { rate, base, amount } of vat) {
      const [net, tax] = sums.get(Number(rate)) ?? [0n, 0n];
      sums.set(Number(rate), [net + sign * units(base, places), tax + sign * units(amount, places)]);
    }
  }
  return said([...sums].map(([rate, [net, tax]]) => [rate, net, tax] as const));
}

function said(rows: readonly (readonly [number, bigint, bigint])[]): string {
  return rows
    .filter(([, net, tax]) => net !== 0n || tax !== 0n)
    .map(([rate, net, tax]) => `${rate}: ${net} + ${tax}`)
    .sort()
    .join(', ');
}

const sidesText = (sides: Sides) =>
  said([...sides].map(([rate, { net, vat }]) => [Number(rate.milli) / 1000, net, vat] as const));
const total = (sides: Sides) => [...sides.values()].reduce((sum, { net, vat }) => sum + net + vat, 0n);

function live(seed: number): void {
  const { below, pick } = dice(seed);
  const shop = pick(shopsOfManyCurrencies);
  const { places, currency } = shop;
  const money = (value: bigint) => text(value, places);
  const part = (of: bigint) => (of * BigInt(1 + below(99))) / 100n;
  const items: Item[] = Array.from({ length: 1 + below(7) }, (_, index) => ({
    id: index + 1,
    rate: pick(rates),
    price: BigInt(1 + below(below(3) === 0 ? 60 : 40_000)),
  }));
  const whole = invoiceOf(items, shop);
  const due = total(whole);
  const voucher = below(3) === 0 ? BigInt(1 + below(9000)) : 0n;
  const card = below(2) === 0 ? part(due) : 0n;
  const fee = below(2) === 0 ? part(due) / 20n : 0n;
  const paid = due + voucher - card;
  const isParts = below(2) === 0;
  const hasDeposit = isParts && below(2) === 0;
  const first = isParts ? part(due - card) : 0n;
  const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}T10:00:00.000Z`;
  const steps: OrderPayment[] = isParts
    ? [
        { amount: money(first), paidAt: day(5), deposit: hasDeposit },
        { amount: money(paid - first), paidAt: day(20), method: pick([undefined, 'bacs']) },
      ]
    : [];
  const routes = {
    stripe: { paymentModeId: 'card', clearingAccountId: 'stripe', bankAccountId: 'bank' },
    bacs: { paymentModeId: 'transfer' },
    'gift-card': { paymentModeId: 'gift', bankAccountId: 'cards' },
  } as const;
  const all = voucher > 0n ? [...items, { id: 90, rate: zero, price: voucher }] : items;
  const known: KnownPiece[] = [];
  const pieces: (PieceContent & { readonly externalRef: string })[] = [];
  const entries: EntryDraft[] = [];
  const refunds: Refund[] = [];
  const payouts: { amount: string; paidAt: string }[] = [];

  const importInto = (status: string, payments: readonly OrderPayment[] | undefined, isPaid: boolean) => {
    const listed = shown(all, shop, {
      status,
      date_paid_gmt: isPaid ? '2026-05-20T10:00:00' : null,
      meta_data: fee > 0n ? [{ key: '_stripe_fee', value: money(fee) }] : [],
      refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: money(-amount) })),
    });
    const order = { ...listed, total: money(units(listed.total, places) - card) };
    const settlement: OrderSettlement = {
      ...(payments ? { payments } : {}),
      ...(card > 0n ? { prepaid: [{ amount: money(card), method: 'gift-card' }] } : {}),
      ...(voucher > 0n ? { vouchers: [90] } : {}),
      payouts,
    };
    const built = buildPieces(
      order,
      refunds.map((refund) => shownRefund(refund, shop)),
      context({
        capabilities: { ...capabilities, currencies: ['EUR', 'JPY', 'XPF', 'KWD', 'TND'] },
        settlement: () => settlement,
        paymentRoute: (method) => routes[method as keyof typeof routes],
        already: { pieces: known, entries },
      }),
      settings,
    );
    if (built.refused) throw new Error(JSON.stringify(built.refused));
    expect(built.blocked).toEqual([]);
    expect(built.missingEntries).toEqual([]);
    for (const piece of built.pieces) expectSums(piece);
    for (const piece of built.pieces) expect(piece.currency).toBe(currency);
    pieces.push(...built.pieces);
    known.push(...built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] })));
    entries.push(...built.entries);
  };

  if (isParts && below(3) > 0) importInto('partially-paid', steps.slice(0, 1), false);
  importInto(pick(['processing', 'completed']), isParts ? steps : undefined, true);
  if (below(2) === 0) payouts.push({ amount: money(part(due)), paidAt: day(25) });
  importInto('completed', isParts ? steps : undefined, true);

  // The invoices together are the order at each rate; a deposit has one of its own.
  expect(turnover(pieces, places)).toBe(sidesText(whole));
  const deposit = pieces.find(({ externalRef }) => externalRef.endsWith(':invoice:deposit-1'));
  expect(deposit ? units(deposit.totalGross, places) : 0n).toBe(hasDeposit ? first : 0n);
  // It is settled whole: what vouchers cost is paid with the rest.
  const ofDeposit = entries.filter(
    ({ pieceRef }) => deposit !== undefined && pieceRef === deposit.externalRef,
  );
  const settled = ofDeposit
    .filter(({ direction }) => direction === 'in')
    .reduce((sum, { amount }) => sum + units(amount, places), 0n);
  expect(settled).toBe(hasDeposit ? first : 0n);

  // Each account holds what was paid by its methods, less fees and payouts.
  const byBank = isParts && steps[1]?.method === 'bacs' ? paid - first : 0n;
  const out = payouts.reduce((sum, { amount }) => sum + units(amount, places), 0n);
  const held = (refunded: bigint) => ({
    stripe: paid - byBank - fee - out - refunded,
    bank: byBank + out,
    cards: card,
  });
  const now = balances(entries, places);
  const expected = held(0n);
  for (const account of ['stripe', 'bank', 'cards'] as const)
    expect([account, now[account] ?? 0n]).toEqual([account, expected[account]]);
  const ofVouchers = entries.filter(({ postingCategoryId }) => postingCategoryId === 'vouchers');
  const sumOfVouchers = ofVouchers.reduce((sum, { amount }) => sum + units(amount, places), 0n);
  expect(sumOfVouchers).toBe(voucher);
  // Nothing is booked twice, and what settles a piece is never more than it.
  expect(new Set(entries.map(({ externalRef }) => externalRef)).size).toBe(entries.length);

  // All money goes back in two refunds: without a card the credit notes mirror the invoices.
  const half = part(paid);
  for (const amount of [half, paid - half]) {
    if (amount === 0n) continue;
    refunds.push({ id: 600 + refunds.length, amount, lines: [] });
    importInto('completed', isParts ? steps : undefined, true);
  }
  const after = balances(entries, places);
  expect(after.stripe ?? 0n).toBe(held(paid).stripe);
  const credited = pieces
    .filter(({ kind }) => kind === 'credit-note')
    .reduce((sum, { totalGross }) => sum + units(totalGross, places), 0n);
  expect(credited).toBe(paid - voucher);
  if (card === 0n) expect(turnover(pieces, places)).toBe('');
}

describe('histories of payments, cards, deposits, vouchers and payouts', () => {
  const batch = 50;
  it.each(Array.from({ length: histories / batch }, (_, index) => firstSeed + index * batch))(
    'from %i on balance as a second arithmetic has them',
    (start) => {
      for (let n = start; n < start + batch; n += 1) {
        try {
          live(n);
        } catch (error) {
          const { actual, expected, message } = error as Error & { actual?: unknown; expected?: unknown };
          const reported = JSON.stringify({ actual, expected }, (_, value) =>
            typeof value === 'bigint' ? String(value) : value,
          );
          throw new Error(`History ${n}: ${message}\n${reported}`, { cause: error });
        }
      }
      expect(true).toBe(true);
    },
  );
});
