import { describe, expect, it } from 'vitest';
import type { EntryDraft, PieceDraft } from '../../src/gestan/piece-model.js';
import {
  type BillingContext,
  type BillingSettings,
  buildPieces,
  type KnownPiece,
  type OrderSettlement,
} from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { back, handOrder, handRefund, item, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { context, settings } from './recordings.js';

const entries = {
  enabled: true,
  bankAccountId: 'bank',
  postingCategoryId: 'sales',
  voucherPostingCategoryId: 'vouchers',
  fees: true,
  refunds: 'all',
} as const;
const on: BillingSettings = { ...settings, entries };

const two = [item(1, 1, '100.00', [[1, '20.00']]), item(2, 1, '200.00', [[2, '11.00']])] as const;
const taxes = [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(2, 5.5, 'TVA 5,5 %', '11.00')];
const whole = handOrder({ total: '331.00', total_tax: '31.00', line_items: [...two], tax_lines: taxes });

function build(
  order: WooOrder,
  settlement: OrderSettlement,
  more: {
    refunds?: readonly WooRefund[];
    context?: Partial<BillingContext>;
    settings?: BillingSettings;
  } = {},
) {
  const refunds = more.refunds ?? [];
  const listed = {
    ...order,
    refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })),
  };
  const own = context({ settlement: () => settlement, ...more.context });
  const built = buildPieces(listed, refunds, own, more.settings ?? on);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  for (const piece of built.pieces) expectSums(piece);
  return built;
}

const reported = ({ externalRef, direction, amount, pieceRef, postingCategoryId }: EntryDraft) =>
  [externalRef.split('entry:')[1], direction, amount, pieceRef?.split('512:')[1], postingCategoryId].join(
    ' ',
  );
const kindsOf = (pieces: readonly PieceDraft[]) =>
  pieces.map(({ externalRef, totalGross }) => `${externalRef.split('512:')[1]} ${totalGross}`);
const vatOf = (piece: PieceDraft | undefined) =>
  piece?.vat.map(({ rate, base, amount }) => [rate, base, amount]);
const remember = (built: ReturnType<typeof build>): readonly KnownPiece[] =>
  built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] }));

describe('a gift card is a payment', () => {
  const card = { prepaid: [{ amount: '50.00', method: 'gift-card', reference: '…K7Q2' }] };
  const paid = { ...whole, total: '281.00' };

  it('the invoice stays whole, the entry is split', () => {
    const built = build(paid, card);
    const invoice = built.pieces.at(-1);
    expect(invoice?.totalGross).toBe('331.00');
    expect(vatOf(invoice)).toEqual([
      ['20', '100.00', '20.00'],
      ['5.5', '200.00', '11.00'],
    ]);
    expect(built.entries.map(reported)).toEqual([
      '1 in 281.00 invoice sales',
      'prepaid-1 in 50.00 invoice sales',
    ]);
    expect(built.entries[1]).toMatchObject({
      paymentModeId: 'mode-gift-card',
      label: 'Carte cadeau, commande 512 – …K7Q2',
    });
  });

  it('an order that a card paid wholly has no other entry', () => {
    const built = build(
      { ...whole, total: '0.00', payment_method: '' },
      { prepaid: [{ amount: '331.00', method: 'gift-card' }] },
    );
    expect(built.pieces.at(-1)?.totalGross).toBe('331.00');
    expect(built.entries.map(reported)).toEqual(['prepaid-1 in 331.00 invoice sales']);
  });

  it('is converted with its order, to the cent', () => {
    const rates = { ...on, currencyRates: { USD: '0.91237' } };
    const built = build({ ...paid, currency: 'USD' }, card, { settings: rates });
    const cents = built.entries.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    expect(cents).toBe(Math.round(Number(built.pieces.at(-1)?.totalGross) * 100));
  });

  it('an unmapped card holds up its own entry only', () => {
    const paymentMode = (method: string) => (method === 'gift-card' ? undefined : `mode-${method}`);
    const built = build(paid, card, { context: { paymentMode } });
    expect(built.entries.map(reported)).toEqual(['1 in 281.00 invoice sales']);
    expect(built.missingEntries.map(({ reason }) => reason)).toEqual([
      { code: 'payment-unmapped', values: { method: 'gift-card', title: '' } },
    ]);
  });

  it('a card with a bad amount refuses its order, naming the field', () => {
    const built = buildPieces(
      paid,
      [],
      context({ settlement: () => ({ prepaid: [{ amount: 'x', method: 'gift-card' }] }) }),
      on,
    );
    expect(built.refused).toEqual({
      code: 'amount-invalid',
      values: { order: '512', field: 'settlement.prepaid[0].amount', value: 'x' },
    });
  });

  it('a refund of what was paid in money credits that much, spread over the invoice', () => {
    const built = build(paid, card, { refunds: [handRefund(600, '281.00')] });
    const credit = built.pieces.at(-1);
    expect([credit?.kind, credit?.totalGross]).toEqual(['credit-note', '281.00']);
    expect(built.entries.map(reported)).toContain('600 out 281.00 credit-note:600 sales');
  });
});

