import { describe, expect, it } from 'vitest';
import { decimal, sum, toFixed } from '../../src/core/index.js';
import { buildPieces } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { expectSums, expectVatNearRates } from './checks.js';
import { capabilities, context, recorded, settings, stores, zones } from './recordings.js';

const paidOrders = stores.flatMap((store) => {
  const { orders, refundsOf, taxRates } = recorded(store);
  return orders
    .filter((order) => order.date_paid_gmt)
    .map((order) => {
      // A trashed order keeps the status it had: it must come out as well as any other.
      const before = order.meta_data.find((meta) => meta.key === '_wp_trash_meta_status')?.value;
      const status = order.status === 'trash' && typeof before === 'string' ? before : order.status;
      return {
        store,
        order: { ...order, status } as WooOrder,
        trashed: order.status === 'trash',
        refunds: refundsOf(order),
        taxRates,
      };
    });
});

describe('all recorded paid orders', () => {
  it('are 342, 337 of them not in the trash', () => {
    expect(paidOrders).toHaveLength(342);
    expect(paidOrders.filter((each) => !each.trashed)).toHaveLength(337);
  });

  it.each([true, false])('become invoices and credit notes to the cent (vatAmounts: %s)', (vatAmounts) => {
    for (const { store, order, refunds, taxRates } of paidOrders) {
      const built = buildPieces(
        order,
        refunds,
        context({
          zone: zones[store],
          taxRates,
          capabilities: { ...capabilities, vatAmounts, currencies: ['EUR', 'USD'] },
        }),
        settings,
      );
      const what = `${store} ${order.id}`;
      expect(built.refused, what).toBeUndefined();
      if (built.refused) continue;
      const invoice = built.pieces.find((piece) => piece.kind === 'invoice');
      expect(invoice?.totalGross, what).toBe(toFixed(decimal(order.total), 2));
      expect(invoice?.currency).toBe(order.currency);
      const credits = built.pieces.filter((piece) => piece.kind === 'credit-note');
      expect(
        credits.map((piece) => piece.totalGross),
        what,
      ).toEqual(
        [...refunds]
          .filter((r) => Number(r.amount) !== 0)
          .sort((a, b) => a.id - b.id)
          .map((r) => toFixed(decimal(r.amount), 2)),
      );
      for (const piece of built.pieces) {
        expectSums(piece);
        expectVatNearRates(piece);
      }
      const given = sum(credits.map((piece) => decimal(piece.totalGross)));
      if (invoice && given.eq(order.total) && vatAmounts) {
        for (const vat of invoice.vat) {
          const back = credits
            .flatMap((piece) => piece.vat)
            .filter((each) => each.rate === vat.rate && each.label === vat.label);
          expect(toFixed(sum(back.map((each) => decimal(each.amount))), 2), what).toBe(vat.amount);
        }
      }
    }
  });

  it.each([
    [true, '1.1734'],
    [false, '1.1734'],
    [true, '0.0083'],
  ])('can be converted whole (vatAmounts: %s, at %s)', (vatAmounts, rate) => {
    for (const { store, order, refunds, taxRates } of paidOrders) {
      const built = buildPieces(
        { ...order, currency: 'GBP' },
        refunds,
        context({ zone: zones[store], taxRates, capabilities: { ...capabilities, vatAmounts } }),
        { ...settings, currencyRates: { GBP: rate } },
      );
      const what = `${store} ${order.id}`;
      expect(built.refused, what).toBeUndefined();
      if (built.refused) continue;
      const invoice = built.pieces.find((piece) => piece.kind === 'invoice');
      expect(invoice?.totalGross, what).toBe(toFixed(decimal(order.total).times(rate), 2));
      for (const piece of built.pieces) expectSums(piece);
      const given = sum(refunds.map((refund) => decimal(refund.amount)));
      if (!given.eq(order.total)) continue;
      const back = sum(
        built.pieces.filter((p) => p.kind === 'credit-note').map((p) => decimal(p.totalGross)),
      );
      expect(toFixed(back, 2), what).toBe(invoice?.totalGross);
    }
  });
});
