import { describe, expect, it } from 'vitest';
import { SettingsError } from '../../src/core/index.js';
import type { ProductContext } from '../../src/diff/index.js';
import { projectGestan, projectWoo } from '../../src/diff/index.js';
import type { Change } from '../../src/diff/plan.js';
import { toGestanDraft, withDraft } from '../../src/diff/products/gestan-draft.js';
import { parseVariantRule } from '../../src/diff/products/variants.js';
import {
  productExternalRef,
  toWooParentOptions,
  toWooParentWrite,
  toWooProductWrite,
} from '../../src/diff/products/woo-write.js';
import { context, gestanProduct, wooProduct, wooVariation } from './products-world.js';

const toWoo = (field: string, to: Change['to'], from: Change['from'] = null): Change => ({
  field,
  from,
  to,
  target: 'woo',
});
const toGestan = (field: string, to: Change['to']): Change => ({ field, from: null, to, target: 'gestan' });
const body = (changes: readonly Change[], current = {}) =>
  toWooProductWrite({ changes, context, current: { product: wooProduct({ id: 1, ...current }) } });

describe('a write to the shop', () => {
  it('holds what changes and nothing else', () => {
    expect(body([toWoo('price', '12.5'), toGestan('name', 'x')])).toEqual({ regular_price: '12.5' });
    expect(body([])).toEqual({});
  });

  it('clears with what WooCommerce reads as none', () => {
    expect(
      body(
        [toWoo('salePrice', null), toWoo('saleFrom', null), toWoo('weightKg', null), toWoo('barcode', null)],
        { sale_price: '5' },
      ),
    ).toEqual({ sale_price: '', date_on_sale_from: '', weight: '', global_unique_id: '' });
  });

  it('gives dates in UTC under their _gmt name', () => {
    expect(body([toWoo('salePrice', '5'), toWoo('saleFrom', '2026-01-06T23:00:00.000Z')])).toEqual({
      sale_price: '5',
      date_on_sale_from_gmt: '2026-01-06T23:00:00',
    });
  });

  it('clears a promotion that a new price would bring to life', () => {
    const hidden = { sale_price: '', date_on_sale_from_gmt: '2025-01-01T00:00:00' };
    expect(body([toWoo('salePrice', '5')], hidden)).toEqual({ sale_price: '5', date_on_sale_from: '' });
    expect(body([toWoo('price', '20')], { regular_price: '10', sale_price: '15' })).toEqual({
      regular_price: '20',
      sale_price: '',
    });
    expect(body([toWoo('price', '20')], { regular_price: '10', sale_price: '8' })).toEqual({
      regular_price: '20',
    });
  });

  it('sends a promotion at nothing as a price that WooCommerce shows again', () => {
    expect(body([toWoo('salePrice', '0')])).toEqual({ sale_price: '0.00' });
  });

  it('clears a promotion at nothing, which WooCommerce shows as none, together with its end', () => {
    const free = { sale_price: '', date_on_sale_to_gmt: '2027-01-01T00:00:00' };
    expect(body([toWoo('price', '20')], free)).toEqual({
      regular_price: '20',
      sale_price: '',
      date_on_sale_to: '',
    });
  });

  it('makes a product taxable when its rate asks for it, and no sooner', () => {
    expect(body([toWoo('vatRate', '5.5')])).toEqual({ tax_class: 'taux-reduit-55' });
    expect(body([toWoo('vatRate', '20')], { tax_status: 'none' })).toEqual({
      tax_class: '',
      tax_status: 'taxable',
    });
    expect(body([toWoo('vatRate', '0')], { tax_status: 'none' })).toEqual({ tax_class: 'zero-rate' });
  });

  it('unpublishes a product as a draft and a variation as private', () => {
    expect(body([toWoo('published', false)])).toEqual({ status: 'draft' });
    const current = { product: wooProduct({ id: 1, type: 'variable' }), variation: wooVariation({ id: 2 }) };
    expect(toWooProductWrite({ changes: [toWoo('published', false)], context, current })).toEqual({
      status: 'private',
    });
  });

  it('writes meta rows under their id and leaves structures alone', () => {
    const meta_data = [
      { id: 7, key: 'couleur', value: 'Rouge' },
      { id: 8, key: 'tableau', value: ['a'] },
    ];
    const chosen: ProductContext = { ...context, metaFields: ['couleur', 'tableau', 'vide'] };
    expect(projectWoo({ product: wooProduct({ id: 1, meta_data }) }, chosen).meta).toEqual({
      couleur: 'Rouge',
      vide: null,
    });
    expect(body([toWoo('meta:couleur', 'Bleu'), toWoo('meta:vide', 'x')], { meta_data })).toEqual({
      meta_data: [
        { id: 7, key: 'couleur', value: 'Bleu' },
        { key: 'vide', value: 'x' },
      ],
    });
  });

  it('makes the parent of variants, or gives it the options that it lacks', () => {
    const places = ['S', 'M', 'S'].map((option) => ({
      parentSku: 'TS',
      parentName: 'T-shirt <3',
      options: [{ name: 'Taille', option }],
    }));
    expect(toWooParentWrite(places, { family: 'F1', context })).toEqual({
      type: 'variable',
      name: 'T-shirt &lt;3',
      sku: 'TS',
      attributes: [{ name: 'Taille', options: ['S', 'M'], visible: true, variation: true }],
      categories: [{ id: 10 }],
    });
    const color = { id: 1, name: 'Couleur', variation: true, options: ['Rouge'] };
    const size = { id: 2, name: 'taille', variation: true, options: ['S'] };
    const parent = wooProduct({ id: 1, type: 'variable', attributes: [color, size] });
    expect(toWooParentOptions(parent, places)).toEqual({
      attributes: [color, { ...size, options: ['S', 'M'] }],
    });
    expect(toWooParentOptions(parent, places.slice(0, 1))).toBeUndefined();
    expect(
      toWooProductWrite({ changes: [toWoo('price', '5')], context, sku: 'TS-S', variant: places[0] }),
    ).toEqual({ attributes: [{ name: 'Taille', option: 'S' }], sku: 'TS-S', regular_price: '5' });
  });
});

