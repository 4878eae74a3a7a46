import { describe, expect, it } from 'vitest';
import type { BillingContext } from '../../src/pieces/index.js';
import { buildPieces } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { back, fee, handOrder, handRefund, item, shipping, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { capabilities, context, settings } from './recordings.js';

function built(
  order: WooOrder,
  refunds: readonly WooRefund[] = [],
  overrides: Partial<BillingContext> = {},
  own = settings,
) {
  const listed = refunds.map(({ id, amount }) => ({ id, reason: '', total: `-${amount}` }));
  const result = buildPieces({ ...order, refunds: listed }, refunds, context(overrides), own);
  if (result.refused) return { refused: result.refused.code, pieces: [], codes: [] };
  for (const piece of result.pieces) expectSums(piece);
  return { refused: undefined, pieces: result.pieces, codes: result.notes.map(({ code }) => code) };
}

const piece = (result: ReturnType<typeof built>, kind: string, n = 0) => {
  const found = result.pieces.filter((each) => each.kind === kind)[n];
  if (!found) throw new Error(`no ${kind}`);
  return found;
};

const cane = item(1, 2, '100.00', [[1, '20.00']]);
const livre = item(2, 4, '40.00', [[11, '2.20']]);
const two = handOrder({
  total: '162.20',
  total_tax: '22.20',
  line_items: [cane, livre],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
});

describe('orders that ask for nothing', () => {
  it('are not refused for what would only matter if they asked for something', () => {
    const order = { ...two, status: 'cancelled', currency: 'SEK' };
    expect(built(order)).toMatchObject({ refused: undefined, codes: ['status-without-pieces'] });
    expect(built({ ...order, status: 'completed' }).refused).toBe('currency-unknown');
  });
});

describe('lines', () => {
  it('without a product for shipping or fees say so, and only then', () => {
    const order = handOrder({
      total: '17.00',
      total_tax: '0.00',
      line_items: [item(1, 1, '10.00', [])],
      shipping_lines: [shipping(2, '5.00', [])],
      fee_lines: [fee(3, 'Emballage', '2.00', [])],
    });
    const { shippingProductCode: _, feeProductCode: __, ...bare } = settings;
    expect(built(order, [], {}, bare).codes).toEqual(
      expect.arrayContaining(['shipping-product-unset', 'fee-product-unset']),
    );
    const set = built(order);
    expect(set.codes).not.toContain('shipping-product-unset');
    expect(set.codes).not.toContain('fee-product-unset');
    expect(piece(set, 'invoice').lines.map(({ productCode }) => productCode)).toEqual([
      'SKU-1',
      'PORT',
      'FRAIS',
    ]);
  });

  it('a fee bears on services what the services are', () => {
    const order = handOrder({
      total: '12.00',
      total_tax: '0.00',
      line_items: [item(1, 1, '10.00', [])],
      fee_lines: [fee(2, 'Dossier', '2.00', [])],
    });
    const of = (virtual: boolean) =>
      piece(built(order, [], { resolveProduct: () => ({ code: 'X', virtual }) }), 'invoice').nature;
    expect([of(true), of(false)]).toEqual(['services', 'goods']);
  });

  it('have a name even where the shop’s is blank', () => {
    const named = (more: object) =>
      piece(
        built(handOrder({ total: '10.00', total_tax: '0.00', line_items: [item(1, 1, '10.00', [], more)] })),
        'invoice',
      ).lines[0]?.label;
    expect(named({ name: ' ' })).toBe('SKU-1');
    expect(named({ name: '', sku: '' })).toBe('WOO-101');
    expect(named({ name: '', sku: '', variation_id: 7 })).toBe('WOO-7');
    expect(named({ name: 'Canne ' })).toBe('Canne');
  });

  it('of no quantity and no price stay as they are; of no quantity but a price count as one', () => {
    const order = handOrder({
      total: '7.00',
      total_tax: '0.00',
      line_items: [item(1, 0, '0.00', []), item(2, 0, '7.00', [])],
    });
    expect(piece(built(order), 'invoice').lines.map((line) => [line.quantity, line.unitNet])).toEqual([
      ['0', '0'],
      ['1', '7'],
    ]);
  });

  it('of a Gestan whose products can be neither read nor written carry the SKU, and say that nobody checked', () => {
    const blind = { ...capabilities, readProducts: false, writeProducts: false };
    const result = built(two, [], { capabilities: blind, resolveProduct: () => undefined });
    expect(result.codes).toContain('product-unchecked');
    expect(piece(result, 'invoice').lines.map(({ productCode }) => productCode)).toEqual(['SKU-1', 'SKU-2']);
  });
});

describe('rates', () => {
  it('two taxes on a fee alone, the second on the first, are one line of both', () => {
    const order = handOrder({
      total: '115.47',
      total_tax: '15.47',
      fee_lines: [
        fee(1, 'Acompte', '100.00', [
          [1, '5.00'],
          [2, '10.47'],
        ]),
      ],
      tax_lines: [taxLine(1, 5, 'TPS', '5.00'), taxLine(2, 9.975, 'TVQ', '10.47', '0.00', true)],
    });
    expect(
      piece(built(order), 'invoice').lines.map((line) => [line.net, line.taxes.map(({ rate }) => rate)]),
    ).toEqual([['100.00', ['5', '9.975']]]);
  });

  it('of unknown percentage refuse the order that bears them, whatever its refunds bear', () => {
    const { rate_percent: _, ...nameless } = taxLine(99, 20, 'TVA', '20.00');
    const order = handOrder({
      total: '120.00',
      total_tax: '20.00',
      line_items: [item(1, 1, '100.00', [[99, '20.00']])],
      tax_lines: [nameless as ReturnType<typeof taxLine>],
    });
    expect(built(order).refused).toBe('tax-rate-unknown');
    expect(built(order, [handRefund(600, '12.00')]).refused).toBe('tax-rate-unknown');
    const bare = { ...order, line_items: [item(1, 1, '100.00', [])] };
    expect(built(bare, [handRefund(600, '12.00')]).refused).toBe('tax-rate-unknown');
  });

  it('a cent per line is no unusual VAT', () => {
    const lines = [1, 2, 3].map((id) => item(id, 1, '10.02', [[1, '2.01']]));
    const order = handOrder({
      total: '36.09',
      total_tax: '6.03',
      line_items: lines,
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '6.03')],
    });
    expect(built(order).codes).not.toContain('vat-unusual');
    const odd = { ...order, total: '36.15', total_tax: '6.09' };
    expect(built({ ...odd, tax_lines: [taxLine(1, 20, 'TVA 20 %', '6.09')] }).codes).toContain('vat-unusual');
  });

  it('recomputed to the same VAT need no line « Arrondi »', () => {
    const own = { ...capabilities, vatAmounts: false };
    expect(piece(built(two, [], { capabilities: own }), 'invoice').lines.map((line) => line.type)).toEqual([
      'product',
      'product',
    ]);
  });
});

