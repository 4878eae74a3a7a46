import { data } from 'currency-codes';
import { describe, expect, it } from 'vitest';
import { currencyPlaces } from '../../src/core/currency.js';

describe('the decimals of a currency', () => {
  it('are those of ISO 4217, list one', () => {
    expect(data.length).toBeGreaterThan(150);
    expect(data.map(({ code }) => [code, currencyPlaces(code)])).toEqual(
      data.map(({ code, digits }) => [code, digits]),
    );
  });

  it('are two for what nobody lists, however it is written', () => {
    expect([currencyPlaces('POINTS'), currencyPlaces('jpy'), currencyPlaces('')]).toEqual([2, 0, 2]);
  });
});
