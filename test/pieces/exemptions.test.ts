import { describe, expect, it } from 'vitest';
import { customerSiren, customerVatNumber } from '../../src/pieces/identity.js';
import { type BillingSettings, buildPieces } from '../../src/pieces/index.js';
import type { WooOrder } from '../../src/woo/types.js';
import { handOrder, item, taxLine } from './by-hand.js';
import { context, settings } from './recordings.js';

const untaxed = handOrder({ total: '100.00', total_tax: '0.00', line_items: [item(1, 1, '100.00', [])] });

function to(
  country: string,
  meta: Readonly<Record<string, string>> = {},
  fields: Partial<WooOrder> = {},
): WooOrder {
  return {
    ...untaxed,
    shipping: { ...untaxed.shipping, country },
    billing: { ...untaxed.billing, country },
    meta_data: Object.entries(meta).map(([key, value]) => ({ key, value })),
    ...fields,
  };
}

/** Sold as France, to a postcode. */
function at(postcode: string): WooOrder {
  const shipping = { ...untaxed.shipping, country: 'FR', postcode };
  return { ...untaxed, shipping, billing: { ...untaxed.billing, country: 'FR', postcode } };
}

function invoice(order: WooOrder, own: BillingSettings = settings, virtual = false) {
  const built = buildPieces(order, [], context({ resolveProduct: () => ({ code: 'X', virtual }) }), own);
  if (built.refused) throw new Error(JSON.stringify(built.refused));
  return { piece: built.pieces.at(-1), codes: built.notes.map((note) => note.code) };
}

const both = { ...settings, exemptions: { ...settings.exemptions, vatNumber: 'FR40303265045' } };

describe('why an invoice bears no VAT', () => {
  it.each<[string, WooOrder, boolean, string | undefined, string | undefined]>([
    [
      'goods to a firm in the EU',
      to('BE', { is_vat_exempt: 'yes', _billing_vat_number: 'BE0123456749' }),
      false,
      'Exonération de TVA, article 262 ter I du CGI',
      undefined,
    ],
    [
      'services to a firm in the EU',
      to('BE', { is_vat_exempt: 'yes', _billing_vat_number: 'BE0123456749' }),
      true,
      'Autoliquidation, article 283-2 du CGI',
      undefined,
    ],
    [
      'the number is missing',
      to('BE', { is_vat_exempt: 'yes' }),
      false,
      'Exonération de TVA, article 262 ter I du CGI',
      'vat-number-missing',
    ],
    ['goods outside the EU', to('CH'), false, 'Exonération de TVA, article 262 I du CGI', undefined],
    ['services outside the EU', to('US'), true, 'TVA non applicable, article 259-1 du CGI', undefined],
    ['Guiana', to('GF'), false, 'Exonération de TVA, article 294 du CGI', undefined],
    ['nobody knows', to('FR'), false, undefined, 'no-vat-without-reason'],
    ['a person in the EU', to('DE'), false, undefined, 'no-vat-without-reason'],
    ['goods to Martinique', to('MQ'), false, 'Exonération de TVA, article 294 du CGI', undefined],
    [
      'goods to Réunion, sold as France',
      at('97410'),
      false,
      'Exonération de TVA, article 294 du CGI',
      undefined,
    ],
    ['services to Guadeloupe, where VAT applies', to('GP'), true, undefined, 'no-vat-without-reason'],
    ['services to Mayotte', to('YT'), true, 'TVA non applicable, article 294-1 du CGI', undefined],
    ['goods to Saint-Barthélemy', at('97133'), false, 'Exonération de TVA, article 262 I du CGI', undefined],
    ['services to Polynesia', to('PF'), true, 'TVA non applicable, article 259-1 du CGI', undefined],
    ['Corsica', at('20000'), false, undefined, 'no-vat-without-reason'],
  ])('%s', (_, order, virtual, text, code) => {
    const { piece, codes } = invoice(order, both, virtual);
    expect(piece?.exemption).toBe(text);
    expect(codes).toEqual(code ? [code] : []);
    expect(piece?.nature).toBe(virtual ? 'services' : 'goods');
  });

  it('a small firm charges none at all', () => {
    const small = { ...settings, exemptions: { country: 'FR', smallFirm: true } };
    expect(invoice(to('FR'), small).piece?.exemption).toBe('TVA non applicable, article 293 B du CGI');
  });

  it('both VAT numbers are wanted: the seller’s missing is said', () => {
    const order = to('BE', { is_vat_exempt: 'yes', _billing_vat_number: 'BE0123456749' });
    expect(invoice(order).codes).toEqual(['vat-number-missing']);
    expect(invoice(order).piece?.vatNumber).toBe('BE0123456749');
  });

  it('a seller elsewhere cites the directive', () => {
    const belgian = {
      ...settings,
      exemptions: { country: 'BE', smallFirm: false, vatNumber: 'BE0123456749' },
    };
    const order = to('FR', { is_vat_exempt: 'yes', _vat_number: 'FR40303265045' });
    expect(invoice(order, belgian).piece?.exemption).toContain('Article 138');
  });

  it('an exempt customer who was charged VAT is said; nothing is exempt then', () => {
    const order = to(
      'BE',
      { is_vat_exempt: 'yes' },
      {
        total: '121.00',
        total_tax: '21.00',
        line_items: [item(1, 1, '100.00', [[7, '21.00']])],
        tax_lines: [taxLine(7, 21, 'BTW', '21.00')],
      },
    );
    const { piece, codes } = invoice(order);
    expect(piece?.exemption).toBeUndefined();
    expect(codes).toEqual(['exempt-but-taxed']);
  });

  it('a VAT that rounds to nothing is no exemption', () => {
    const order = to(
      'FR',
      {},
      {
        total: '0.05',
        line_items: [item(1, 1, '0.05', [[14, '0.00']])],
        tax_lines: [taxLine(14, 2.1, 'TVA 2,1 %', '0.00')],
      },
    );
    const { piece, codes } = invoice(order);
    expect(piece?.vat).toEqual([
      { rate: '2.1', label: 'TVA 2,1 %', country: 'FR', base: '0.05', amount: '0.00' },
    ]);
    expect([piece?.exemption, codes]).toEqual([undefined, []]);
  });

  it('an order charged VAT whose piece would show none is refused, and the reverse', () => {
    const charged = { ...untaxed, total_tax: '16.67' };
    expect(buildPieces(charged, [], context(), settings).refused?.code).toBe('vat-contradiction');
    const reverse = handOrder({
      total: '120.00',
      total_tax: '0.00',
      line_items: [item(1, 1, '100.00', [[1, '20.00']])],
      tax_lines: [taxLine(1, 20, 'TVA', '20.00')],
    });
    expect(buildPieces(reverse, [], context(), settings).refused?.code).toBe('vat-contradiction');
  });
});

