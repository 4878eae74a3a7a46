import { describe, expect, it } from 'vitest';
import { buildPieces } from '../../src/pieces/index.js';
import { fee, handOrder, item, taxLine } from './by-hand.js';
import { invoiceOf, short, vatOf } from './one-invoice.js';
import { capabilities, context, settings } from './recordings.js';

describe('VAT rates', () => {
  it('stand side by side: 20, 10, 5.5, 2.1 and 0', () => {
    const order = handOrder({
      total: '143.94',
      total_tax: '10.44',
      line_items: [
        item(1, 1, '30.00', [[1, '6.00']]),
        item(2, 3, '30.00', [[9, '3.00']]),
        item(3, 1, '10.00', [[11, '0.55']]),
        item(4, 1, '42.50', [[14, '0.8925']]),
        item(5, 1, '21.00', [[15, '0']]),
      ],
      tax_lines: [
        taxLine(1, 20, 'TVA 20 %', '6.00'),
        taxLine(9, 10, 'TVA 10 %', '3.00'),
        taxLine(11, 5.5, 'TVA 5,5 %', '0.55'),
        taxLine(14, 2.1, 'TVA 2,1 %', '0.89'),
        taxLine(15, 0, 'Exonéré', '0.00'),
      ],
    });
    expect(vatOf(invoiceOf(order))).toEqual([
      ['20', '30.00', '6.00'],
      ['10', '30.00', '3.00'],
      ['5.5', '10.00', '0.55'],
      ['2.1', '42.50', '0.89'],
      ['0', '21.00', '0.00'],
    ]);
  });

  it('of the overseas departments are 8.5 and 2.1, the same rate whatever its id', () => {
    const order = handOrder({
      total: '214.44',
      total_tax: '14.44',
      line_items: [
        item(1, 1, '150.00', [[2, '12.75']]),
        item(2, 1, '40.00', [[10, '0.84']]),
        item(3, 1, '10.00', [[4, '0.85']]),
      ],
      tax_lines: [
        taxLine(2, 8.5, 'TVA DOM 8,5 %', '12.75'),
        taxLine(10, 2.1, 'TVA DOM 2,1 %', '0.84'),
        taxLine(4, 8.5, 'TVA Martinique', '0.85'),
      ],
    });
    const invoice = invoiceOf(order);
    expect(vatOf(invoice)).toEqual([
      ['8.5', '160.00', '13.60'],
      ['2.1', '40.00', '0.84'],
    ]);
    expect(invoice.vat[0]?.label).toBe('TVA DOM 8,5 %');
  });

  it('of Corsica are 0.9, 2.1, 10 and 13', () => {
    const order = handOrder({
      total: '426.00',
      total_tax: '26.00',
      line_items: [
        item(1, 1, '100.00', [[23, '0.90']]),
        item(2, 1, '100.00', [[12, '2.10']]),
        item(3, 1, '100.00', [[22, '10.00']]),
        item(4, 1, '100.00', [[21, '13.00']]),
      ],
      tax_lines: [
        taxLine(23, 0.9, 'Corse 0,9 %', '0.90'),
        taxLine(12, 2.1, 'Corse 2,1 %', '2.10'),
        taxLine(22, 10, 'Corse 10 %', '10.00'),
        taxLine(21, 13, 'Corse 13 %', '13.00'),
      ],
    });
    expect(vatOf(invoiceOf(order)).map(([rate]) => rate)).toEqual(['0.9', '2.1', '10', '13']);
  });

  it('of the customer’s country in the EU are kept (OSS)', () => {
    const order = handOrder({
      total: '119.00',
      total_tax: '19.00',
      shipping: { ...handOrder({ total: '0', total_tax: '0' }).shipping, country: 'DE' },
      line_items: [item(1, 1, '100.00', [[8, '19.00']])],
      tax_lines: [taxLine(8, 19, 'MwSt.', '19.00')],
    });
    const invoice = invoiceOf(order);
    expect(vatOf(invoice)).toEqual([['19', '100.00', '19.00']]);
    expect(invoice.exemption).toBeUndefined();
    expect(invoice.shipping?.country).toBe('DE');
  });

  it('of Quebec are two: TVQ is computed on net and TPS, and one line keeps both', () => {
    // 5 % of 100.00 = 5.00; 9.975 % of 105.00 = 10.47375.
    const order = handOrder({
      total: '115.47',
      total_tax: '15.47',
      line_items: [
        item(1, 2, '100.00', [
          [1, '5'],
          [2, '10.47375'],
        ]),
      ],
      tax_lines: [taxLine(1, 5, 'TPS', '5.00'), taxLine(2, 9.975, 'TVQ', '10.47', '0.00', true)],
    });
    const invoice = invoiceOf(order);
    expect(invoice.lines[0]?.taxes).toEqual([
      { rate: '5', label: 'TPS' },
      { rate: '9.975', label: 'TVQ', compound: true },
    ]);
    expect(vatOf(invoice)).toEqual([
      ['5', '100.00', '5.00'],
      ['9.975', '100.00', '10.47'],
    ]);
  });

  it('refuses several taxes on a line where Gestan takes one', () => {
    const order = handOrder({
      total: '115.47',
      total_tax: '15.47',
      line_items: [
        item(1, 2, '100.00', [
          [1, '5'],
          [2, '10.47375'],
        ]),
      ],
      tax_lines: [taxLine(1, 5, 'TPS', '5.00'), taxLine(2, 9.975, 'TVQ', '10.47', '0.00', true)],
    });
    const built = buildPieces(
      order,
      [],
      context({ capabilities: { ...capabilities, multipleTaxes: false } }),
      settings,
    );
    expect(built.refused?.code).toBe('multiple-taxes');
  });

  it('refuses an order below zero: no piece is, and its entry could not be made', () => {
    const order = handOrder({
      total: '-12.00',
      total_tax: '-2.00',
      line_items: [item(1, -1, '-10.00', [[1, '-2.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-2.00')],
    });
    const { refused } = buildPieces(order, [], context(), settings);
    expect(refused).toEqual({
      code: 'order-below-zero',
      values: { order: '512', currency: 'EUR', total: '-12.00' },
    });
  });

  it('takes a percentage that the order lacks from the shop’s tax table, else refuses', () => {
    const { rate_percent: _, ...bare } = taxLine(1, 20, 'TVA', '20.00');
    const order = handOrder({
      total: '120.00',
      total_tax: '20.00',
      line_items: [item(1, 1, '100.00', [[1, '20.00']])],
      tax_lines: [bare],
    });
    expect(buildPieces(order, [], context(), settings).refused?.code).toBe('tax-rate-unknown');
    const rate = {
      id: 1,
      country: 'FR',
      state: '',
      rate: '20.0000',
      name: 'TVA 20 %',
      priority: 1,
      compound: false,
      shipping: true,
      order: 1,
      class: 'standard',
    };
    const taxRates = new Map([[1, rate]]);
    expect(vatOf(invoiceOf(order, { taxRates }))).toEqual([['20', '100.00', '20.00']]);
    // Of an order made before WooCommerce 3.7, or by an import, the API says 0: nobody charged
    // 20.00 at 0 %.
    const old = { ...order, tax_lines: [{ ...bare, rate_percent: 0 }] };
    expect(vatOf(invoiceOf(old, { taxRates }))).toEqual([['20', '100.00', '20.00']]);
    const since = new Map([[1, { ...rate, rate: '0.0000' }]]);
    for (const each of [context(), context({ taxRates: since })]) {
      expect(buildPieces(old, [], each, settings).refused?.code).toBe('tax-rate-unknown');
    }
    const free = {
      ...order,
      total: '100.00',
      total_tax: '0.00',
      line_items: [item(1, 1, '100.00', [[1, '0.00']])],
      tax_lines: [taxLine(1, 0, 'Exonéré', '0.00')],
    };
    expect(vatOf(invoiceOf(free, { taxRates }))).toEqual([['0', '100.00', '0.00']]);
  });
});

describe('the last cent', () => {
  it('goes to the rate whose unrounded taxes lie farthest that way', () => {
    // 5 % of 59.92 = 2.996, 9.975 % of 62.916 = 6.275871: the shop rounded their sum, 9.271871, and
    // each of them.
    const order = handOrder({
      total: '69.19',
      total_tax: '9.27',
      line_items: [
        item(1, 1, '59.92', [
          [1, '2.996'],
          [2, '6.275871'],
        ]),
      ],
      tax_lines: [taxLine(1, 5, 'TPS', '3.00'), taxLine(2, 9.975, 'TVQ', '6.28', '0.00', true)],
    });
    // A cent too much: TVQ was rounded up by 0.004129, TPS by 0.004: TVQ gives it.
    expect(vatOf(invoiceOf(order)).map(([, , amount]) => amount)).toEqual(['3.00', '6.27']);
  });

  it('is half a cent per rounded amount at most: beyond, the order is refused with both sums', () => {
    const order = handOrder({
      total: '120.02',
      total_tax: '20.00',
      line_items: [item(1, 1, '100.00', [[1, '20.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(15, 0, 'Exonéré', '0.00')],
    });
    const built = buildPieces(order, [], context(), settings);
    expect(built.refused?.code).toBe('order-not-explained');
    expect(built.refused?.values).toEqual({
      order: '512',
      currency: 'EUR',
      expected: '120.02',
      found: '120.00',
      difference: '0.02',
      tolerance: '0.01',
    });
  });

  it('a gift card that a plugin took off the total is refused, and can be taught', () => {
    const order = handOrder({
      total: '100.00',
      total_tax: '20.00',
      line_items: [item(1, 1, '100.00', [[1, '20.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
    });
    expect(buildPieces(order, [], context(), settings).refused?.values).toMatchObject({
      expected: '100.00',
      found: '120.00',
    });
    const taught = { ...order, fee_lines: [fee(9, 'Carte cadeau', '-20.00', [])] };
    expect(short(invoiceOf(taught))).toEqual([
      ['product', 'Article 1', '100.00', '20'],
      ['fee', 'Carte cadeau', '-20.00', '0'],
    ]);
  });
});

describe('an order without VAT whose total is off for rounding', () => {
  const off = (total: string) =>
    handOrder({
      total,
      total_tax: '0.00',
      line_items: [1, 2, 3, 4].map((id) => item(id, 1, '10.00', [[1, '0.00']])),
      tax_lines: [taxLine(1, 0, 'Exonéré', '0.00')],
    });

  it.each(['39.98', '39.99', '40.01', '40.02'])('is imported: %s', (total) => {
    const invoice = invoiceOf(off(total));
    expect([invoice.totalGross, invoice.totalVat]).toEqual([total, '0.00']);
  });

  it('is refused beyond half a cent for each amount', () => {
    expect(buildPieces(off('40.03'), [], context(), settings).refused?.code).toBe('order-not-explained');
  });
});

describe('Gestan recomputes VAT', () => {
  const own = { capabilities: { ...capabilities, vatAmounts: false } };

  it('the difference is a line « Arrondi » at 0 %', () => {
    // Three lines of 0.33 at 20 %: the shop rounds each to 0.07 (0.066), Gestan comes to 0.20 of 0.99.
    const order = handOrder({
      total: '1.20',
      total_tax: '0.21',
      line_items: [1, 2, 3].map((id) => item(id, 1, '0.33', [[1, '0.07']])),
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '0.21')],
    });
    const invoice = invoiceOf(order, own);
    expect(short(invoice).at(-1)).toEqual(['rounding', 'Arrondi', '0.01', '0']);
    expect(vatOf(invoice)).toEqual([
      ['20', '0.99', '0.20'],
      ['0', '0.01', '0.00'],
    ]);
    expect(invoice.totalGross).toBe('1.20');
    expect(invoiceOf(order).lines).toHaveLength(3);
  });

  it('more than a cent per line is refused', () => {
    const order = handOrder({
      total: '120.02',
      total_tax: '20.02',
      line_items: [item(1, 1, '100.00', [[1, '20.02']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.02')],
    });
    expect(buildPieces(order, [], context(own), settings).refused?.code).toBe('rounding-too-large');
  });
});
