import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createChecker } from '../../src/woo/schemas/check.js';
import { customerShape, orderShape } from '../../src/woo/schemas/order.js';
import { productShape, variationShape } from '../../src/woo/schemas/product.js';
import { shapeTest } from '../../src/woo/schemas/shape-test.js';
import { systemStatusShape, taxRateShape } from '../../src/woo/schemas/shop.js';

const recorded = (name: string): unknown[] =>
  JSON.parse(readFileSync(new URL(`../recordings/wc11/state/${name}.json`, import.meta.url), 'utf8'));

afterEach(() => z.config({ jitless: false }));

/** Every place in a value, as the object that holds it and the key there. */
function* places(value: unknown): Generator<readonly [object, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* places(Reflect.get(value, key));
  }
}

const wrong: readonly unknown[] = [
  null,
  undefined,
  '',
  'x',
  0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  [null],
  [1],
  {},
  'parent',
];

describe('the test of a shape', () => {
  it.each([
    ['orders', orderShape],
    ['products', productShape],
    ['customers', customerShape],
  ])('says of recorded %s what the schema says, whatever one value is replaced by', (name, shape) => {
    const test = shapeTest(shape());
    const schema = z.object(shape());
    const rows = recorded(name).slice(0, 2) as object[];
    let refused = 0;
    for (const row of rows) {
      expect(test?.(row)).toBe(true);
      for (const [holder, key] of [...places(row)]) {
        const before: unknown = Reflect.get(holder, key);
        for (const value of wrong) {
          Reflect.set(holder, key, value);
          const isValid = schema.safeParse(row).success;
          // The schema takes a present undefined where any value may be; the test leaves that to it.
          if (value !== undefined) expect([key, value, test?.(row)]).toEqual([key, value, isValid]);
          else if (test?.(row) === true) expect(isValid).toBe(true);
          if (!isValid) refused += 1;
        }
        Reflect.deleteProperty(holder, key);
        if (test?.(row) === true) expect(schema.safeParse(row).success).toBe(true);
        Reflect.set(holder, key, before);
      }
      expect(schema.safeParse(row).success).toBe(true);
    }
    expect(refused).toBeGreaterThan(100);
  });

  it('is written for the kinds it knows, and for no other', () => {
    for (const shape of [orderShape, productShape, variationShape, customerShape, taxRateShape])
      expect(shapeTest(shape())).toBeTypeOf('function');
    expect(shapeTest(systemStatusShape())).toBeUndefined();
    expect(shapeTest({ id: z.number().int() })).toBeUndefined();
    expect(shapeTest({ id: z.strictObject({ a: z.string() }) })).toBeUndefined();
    expect(shapeTest({ id: z.string().nullable(), at: z.date() })).toBeUndefined();
  });

  it('is not written where zod was told to write no functions', () => {
    z.config({ jitless: true });
    expect(shapeTest(orderShape())).toBeUndefined();
  });
});

describe('the checker', () => {
  it('finds and repairs the same in the hundredth row as in the first', () => {
    const checker = createChecker(productShape, 'id');
    const [row] = recorded('products') as Record<string, unknown>[];
    const found = Array.from({ length: 100 }, () => {
      const odd = { ...structuredClone(row), sku: 7 };
      const empty = { ...structuredClone(row), id: '' };
      const broken = { ...structuredClone(row), images: 'none' };
      return JSON.stringify([
        checker.check(structuredClone(row)),
        checker.check(odd),
        odd.sku,
        checker.check(empty),
        checker.check(broken),
        checker.check({ id: 0 }, ['id']),
        checker.check({ id: '' }, ['id']),
        checker.check({}, ['sku']),
      ]);
    });
    expect(new Set(found).size).toBe(1);
    expect(found[0]).toContain('"field":"sku"');
    expect(found[0]).toContain('"field":"images"');
  });

  it('refuses an empty slug in every row', () => {
    const checker = createChecker(() => ({ slug: z.string(), name: z.string() }), 'slug');
    for (let row = 0; row < 50; row += 1)
      expect(checker.check({ slug: '', name: 'x' })).toMatchObject({ hasKey: false });
  });
});
