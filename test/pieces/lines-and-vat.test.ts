import { describe, expect, it } from 'vitest';
import type { PieceDraft } from '../../src/gestan/model.js';
import { type BillingContext, type BillingSettings, buildPieces } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { fee, handOrder, item, shipping, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { capabilities, context, settings } from './recordings.js';

function invoiceOf(
  order: WooOrder,
  more: Partial<BillingContext> = {},
  own: BillingSettings = settings,
): PieceDraft {
  const built = buildPieces(order, [], context(more), own);
  if (built.refused) throw new Error(built.refused.message);
  const invoice = built.pieces.find((piece) => piece.kind === 'invoice');
  if (!invoice) throw new Error('No invoice.');
  expectSums(invoice);
  return invoice;
}

const vatOf = (piece: PieceDraft) => piece.vat.map(({ rate, base, amount }) => [rate, base, amount]);
const short = (piece: PieceDraft) =>
  piece.lines.map((line) => [line.type, line.label, line.net, line.taxes.map((tax) => tax.rate).join('+')]);

describe('VAT rates', () => {
  it('French rates side by side: 20, 10, 5.5, 2.1 and 0', () => {
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

  it('DOM: 8.5 and 2.1, for each department the same rate whatever its id', () => {
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

  it('Corsica: 0.9, 2.1, 10 and 13', () => {
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

  it('an EU rate of the customer’s country (OSS)', () => {
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

  it('Quebec: TVQ is computed on net and TPS; one line keeps both', () => {
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
    expect(vatOf(invoiceOf(order, { taxRates: new Map([[1, rate]]) }))).toEqual([['20', '100.00', '20.00']]);
  });
});

describe('the last cent', () => {
  it('goes to the rate whose unrounded taxes lie farthest that way', () => {
    // 5 % of 59.92 = 2.996, 9.975 % of 62.916 = 6.275871: the shop rounded their sum, 9.271871, and each of them.
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

  it('is a cent per nonzero rate at most: beyond, the order is refused with both sums', () => {
    const order = handOrder({
      total: '120.02',
      total_tax: '20.00',
      line_items: [item(1, 1, '100.00', [[1, '20.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(15, 0, 'Exonéré', '0.00')],
    });
    const built = buildPieces(order, [], context(), settings);
    expect(built.refused?.code).toBe('order-not-explained');
    expect(built.refused?.sums).toEqual({ expected: '120.02', found: '120.00' });
    expect(built.refused?.message).toContain('map hook');
  });

  it('a gift card that a plugin took off the total is refused, and can be taught', () => {
    const order = handOrder({
      total: '100.00',
      total_tax: '20.00',
      line_items: [item(1, 1, '100.00', [[1, '20.00']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00')],
    });
    expect(buildPieces(order, [], context(), settings).refused?.sums).toEqual({
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

describe('lines', () => {
  const taxes = [taxLine(1, 20, 'TVA 20 %', '0.00')];

  it('a coupon is the line’s own discount', () => {
    const order = handOrder({
      total: '108.00',
      total_tax: '18.00',
      line_items: [item(1, 4, '90.00', [[1, '18.00']], { subtotal: '100.00' })],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '18.00')],
    });
    const [line] = invoiceOf(order).lines;
    expect([line?.quantity, line?.unitNet, line?.discountNet, line?.net]).toEqual([
      '4',
      '25',
      '10.00',
      '90.00',
    ]);
  });

  it('a price raised by hand is no negative discount', () => {
    const order = handOrder({
      total: '60.00',
      total_tax: '0',
      line_items: [item(1, 2, '60.00', [], { subtotal: '50.00' })],
    });
    const [line] = invoiceOf(order).lines;
    expect([line?.unitNet, line?.discountNet]).toEqual(['30', '0.00']);
  });

  it('a bundle’s parts cost nothing, and stand there', () => {
    const order = handOrder({
      total: '24.00',
      total_tax: '4.00',
      line_items: [
        item(1, 1, '20.00', [[1, '4.00']]),
        item(2, 3, '0.00', [[1, '0']]),
        item(3, 1, '0.00', []),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '4.00')],
    });
    expect(short(invoiceOf(order)).map(([, , net]) => net)).toEqual(['20.00', '0.00', '0.00']);
  });

  it('an order of nothing is invoiced over 0.00, without an entry', () => {
    const order = handOrder({
      total: '0.00',
      total_tax: '0.00',
      line_items: [item(1, 1, '0.00', [[1, '0']], { subtotal: '50.00' })],
      tax_lines: taxes,
    });
    const built = buildPieces(order, [], context(), {
      ...settings,
      entries: { ...settings.entries, enabled: true, bankAccountId: 'b' },
    });
    if (built.refused) throw new Error(built.refused.message);
    expect(built.pieces.at(-1)?.totalGross).toBe('0.00');
    expect(built.entries).toEqual([]);
  });

  it('a variation’s attributes stand in the label once', () => {
    const meta = [
      { key: 'pa_couleur', value: 'rouge', display_key: 'Couleur', display_value: 'Rouge' },
      { key: 'gravure', value: 'Zoë', display_key: 'Gravure', display_value: '<p>Zoë</p>' },
      { key: '_cache', value: 'x', display_key: '_cache', display_value: 'x' },
    ];
    const order = handOrder({
      total: '10.00',
      total_tax: '0',
      line_items: [item(1, 1, '10.00', [], { name: 'Leurre - Rouge', variation_id: 7, meta_data: meta })],
    });
    expect(invoiceOf(order).lines[0]?.label).toBe('Leurre - Rouge (Gravure : Zoë)');
  });

  it('a shipping line whose rates bear on different bases is split by tax ÷ rate', () => {
    // 10.00 of shipping: 6.00 at 20 % (1.20), 4.00 at 5.5 % (0.22).
    const order = handOrder({
      total: '119.42',
      total_tax: '9.42',
      line_items: [item(1, 1, '40.00', [[1, '8.00']]), item(2, 1, '60.00', [])],
      shipping_lines: [
        shipping(3, '10.00', [
          [1, '1.20'],
          [11, '0.22'],
        ]),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '8.00', '1.20'), taxLine(11, 5.5, 'TVA 5,5 %', '0.00', '0.22')],
    });
    const invoice = invoiceOf(order);
    expect(short(invoice).slice(2)).toEqual([
      ['shipping', 'Colissimo (TVA 20 %)', '6.00', '20'],
      ['shipping', 'Colissimo (TVA 5,5 %)', '4.00', '5.5'],
    ]);
    expect(invoice.lines.slice(2).map((line) => line.productCode)).toEqual(['PORT', 'PORT']);
  });

  it('what the taxes of a fee do not bear on is at 0 %', () => {
    const order = handOrder({
      total: '49.86',
      total_tax: '9.86',
      line_items: [item(1, 1, '50.00', [[1, '10.00']]), item(2, 1, '-9.00', [])],
      fee_lines: [fee(3, 'Remise', '-1.00', [[1, '-0.14']])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '9.86')],
    });
    expect(short(invoiceOf(order)).slice(2)).toEqual([
      ['fee', 'Remise (TVA 20 %)', '-0.70', '20'],
      ['fee', 'Remise (0 %)', '-0.30', '0'],
    ]);
  });

  it('a fee over two halves is not taken for two taxes on one half', () => {
    const order = handOrder({
      total: '223.25',
      total_tax: '25.25',
      line_items: [item(1, 1, '100.00', [[1, '20.00']]), item(2, 1, '100.00', [[11, '5.50']])],
      fee_lines: [
        fee(3, 'Remise', '-2.00', [
          [1, '-0.20'],
          [11, '-0.055'],
        ]),
      ],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '19.80'), taxLine(11, 5.5, 'TVA 5,5 %', '5.45')],
    });
    expect(short(invoiceOf(order)).slice(2)).toEqual([
      ['fee', 'Remise (TVA 20 %)', '-1.00', '20'],
      ['fee', 'Remise (TVA 5,5 %)', '-1.00', '5.5'],
    ]);
  });

  it('a negative fee over compound classes keeps its groups', () => {
    const order = handOrder({
      total: '251.24',
      total_tax: '32.46',
      line_items: [
        item(1, 4, '171.80', [
          [1, '8.59'],
          [2, '17.993903'],
        ]),
        item(2, 2, '36.00', [
          [1, '1.8'],
          [2, '3.77055'],
        ]),
        item(3, 2, '11.98', [
          [8, '0.2995'],
          [9, '0.15159'],
        ]),
      ],
      fee_lines: [
        fee(4, 'Remise', '-1.00', [
          [1, '-0.047421'],
          [2, '-0.099336'],
          [8, '-0.001289'],
          [9, '-0.000653'],
        ]),
      ],
      tax_lines: [
        taxLine(1, 5, 'TPS', '10.34'),
        taxLine(2, 9.975, 'TVQ', '21.67', '0.00', true),
        taxLine(8, 2.5, 'TPS réduite', '0.30'),
        taxLine(9, 1.2345, 'Taxe éco', '0.15', '0.00', true),
      ],
    });
    expect(short(invoiceOf(order)).slice(3)).toEqual([
      ['fee', 'Remise (TPS + TVQ)', '-0.95', '5+9.975'],
      ['fee', 'Remise (TPS réduite + Taxe éco)', '-0.05', '2.5+1.2345'],
    ]);
  });

  it('VAT that no line bears is refused; VAT edited by hand is kept and said', () => {
    const stray = handOrder({
      total: '105.00',
      total_tax: '5.00',
      line_items: [item(1, 1, '100.00', [])],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '5.00')],
    });
    expect(buildPieces(stray, [], context(), settings).refused?.code).toBe('vat-contradiction');
    const built = buildPieces(
      { ...stray, line_items: [item(1, 1, '100.00', [[1, '5.00']])] },
      [],
      context(),
      settings,
    );
    expect(built.refused).toBeUndefined();
    expect(built.refused ? [] : built.notes.map((note) => note.code)).toContain('vat-unusual');
  });
});

describe('products', () => {
  const order = handOrder({
    total: '20.00',
    total_tax: '0',
    line_items: [item(1, 2, '20.00', [], { sku: 'NEUF', product_id: 41, variation_id: 42 })],
  });
  const unknown = { resolveProduct: () => undefined };

  it('an unknown one is created first, refused, or stands under a fallback', () => {
    const built = buildPieces(order, [], context(unknown), settings);
    expect(built.refused ? [] : built.products).toEqual([
      {
        externalRef: 'woo:main:product:41:42',
        code: 'NEUF',
        name: 'Article 1',
        wooProductId: 41,
        wooVariationId: 42,
        priceNet: '10',
      },
    ]);
    const refused = buildPieces(order, [], context(unknown), { ...settings, unknownProduct: 'refuse' });
    expect(refused.refused?.code).toBe('product-unknown');
    const fallback = invoiceOf(order, unknown, { ...settings, unknownProduct: { fallbackCode: 'DIVERS' } });
    expect(fallback.lines[0]?.productCode).toBe('DIVERS');
  });

  it('one that the shop deleted stands under one product for all such lines', () => {
    const gone = {
      ...order,
      line_items: [
        item(1, 1, '15.00', [], { product_id: 0, sku: null }),
        item(2, 1, '5.00', [], { product_id: 0, sku: '' }),
      ],
    };
    const built = buildPieces(gone, [], context(unknown), settings);
    if (built.refused) throw new Error(built.refused.message);
    expect(built.products.map((need) => [need.externalRef, need.code])).toEqual([
      ['woo:main:product:0', 'WOO-SUPPRIME'],
    ]);
    expect(built.pieces[0]?.lines.map((line) => line.productCode)).toEqual(['WOO-SUPPRIME', 'WOO-SUPPRIME']);
  });

  it('an adapter that lists products but cannot write them refuses, one that does neither gets the SKU', () => {
    const cannot = { ...unknown, capabilities: { ...capabilities, writeProducts: false } };
    expect(buildPieces(order, [], context(cannot), settings).refused?.code).toBe('product-unknown');
    const blind = {
      ...unknown,
      capabilities: { ...capabilities, writeProducts: false, readProducts: false },
    };
    expect(invoiceOf(order, blind).lines[0]?.productCode).toBe('NEUF');
  });
});