describe('a multi-purpose voucher that is sold is no sale', () => {
  const voucher = item(3, 1, '50.00', []);
  const mixed = handOrder({
    total: '381.00',
    total_tax: '31.00',
    line_items: [...two, voucher],
    tax_lines: taxes,
  });
  const sold = { vouchers: [3] };

  it('it is on no piece, and booked under its own imputation', () => {
    const built = build(mixed, sold);
    for (const piece of built.pieces) {
      expect(piece.totalGross).toBe('331.00');
      expect(piece.lines.map(({ sourceLineId }) => sourceLineId)).toEqual([1, 2]);
    }
    expect(built.entries.map(reported)).toEqual([
      'voucher-1 in 50.00  vouchers',
      '1 in 331.00 invoice sales',
    ]);
    expect(built.notes.map(({ code }) => code)).toContain('vouchers-not-invoiced');
  });

  it('an order of nothing else makes no piece, but its entry, once', () => {
    const only = handOrder({ total: '50.00', total_tax: '0.00', line_items: [voucher] });
    const built = build(only, sold);
    expect(built.pieces).toEqual([]);
    expect(built.entries.map(reported)).toEqual(['voucher-1 in 50.00  vouchers']);
    const again = build(only, sold, { context: { already: { pieces: [], entries: built.entries } } });
    expect([again.pieces, again.entries]).toEqual([[], []]);
  });

  it('without an imputation for vouchers it waits, and says so', () => {
    const own = { ...on, entries: { ...entries, voucherPostingCategoryId: undefined } };
    const built = build(mixed, sold, { settings: own });
    expect(built.entries.map(reported)).toEqual(['1 in 331.00 invoice sales']);
    expect(built.missingEntries.map(({ reason }) => reason.code)).toEqual(['voucher-category-missing']);
  });

  it('one with VAT is single-purpose: a sale as any other', () => {
    const taxed = item(3, 1, '50.00', [[1, '10.00']]);
    const order = handOrder({
      total: '60.00',
      total_tax: '10.00',
      line_items: [taxed],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '10.00')],
    });
    const built = build(order, sold);
    expect(built.pieces.at(-1)?.totalGross).toBe('60.00');
    expect(built.notes.map(({ code }) => code)).toContain('voucher-taxed');
  });

  it('what is given back of it is no credit note, but an entry', () => {
    const named = handRefund(600, '50.00', {
      line_items: [back(voucher, { quantity: -1, total: '-50.00' })],
    });
    const built = build(mixed, sold, { refunds: [named] });
    expect(kindsOf(built.pieces)).not.toContain('credit-note:600 50.00');
    expect(built.entries.map(reported)).toContain('voucher-600 out 50.00  vouchers');
    // An amount beyond what was invoiced can only be for the voucher.
    const all = build(mixed, sold, { refunds: [handRefund(601, '381.00')] });
    expect(kindsOf(all.pieces).at(-1)).toBe('credit-note:601 331.00');
    expect(all.entries.map(reported)).toContain('voucher-601 out 50.00  vouchers');
  });
});

