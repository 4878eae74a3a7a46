import { describe, expect, it } from 'vitest';
import type { PieceDraft } from '../../src/gestan/piece-model.js';
import {
  type BillingSettings,
  buildPieces,
  defaultBilling,
  type KnownPiece,
} from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { back, fee, handOrder, handRefund, item, shipping, taxLine } from './by-hand.js';
import { expectSums, expectVatNearRates } from './checks.js';
import { vatOf } from './one-invoice.js';
import { capabilities, context } from './recordings.js';
import { rates, shown } from './small-shop.js';

function made(
  order: WooOrder,
  refunds: readonly WooRefund[],
  known: readonly KnownPiece[] = [],
  settings: BillingSettings = defaultBilling,
  vatAmounts = true,
) {
  const own = context({
    capabilities: { ...capabilities, vatAmounts, currencies: ['EUR', 'TND'] },
    already: { pieces: known, entries: [] },
  });
  const built = buildPieces(
    { ...order, refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })) },
    refunds,
    own,
    settings,
  );
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  const pieces = built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] }));
  return { ...built, pieces, of: (kind: PieceDraft['kind']) => built.pieces.filter((p) => p.kind === kind) };
}

describe('a refund line that gives back no tax', () => {
  const sold = item(1, 1, '100.00', [[1, '20.00']]);
  const sent = shipping(2, '10.00', [[1, '2.00']]);
  const order = handOrder({
    total: '132.00',
    total_tax: '22.00',
    line_items: [sold],
    shipping_lines: [sent],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00', '2.00')],
  });
  // The window for refunds leaves the taxes out where nothing is typed in, and keeps a typed nought.
  describe.each([
    ['leaves its taxes out', []],
    ['names a tax of nought', [{ id: 1, total: '0.00' }]],
  ])('and %s', (_, taxes) => {
    it.each([
      ['goods', { line_items: [back(sold, { total: '-40.00', total_tax: '0.00', quantity: 0, taxes })] }],
      ['shipping', { shipping_lines: [back(sent, { total: '-40.00', total_tax: '0.00', taxes })] }],
    ])('stands at 0 %%, since VAT is base × rate: %s', (__, lines) => {
      const refund = handRefund(600, '40.00', lines);
      for (const vatAmounts of [true, false]) {
        const built = made(order, [refund], [], defaultBilling, vatAmounts);
        expect(built.blocked).toEqual([]);
        const [credit] = built.of('credit-note');
        if (!credit) throw new Error('No credit note.');
        expect(vatOf(credit)).toEqual([['0', '40.00', '0.00']]);
        expectSums(credit);
        expectVatNearRates(credit);
        expect(built.notes.map(({ code }) => code)).toContain('refund-without-vat');
      }
    });

    it('is mirrored to the cent once all is given back', () => {
      const part = handRefund(600, '40.00', {
        line_items: [back(sold, { total: '-40.00', total_tax: '0.00', quantity: 0, taxes })],
      });
      const credits = made(order, [part, handRefund(601, '92.00')]).of('credit-note');
      expect(credits.map(vatOf)).toEqual([
        [['0', '40.00', '0.00']],
        [
          ['20', '110.00', '22.00'],
          ['0', '-40.00', '0.00'],
        ],
      ]);
      for (const credit of credits) expectVatNearRates(credit);
    });
  });
});

