import { describe, expect, it } from 'vitest';
import { gatewayFee } from '../../src/pieces/gateway-fees.js';
import { type BillingContext, type BillingSettings, buildPieces } from '../../src/pieces/index.js';
import type { WooMeta, WooOrder } from '../../src/woo/types.js';
import { handOrder, handRefund, item, taxLine } from './by-hand.js';
import { capabilities, context, settings } from './recordings.js';

const order = handOrder({
  total: '120.00',
  total_tax: '20.00',
  line_items: [item(1, 2, '100.00', [[1, '20.00']])],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
});
const on: BillingSettings = {
  ...settings,
  entries: { enabled: true, bankAccountId: 'bank', postingCategoryId: 'sales', fees: false, refunds: 'all' },
};

function built(
  of: WooOrder = order,
  more: Partial<BillingContext> = {},
  own = on,
  refunds: ReturnType<typeof handRefund>[] = [],
) {
  const listed = {
    ...of,
    refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })),
  };
  const result = buildPieces(listed, refunds, context(more), own);
  if (result.refused) throw new Error(JSON.stringify(result.refused));
  return result;
}
const codes = (result: ReturnType<typeof built>) => result.notes.map((note) => note.code);

describe('ledger entries', () => {
  it('are one of the total paid, on the day paid, with the transaction in its label', () => {
    expect(built().entries).toEqual([
      {
        externalRef: 'woo:main:order:512:entry:1',
        date: '2026-05-05',
        direction: 'in',
        amount: '120.00',
        currency: 'EUR',
        label: 'Commande 512 – ch_123',
        contactId: 'contact-1',
        paymentModeId: 'mode-stripe',
        bankAccountId: 'bank',
        postingCategoryId: 'sales',
        pieceRef: 'woo:main:order:512:invoice',
      },
    ]);
  });

  it.each<
    [
      string,
      Partial<WooOrder>,
      Partial<BillingContext>,
      Partial<BillingSettings['entries']>,
      string | undefined,
    ]
  >([
    ['the option is off', {}, {}, { enabled: false }, undefined],
    ['the order is not paid', { date_paid_gmt: null }, {}, {}, 'entry-not-paid'],
    ['there is no invoice', { status: 'on-hold' }, {}, {}, 'entry-without-invoice'],
    ['the payment method is not mapped', {}, { paymentMode: () => undefined }, {}, 'payment-unmapped'],
    ['no bank account is chosen', {}, {}, { bankAccountId: undefined }, 'bank-account-missing'],
    [
      'the account is private',
      {},
      { bankAccount: { id: 'bank', name: 'Perso', professional: false } },
      {},
      'bank-account-not-professional',
    ],
    [
      'the adapter makes none',
      {},
      { capabilities: { ...capabilities, entries: false } },
      {},
      'entries-unsupported',
    ],
  ])('are none where %s; the pieces are made all the same', (_, fields, more, entries, note) => {
    const result = built({ ...order, ...fields }, more, { ...on, entries: { ...on.entries, ...entries } });
    expect(result.entries).toEqual([]);
    expect(result.pieces.length).toBeGreaterThan(0);
    if (note) expect(codes(result)).toContain(note);
  });

  it('an unmapped payment method is named', () => {
    const result = built(order, { paymentMode: () => undefined });
    expect(result.notes.find((note) => note.code === 'payment-unmapped')?.values).toEqual({
      method: 'stripe',
      title: 'Carte bancaire',
    });
  });

  it('is made once; one that became possible later is made then', () => {
    const first = built();
    const already = { pieces: first.pieces, entries: first.entries };
    expect(built(order, { already }).entries).toEqual([]);
    const before = built(order, { paymentMode: () => undefined });
    const later = built(order, { already: { pieces: before.pieces, entries: [] } });
    expect(later.pieces).toEqual([]);
    expect(later.entries.map((entry) => entry.externalRef)).toEqual(['woo:main:order:512:entry:1']);
  });

  it('are none for pieces that were entered by hand, but for a later credit note', () => {
    const already = { pieces: built().pieces, entries: [], adopted: true };
    expect(built(order, { already }).entries).toEqual([]);
    const later = built(order, { already }, on, [handRefund(600, '30.00')]);
    expect(later.entries.map((entry) => entry.externalRef)).toEqual(['woo:main:order:512:entry:600']);
  });

  it('a later credit note of an order that was entered by hand gets its entry, whenever it can be made', () => {
    const byHand = built().pieces.map((piece) => ({ ...piece, byHand: true }));
    const refunds = [handRefund(600, '30.00')];
    const unmapped = { paymentMode: () => undefined };
    const first = built(
      order,
      { ...unmapped, already: { pieces: byHand, entries: [], adopted: true } },
      on,
      refunds,
    );
    expect([first.pieces.length, first.entries.length]).toEqual([1, 0]);
    expect(first.missingEntries.map(({ externalRef }) => externalRef)).toEqual([
      'woo:main:order:512:entry:600',
    ]);
    const already = { pieces: [...byHand, ...first.pieces], entries: [], adopted: true };
    const waiting = built(order, { ...unmapped, already }, on, refunds);
    expect(waiting.missingEntries).toEqual(first.missingEntries);
    const later = built(order, { already }, on, refunds);
    expect(later.pieces).toEqual([]);
    expect(later.entries.map((entry) => entry.externalRef)).toEqual(['woo:main:order:512:entry:600']);
  });

  it('a refund that was paid out makes an outgoing one', () => {
    const refunds = [handRefund(600, '30.00'), handRefund(601, '20.00', { refunded_payment: true })];
    const out = (own: BillingSettings) =>
      built(order, {}, own, refunds)
        .entries.filter((entry) => entry.direction === 'out')
        .map((entry) => [entry.externalRef, entry.amount, entry.date, entry.pieceRef]);
    expect(out(on)).toEqual([
      ['woo:main:order:512:entry:600', '30.00', '2026-06-01', 'woo:main:order:512:credit-note:600'],
      ['woo:main:order:512:entry:601', '20.00', '2026-06-01', 'woo:main:order:512:credit-note:601'],
    ]);
    expect(out({ ...on, entries: { ...on.entries, refunds: 'gateway' } }).map(([ref]) => ref)).toEqual([
      'woo:main:order:512:entry:601',
    ]);
    expect(out({ ...on, entries: { ...on.entries, refunds: 'none' } })).toEqual([]);
  });

  it('partial payments make one each; more than the invoice is refused', () => {
    const payments = () => [
      { amount: '40.00', paidAt: '2026-05-05T10:00:00.000Z', transactionId: 'a' },
      { amount: '70.00', paidAt: '2026-05-20T22:30:00.000Z', method: 'bacs' },
    ];
    expect(
      built(order, { payments }).entries.map((entry) => [
        entry.externalRef,
        entry.amount,
        entry.date,
        entry.paymentModeId,
      ]),
    ).toEqual([
      ['woo:main:order:512:entry:1', '40.00', '2026-05-05', 'mode-stripe'],
      ['woo:main:order:512:entry:2', '70.00', '2026-05-21', 'mode-bacs'],
    ]);
    const much = built(order, { payments: () => [{ amount: '120.01', paidAt: '2026-05-05T10:00:00.000Z' }] });
    expect(much.entries).toEqual([]);
    expect(codes(much)).toContain('payment-not-explained');
  });

  it('of a converted order is in Gestan’s currency, as the invoice is', () => {
    const dollars = { ...order, currency: 'USD' };
    const [entry] = built(dollars).entries;
    expect([entry?.amount, entry?.currency]).toEqual(['110.40', 'EUR']);
    const payments = () => [1, 2, 3].map(() => ({ amount: '40.00', paidAt: '2026-05-05T10:00:00.000Z' }));
    const parts = built(dollars, { payments }, { ...on, currencyRates: { USD: '0.91237' } });
    const cents = parts.entries.reduce((total, each) => total + Math.round(Number(each.amount) * 100), 0);
    expect(cents).toBe(Math.round(Number(parts.pieces.at(-1)?.totalGross) * 100));
  });
});

