import { describe, expect, it } from 'vitest';
import type { PieceDraft } from '../../src/gestan/piece-model.js';
import {
  type BillingContext,
  type BillingSettings,
  buildPieces,
  defaultBilling,
  type KnownPiece,
} from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { handOrder, handRefund, item, taxLine } from './by-hand.js';
import { kindsOf } from './checks.js';
import { capabilities, context, settings } from './recordings.js';

const base = handOrder({
  total: '120.00',
  total_tax: '20.00',
  line_items: [
    item(1, 2, '100.00', [[1, '20.00']], { meta_data: [{ key: '_restock_refunded_items', value: '2' }] }),
  ],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
});

function built(
  order: WooOrder,
  refunds = [] as ReturnType<typeof handRefund>[],
  more: Partial<BillingContext> = {},
  own: BillingSettings = settings,
) {
  const result = buildPieces(
    { ...order, refunds: refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` })) },
    refunds,
    context(more),
    own,
  );
  if (result.refused) throw new Error(JSON.stringify(result.refused));
  return result;
}

const known = (piece: PieceDraft): KnownPiece => ({ ...piece, id: `g-${piece.kind}`, sourceTotal: '120.00' });

describe('the default table of statuses', () => {
  it.each([
    ['pending', null, ['quote'], undefined],
    ['on-hold', null, ['quote', 'order'], undefined],
    ['processing', null, ['order'], 'not-paid'],
    ['processing', '2026-05-05T10:00:00', ['order', 'invoice'], undefined],
    ['completed', null, ['order', 'delivery-note', 'invoice'], undefined],
    ['completed', '2026-05-05T10:00:00', ['order', 'delivery-note', 'invoice'], undefined],
    ['refunded', '2026-05-05T10:00:00', ['invoice'], undefined],
    ['refunded', null, [], 'never-paid'],
    ['cancelled', '2026-05-05T10:00:00', [], 'status-without-pieces'],
    ['failed', null, [], 'status-without-pieces'],
    ['checkout-draft', null, [], 'status-without-pieces'],
    ['wc-completed', null, ['order', 'delivery-note', 'invoice'], undefined],
    ['expedie', '2026-05-05T10:00:00', [], 'status-unmapped'],
    ['constructor', null, [], 'status-unmapped'],
  ])('%s, paid %s → %j', (status, paid, kinds, note) => {
    const result = built({ ...base, status, date_paid_gmt: paid }, [], {}, defaultBilling);
    expect(kindsOf(result.pieces)).toEqual(kinds);
    if (note) expect(result.notes.map((each) => each.code)).toContain(note);
  });

  it('each piece cites the one it came from', () => {
    const first = built({ ...base, status: 'on-hold', date_paid_gmt: null });
    expect(first.pieces.map((piece) => piece.sourceRef)).toEqual([undefined, 'woo:main:order:512:quote']);
    const already = { pieces: first.pieces.map(known), entries: [] };
    const second = built(base, [], { already });
    expect(kindsOf(second.pieces)).toEqual(['delivery-note', 'invoice']);
    expect(second.pieces.map((piece) => piece.sourceRef)).toEqual([
      'woo:main:order:512:order',
      'woo:main:order:512:delivery-note',
    ]);
  });

  it('switches leave kinds out, and say so where nothing is left', () => {
    const off = {
      ...settings,
      pieces: { invoices: false, quotes: true, orders: false, deliveryNotes: false },
    };
    const result = built(base, [], {}, off);
    expect(result.pieces).toEqual([]);
    expect(result.notes.map((note) => note.code)).toEqual(['kinds-switched-off']);
  });

  it('kinds that the adapter does not create are named', () => {
    const result = built(base, [handRefund(600, '120.00')], {
      capabilities: { ...capabilities, pieces: ['order', 'invoice'] },
    });
    expect(kindsOf(result.pieces)).toEqual(['order', 'invoice']);
    expect(result.notes.filter((note) => note.code === 'kind-unsupported')).toHaveLength(2);
  });

  it('an order that the shop cancels after its invoice is reported, and credited only by a refund', () => {
    const already = { pieces: built(base).pieces.map(known), entries: [] };
    const cancelled = { ...base, status: 'cancelled' };
    const alone = built(cancelled, [], { already });
    expect(alone.pieces).toEqual([]);
    expect(alone.notes.map((note) => note.code)).toContain('cancelled-after-invoice');
    expect(kindsOf(built(cancelled, [handRefund(600, '120.00')], { already }).pieces)).toEqual([
      'credit-note',
    ]);
  });

  it('an order that the shop edits after its invoice is reported, never changed', () => {
    const already = { pieces: built(base).pieces.map(known), entries: [] };
    const edited = {
      ...base,
      total: '60.00',
      total_tax: '10.00',
      line_items: [item(1, 1, '50.00', [[1, '10.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '10.00')],
    };
    const result = built(edited, [], { already });
    expect(result.pieces).toEqual([]);
    expect(result.notes.map((note) => note.code)).toEqual(['edited-after-invoice']);
  });

  it('an order without lines makes no piece', () => {
    const empty = built({
      ...base,
      status: 'pending',
      total: '0.00',
      total_tax: '0.00',
      line_items: [],
      tax_lines: [],
    });
    expect(empty.pieces).toEqual([]);
    expect(empty.notes[0]?.code).toBe('order-empty');
  });
});

describe('what moves stock', () => {
  const movers = (pieces: readonly PieceDraft[]) =>
    pieces.filter((piece) => piece.movesStock).map((piece) => piece.kind);

  it('is the delivery note, else the invoice; one setting says otherwise', () => {
    expect(movers(built(base).pieces)).toEqual(['delivery-note']);
    const without = { ...settings, pieces: { ...settings.pieces, deliveryNotes: false } };
    expect(movers(built(base, [], {}, without).pieces)).toEqual(['invoice']);
    expect(
      movers(built(base, [], { capabilities: { ...capabilities, pieces: ['invoice'] } }).pieces),
    ).toEqual(['invoice']);
    expect(movers(built(base, [], {}, { ...settings, stockMovedBy: 'none' }).pieces)).toEqual([]);
  });

  it('moves it only once, also if the setting changes in between', () => {
    const byInvoice = { ...settings, stockMovedBy: 'invoice' as const };
    const already = {
      pieces: built({ ...base, status: 'processing' }, [], {}, byInvoice).pieces.map(known),
      entries: [],
    };
    expect(movers(built(base, [], { already }).pieces)).toEqual([]);
  });

  it('a credit note puts back what the shop restocked, if anything left', () => {
    const refund = handRefund(600, '60.00', {
      line_items: [
        { ...item(7, -1, '-50.00', [[1, '-10.00']]), meta_data: [{ key: '_refunded_item_id', value: '1' }] },
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
    });
    expect(movers(built(base, [refund]).pieces)).toEqual(['delivery-note', 'credit-note']);
    const kept = { ...base, line_items: base.line_items.map((line) => ({ ...line, meta_data: [] })) };
    expect(movers(built(kept, [refund]).pieces)).toEqual(['delivery-note']);
    expect(movers(built({ ...base, status: 'processing' }, [refund]).pieces)).toEqual([]);
  });
});

describe('dates are days of the shop', () => {
  it('23:30 UTC on 31 December is next year in Paris', () => {
    const order = {
      ...base,
      date_created_gmt: '2026-12-31T23:30:00',
      date_paid_gmt: '2026-12-31T23:31:00',
      date_completed_gmt: '2027-01-02T10:00:00',
    };
    expect(built(order).pieces.map((piece) => piece.date)).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-01',
    ]);
    expect(built(order, [], { zone: 'America/Montreal' }).pieces.map((piece) => piece.date)).toEqual([
      '2026-12-31',
      '2027-01-02',
      '2026-12-31',
    ]);
    expect(built(order).pieces.at(-1)?.paidOn).toBe('2027-01-01');
  });

  it('an invoice is of the day paid, else completed, else created; or as set', () => {
    const order = {
      ...base,
      date_created_gmt: '2026-05-01T10:00:00',
      date_paid_gmt: '2026-05-03T10:00:00',
      date_completed_gmt: '2026-05-05T10:00:00',
    };
    const day = (own: WooOrder, invoiceDate: BillingSettings['invoiceDate']) =>
      built(own, [], {}, { ...settings, invoiceDate }).pieces.at(-1)?.date;
    expect(day(order, 'paid')).toBe('2026-05-03');
    expect(day(order, 'completed')).toBe('2026-05-05');
    expect(day(order, 'created')).toBe('2026-05-01');
    expect(day({ ...order, date_paid_gmt: null }, 'paid')).toBe('2026-05-05');
    expect(day({ ...order, date_paid_gmt: null, date_completed_gmt: null }, 'paid')).toBe('2026-05-01');
  });

  it('an order without any date is refused', () => {
    const order = {
      ...base,
      date_created_gmt: null,
      date_modified_gmt: null,
      date_paid_gmt: null,
      date_completed_gmt: null,
    };
    expect(buildPieces(order, [], context(), settings).refused?.code).toBe('date-missing');
  });
});

describe('currencies', () => {
  const dollars = { ...base, currency: 'USD' };

  it('are refused unless Gestan takes them or a rate is set', () => {
    expect(buildPieces(dollars, [], context(), { ...settings, currencyRates: {} }).refused?.code).toBe(
      'currency-unknown',
    );
    const converted = built(dollars).pieces[0];
    expect([converted?.currency, converted?.totalNet, converted?.totalVat, converted?.totalGross]).toEqual([
      'EUR',
      '92.00',
      '18.40',
      '110.40',
    ]);
    const own = built(dollars, [], { capabilities: { ...capabilities, currencies: ['EUR', 'USD'] } })
      .pieces[0];
    expect([own?.currency, own?.totalGross]).toEqual(['USD', '120.00']);
  });

  it('a later credit note keeps the rate of its invoice', () => {
    const already = { pieces: built(dollars).pieces.map(known), entries: [] };
    const later = built(
      dollars,
      [handRefund(600, '120.00')],
      { already },
      { ...settings, currencyRates: { USD: '0.80' } },
    );
    expect(later.pieces.map((piece) => piece.totalGross)).toEqual(['110.40']);
    expect(later.notes.map((note) => note.code)).not.toContain('edited-after-invoice');
  });
});

it('an amount that is no number refuses the order and names the field', () => {
  const broken = { ...base, line_items: [item(1, 2, '12,50', [])] };
  const result = buildPieces(broken, [], context(), settings);
  expect(result.refused?.code).toBe('amount-invalid');
  expect(result.refused?.values).toMatchObject({ field: 'line_items[1].total' });
});
