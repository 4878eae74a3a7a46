import { describe, expect, it } from 'vitest';
import { createOrderAuditor } from '../../src/diff/orders/audit.js';
import type { AuditedOrder } from '../../src/diff/orders/audit-types.js';
import { planOrder } from '../../src/diff/orders/plan-order.js';
import { noSkipRules } from '../../src/diff/orders/skip.js';
import { vatCsv } from '../../src/diff/orders/vat-csv.js';
import type { GestanPiece } from '../../src/gestan/piece-model.js';
import type { AlreadyMade, BillingSettings } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { handOrder, handRefund, item, taxLine } from '../pieces/by-hand.js';
import { context, settings } from '../pieces/recordings.js';

const { contactId: _, ...rest } = context();
const booked: BillingSettings = {
  ...settings,
  entries: { ...settings.entries, enabled: true, bankAccountId: 'b-1' },
};

const order = handOrder({
  total: '331.00',
  total_tax: '31.00',
  line_items: [item(1, 1, '100.00', [[1, '20.00']]), item(2, 2, '200.00', [[11, '11.00']])],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(11, 5.5, 'TVA 5,5 %', '11.00')],
});

/** The order with all that a plan makes of it, and Gestan's copies. */
function imported(of: WooOrder, refunds: readonly WooRefund[] = [], own = settings) {
  const row = planOrder(of, {
    refunds,
    contact: { state: 'known', contactId: 'c1' },
    context: rest,
    settings: own,
    skip: noSkipRules,
  });
  const pieces = row.pieces.map((piece, index) => ({
    ...piece,
    id: `p-${of.id}-${index}`,
    issued: row.issued[piece.externalRef],
  }));
  const known: AlreadyMade = { pieces, entries: row.entries };
  const held: readonly GestanPiece[] = pieces.map((piece) => ({ ...piece, stockMoved: piece.movesStock }));
  return { known, held };
}

function audit(orders: readonly AuditedOrder[], held: readonly GestanPiece[], own = settings) {
  const auditor = createOrderAuditor({ context: rest, settings: own, skip: noSkipRules, readBack: true });
  for (const piece of held) auditor.piece(piece);
  for (const each of orders) auditor.order(each);
  return auditor.result();
}