describe('a deposit', () => {
  const first = { amount: '99.30', paidAt: '2026-05-05T10:00:00.000Z', deposit: true };
  const rest = { amount: '231.70', paidAt: '2026-05-20T10:00:00.000Z' };
  const partly = { ...whole, status: 'partially-paid', date_paid_gmt: null, date_completed_gmt: null };

  it('makes its invoice, and is deducted from the final one, rate by rate', () => {
    const early = build(partly, { payments: [first] });
    expect(kindsOf(early.pieces)).toEqual(['invoice:deposit-1 99.30']);
    expect(early.pieces[0]?.date).toBe('2026-05-05');
    expect(early.pieces[0]?.movesStock).toBe(false);
    expect(early.entries.map(reported)).toEqual(['1 in 99.30 invoice:deposit-1 sales']);
    const already = { pieces: remember(early), entries: early.entries };
    const again = build(partly, { payments: [first] }, { context: { already } });
    expect([again.pieces, again.entries]).toEqual([[], []]);
    const numbered = { ...already, pieces: already.pieces.map((piece) => ({ ...piece, number: 'FA-7' })) };
    const late = build(whole, { payments: [first, rest] }, { context: { already: numbered } });
    expect(kindsOf(late.pieces)).toEqual(['order 331.00', 'delivery-note 331.00', 'invoice 231.70']);
    const final = late.pieces.at(-1);
    expect(final?.lines.filter(({ net }) => net.startsWith('-')).map(({ label }) => label)).toEqual([
      'Acompte déduit, facture FA-7 (TVA 20 %)',
      'Acompte déduit, facture FA-7 (TVA 5,5 %)',
    ]);
    const sums = [early.pieces[0], final].flatMap((piece) => piece?.vat ?? []);
    const at = (rate: string) =>
      sums
        .filter((row) => row.rate === rate)
        .reduce((sum, row) => sum + Math.round(Number(row.amount) * 100), 0);
    expect([at('20'), at('5.5')]).toEqual([2000, 1100]);
    expect(late.entries.map(reported)).toEqual(['2 in 231.70 invoice sales']);
  });

  it('an order that is paid before it is first read makes both, the deposit first', () => {
    const built = build(whole, { payments: [first, rest] });
    expect(kindsOf(built.pieces)).toEqual([
      'invoice:deposit-1 99.30',
      'order 331.00',
      'delivery-note 331.00',
      'invoice 231.70',
    ]);
    expect(built.entries.map(reported)).toEqual([
      '1 in 99.30 invoice:deposit-1 sales',
      '2 in 231.70 invoice sales',
    ]);
    expect(built.pieces.filter(({ movesStock }) => movesStock)).toHaveLength(1);
  });

  it('given back before the final invoice is credited against its own', () => {
    const early = build(partly, { payments: [first] });
    const already = { pieces: remember(early), entries: early.entries };
    const built = build(
      partly,
      { payments: [first] },
      { refunds: [handRefund(600, '99.30')], context: { already } },
    );
    expect(kindsOf(built.pieces)).toEqual(['credit-note:600 99.30']);
    expect(built.pieces[0]?.sourceRef).toBe('woo:main:order:512:invoice:deposit-1');
    expect(vatOf(built.pieces[0])).toEqual(vatOf(early.pieces[0]));
  });

  it('given back in part before the final invoice hinders none', () => {
    const early = build(partly, { payments: [first] });
    const refunds = [handRefund(600, '10.00')];
    const already = { pieces: remember(early), entries: early.entries };
    const credited = build(partly, { payments: [first] }, { refunds, context: { already } });
    expect(kindsOf(credited.pieces)).toEqual(['credit-note:600 10.00']);
    const known = [...already.pieces, ...remember(credited)];
    const late = build(
      whole,
      { payments: [first, rest] },
      { refunds, context: { already: { pieces: known, entries: early.entries } } },
    );
    expect(kindsOf(late.pieces)).toEqual(['order 331.00', 'delivery-note 331.00', 'invoice 231.70']);
  });

  it('a whole refund after the final invoice mirrors both invoices', () => {
    const built = build(whole, { payments: [first, rest] }, { refunds: [handRefund(600, '331.00')] });
    const credit = built.pieces.at(-1);
    expect(credit?.sourceRef).toBe('woo:main:order:512:invoice');
    expect(vatOf(credit)).toEqual([
      ['20', '100.00', '20.00'],
      ['5.5', '200.00', '11.00'],
    ]);
    expect(credit?.lines.some(({ net }) => net.startsWith('-'))).toBe(false);
  });

  it('more deposits than the order are refused', () => {
    const payments = [{ ...first, amount: '331.01' }];
    const built = buildPieces(partly, [], context({ settlement: () => ({ payments }) }), on);
    expect(built.refused?.code).toBe('deposit-beyond-order');
  });

  it('an order that changes between deposit and final invoice is invoiced as it is, less the deposit', () => {
    const early = build(partly, { payments: [first] });
    const already = { pieces: remember(early), entries: early.entries };
    const smaller = handOrder({
      total: '120.00',
      total_tax: '20.00',
      line_items: [two[0]],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
    });
    const built = build(
      smaller,
      { payments: [first, { ...rest, amount: '20.70' }] },
      { context: { already } },
    );
    expect(built.pieces.at(-1)?.totalGross).toBe('20.70');
  });
});

