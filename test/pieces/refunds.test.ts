import { describe, expect, it } from 'vitest';
import type { PieceDraft } from '../../src/gestan/piece-model.js';
import { type BuiltOrder, buildPieces } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { back, fee, handOrder, handRefund, item, shipping, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { context, settings } from './recordings.js';

const cane = item(1, 2, '100.00', [[1, '20.00']]);
const livre = item(2, 4, '40.00', [[11, '2.20']]);
const port = shipping(3, '10.00', [[1, '2.00']]);
/** 100.00 at 20 %, 40.00 at 5.5 %, 10.00 of shipping at 20 %: 174.20. */
const order = handOrder({
  total: '174.20',
  total_tax: '24.20',
  line_items: [cane, livre],
  shipping_lines: [port],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00', '2.00'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
});

function credits(refunds: readonly WooRefund[], of: WooOrder = order): readonly PieceDraft[] {
  const listed = {
    ...of,
    refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })),
  };
  const built = buildPieces(listed, refunds, context(), settings);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  const notes = built.pieces.filter((piece) => piece.kind === 'credit-note');
  for (const piece of notes) expectSums(piece);
  return notes;
}

const blockedOf = (built: BuiltOrder) => (built.refused ? [] : built.blocked.map(({ reason }) => reason));
const vatOf = (piece: PieceDraft | undefined) =>
  piece?.vat.map(({ rate, base, amount }) => [rate, base, amount]);
const short = (piece: PieceDraft | undefined) =>
  piece?.lines.map((line) => [line.type, line.quantity, line.net]);

