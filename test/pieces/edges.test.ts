import { describe, expect, it } from 'vitest';
import { buildPieces } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { fee, handOrder, item, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { context, settings } from './recordings.js';

function invoiceOf(order: WooOrder) {
  const built = buildPieces(order, [], context(), settings);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  const invoice = built.pieces.at(-1);
  if (!invoice) throw new Error('No invoice.');
  expectSums(invoice);
  return invoice;
}

describe('edges of the rules', () => {
  it('the last cent never goes to a rate that bears on nothing', () => {
    const order = handOrder({
      total: '12.01',
      total_tax: '2.01',
      line_items: [item(1, 1, '10.00', [[1, '1.999']]), item(2, 1, '0.00', [[11, '0']])],
      tax_lines: [taxLine(11, 5.5, 'TVA 5,5 %', '0.00'), taxLine(1, 20, 'TVA 20 %', '2.00')],
    });
    expect(invoiceOf(order).vat.map((vat) => [vat.rate, vat.amount])).toEqual([
      ['5.5', '0.00'],
      ['20', '2.01'],
    ]);
  });

  it('two taxes of one percentage on one line stay two', () => {
    const order = handOrder({
      total: '102.00',
      total_tax: '2.00',
      line_items: [
        item(1, 1, '100.00', [
          [1, '1.00'],
          [2, '1.00'],
        ]),
      ],
      tax_lines: [taxLine(1, 1, 'Taxe A', '1.00'), taxLine(2, 1, 'Taxe B', '1.00')],
    });
    expect(invoiceOf(order).vat.map((vat) => [vat.label, vat.base, vat.amount])).toEqual([
      ['Taxe A', '100.00', '1.00'],
      ['Taxe B', '100.00', '1.00'],
    ]);
  });

  it('what rounded taxes cannot tell of a fee stays with the rate known least exactly', () => {
    // −4.00 as −3.00 at 20 % and −1.00 at 2.1 %, whose tax of 0.021 the shop rounds to 0.02: worth
    // 0.95.
    const order = handOrder({
      total: '216.48',
      total_tax: '21.48',
      line_items: [item(1, 1, '99.00', [[1, '19.80']]), item(2, 1, '100.00', [[14, '2.30']])],
      fee_lines: [
        fee(3, 'Remise', '-4.00', [
          [1, '-0.60'],
          [14, '-0.02'],
        ]),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '19.20'), taxLine(14, 2.1, 'TVA 2,1 %', '2.28')],
    });
    expect(
      invoiceOf(order)
        .lines.slice(2)
        .map((line) => [line.net, line.taxes[0]?.rate]),
    ).toEqual([
      ['-3.00', '20'],
      ['-1.00', '2.1'],
    ]);
  });

  it('a fee whose taxes would bear on more than the fee is left whole', () => {
    const order = handOrder({
      total: '216.00',
      total_tax: '11.00',
      line_items: [item(1, 1, '100.00', [[1, '8.00']]), item(2, 1, '100.00', [[11, '1.90']])],
      fee_lines: [
        fee(3, 'Frais', '5.00', [
          [1, '0.80'],
          [11, '0.30'],
        ]),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '8.80'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
    });
    const fees = invoiceOf(order).lines.slice(2);
    expect(fees.map((line) => [line.net, line.taxes.map((tax) => tax.rate)])).toEqual([
      ['5.00', ['20', '5.5']],
    ]);
  });
});
