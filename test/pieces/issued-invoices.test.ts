import { describe, expect, it } from 'vitest';
import type { PieceDraft } from '../../src/gestan/piece-model.js';
import {
  type BillingContext,
  type BillingSettings,
  buildPieces,
  type KnownPiece,
} from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { processorMs } from '../support/processor.js';
import { back, handOrder, handRefund, item, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { capabilities, context, settings } from './recordings.js';

const tva20 = (tax: string) => taxLine(1, 20, 'TVA 20 %', tax);
const tva55 = (tax: string) => taxLine(11, 5.5, 'TVA 5,5 %', tax);
const simple = (fields: Partial<WooOrder>) => handOrder({ total: '0', total_tax: '0', ...fields });

const plain = simple({
  total: '120.00',
  total_tax: '20.00',
  line_items: [item(1, 1, '100.00', [[1, '20.00']])],
  tax_lines: [tva20('20.00')],
});
const mixed = simple({
  total: '331.00',
  total_tax: '31.00',
  line_items: [item(1, 1, '100.00', [[1, '20.00']]), item(2, 2, '200.00', [[11, '11.00']])],
  tax_lines: [tva20('20.00'), tva55('11.00')],
});

function build(
  order: WooOrder,
  refunds: readonly WooRefund[] = [],
  pieces: readonly KnownPiece[] = [],
  own: Partial<BillingSettings> = {},
  more: Partial<BillingContext> = {},
) {
  const listed = refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` }));
  const built = buildPieces(
    { ...order, refunds: listed },
    refunds,
    context({ already: { pieces, entries: [] }, ...more }),
    { ...settings, ...own },
  );
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  for (const piece of built.pieces) expectSums(piece);
  return built;
}

/** What was made, as the state keeps it. */
function made(order: WooOrder, own: Partial<BillingSettings> = {}): readonly KnownPiece[] {
  const { pieces, issued } = build(order, [], [], own);
  return pieces.map((piece) => ({ ...piece, issued: issued[piece.externalRef] }));
}

const vatOf = (piece: PieceDraft | undefined) =>
  piece?.vat.map(({ rate, base, amount }) => [rate, base, amount]);

describe('a credit note corrects the invoice as it was issued', () => {
  it('when the order went to another rate since', () => {
    const edited = simple({
      total: '120.00',
      total_tax: '6.26',
      line_items: [item(1, 1, '113.74', [[11, '6.26']])],
      tax_lines: [tva55('6.26')],
    });
    const { pieces } = build(edited, [handRefund(600, '120.00')], made(plain));
    expect(pieces.map((piece) => piece.kind)).toEqual(['credit-note']);
    expect(vatOf(pieces[0])).toEqual([['20', '100.00', '20.00']]);
  });

  it('when the refunded line was taken out', () => {
    const edited = simple({
      total: '211.00',
      total_tax: '11.00',
      line_items: [item(2, 2, '200.00', [[11, '11.00']])],
      tax_lines: [tva55('11.00')],
    });
    expect(vatOf(build(edited, [handRefund(600, '120.00')], made(mixed)).pieces[0])).toEqual([
      ['20', '100.00', '20.00'],
    ]);
  });

  it('when the order shrank below the refund', () => {
    const before = simple({
      total: '144.00',
      total_tax: '24.00',
      line_items: [item(1, 6, '120.00', [[1, '24.00']])],
      tax_lines: [tva20('24.00')],
    });
    const edited = simple({
      total: '24.00',
      total_tax: '4.00',
      line_items: [item(1, 1, '20.00', [[1, '4.00']])],
      tax_lines: [tva20('4.00')],
    });
    const { pieces, blocked, notes } = build(edited, [handRefund(600, '120.00')], made(before));
    expect([vatOf(pieces[0]), blocked]).toEqual([[['20', '100.00', '20.00']], []]);
    // The refund paid for what was taken out: nothing is left to correct.
    expect(notes.map((note) => note.code)).not.toContain('edited-after-invoice');
  });

  it('with no more VAT at a rate than the invoice bears there; the row says what was moved', () => {
    const refund = handRefund(600, '180.00', {
      line_items: [
        back(item(1, 1, '100.00', [[1, '20.00']]), {
          quantity: -1,
          subtotal: '-150.00',
          total: '-150.00',
          taxes: [{ id: 1, total: '-30.00' }],
        }),
      ],
      tax_lines: [tva20('-30.00')],
    });
    const { pieces, notes } = build(mixed, [refund], made(mixed));
    expect(pieces[0]?.totalGross).toBe('180.00');
    expect(vatOf(pieces[0])).toEqual([
      ['20', '100.00', '20.00'],
      ['5.5', '56.87', '3.13'],
    ]);
    const moved = notes.find((note) => note.code === 'refund-moved');
    expect(moved?.values).toEqual({
      order: '512',
      refund: 600,
      currency: 'EUR',
      moved: [{ from: 'TVA 20 %', to: '', gross: '60.00' }],
    });
  });

  it('and cites it by reference, id and number', () => {
    const pieces = made(plain).map((piece) =>
      piece.kind === 'invoice' ? { ...piece, id: '77', number: 'FA-0042' } : piece,
    );
    expect(build(plain, [handRefund(600, '12.00')], pieces).pieces[0]).toMatchObject({
      sourceRef: 'woo:main:order:512:invoice',
      sourceId: '77',
      sourceNumber: 'FA-0042',
    });
  });

  it('though the order cannot be explained any more', () => {
    const broken = { ...plain, total: '75.00' };
    const { pieces, notes } = build(broken, [handRefund(600, '12.00')], made(plain));
    expect(vatOf(pieces[0])).toEqual([['20', '10.00', '2.00']]);
    expect(notes.map((note) => note.code)).toContain('order-not-explained');
  });

  it('and is never made twice, though nothing tells what it held', () => {
    const refund = handRefund(600, '12.00');
    const first = build(plain, [refund], made(plain));
    const bare = first.pieces.map(({ vat: _, ...piece }) => ({ ...piece, currency: 'CHF' }));
    expect(build(plain, [refund], [...made(plain), ...bare]).pieces).toEqual([]);
    const gone = build(plain, [handRefund(601, '12.00')], [...made(plain), ...bare]);
    expect([gone.pieces, gone.blocked.map(({ reason }) => reason.code)]).toEqual([
      [],
      ['invoice-content-unknown'],
    ]);
  });

  it('and waits if its content is unknown', () => {
    const bare = made(plain).map(({ issued: _, vat: __, ...piece }) => ({ ...piece, sourceTotal: '120.00' }));
    const { pieces, blocked } = build({ ...plain, total: '75.00' }, [handRefund(600, '12.00')], bare);
    expect([pieces, blocked.map(({ reason }) => reason.code)]).toEqual([[], ['invoice-content-unknown']]);
  });
});

describe('dates', () => {
  const refund = { ...handRefund(600, '12.00'), date_created_gmt: '2026-05-02T09:00:00' };

  it('of a correction are never before what it corrects', () => {
    const { pieces, notes } = build(plain, [refund], made(plain));
    expect(pieces[0]?.date).toBe('2026-05-05');
    expect(notes).toContainEqual({
      code: 'date-moved',
      values: { kind: 'credit-note', from: '2026-05-02', to: '2026-05-05', why: 'before-source' },
    });
  });

  it('in a closed period become the first open day, entries too', () => {
    const entries = { ...settings.entries, enabled: true, bankAccountId: 'b-1' };
    const {
      pieces,
      entries: booked,
      notes,
    } = build(plain, [refund], [], { closedUntil: '2026-12-31', entries });
    expect(new Set([...pieces, ...booked].map(({ date }) => date))).toEqual(new Set(['2027-01-01']));
    expect(notes.filter((note) => note.code === 'date-moved').length).toBeGreaterThan(3);
    const open = build(plain, [], [], { closedUntil: '2026-05-03' });
    expect(open.pieces.map(({ date }) => date)).toEqual(['2026-05-04', '2026-05-06', '2026-05-05']);
  });

  it('of an import are those of the import, of credit notes too', () => {
    const { pieces } = build(plain, [refund], [], { invoiceDate: 'import' }, { today: '2026-11-28' });
    expect(pieces.map(({ kind, date }) => [kind, date])).toEqual([
      ['order', '2026-05-04'],
      ['delivery-note', '2026-05-06'],
      ['invoice', '2026-11-28'],
      ['credit-note', '2026-11-28'],
    ]);
  });
});

describe('an order that was edited after its invoice', () => {
  const grown = simple({
    total: '391.00',
    total_tax: '41.00',
    line_items: [...mixed.line_items, item(3, 1, '50.00', [[1, '10.00']])],
    tax_lines: [tva20('30.00'), tva55('11.00')],
  });
  const changed = simple({
    total: '271.00',
    total_tax: '21.00',
    line_items: [item(1, 1, '50.00', [[1, '10.00']]), item(2, 2, '200.00', [[11, '11.00']])],
    tax_lines: [tva20('10.00'), tva55('11.00')],
  });
  const record = (built: ReturnType<typeof build>, before: readonly KnownPiece[]) => [
    ...before,
    ...built.pieces.map((piece) => ({ ...piece, issued: built.issued[piece.externalRef] })),
  ];

  it('is described line by line and rate by rate', () => {
    const { pieces, notes } = build(changed, [], made(mixed));
    expect(pieces).toEqual([]);
    expect(notes.find((note) => note.code === 'edited-after-invoice')?.values).toEqual({
      order: '512',
      currency: 'EUR',
      was: '331.00',
      is: '271.00',
      lines: [
        { label: 'Article 1', was: { quantity: '1', net: '100.00' }, is: { quantity: '1', net: '50.00' } },
      ],
      rates: [{ rate: 'TVA 20 %', was: { net: '100.00', vat: '20.00' }, is: { net: '50.00', vat: '10.00' } }],
      corrected: false,
    });
  });

  it('gets a further invoice for what grew, once', () => {
    const before = made(mixed);
    const built = build(grown, [], before, { edited: 'correct' });
    expect(built.pieces.map((piece) => [piece.kind, piece.externalRef, piece.sourceRef])).toEqual([
      ['invoice', 'woo:main:order:512:invoice:edit-1', 'woo:main:order:512:invoice'],
    ]);
    expect(vatOf(built.pieces[0])).toEqual([['20', '50.00', '10.00']]);
    const after = record(built, before);
    expect(build(grown, [], after, { edited: 'correct' }).pieces).toEqual([]);
    // All that was invoiced can be given back, by one credit note.
    const refunded = build(grown, [handRefund(600, '391.00')], after, { edited: 'correct' });
    expect(vatOf(refunded.pieces[0])).toEqual([
      ['20', '150.00', '30.00'],
      ['5.5', '200.00', '11.00'],
    ]);
  });

  it('gets a credit note for what shrank, once, and both where it did both', () => {
    const before = made(mixed);
    const built = build(changed, [], before, { edited: 'correct' });
    expect(built.pieces.map((piece) => [piece.kind, piece.externalRef])).toEqual([
      ['credit-note', 'woo:main:order:512:credit-note:edit-1'],
    ]);
    expect(vatOf(built.pieces[0])).toEqual([['20', '50.00', '10.00']]);
    const after = record(built, before);
    expect(build(changed, [], after, { edited: 'correct' }).pieces).toEqual([]);
    const moved = simple({
      total: '120.00',
      total_tax: '6.26',
      line_items: [item(1, 1, '113.74', [[11, '6.26']])],
      tax_lines: [tva55('6.26')],
    });
    const both = build(moved, [], made(plain), { edited: 'correct' });
    expect(both.pieces.map((piece) => [piece.kind, vatOf(piece)])).toEqual([
      ['invoice', [['5.5', '113.74', '6.26']]],
      ['credit-note', [['20', '100.00', '20.00']]],
    ]);
  });

  it('gets none where a refund has paid for it', () => {
    const built = build(changed, [handRefund(600, '60.00')], made(mixed), { edited: 'correct' });
    expect(built.pieces.map((piece) => [piece.externalRef, vatOf(piece)])).toEqual([
      ['woo:main:order:512:credit-note:600', [['20', '50.00', '10.00']]],
    ]);
  });

  it('in a currency that is converted, comes to the converted order', () => {
    const usd = { ...mixed, currency: 'USD' };
    const rate = { currencyRates: { USD: '0.9137' }, edited: 'correct' as const };
    const before = made(usd, rate);
    const first = build({ ...grown, currency: 'USD' }, [], before, rate);
    expect(first.pieces.map((piece) => [piece.kind, piece.totalGross])).toEqual([['invoice', '54.83']]);
    const own = context({ capabilities });
    expect(own.capabilities.currencies).toEqual(['EUR']);
  });
});

describe('notes', () => {
  it('bear the codes of coupons, and no character that a database refuses', () => {
    const coupon = { id: 1, code: 'noel10', discount: '10', discount_tax: '2', meta_data: [] };
    const order = { ...plain, customer_note: 'Sonnez\u0000 deux\u0007 fois', coupon_lines: [coupon] };
    const noted = build(order as WooOrder, [{ ...handRefund(600, '12.00'), reason: 'Geste\u0000' }]);
    expect(noted.pieces.map(({ note }) => note)).toEqual([
      ...Array(3).fill('Sonnez deux fois\nCode promo : noel10'),
      'Geste',
    ]);
  });
});

describe('amounts', () => {
  it.each(['+12.00', '1e99999999', '12,00', '0x10', '1e999', '٣'])(
    '%s are refused at once, by name',
    (total) => {
      const started = processorMs();
      const built = buildPieces({ ...plain, total }, [], context(), settings);
      expect(built.refused).toEqual({
        code: 'amount-invalid',
        values: { order: '512', field: 'total', value: total },
      });
      expect(processorMs() - started).toBeLessThan(1000);
    },
  );

  it('of a fee of a cent without taxes bear one rate', () => {
    const order = simple({
      total: '162.19',
      total_tax: '22.20',
      line_items: [item(1, 1, '100.00', [[1, '20.00']]), item(2, 1, '40.00', [[11, '2.20']])],
      fee_lines: [
        {
          ...item(9, 1, '-0.01', [
            [1, '0'],
            [11, '0'],
          ]),
          name: 'Remise',
          tax_status: 'taxable',
        },
      ],
      tax_lines: [tva20('20.00'), tva55('2.20')],
    });
    const one = { ...capabilities, multipleTaxes: false };
    const { pieces } = build(order, [], [], {}, { capabilities: one });
    expect(pieces.at(-1)?.lines.map((line) => [line.net, line.taxes.length])).toEqual([
      ['100.00', 1],
      ['40.00', 1],
      ['-0.01', 1],
    ]);
  });
});