describe('goods without VAT, beside a refund that leaves VAT out', () => {
  const sold = item(1, 1, '100.00', [[1, '20.00']]);
  const exempt = item(2, 1, '100.00', []);
  const order = handOrder({
    total: '220.00',
    total_tax: '20.00',
    line_items: [sold, exempt],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
  });
  const bare = handRefund(600, '40.00', {
    line_items: [back(sold, { total: '-40.00', total_tax: '0.00', quantity: 0, taxes: [] })],
  });
  const books = handRefund(601, '100.00', { line_items: [back(exempt, { total: '-100.00' })] });

  it.each([
    ['at once', 3],
    ['one after the other', 1],
  ])('are given back whole, and correct no VAT of the others: %s', (_, atOnce) => {
    const all = [bare, books, handRefund(602, '80.00')];
    let known = made(order, []).pieces;
    for (let count = atOnce; count <= all.length; count += 1) {
      const built = made(order, all.slice(0, count), known);
      expect(built.notes.map(({ code }) => code)).not.toContain('refund-moved');
      for (const credit of built.of('credit-note')) expectSums(credit);
      known = [...known, ...built.pieces];
    }
    expect(known.filter(({ kind }) => kind === 'credit-note').map(({ vat }) => vat)).toMatchObject([
      [{ rate: '0', base: '40.00', amount: '0.00' }],
      [{ rate: '0', base: '100.00', amount: '0.00' }],
      [
        { rate: '20', base: '100.00', amount: '20.00' },
        { rate: '0', base: '-40.00', amount: '0.00' },
      ],
    ]);
  });
});

describe('an edit whose credit note cannot be made', () => {
  const tva = (high: string, low: string) => [
    taxLine(1, 20, 'TVA 20 %', high),
    taxLine(11, 5.5, 'TVA 5,5 %', low),
  ];
  const order = handOrder({
    total: '225.50',
    total_tax: '25.50',
    line_items: [item(1, 1, '100.00', [[1, '20.00']]), item(2, 1, '100.00', [[11, '5.50']])],
    tax_lines: tva('20.00', '5.50'),
  });
  // The first article is given back in part, by a line that does not say which article it is of.
  const line = back(item(9, 1, '50.00', [[1, '10.00']]), {
    quantity: -1,
    total: '-50.00',
    taxes: [{ id: 1, total: '-10.00' }],
    meta_data: [],
  });
  const refund = handRefund(600, '60.00', {
    line_items: [line],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
  });
  // Then it is taken out, and another one added at another rate.
  const edited = {
    ...order,
    total: '211.00',
    total_tax: '11.00',
    line_items: [item(2, 1, '100.00', [[11, '5.50']]), item(3, 1, '100.00', [[11, '5.50']])],
    tax_lines: tva('0.00', '11.00'),
  };
  const correct: BillingSettings = { ...defaultBilling, edited: 'correct' };

  it('gets no further invoice alone: both wait, and the row says so', () => {
    const first = made(order, [], [], correct);
    const second = made(edited, [refund], first.pieces, correct);
    expect(second.pieces.map(({ externalRef }) => externalRef)).toEqual([
      'woo:main:order:512:credit-note:600',
    ]);
    expect(second.of('credit-note').map(vatOf)).toEqual([[['20', '50.00', '10.00']]]);
    const codes = second.notes.map(({ code }) => code);
    expect(codes).toContain('edit-beyond-invoice');
    expect(second.notes.filter(({ code }) => code === 'edited-after-invoice')).toMatchObject([
      { values: { corrected: false } },
    ]);
    const third = made(edited, [refund], [...first.pieces, ...second.pieces], correct);
    expect(third.pieces).toEqual([]);
    expect(third.notes.map(({ code }) => code)).toContain('edit-beyond-invoice');
  });

  it('gets both where nothing stands in the way', () => {
    const first = made(order, [], [], correct);
    const kinds = made(edited, [], first.pieces, correct).pieces.map(({ kind }) => kind);
    expect(kinds).toEqual(['invoice', 'credit-note']);
  });
});

describe('an order whose status is moved back', () => {
  const order = handOrder({
    total: '120.00',
    total_tax: '20.00',
    line_items: [item(1, 1, '100.00', [[1, '20.00']])],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
  });

  it('gets no quote and no order after its invoice, which a person could invoice again', () => {
    const first = made({ ...order, status: 'refunded' }, []);
    expect(first.pieces.map(({ kind }) => kind)).toEqual(['invoice']);
    for (const status of ['pending', 'on-hold', 'processing']) {
      expect(made({ ...order, status }, [], first.pieces).pieces).toEqual([]);
    }
    const delivered = made({ ...order, status: 'completed' }, [], first.pieces);
    expect(delivered.pieces.map(({ kind }) => kind)).toEqual(['delivery-note']);
  });
});