describe('refunds', () => {
  it('of which the shop put back only the first put back only the first', () => {
    const line = item(1, 2, '100.00', [[1, '20.00']], {
      meta_data: [{ key: '_restock_refunded_items', value: '1' }],
    });
    const order = handOrder({
      total: '120.00',
      total_tax: '20.00',
      line_items: [line],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
    });
    const half = (id: number) =>
      handRefund(id, '60.00', {
        line_items: [
          back(line, {
            quantity: -1,
            subtotal: '-50.00',
            total: '-50.00',
            taxes: [{ id: 1, total: '-10.00' }],
          }),
        ],
        tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
      });
    const result = built(order, [half(600), half(601)]);
    expect([0, 1].map((n) => piece(result, 'credit-note', n).movesStock)).toEqual([true, false]);
  });

  it('of untaxed shipping stand on the shipping product', () => {
    const port = shipping(2, '5.00', []);
    const order = handOrder({
      total: '15.00',
      total_tax: '0.00',
      line_items: [item(1, 1, '10.00', [])],
      shipping_lines: [port],
    });
    const result = built(order, [
      handRefund(600, '5.00', { shipping_lines: [back(port, { total: '-5.00', taxes: [] })] }),
    ]);
    expect(
      piece(result, 'credit-note').lines.map((line) => [
        line.type,
        line.productCode,
        line.net,
        line.sourceLineId,
      ]),
    ).toEqual([['shipping', 'PORT', '5.00', 2]]);
    expect(result.codes).not.toContain('refund-partly-without-lines');
  });

  it('of an older shop, which gives no tax lines, take the VAT of their lines, of shipping too', () => {
    const port = shipping(3, '10.00', [[1, '2.00']]);
    const order = {
      ...two,
      total: '174.20',
      total_tax: '24.20',
      shipping_lines: [port],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00', '2.00'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
    };
    const { tax_lines: _, ...old } = handRefund(600, '72.00', {
      line_items: [
        back(cane, {
          quantity: -1,
          subtotal: '-50.00',
          total: '-50.00',
          taxes: [{ id: 1, total: '-10.00' }],
        }),
      ],
      shipping_lines: [back(port, { total: '-10.00', taxes: [{ id: 1, total: '-2.00' }] })],
    });
    const result = built(order, [old as WooRefund]);
    const credit = piece(result, 'credit-note');
    expect(credit.vat.map(({ rate, base, amount }) => [rate, base, amount])).toEqual([
      ['20', '60.00', '12.00'],
    ]);
    expect(credit.lines).toHaveLength(2);
  });

  it('of more than their lines spread the difference, and say so', () => {
    const result = built(two, [
      handRefund(600, '70.00', {
        line_items: [
          back(cane, {
            quantity: -1,
            subtotal: '-50.00',
            total: '-50.00',
            taxes: [{ id: 1, total: '-10.00' }],
          }),
        ],
        tax_lines: [taxLine(1, 20, 'TVA 20 %', '-10.00')],
      }),
    ]);
    expect(result.codes).toContain('refund-partly-without-lines');
    const [first, ...rest] = piece(result, 'credit-note').lines;
    expect([first?.productCode, first?.net]).toEqual(['SKU-1', '50.00']);
    expect(rest.map((line) => [line.productCode, line.taxes[0]?.rate])).toEqual([
      ['FRAIS', '20'],
      ['FRAIS', '5.5'],
    ]);
  });

  it('the last takes what is left of each rate where its lines say something else', () => {
    const all = handRefund(600, '120.00', {
      line_items: [
        back(cane, {
          quantity: -2,
          subtotal: '-100.00',
          total: '-100.00',
          taxes: [{ id: 1, total: '-20.00' }],
        }),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-20.00')],
    });
    const rest = handRefund(601, '42.20', {
      line_items: [
        back(livre, {
          quantity: -3,
          subtotal: '-30.00',
          total: '-30.00',
          taxes: [{ id: 11, total: '-1.65' }],
        }),
      ],
      tax_lines: [taxLine(11, 5.5, 'TVA 5,5 %', '-1.65')],
    });
    const result = built(two, [all, rest]);
    expect(result.codes).toContain('refund-settles-rest');
    expect(piece(result, 'credit-note', 1).vat.map(({ rate, base, amount }) => [rate, base, amount])).toEqual(
      [['5.5', '40.00', '2.20']],
    );
  });
});
