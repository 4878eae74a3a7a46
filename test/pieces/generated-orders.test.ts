import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, round, sum, toFixed } from '../../src/core/index.js';
import { buildPieces } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { isFull } from '../support/forms.js';
import { expectSums, expectVatNearRates } from './checks.js';
import { capabilities, context, settings } from './recordings.js';
import { orderSpecs, wooOrder } from './woo-order.js';
import { refundSpecs, withRefunds, wooRefunds } from './woo-refunds.js';

const runs = { numRuns: isFull ? 300 : 100, seed: 20261124 };

/**
 * What the lines and tax lines of an order add up to, and what their rounding can hide: computed
 * here, apart from the builder.
 */
function parts(order: WooOrder) {
  const lines = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
  const nets = sum(lines.map((line) => round(decimal(line.total), 2)));
  const vat = sum(order.tax_lines.map((line) => decimal(line.tax_total).plus(line.shipping_tax_total)));
  const taxes = order.tax_lines.map((line) => decimal(line.tax_total).plus(line.shipping_tax_total));
  const rounded = [...lines.map((line) => decimal(line.total)), ...taxes].filter((each) => !each.eq(0));
  const tolerance = decimal('0.005').times(rounded.length);
  return { rest: decimal(order.total).minus(nets).minus(vat), tolerance };
}