describe('rounding', () => {
  it('explains half a unit of the VAT of goods and of shipping each', () => {
    const shop = { currency: 'TND', places: 3, taxed: true, atSubtotal: true };
    const [rate] = rates;
    if (!rate) throw new Error('No rate.');
    const items = [
      { id: 1, rate, price: 16_383n, isShipping: true },
      { id: 2, rate, price: 2_121n },
    ];
    const order = shown(items, shop, { status: 'completed' });
    expect([order.total, order.tax_lines[0]?.tax_total, order.tax_lines[0]?.shipping_tax_total]).toEqual([
      '18.504',
      '0.354',
      '2.731',
    ]);
    const [invoice] = made(order, []).of('invoice');
    if (!invoice) throw new Error('No invoice.');
    expectSums(invoice);
    expect(invoice.totalGross).toBe('18.504');
  });

  it('at a rate whose lines are as they were goes to the further invoice', () => {
    const lines = (second: string, tax: string) => [
      item(1, 1, '63.95', []),
      item(2, 1, second, [[2, tax]]),
      item(3, 1, '182.60', [[3, '10.043']]),
    ];
    const before = handOrder({
      total: '331.00',
      total_tax: '16.81',
      line_items: lines('67.64', '6.764'),
      tax_lines: [taxLine(2, 10, 'TVA 10 %', '6.77'), taxLine(3, 5.5, 'TVA 5,5 %', '10.04')],
    });
    const after = {
      ...before,
      total: '407.65',
      total_tax: '23.78',
      line_items: lines('137.32', '13.732'),
      tax_lines: [taxLine(2, 10, 'TVA 10 %', '13.73'), taxLine(3, 5.5, 'TVA 5,5 %', '10.04')],
    };
    const correct: BillingSettings = { ...defaultBilling, edited: 'correct' };
    const first = made(before, [], [], correct);
    const second = made(after, [], first.pieces, correct);
    expect(second.pieces.map(({ kind, totalGross }) => [kind, totalGross])).toEqual([['invoice', '76.65']]);
    expect(second.of('invoice').map(vatOf)).toEqual([[['10', '69.68', '6.97']]]);
    expect(made(after, [], [...first.pieces, ...second.pieces], correct).pieces).toEqual([]);
  });
});

describe('a rebate beyond what is sold at its rate', () => {
  const order = handOrder({
    total: '83.49',
    total_tax: '19.49',
    line_items: [item(1, 1, '100.00', [[1, '20.00']]), item(2, 1, '10.00', [[2, '0.21']])],
    fee_lines: [fee(3, 'Remise', '-46.00', [[2, '-0.72']])],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(2, 2.1, 'TVA 2,1 %', '-0.51')],
  });

  it.each(['40.00', '0.01', '83.48'])('leaves nothing to give back there: %s', (amount) => {
    const credits = made(order, [handRefund(600, amount)]).of('credit-note');
    expect(credits.map(({ totalGross }) => totalGross)).toEqual([amount]);
    for (const credit of credits) expectSums(credit);
  });
});

describe('an order of which VAT alone was edited', () => {
  const order = handOrder({
    total: '120.00',
    total_tax: '20.00',
    line_items: [item(1, 1, '100.00', [[1, '20.00']])],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
  });
  const after = {
    ...order,
    total: '125.00',
    total_tax: '25.00',
    line_items: [item(1, 1, '100.00', [[1, '25.00']])],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '25.00')],
  };

  it.each(['report', 'correct'] as const)('is reported, since no piece corrects it (%s)', (mode) => {
    const settings: BillingSettings = { ...defaultBilling, edited: mode };
    const first = made(order, [], [], settings);
    const second = made(after, [], first.pieces, settings);
    expect(second.pieces).toEqual([]);
    expect(second.notes.filter(({ code }) => code === 'edited-after-invoice')).toMatchObject([
      { values: { was: '120.00', is: '125.00', corrected: false, lines: [] } },
    ]);
    expect(made(order, [], first.pieces, settings).notes).toEqual([]);
  });
});