describe('accounts of a payment method', () => {
  const route = {
    paymentModeId: 'card',
    bankAccountId: 'bnp',
    clearingAccountId: 'stripe-pending',
    postingCategoryId: 'card-sales',
    feePostingCategoryId: 'card-fees',
    payoutPostingCategoryId: 'transfers',
  };
  const own = { paymentRoute: () => route };
  const feeOrder = { ...whole, meta_data: [{ key: '_stripe_fee', value: '5.00' }] };
  const accounts = (list: readonly EntryDraft[]) =>
    list.map((entry) => `${reported(entry)} @${entry.bankAccountId}`);

  it('payments, refunds and fees stand on the clearing account until the gateway pays out', () => {
    const payouts = [{ amount: '326.00', paidAt: '2026-05-08T10:00:00.000Z', id: 'po_1' }];
    const built = build(feeOrder, { payouts }, { context: own, refunds: [handRefund(600, '31.00')] });
    expect(accounts(built.entries)).toEqual(
      [
        '1 in 331.00 invoice card-sales @stripe-pending',
        '0 out 5.00 invoice card-fees @stripe-pending',
        '600 out 31.00 credit-note:600 card-sales @stripe-pending',
        'payout-1-out out 326.00 invoice transfers @stripe-pending',
        'payout-1-in in 326.00 invoice transfers @bnp',
      ].map((line) => line.replace(/payout-1-(out|in) /, 'payout-$1-1 ')),
    );
    expect(built.entries.at(-1)).toMatchObject({
      date: '2026-05-08',
      label: 'Versement, commande 512 – po_1',
    });
  });

  it('a payout of a method without a clearing account is said', () => {
    const payouts = [{ amount: '326.00', paidAt: '2026-05-08T10:00:00.000Z' }];
    const built = build(whole, { payouts });
    expect(built.entries.map(reported)).toEqual(['1 in 331.00 invoice sales']);
    expect(built.missingEntries.map(({ reason }) => reason)).toEqual([
      { code: 'clearing-account-missing', values: { method: 'stripe' } },
    ]);
  });

  it('an account that is not professional holds up the entries of its method', () => {
    const bankAccountOf = (id: string) => ({ id, name: 'Perso', professional: id !== 'stripe-pending' });
    const built = build(whole, {}, { context: { ...own, bankAccountOf } });
    expect(built.entries).toEqual([]);
    expect(built.missingEntries[0]?.reason.code).toBe('bank-account-not-professional');
  });

  it('an account of its own needs none in the settings', () => {
    const without = { ...on, entries: { ...entries, bankAccountId: undefined } };
    const built = build(
      whole,
      {},
      { context: { paymentRoute: () => ({ paymentModeId: 'm', bankAccountId: 'bnp' }) }, settings: without },
    );
    expect(accounts(built.entries)).toEqual(['1 in 331.00 invoice sales @bnp']);
  });

  it('an entry is split by VAT rate and family where the adapter takes it', () => {
    const categories = { rates: { '20': 'sales-20', '5.5': 'sales-5' }, families: { books: 'sales-books' } };
    const split = { ...on, entries: { ...entries, categories } };
    const capabilities = { ...context().capabilities, entryParts: true };
    const built = build(whole, {}, { context: { capabilities }, settings: split });
    expect(built.entries[0]?.parts).toEqual([
      { postingCategoryId: 'sales-20', amount: '120.00' },
      { postingCategoryId: 'sales-5', amount: '211.00' },
    ]);
    const familiesOf = (code: string) => (code === 'SKU-2' ? ['novels', 'books'] : []);
    const books = build(whole, {}, { context: { capabilities, familiesOf }, settings: split });
    expect(books.entries[0]?.parts?.map(({ postingCategoryId }) => postingCategoryId)).toEqual([
      'sales-20',
      'sales-books',
    ]);
    expect(build(whole, {}, { settings: split }).entries[0]?.parts).toBeUndefined();
    // Each part of a payment is in proportion, and the parts add up.
    const payments = [
      { amount: '100.00', paidAt: '2026-05-05T10:00:00.000Z' },
      { amount: '231.00', paidAt: '2026-05-06T10:00:00.000Z' },
    ];
    const parts = build(whole, { payments }, { context: { capabilities }, settings: split }).entries;
    expect(parts.map((entry) => entry.parts?.map(({ amount }) => amount))).toEqual([
      ['36.25', '63.75'],
      ['83.75', '147.25'],
    ]);
  });
});

describe('a closed period', () => {
  it('holds no deposit, payout, fee, card or voucher either', () => {
    const settings = { ...on, closedUntil: '2026-12-31' };
    const paidAt = '2026-05-05T10:00:00.000Z';
    const card = { ...whole, total: '301.00', meta_data: [{ key: '_stripe_fee', value: '5.00' }] };
    const built = build(
      card,
      {
        prepaid: [{ amount: '30.00', method: 'gift-card' }],
        payments: [
          { amount: '100.00', paidAt, deposit: true },
          { amount: '201.00', paidAt },
        ],
        payouts: [{ amount: '296.00', paidAt }],
      },
      {
        settings,
        refunds: [handRefund(600, '10.00')],
        context: { paymentRoute: () => ({ paymentModeId: 'm', bankAccountId: 'b', clearingAccountId: 'c' }) },
      },
    );
    expect(built.missingEntries).toEqual([]);
    expect(built.pieces.map(({ date }) => date)).toEqual(Array(5).fill('2027-01-01'));
    expect(built.entries.map(({ date }) => date)).toEqual(Array(7).fill('2027-01-01'));
    expect(built.notes.map(({ code }) => code)).toContain('date-moved');
  });
});