describe('who the customer is', () => {
  const meta = (fields: Readonly<Record<string, string>>) => to('FR', fields);

  it('reads SIREN from SIRET, SIREN or a French VAT number, where the check digit is right', () => {
    expect(customerSiren(meta({ _billing_siret: '303 265 045 00053' }))).toBe('303265045');
    expect(customerSiren(meta({ siren: '303265045' }))).toBe('303265045');
    expect(customerSiren(meta({ _billing_vat_number: 'FR 40 303265045' }))).toBe('303265045');
    expect(customerSiren(meta({ _billing_siret: '30326504600053' }))).toBeUndefined();
    expect(customerSiren(meta({}))).toBeUndefined();
  });

  it('reads VAT numbers in any spelling, and no nonsense', () => {
    expect(customerVatNumber(meta({ _vat_number: ' be 0123.456.749 ' }))).toBe('BE0123456749');
    expect(customerVatNumber(meta({ _billing_vat_number: '', vat_number: 'DE123456789' }))).toBe(
      'DE123456789',
    );
    expect(customerVatNumber(meta({ _vat_number: 'none' }))).toBeUndefined();
  });

  it('the delivery address stands on the piece only where it differs', () => {
    expect(invoice(untaxed).piece?.shipping).toBeUndefined();
    const other = {
      ...untaxed,
      shipping: { ...untaxed.shipping, address_1: '5 quai Sud', phone: '0298000000' },
    };
    expect(invoice(other).piece?.shipping).toMatchObject({ line1: '5 quai Sud', name: 'Anne Le Goff' });
    const blank = {
      first_name: '',
      last_name: '',
      company: '',
      address_1: '',
      address_2: '',
      city: '',
      state: '',
      postcode: '',
      country: 'FR',
    };
    expect(invoice({ ...untaxed, shipping: blank }).piece?.shipping).toBeUndefined();
  });
});