describe('a draft for Gestan', () => {
  const draft = (
    changes: readonly Change[],
    current = gestanProduct({ id: 'P1' }),
    own: ProductContext = context,
  ) => toGestanDraft({ changes, context: own, externalRef: 'r', current });

  it('holds what changes and nothing else', () => {
    expect(draft([toGestan('price', '12.5'), toWoo('name', 'x')])).toEqual({
      externalRef: 'r',
      id: 'P1',
      priceGross: '12.5',
    });
    expect(draft([toGestan('barcode', null), toGestan('published', false)])).toEqual({
      externalRef: 'r',
      id: 'P1',
      barcode: null,
      published: false,
    });
  });

  it('sends the amount in the shop’s mode, or converts it where Gestan holds only the other', () => {
    expect(
      draft([toGestan('price', '10')], undefined, { ...context, pricesIncludeTax: false }),
    ).toMatchObject({ priceNet: '10' });
    const netOnly = { ...context, productFields: ['priceNet', 'vatRate'] as const };
    expect(draft([toGestan('price', '10')], undefined, netOnly)).toEqual({
      externalRef: 'r',
      id: 'P1',
      priceNet: '8.33',
    });
    expect(draft([toGestan('price', '10'), toGestan('vatRate', '0')], undefined, netOnly)).toMatchObject({
      priceNet: '10',
    });
  });

  it('moves family and sub-family together', () => {
    expect(draft([toGestan('family', 'F2/S1')])).toMatchObject({ familyId: 'F2', subFamilyId: 'S1' });
    expect(draft([toGestan('family', 'F3')])).toMatchObject({ familyId: 'F3', subFamilyId: null });
  });

  it('keeps the other free fields', () => {
    const current = gestanProduct({ id: 'P1', extra: { a: '1', b: '2' } });
    expect(draft([toGestan('meta:b', null), toGestan('meta:c', '3')], current).extra).toEqual({
      a: '1',
      b: '',
      c: '3',
    });
  });

  it('is what Gestan then holds', () => {
    const current = gestanProduct({ id: 'P1', barcode: '123', weightKg: '1' });
    const after = withDraft(
      current,
      draft([toGestan('barcode', null), toGestan('weightKg', '2')], current),
      'P1',
    );
    expect(after).not.toHaveProperty('barcode');
    expect(after).not.toHaveProperty('externalRef');
    expect(projectGestan(after, context)).toMatchObject({ barcode: null, weightKg: '2', price: '10' });
  });
});

describe('settings', () => {
  it('external references name shop, product and variation', () => {
    expect(productExternalRef('main', { wooId: 1 })).toBe('woo:main:product:1');
    expect(productExternalRef('main', { wooId: 1, variationId: 2 })).toBe('woo:main:product:1:2');
  });

  it('say which field of the variant rule is wrong', () => {
    expect(parseVariantRule({ by: 'none' })).toEqual({ by: 'none' });
    expect(() => parseVariantRule({ by: 'prefix', separator: '', attribute: 'Taille' })).toThrowError(
      SettingsError,
    );
    try {
      parseVariantRule({ by: 'prefix', separator: '', attribute: 'Taille' });
    } catch (error) {
      expect(error).toMatchObject({ code: 'settings.invalid', field: 'variants.separator' });
    }
  });
});

it('a price that is emptied together with a new VAT rate stays empty', () => {
  const draft = toGestanDraft({
    changes: [
      { field: 'price', from: '10', to: null, target: 'gestan' },
      { field: 'vatRate', from: '20', to: '5.5', target: 'gestan' },
    ],
    context,
    externalRef: 'woo:main:product:1',
    current: gestanProduct({ id: 'P1', priceGross: '10', priceNet: '8.33' }),
  });
  expect(draft).toMatchObject({ vatRate: '5.5', priceGross: null, priceNet: null });
});