describe('the gateway’s fee', () => {
  const withMeta = (...meta: WooMeta[]) => ({ ...order, meta_data: meta });
  const fees = { ...on, entries: { ...on.entries, fees: true, feePostingCategoryId: 'bank-fees' } };

  it.each<[string, WooMeta[], string, string | undefined]>([
    [
      'Stripe',
      [
        { key: '_stripe_fee', value: '1.93' },
        { key: '_stripe_currency', value: 'EUR' },
      ],
      '1.93',
      'EUR',
    ],
    ['PayPal', [{ key: 'PayPal Transaction Fee', value: '2.10' }], '2.10', undefined],
    ['PayPal, newer', [{ key: '_paypal_transaction_fee', value: '2.10' }], '2.10', undefined],
    [
      'PayPal Payments',
      [{ key: '_ppcp_paypal_fees', value: { paypal_fee: { currency_code: 'EUR', value: '3.05' } } }],
      '3.05',
      'EUR',
    ],
    ['WooPayments', [{ key: '_wcpay_transaction_fee', value: 1.5 }], '1.50', undefined],
  ])('%s', (_, meta, amount, currency) => {
    const fee = gatewayFee(withMeta(...meta));
    expect([fee?.amount.toFixed(2), fee?.currency]).toEqual([amount, currency]);
    const entry = built(withMeta(...meta), {}, fees).entries.find((each) => each.externalRef.endsWith(':0'));
    expect(entry).toMatchObject({ direction: 'out', amount, postingCategoryId: 'bank-fees' });
    expect(built(withMeta(...meta)).entries).toHaveLength(1);
  });

  it('is none where the field holds nothing, zero or nonsense', () => {
    expect(gatewayFee(order)).toBeUndefined();
    for (const value of ['0', '-1', 'abc', null, {}, []])
      expect(gatewayFee(withMeta({ key: '_stripe_fee', value }))).toBeUndefined();
  });

  it('needs a rate in another currency', () => {
    const meta = [
      { key: '_stripe_fee', value: '2.00' },
      { key: '_stripe_currency', value: 'usd' },
    ];
    expect(built(withMeta(...meta), {}, fees).entries.at(-1)?.amount).toBe('1.84');
    const without = built(withMeta(...meta), {}, { ...fees, currencyRates: {} });
    expect(without.entries).toHaveLength(1);
    expect(codes(without)).toContain('fee-currency');
  });
});
