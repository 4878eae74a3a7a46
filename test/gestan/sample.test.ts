import { expect, it } from 'vitest';
import { sampleGestan } from '../../src/testing/gestan-sample.js';
import { recordedFile } from '../support/recorded.js';

const rows = (name: string) => recordedFile<readonly Record<string, unknown>[]>(`wc11/state/${name}.json`);

it('meets the recorded shop: equal, differing and one-sided products and contacts', () => {
  const { products, contacts, stock } = sampleGestan().state;
  const shop = new Map(
    [...rows('products'), ...rows('variations')]
      .filter(({ sku }) => sku)
      .map((row) => [String(row.sku), row]),
  );
  const shared = products.filter(({ code }) => shop.has(code));
  expect(shared.length).toBeGreaterThanOrEqual(18);
  expect(products.length - shared.length).toBeGreaterThanOrEqual(5);
  expect(shared.filter(({ code, name }) => shop.get(code)?.name !== name).length).toBeGreaterThanOrEqual(3);
  expect(shared.some(({ code, priceGross }) => shop.get(code)?.regular_price !== priceGross)).toBe(true);
  expect(stock.some(({ code, quantity }) => String(shop.get(code)?.stock_quantity) !== quantity)).toBe(true);
  const mails = new Set(rows('customers').map(({ email }) => email));
  expect(contacts.filter(({ email }) => mails.has(email?.toLowerCase())).length).toBeGreaterThanOrEqual(4);
  expect(products.map(({ code }) => code)).toEqual(expect.arrayContaining(['PORT', 'FRAIS']));
});