describe('credit notes', () => {
  it('a full refund mirrors the invoice, with lines or without', () => {
    const [amountOnly] = credits([handRefund(600, '174.20', { reason: 'Annulation' })]);
    expect(short(amountOnly)).toEqual([
      ['product', '2', '100.00'],
      ['product', '4', '40.00'],
      ['shipping', '1', '10.00'],
    ]);
    expect(vatOf(amountOnly)).toEqual([
      ['20', '110.00', '22.00'],
      ['5.5', '40.00', '2.20'],
    ]);
    expect(amountOnly?.externalRef).toBe('woo:main:order:512:credit-note:600');
    expect(amountOnly?.sourceRef).toBe('woo:main:order:512:invoice');
    expect([amountOnly?.date, amountOnly?.note]).toEqual(['2026-06-01', 'Annulation']);
  });

  it('a refund of lines credits them', () => {
    const refund = handRefund(600, '60.00', {
      line_items: [
        back(cane, {
          quantity: -1,
          subtotal: '-50.00',
          total: '-50.00',
          taxes: [{ id: 1, total: '-10.00' }],
        }),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
    });
    const [note] = credits([refund]);
    expect(short(note)).toEqual([['product', '1', '50.00']]);
    expect(note?.lines[0]).toMatchObject({
      productCode: 'SKU-1',
      sourceLineId: 1,
      unitNet: '50',
      discountNet: '0.00',
    });
    expect(vatOf(note)).toEqual([['20', '50.00', '10.00']]);
  });

  it('a refund of shipping stands on the shipping product', () => {
    const refund = handRefund(600, '12.00', {
      shipping_lines: [back(port, { total: '-10.00', taxes: [{ id: 1, total: '-2.00' }] })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '0.00', '-2.00')],
    });
    const [note] = credits([refund]);
    expect(note?.lines.map((line) => [line.type, line.productCode, line.net])).toEqual([
      ['shipping', 'PORT', '10.00'],
    ]);
  });

  it('a refund of an amount is spread over the rates as they were invoiced', () => {
    // 132.00 of 174.20 at 20 %, 42.20 at 5.5 %: of 10.00, 7.58 and 2.42.
    const [note] = credits([handRefund(600, '10.00', { reason: 'Geste commercial' })]);
    expect(vatOf(note)).toEqual([
      ['20', '6.32', '1.26'],
      ['5.5', '2.29', '0.13'],
    ]);
    expect(note?.lines.map((line) => [line.label, line.productCode])).toEqual([
      ['Remboursement : Geste commercial (TVA 20 %)', 'FRAIS'],
      ['Remboursement : Geste commercial (TVA 5,5 %)', 'FRAIS'],
    ]);
  });

  it('what a refund gives beyond its lines is spread too', () => {
    const refund = handRefund(600, '65.00', {
      line_items: [back(cane, { quantity: -1, total: '-50.00', taxes: [{ id: 1, total: '-10.00' }] })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
    });
    const [note] = credits([refund]);
    expect(note?.totalGross).toBe('65.00');
    expect(short(note)?.[0]).toEqual(['product', '1', '50.00']);
    expect(note?.lines).toHaveLength(3);
  });

  it('a refund of less than its lines blocks its credit note, with both sums, and nothing else', () => {
    const refund = handRefund(600, '55.00', {
      line_items: [back(cane, { quantity: -1, total: '-50.00', taxes: [{ id: 1, total: '-10.00' }] })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
    });
    const built = buildPieces(
      { ...order, refunds: [{ id: 600, reason: '', total: '-55.00' }] },
      [refund],
      context(),
      settings,
    );
    const values = { order: '512', refund: 600, currency: 'EUR', expected: '55.00', found: '60.00' };
    expect(blockedOf(built)).toEqual([{ code: 'refund-not-explained', values }]);
    expect(built.refused ? [] : built.pieces.map((piece) => piece.kind)).toEqual([
      'order',
      'delivery-note',
      'invoice',
    ]);
  });

  it('several refunds that give everything back credit each rate exactly', () => {
    const line = handRefund(601, '60.00', {
      line_items: [back(cane, { quantity: -1, total: '-50.00', taxes: [{ id: 1, total: '-10.00' }] })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
    });
    const notes = credits([handRefund(600, '33.33'), line, handRefund(602, '80.87')]);
    expect(notes.map((note) => note.totalGross)).toEqual(['33.33', '60.00', '80.87']);
    const at = (rate: string, field: 'base' | 'amount') =>
      notes.reduce((cents, note) => {
        const row = note.vat.find((vat) => vat.rate === rate);
        return cents + Math.round(Number(row?.[field] ?? 0) * 100);
      }, 0);
    expect([at('20', 'base'), at('20', 'amount'), at('5.5', 'base'), at('5.5', 'amount')]).toEqual([
      11000, 2200, 4000, 220,
    ]);
  });

  it('no rate is credited beyond what was invoiced at it', () => {
    const books = handRefund(600, '42.20', {
      line_items: [back(livre, { quantity: -4, total: '-40.00', taxes: [{ id: 11, total: '-2.20' }] })],
      tax_lines: [taxLine(11, 5.5, 'TVA 5,5 %', '-2.20')],
    });
    const [, second] = credits([books, handRefund(601, '50.00')]);
    expect(vatOf(second)).toEqual([['20', '41.67', '8.33']]);
  });

  it('a cent that the shop rounded away goes to the rate, as on an invoice', () => {
    const refund = handRefund(600, '59.99', {
      line_items: [back(cane, { quantity: -1, total: '-50.00', taxes: [{ id: 1, total: '-9.994' }] })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
    });
    expect(vatOf(credits([refund])[0])).toEqual([['20', '50.00', '9.99']]);
  });

  it('a negative fee that is given back stays negative', () => {
    const remise = fee(9, 'Remise', '-5.00', [[1, '-1.00']]);
    const own = {
      ...order,
      total: '168.20',
      total_tax: '23.20',
      fee_lines: [remise],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '19.00', '2.00'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
    };
    const refund = handRefund(600, '114.00', {
      line_items: [back(cane, { quantity: -2, total: '-100.00', taxes: [{ id: 1, total: '-20.00' }] })],
      fee_lines: [back(remise, { total: '5.00', taxes: [{ id: 1, total: '1.00' }] })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-19.00')],
    });
    expect(short(credits([refund], own)[0])).toEqual([
      ['product', '2', '100.00'],
      ['fee', '1', '-5.00'],
    ]);
  });

  it('more than the invoice is refused', () => {
    const refunds = [handRefund(600, '174.00'), handRefund(601, '0.21')];
    const built = buildPieces(
      { ...order, refunds: refunds.map(({ id }) => ({ id, reason: '', total: '-1' })) },
      refunds,
      context(),
      settings,
    );
    expect(blockedOf(built)).toMatchObject([{ code: 'refund-beyond-invoice', values: { refund: 601 } }]);
  });

  it('more than the invoice as it was made is refused, though the order has grown since', () => {
    const made = buildPieces(order, [], context(), settings);
    if (made.refused) throw new Error(JSON.stringify(made.refused));
    const added = item(4, 1, '50.00', [[1, '10.00']]);
    const grown = {
      ...order,
      total: '234.20',
      total_tax: '34.20',
      line_items: [...order.line_items, added],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '30.00', '2.00'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
    };
    const rebuilt = (pieces: typeof made.pieces, ...amounts: string[]) => {
      const refunds = amounts.map((amount, index) => handRefund(600 + index, amount));
      const listed = refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` }));
      const already = { pieces, entries: [] };
      return buildPieces({ ...grown, refunds: listed }, refunds, context({ already }), settings);
    };
    expect(blockedOf(rebuilt(made.pieces, '234.20'))).toMatchObject([
      { code: 'refund-beyond-invoice', values: { expected: '234.20', found: '174.20' } },
    ]);
    const within = rebuilt(made.pieces, '100.00', '74.20');
    if (within.refused) throw new Error(JSON.stringify(within.refused));
    expect(within.pieces.map(({ kind, totalGross }) => [kind, totalGross])).toEqual([
      ['credit-note', '100.00'],
      ['credit-note', '74.20'],
    ]);
    expect(blockedOf(rebuilt([...made.pieces, ...within.pieces], '100.00', '74.20', '0.01'))).toMatchObject([
      { code: 'refund-beyond-invoice' },
    ]);
  });

  it('a credit note whose refund was taken back counts: no more than the invoice is credited', () => {
    const first = buildPieces(
      { ...order, refunds: [{ id: 600, reason: '', total: '-60.00' }] },
      [handRefund(600, '60.00')],
      context(),
      settings,
    );
    if (first.refused) throw new Error(JSON.stringify(first.refused));
    const again = (amount: string) =>
      buildPieces(
        { ...order, refunds: [{ id: 601, reason: '', total: `-${amount}` }] },
        [handRefund(601, amount)],
        context({ already: { pieces: first.pieces, entries: [] } }),
        settings,
      );
    expect(blockedOf(again('174.20'))).toMatchObject([
      { code: 'refund-beyond-invoice', values: { expected: '174.20', found: '114.20' } },
    ]);
    const rest = again('114.20');
    expect(rest.refused ? [] : rest.pieces.map(({ totalGross }) => totalGross)).toEqual(['114.20']);
  });

  it('follow an invoice if the order was paid before it was refunded; an unpaid order gets neither', () => {
    const refund = handRefund(600, '174.20');
    const refunded = { ...order, status: 'refunded', refunds: [{ id: 600, reason: '', total: '-174.20' }] };
    const paid = buildPieces(refunded, [refund], context(), settings);
    expect(paid.refused ? [] : paid.pieces.map((piece) => piece.kind)).toEqual(['invoice', 'credit-note']);
    const unpaid = buildPieces({ ...refunded, date_paid_gmt: null }, [refund], context(), settings);
    expect(unpaid.refused ? undefined : unpaid.pieces).toEqual([]);
    expect(unpaid.refused ? [] : unpaid.notes.map((note) => note.code)).toEqual([
      'never-paid',
      'refund-without-invoice',
    ]);
  });

  it('a credit note is made once', () => {
    const refunds = [handRefund(600, '10.00')];
    const listed = { ...order, refunds: [{ id: 600, reason: '', total: '-10.00' }] };
    const first = buildPieces(listed, refunds, context(), settings);
    if (first.refused) throw new Error(JSON.stringify(first.refused));
    const already = { pieces: first.pieces, entries: [] };
    const again = buildPieces(listed, refunds, context({ already }), settings);
    expect(again.refused ? undefined : again.pieces).toEqual([]);
    const more = [...refunds, handRefund(601, '20.00')];
    const next = buildPieces(
      { ...listed, refunds: [...listed.refunds, { id: 601, reason: '', total: '-20.00' }] },
      more,
      context({ already }),
      settings,
    );
    expect(next.refused ? [] : next.pieces.map((piece) => piece.externalRef)).toEqual([
      'woo:main:order:512:credit-note:601',
    ]);
    const gone = buildPieces({ ...listed, refunds: [] }, [], context({ already }), settings);
    expect(gone.refused ? [] : gone.notes.map((note) => note.code)).toContain('credit-note-without-refund');
  });
});
