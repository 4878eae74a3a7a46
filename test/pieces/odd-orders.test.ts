import { describe, expect, it } from 'vitest';
import { exemptionOf } from '../../src/pieces/exemption.js';
import { type BillingContext, buildPieces } from '../../src/pieces/index.js';
import type { WooOrder, WooRefund } from '../../src/woo/types.js';
import { back, fee, handOrder, handRefund, item, shipping, taxLine } from './by-hand.js';
import { expectSums } from './checks.js';
import { capabilities, context, settings } from './recordings.js';

const cane = item(1, 2, '100.00', [[1, '20.00']]);
const livre = item(2, 4, '40.00', [[11, '2.20']]);
const two = handOrder({
  total: '162.20',
  total_tax: '22.20',
  line_items: [cane, livre],
  tax_lines: [taxLine(1, 20, 'TVA 20 %', '20.00'), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
});

function built(order: WooOrder, refunds: readonly WooRefund[] = [], overrides: Partial<BillingContext> = {}) {
  const result = buildPieces(order, refunds, context(overrides), settings);
  if (result.refused) throw new Error(JSON.stringify(result.refused));
  for (const piece of result.pieces) expectSums(piece);
  return result;
}

const bad = 'douze';

describe('an amount that is no number refuses the order, or blocks the credit note, and is named', () => {
  const order = {
    ...two,
    shipping_lines: [shipping(3, '0.00', [[1, '0']])],
    fee_lines: [fee(4, 'Frais', '0.00', [])],
  };
  const line = (more: object) => [{ ...cane, ...more }, livre];
  it.each<[string, Partial<WooOrder>]>([
    ['total', { total: bad }],
    ['total_tax', { total_tax: bad }],
    ['line_items[1].total', { line_items: line({ total: bad }) }],
    ['line_items[1].subtotal', { line_items: line({ subtotal: bad }) }],
    ['line_items[1].quantity', { line_items: line({ quantity: Number.NaN }) }],
    ['line_items[1].taxes[1].total', { line_items: line({ taxes: [{ id: 1, total: bad }] }) }],
    ['shipping_lines[3].total', { shipping_lines: [shipping(3, bad, [])] }],
    ['fee_lines[4].total', { fee_lines: [fee(4, 'Frais', bad, [])] }],
    ['tax_lines[1].tax_total', { tax_lines: [taxLine(1, 20, 'TVA', bad)] }],
    ['tax_lines[1].shipping_tax_total', { tax_lines: [taxLine(1, 20, 'TVA', '0', bad)] }],
  ])('%s of the order', (path, fields) => {
    const { refused } = buildPieces({ ...order, ...fields }, [], context(), settings);
    const value = path.endsWith('quantity') ? 'NaN' : bad;
    expect(refused).toEqual({ code: 'amount-invalid', values: { order: '512', field: path, value } });
  });

  it.each<[string, Partial<WooRefund>]>([
    ['amount', { amount: bad }],
    ['line_items[1].total', { line_items: [{ ...cane, total: bad }] }],
    ['shipping_lines[3].total', { shipping_lines: [shipping(3, bad, [])] }],
    ['fee_lines[4].total', { fee_lines: [fee(4, 'Frais', bad, [])] }],
    ['tax_lines[1].tax_total', { tax_lines: [taxLine(1, 20, 'TVA', bad)] }],
  ])('%s of a refund', (path, fields) => {
    const result = built(order, [handRefund(600, '1.00', fields)]);
    expect(result.pieces.map((piece) => piece.kind)).toEqual(['order', 'delivery-note', 'invoice']);
    const values = { order: '512', refund: 600, field: path, value: bad };
    expect(result.blocked).toEqual([{ refundId: 600, reason: { code: 'amount-invalid', values } }]);
  });
});

describe('lines', () => {
  it('have their unit price to six digits', () => {
    const order = handOrder({ total: '10.00', total_tax: '0.00', line_items: [item(1, 3, '10.00', [])] });
    expect(built(order).pieces.at(-1)?.lines[0]).toMatchObject({
      quantity: '3',
      unitNet: '3.333333',
      net: '10.00',
    });
  });

  it('of products without SKU get a code of the variation, else of the product', () => {
    const bare = (id: number, variation: number) =>
      item(id, 1, '5.00', [], { sku: '', variation_id: variation });
    const order = handOrder({ total: '10.00', total_tax: '0.00', line_items: [bare(1, 0), bare(2, 77)] });
    const result = built(order, [], { resolveProduct: () => undefined });
    expect(result.products.map(({ code, externalRef }) => [code, externalRef])).toEqual([
      ['WOO-101', 'woo:main:product:101'],
      ['WOO-77', 'woo:main:product:102:77'],
    ]);
  });

  it('show what people can read of a field, and leave out what they cannot', () => {
    const meta = [
      { id: 1, key: 'pa_taille', value: 'm', display_key: 'Taille', display_value: 'M' },
      { id: 2, key: 'add-ons', value: { colour: 'red' } },
      { id: 3, key: '_hidden', value: 'x' },
    ];
    const line = item(1, 1, '5.00', [], { name: 'Gilet', meta_data: meta as never });
    const order = handOrder({ total: '5.00', total_tax: '0.00', line_items: [line] });
    expect(built(order).pieces.at(-1)?.lines[0]?.label).toBe('Gilet (Taille : M)');
  });
});

describe('a Gestan that recomputes VAT', () => {
  it.each([
    ['more', '163.00', '20.80'],
    ['less', '161.60', '19.40'],
  ])('refuses an order that bears far %s', (_, total, tax) => {
    const order = {
      ...two,
      total,
      tax_lines: [taxLine(1, 20, 'TVA 20 %', tax), taxLine(11, 5.5, 'TVA 5,5 %', '2.20')],
    };
    const own = { ...capabilities, vatAmounts: false };
    expect(buildPieces(order, [], context({ capabilities: own }), settings).refused?.code).toBe(
      'rounding-too-large',
    );
  });
});

describe('refunds', () => {
  it('whose taxes were rounded give the last cent to the rate that lies farthest that way', () => {
    const given = (line: typeof cane, net: string, tax: string) =>
      back(line, {
        quantity: -1,
        subtotal: net,
        total: net,
        taxes: [{ id: line === cane ? 1 : 11, total: tax }],
      });
    const refund = handRefund(600, '44.48', {
      line_items: [given(cane, '-5.02', '-1.0040'), given(livre, '-36.45', '-2.0049')],
      tax_lines: [taxLine(1, 20, 'TVA 20 %', '-1.00'), taxLine(11, 5.5, 'TVA 5,5 %', '-2.00')],
    });
    const credit = built(two, [refund]).pieces.at(-1);
    expect(credit?.kind).toBe('credit-note');
    expect(credit?.vat.map(({ rate, amount }) => [rate, amount])).toEqual([
      ['20', '1.00'],
      ['5.5', '2.01'],
    ]);
  });

  it('put goods back in the order in which they were made, however they are listed', () => {
    const line = item(1, 2, '100.00', [], { meta_data: [{ key: '_restock_refunded_items', value: '1' }] });
    const order = handOrder({ total: '100.00', total_tax: '0.00', line_items: [line] });
    const half = (id: number) =>
      handRefund(id, '50.00', {
        line_items: [back(line, { quantity: -1, subtotal: '-50.00', total: '-50.00', taxes: [] })],
      });
    const moved = (refunds: readonly WooRefund[]) =>
      built(order, refunds)
        .pieces.filter(({ kind }) => kind === 'credit-note')
        .map(({ externalRef, movesStock }) => [externalRef.split(':').at(-1), movesStock]);
    const expected = [
      ['600', true],
      ['601', false],
    ];
    expect(moved([half(600), half(601)])).toEqual(expected);
    expect(moved([half(601), half(600)])).toEqual(expected);
  });
});

describe('people and places', () => {
  const blank = {
    first_name: '',
    last_name: '',
    company: '',
    address_1: '',
    address_2: '',
    city: '',
    state: '',
    postcode: '',
    country: '',
  };

  it('no delivery address is none; one that the shop erased is none either', () => {
    expect(built({ ...two, shipping: blank }).pieces[0]?.shipping).toBeUndefined();
    const erased = {
      ...blank,
      first_name: '[deleted]',
      last_name: '[deleted]',
      address_1: '[deleted]',
      city: '[supprimé]',
    };
    const piece = built({ ...two, billing: erased, shipping: erased }).pieces[0];
    expect([piece?.billing, piece?.shipping]).toEqual([undefined, undefined]);
    const kept = built({ ...two, billing: { ...erased, city: 'Brest [port]' } }).pieces[0];
    expect(kept?.billing).toEqual({ city: 'Brest [port]' });
  });

  it('a sale at home to a firm is no sale to another country, wherever home is', () => {
    const order = {
      ...two,
      billing: { ...two.billing, country: 'DE' },
      shipping: { ...two.shipping, country: 'DE' },
      meta_data: [{ key: '_billing_vat_number', value: 'DE123456789' }],
    };
    const from = (country: string) =>
      exemptionOf(order, 'goods', { country, vatNumber: 'XX99999999', smallFirm: false });
    expect(from('DE').text).toBeUndefined();
    expect(from('DE').notes.map(({ code }) => code)).toEqual(['no-vat-without-reason']);
    expect(from('FR').text).toBe('Exonération de TVA, article 262 ter I du CGI');
  });
});

describe('an order that the shop rounds to whole units, since it shows prices without cents', () => {
  const blunt = handOrder({
    total: '13',
    total_tax: '2',
    line_items: [item(1, 1, '11', [[1, '2.166667']])],
    tax_lines: [taxLine(1, 20, 'TVA 20 %', '2', '0')],
  });

  it('is refused with what its unrounded taxes tell', () => {
    expect(buildPieces(blunt, [], context(), settings).refused).toMatchObject({
      code: 'amounts-rounded',
      values: { shown: '2.00', exact: '2.17' },
    });
  });

  it('is made where its amounts are whole in truth', () => {
    const whole = {
      ...blunt,
      total: '12',
      line_items: [item(1, 1, '10', [[1, '2']])],
    };
    expect(built(whole).pieces.map(({ totalGross }) => totalGross)).toContain('12.00');
  });
});

it('no text of a piece or an entry holds a character that a database refuses', () => {
  const bad = 'A\u0000b\u0007';
  const bare = { first_name: bad, last_name: bad, company: bad, address_1: bad, city: bad, phone: bad };
  const order = handOrder({
    total: '144.00',
    total_tax: '24.00',
    billing: { ...bare, country: 'FR' } as WooOrder['billing'],
    shipping: { ...bare, city: `${bad}c`, country: 'FR' } as WooOrder['shipping'],
    customer_note: bad,
    transaction_id: bad,
    line_items: [item(1, 1, '100.00', [[1, '20.00']], { name: bad })],
    shipping_lines: [shipping(2, '10.00', [[1, '2.00']], { method_title: bad })],
    fee_lines: [fee(3, bad, '10.00', [[1, '2.00']])],
    tax_lines: [taxLine(1, 20, `${bad} 20 %`, '22.00', '2.00')],
  });
  const refund = { ...handRefund(600, '12.00'), reason: bad };
  const entries = { ...settings.entries, enabled: true, bankAccountId: 'bank' };
  const built = buildPieces(
    { ...order, refunds: [{ id: 600, reason: bad, total: '-12.00' }] },
    [refund],
    context(),
    { ...settings, entries },
  );
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  expect(built.pieces.length + built.entries.length).toBeGreaterThan(5);
  expect(JSON.stringify([built.pieces, built.entries]).match(/.{30}\\u00[01][0-9a-f]/g)).toBeNull();
});
