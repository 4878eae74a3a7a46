import { describe, expect, it } from 'vitest';
import { buildPieces } from '../../src/pieces/index.js';
import { fee, handOrder, item, shipping, taxLine } from './by-hand.js';
import { invoiceOf, short } from './one-invoice.js';
import { capabilities, context, settings } from './recordings.js';

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
    if (built.refused) throw new Error(JSON.stringify(built.refused));
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
    if (built.refused) throw new Error(JSON.stringify(built.refused));
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