describe('generated orders', () => {
  it('come out equal to the cent, or are refused because rounding cannot explain them', () => {
    let built = 0;
    fc.assert(
      fc.property(orderSpecs, (spec) => {
        const order = wooOrder(spec);
        const result = buildPieces(order, [], context(), settings);
        const { rest, tolerance } = parts(order);
        if (rest.abs().gt(tolerance)) {
          expect(result.refused?.code).toBe('order-not-explained');
          expect(result.refused?.values).toMatchObject({
            expected: toFixed(decimal(order.total), 2),
            found: toFixed(decimal(order.total).minus(rest), 2),
          });
          return;
        }
        expect(result.refused).toBeUndefined();
        if (result.refused) return;
        built += 1;
        expect(result.pieces.map((piece) => piece.kind)).toEqual(['order', 'delivery-note', 'invoice']);
        for (const piece of result.pieces) {
          expectSums(piece);
          expectVatNearRates(piece);
          expect(piece.totalGross).toBe(order.total);
        }
      }),
      runs,
    );
    expect(built).toBeGreaterThan(0.73 * runs.numRuns);
  });

  it('carry the VAT of the order itself: no rate is moved by more than it was off', () => {
    fc.assert(
      fc.property(orderSpecs, (spec) => {
        const order = wooOrder(spec);
        const result = buildPieces(order, [], context(), settings);
        if (result.refused) return;
        const piece = result.pieces.at(-1);
        const { rest } = parts(order);
        const moved = sum(
          (piece?.vat ?? []).map((vat) => {
            const own = order.tax_lines.filter((line) => decimal(line.rate_percent ?? 0).eq(vat.rate));
            return decimal(vat.amount)
              .minus(sum(own.map((line) => decimal(line.tax_total).plus(line.shipping_tax_total))))
              .abs();
          }),
        );
        const apart = sum(
          (piece?.lines ?? [])
            .filter((line) => line.type === 'rounding')
            .map((line) => decimal(line.net).abs()),
        );
        expect(toFixed(moved.plus(apart), 2)).toBe(toFixed(rest.abs(), 2));
      }),
      runs,
    );
  });

  it('get an explicit rounding line where Gestan recomputes VAT', () => {
    fc.assert(
      fc.property(orderSpecs, (spec) => {
        const order = wooOrder(spec);
        const own = context({ capabilities: { ...capabilities, vatAmounts: false } });
        const result = buildPieces(order, [], own, settings);
        if (result.refused) {
          expect(['order-not-explained', 'rounding-too-large', 'vat-contradiction']).toContain(
            result.refused.code,
          );
          return;
        }
        for (const piece of result.pieces) {
          expectSums(piece);
          expect(piece.totalGross).toBe(order.total);
          const rounding = piece.lines.filter((line) => line.type === 'rounding');
          expect(rounding.length).toBeLessThanOrEqual(1);
          for (const line of rounding) {
            expect(line.label).toBe('Arrondi');
            expect(line.taxes.map((tax) => tax.rate)).toEqual(['0']);
            const most = decimal(piece.lines.length - 1).div(100);
            expect(decimal(line.net).abs().lte(most)).toBe(true);
          }
          for (const vat of piece.vat.filter((each) => each.compound !== true)) {
            expect(vat.amount).toBe(toFixed(decimal(vat.base).times(vat.rate).div(100), 2));
          }
        }
      }),
      runs,
    );
  });

  it('are refused when a plugin keeps a part of the total elsewhere', () => {
    fc.assert(
      fc.property(orderSpecs, fc.integer({ min: 10, max: 5000 }), fc.boolean(), (spec, cents, more) => {
        const order = wooOrder(spec);
        const shift = decimal(cents)
          .div(100)
          .times(more ? 1 : -1);
        const total = decimal(order.total).plus(shift);
        fc.pre(total.gte(0));
        const result = buildPieces({ ...order, total: toFixed(total, 2) }, [], context(), settings);
        const { rest, tolerance } = parts(order);
        if (rest.plus(shift).abs().gt(tolerance)) expect(result.refused?.code).toBe('order-not-explained');
      }),
      { numRuns: isFull ? 150 : 50, seed: 20261124 },
    );
  });

  it('are credited as refunded, and exactly as invoiced once they are refunded wholly', () => {
    let whole = 0;
    fc.assert(
      fc.property(orderSpecs, refundSpecs, fc.constantFrom('EUR', 'USD'), (spec, refundSpec, currency) => {
        const plain = { ...wooOrder(spec), currency };
        const refunds = wooRefunds(plain, refundSpec);
        const order = withRefunds(plain, refunds);
        const result = buildPieces(order, refunds, context(), settings);
        if (result.refused) {
          expect(['order-not-explained', 'refund-beyond-invoice']).toContain(result.refused.code);
          return;
        }
        const invoice = result.pieces.find((piece) => piece.kind === 'invoice');
        const credits = result.pieces.filter((piece) => piece.kind === 'credit-note');
        expect(credits).toHaveLength(refunds.length);
        credits.forEach((piece, index) => {
          expectSums(piece);
          expectVatNearRates(piece);
          expect(piece.sourceRef).toBe(invoice?.externalRef);
          if (currency === 'EUR') expect(piece.totalGross).toBe(refunds[index]?.amount);
        });
        const given = sum(refunds.map((refund) => decimal(refund.amount)));
        if (!given.eq(order.total) || !invoice || given.eq(0)) return;
        whole += 1;
        const back = sum(credits.map((piece) => decimal(piece.totalGross)));
        expect(toFixed(back, 2)).toBe(invoice.totalGross);
        for (const vat of invoice.vat) {
          const rows = credits
            .flatMap((piece) => piece.vat)
            .filter((each) => each.rate === vat.rate && each.compound === vat.compound);
          expect(toFixed(sum(rows.map((each) => decimal(each.amount))), 2)).toBe(vat.amount);
          if (currency === 'EUR') {
            expect(toFixed(sum(rows.map((each) => decimal(each.base))), 2)).toBe(vat.base);
          }
        }
      }),
      runs,
    );
    expect(whole).toBeGreaterThan(30);
  });

  it('give the same pieces whatever the order in which refunds are listed', () => {
    fc.assert(
      fc.property(orderSpecs, refundSpecs, (spec, refundSpec) => {
        const plain = wooOrder(spec);
        const refunds = wooRefunds(plain, refundSpec);
        const order = withRefunds(plain, refunds);
        const one = buildPieces(order, refunds, context(), settings);
        const other = buildPieces(order, [...refunds].reverse(), context(), settings);
        expect(other).toEqual(one);
      }),
      { numRuns: isFull ? 100 : 40, seed: 20261124 },
    );
  });

  it('in a foreign currency are converted whole: nets, VAT and total still fit', () => {
    fc.assert(
      fc.property(orderSpecs, fc.integer({ min: 1, max: 300_000 }), (spec, rate) => {
        const order = { ...wooOrder(spec), currency: 'XPF' };
        const per = toFixed(decimal(rate).div(1000), 3);
        const result = buildPieces(order, [], context(), { ...settings, currencyRates: { XPF: per } });
        if (result.refused) return;
        for (const piece of result.pieces) {
          expectSums(piece);
          expect(piece.currency).toBe('EUR');
          expect(piece.totalGross).toBe(toFixed(decimal(order.total).times(per), 2));
        }
      }),
      { numRuns: isFull ? 200 : 70, seed: 20261124 },
    );
  });
});