describe('an audit is complete only when', () => {
  const { known, held } = imported(order);

  it('everything is there', () => {
    expect(audit([{ order, refunds: [], known }], held)).toMatchObject({ complete: true, rows: [] });
  });

  it('every paid order has its invoice, whatever its status', () => {
    const odd = { ...order, status: 'chez-le-tailleur' };
    const result = audit([{ order: odd, refunds: [] }], []);
    expect(result.complete).toBe(false);
    expect(result.rows).toMatchObject([
      {
        finding: 'not-invoiced',
        reason: { values: { status: 'chez-le-tailleur', amount: '331.00', currency: 'EUR' } },
      },
    ]);
    expect(audit([{ order: { ...odd, date_paid_gmt: null }, refunds: [] }], []).complete).toBe(true);
    const whole = { order: { ...odd, status: 'cancelled' }, refunds: [handRefund(600, '331.00')] };
    expect(audit([whole], []).complete).toBe(true);
  });

  it('each piece sells the same products at the same rates', () => {
    const swapped = held.map((piece) =>
      piece.kind === 'invoice'
        ? {
            ...piece,
            lines: piece.lines.map((line, n) => (n === 0 ? { ...line, productCode: 'OTHER' } : line)),
          }
        : piece,
    );
    const result = audit([{ order, refunds: [], known }], swapped);
    expect(result.complete).toBe(false);
    expect(result.rows).toMatchObject([
      {
        finding: 'amounts-differ',
        kind: 'invoice',
        reason: { values: { what: 'product', product: 'SKU-1 @ 20', expected: '100.00', found: '0.00' } },
        sums: { expected: '100.00', found: '0.00' },
      },
    ]);
  });

  it('amounts agree; those that differ are shown', () => {
    const moved = held.map((piece) =>
      piece.kind === 'invoice'
        ? {
            ...piece,
            vat: piece.vat.map((row) => ({ ...row, amount: row.rate === '20' ? '21.00' : '10.00' })),
          }
        : piece,
    );
    expect(audit([{ order, refunds: [], known }], moved).rows).toMatchObject([
      {
        reason: { values: { what: 'vat', rate: '20' } },
        sums: { expected: '20.00', found: '21.00' },
      },
    ]);
  });

  it('goods have left stock, once the piece that takes them out is there', () => {
    const still = held.map((piece) => ({ ...piece, stockMoved: false }));
    expect(audit([{ order, refunds: [], known }], still).findings).toEqual({ 'stock-not-moved': 1 });
  });

  it('each payment has its entry', () => {
    const own = imported(order, [], booked);
    const orders = [{ order, refunds: [], known: own.known }];
    const whole = audit(orders, own.held, booked);
    expect([whole.complete, whole.payments]).toEqual([
      true,
      [
        {
          day: '2026-05-05',
          method: 'stripe',
          currency: 'EUR',
          orders: 1,
          paid: '331.00',
          booked: '331.00',
          refunded: '0.00',
          bookedBack: '0.00',
          equal: true,
        },
      ],
    ]);
    const without = [{ order, refunds: [], known: { ...own.known, entries: [] } }];
    const result = audit(without, own.held, booked);
    expect([result.complete, result.findings, result.payments[0]?.equal]).toEqual([
      false,
      { 'no-entry': 1 },
      false,
    ]);
  });

  it('an edited order is reported, with what differs, though its total is the same', () => {
    const swapped = {
      ...order,
      line_items: [item(3, 1, '100.00', [[1, '20.00']]), ...order.line_items.slice(1)],
    };
    const result = audit([{ order: swapped, refunds: [], known }], held);
    expect(result.rows).toMatchObject([
      {
        finding: 'edited',
        reason: {
          code: 'edited-after-invoice',
          values: { lines: [{ label: 'Article 1' }, { label: 'Article 3' }], rates: [{ rate: 'TVA 20 %' }] },
        },
      },
    ]);
  });
});

describe('VAT across borders', () => {
  const abroad = (id: number, country: string, rateId: number) => {
    const address = { ...order.billing, country };
    return handOrder({
      id,
      number: String(id),
      total: '121.00',
      total_tax: '21.00',
      billing: address,
      shipping: address,
      line_items: [item(1, 1, '100.00', [[rateId, '21.00']])],
      tax_lines: [{ ...taxLine(rateId, 21, 'TVA 21 %', '21.00'), rate_code: `${country}-TVA 21 %-1` }],
    });
  };

  it('is added up per country, month and quarter, and written as CSV', () => {
    const orders = [abroad(601, 'BE', 31), abroad(602, 'NL', 32), abroad(603, 'BE', 31)];
    const all = orders.map((each) => ({ each, ...imported(each) }));
    const result = audit(
      all.map(({ each, known }) => ({ order: each, refunds: [], known })),
      // What Gestan reads back knows no countries.
      all.flatMap(({ held }) =>
        held.map((piece) => ({ ...piece, vat: piece.vat.map(({ country: __, ...row }) => row) })),
      ),
    );
    expect(result.complete).toBe(true);
    expect(result.months.map(({ month, country, woo }) => [month, country, woo.base, woo.vat])).toEqual([
      ['2026-05', 'BE', '200.00', '42.00'],
      ['2026-05', 'NL', '100.00', '21.00'],
    ]);
    expect(vatCsv(result.quarters)).toBe(
      [
        'periode;pays;devise;taux;libelle;base_ht;tva;base_ht_gestan;tva_gestan',
        '2026-Q2;BE;EUR;21;TVA 21 %;200.00;42.00;200.00;42.00',
        '2026-Q2;NL;EUR;21;TVA 21 %;100.00;21.00;100.00;21.00',
        '',
      ].join('\r\n'),
    );
  });
});
