import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseReference, pieceRef } from '../../src/pieces/index.js';
import { customerRef, emailHash, entryRef, guestRef, productRef } from '../../src/pieces/references.js';

it('external references have their documented forms', () => {
  expect(pieceRef('main', 512, 'invoice')).toBe('woo:main:order:512:invoice');
  expect(pieceRef('main', 512, 'delivery-note')).toBe('woo:main:order:512:delivery-note');
  expect(pieceRef('main', 512, 'credit-note', 600)).toBe('woo:main:order:512:credit-note:600');
  expect(entryRef('main', 512, 1)).toBe('woo:main:order:512:entry:1');
  expect(productRef('main', 41)).toBe('woo:main:product:41');
  expect(productRef('main', 41, 0)).toBe('woo:main:product:41');
  expect(productRef('main', 41, 42)).toBe('woo:main:product:41:42');
  expect(customerRef('main', 7)).toBe('woo:main:customer:7');
  const hash = createHash('sha256').update('anne@mail.test').digest('hex');
  expect(guestRef('main', '  Anne@Mail.TEST ')).toBe(`woo:main:guest:${hash}`);
});

it('a credit note has a refund, nothing else has', () => {
  expect(() => pieceRef('main', 512, 'credit-note')).toThrow(RangeError);
  expect(() => pieceRef('main', 512, 'invoice', 600)).toThrow(RangeError);
});

it('what is written is read back; anything else is not of this library', () => {
  const shop = fc.oneof(
    fc.constantFrom('main', 'a:b', 'order:5', 'bü', 'x:order:9:entry'),
    fc.string({ minLength: 1 }).filter((s) => !/[\r\n\u2028\u2029]/.test(s)),
  );
  const id = fc.integer({ min: 0, max: 1e9 });
  fc.assert(
    fc.property(
      shop,
      id,
      id,
      fc.constantFrom('quote', 'order', 'delivery-note', 'invoice'),
      (s, a, b, kind) => {
        expect(parseReference(pieceRef(s, a, kind))).toEqual({ type: 'piece', shop: s, orderId: a, kind });
        expect(parseReference(pieceRef(s, a, 'credit-note', b))).toEqual({
          type: 'piece',
          shop: s,
          orderId: a,
          kind: 'credit-note',
          refundId: b,
        });
        expect(parseReference(entryRef(s, a, b))).toEqual({ type: 'entry', shop: s, orderId: a, n: b });
        expect(parseReference(productRef(s, a))).toEqual({ type: 'product', shop: s, productId: a });
        expect(parseReference(customerRef(s, a))).toEqual({ type: 'customer', shop: s, customerId: a });
        expect(parseReference(productRef(s, a, b + 1))).toEqual({
          type: 'product',
          shop: s,
          productId: a,
          variationId: b + 1,
        });
        expect(parseReference(guestRef(s, 'a@b.test'))).toEqual({
          type: 'guest',
          shop: s,
          hash: emailHash('a@b.test'),
        });
      },
    ),
    { numRuns: 200, seed: 20261124 },
  );
  for (const text of [
    '',
    'FA-2026-0001',
    'woo:main:order:512',
    'woo:main:order:512:receipt',
    'woo:main:order:512:credit-note',
    'woo:main:order:512:invoice:6',
    'woo:main:guest:abc',
  ]) {
    expect(parseReference(text)).toBeUndefined();
  }
});
