import { describe, expect, test } from 'vitest';
import { patched, withDraft } from '../../src/gestan/patched.js';

describe('a record with a patch', () => {
  test('null clears a field, undefined and absent leave it', () => {
    const record = { id: '1', name: 'Canne', barcode: '123', vatRate: '20' };
    expect(patched(record, { name: undefined, barcode: null })).toEqual({
      id: '1',
      name: 'Canne',
      vatRate: '20',
    });
  });

  test('what is set is a copy of its own', () => {
    const extra = { couleur: 'bleu' };
    expect((patched({}, { extra }) as { extra: object }).extra).not.toBe(extra);
  });
});

describe('a record with a draft', () => {
  const product = { id: '1', code: 'A', name: 'A', priceNet: '10.00', priceGross: '12.00' };

  test('keeps its own id and external reference', () => {
    expect(withDraft(product, { id: '2', externalRef: 'woo:a:product:1', name: 'B' })).toEqual({
      ...product,
      name: 'B',
    });
  });

  test.each([
    [{ priceGross: '13.00' }, { id: '1', code: 'A', name: 'A', priceGross: '13.00' }],
    [
      { priceGross: '13.00', priceNet: undefined },
      { id: '1', code: 'A', name: 'A', priceGross: '13.00' },
    ],
    [
      { priceGross: '13.00', priceNet: '10.83' },
      { ...product, priceGross: '13.00', priceNet: '10.83' },
    ],
    [{ name: 'B' }, { ...product, name: 'B' }],
  ])('a price that is written alone makes the other one unknown: %j', (draft, expected) => {
    expect(withDraft(product, draft)).toEqual(expected);
  });
});
