import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Big, decimal, sum } from '../../src/core/index.js';
import { allocate, allocateCapped, roundToTotal } from '../../src/pieces/allocation.js';

const money = (cents: number) => decimal(cents).div(100);
const texts = (parts: readonly Big[] | undefined) => parts?.map((part) => part.toFixed(2));
const runs = { numRuns: 300, seed: 20261124 };

describe('roundToTotal', () => {
  it('gives the cent to the part that lies farthest that way, the first of equals', () => {
    const parts = ['1.004', '2.003', '3.001'].map((text) => decimal(text));
    expect(texts(roundToTotal(parts, decimal('6.01')))).toEqual(['1.01', '2.00', '3.00']);
    expect(texts(roundToTotal(parts, decimal('5.99')))).toEqual(['1.00', '2.00', '2.99']);
    const thirds = [1, 1, 1].map((n) => decimal(n).div(3));
    expect(texts(roundToTotal(thirds, decimal(1)))).toEqual(['0.34', '0.33', '0.33']);
  });

  it('adds up, and leaves each part within a cent of its exact amount', () => {
    const exact = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(exact, (tenThousandths) => {
        const parts = tenThousandths.map((n) => decimal(n).div(10_000));
        const total = sum(parts).round(2);
        const given = roundToTotal(parts, total);
        expect(sum(given).eq(total)).toBe(true);
        given.forEach((part, index) => {
          expect(
            part
              .minus(parts[index] ?? 0)
              .abs()
              .lte('0.01'),
          ).toBe(true);
        });
      }),
      runs,
    );
  });
});

const weights = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 8 });

describe('allocate', () => {
  it('splits in proportion, to the cent, and gives nothing to what weighs nothing', () => {
    expect(
      texts(
        allocate(
          decimal('10.00'),
          [1, 0, 2].map((n) => decimal(n)),
        ),
      ),
    ).toEqual(['3.33', '0.00', '6.67']);
    expect(
      texts(
        allocate(
          decimal('-0.05'),
          [1, 1].map((n) => decimal(n)),
        ),
      ),
    ).toEqual(['-0.02', '-0.03']);
    expect(
      texts(
        allocate(
          decimal('1.00'),
          [0, 0].map((n) => decimal(n)),
        ),
      ),
    ).toEqual(['1.00', '0.00']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (cents, numbers) => {
        const total = money(cents);
        const all = numbers.reduce((a, b) => a + b, 0);
        const parts = allocate(
          total,
          numbers.map((n) => decimal(n)),
        );
        expect(sum(parts).eq(total)).toBe(true);
        if (all === 0) return;
        parts.forEach((part, index) => {
          const fair = total.times(numbers[index] ?? 0).div(all);
          expect(part.minus(fair).abs().lte('0.01')).toBe(true);
        });
      }),
      runs,
    );
  });
});

describe('allocateCapped', () => {
  it('gives no part more than its cap; the others take the rest', () => {
    const given = allocateCapped(
      decimal('9.00'),
      [1, 1, 1].map((n) => decimal(n)),
      ['1.00', '5.00', '5.00'].map((n) => decimal(n)),
    );
    expect(texts(given)).toEqual(['1.00', '4.00', '4.00']);
    expect(allocateCapped(decimal('9.00'), [decimal(1)], [decimal('8.99')])).toBeUndefined();
    // Where all that weighs is full, what weighs nothing takes the rest, by its room.
    const last = allocateCapped(
      decimal('3.00'),
      [1, 0, 0].map((n) => decimal(n)),
      ['1.00', '1.00', '4.00'].map((n) => decimal(n)),
    );
    expect(texts(last)).toEqual(['1.00', '0.40', '1.60']);
    fc.assert(
      fc.property(
        weights,
        fc.integer({ min: 0, max: 100 }),
        fc.infiniteStream(fc.integer({ min: -500, max: 20_000 })),
        (numbers, share, stream) => {
          const caps = numbers.map(() => money(stream.next().value ?? 0));
          const room = sum(caps.map((cap) => (cap.lt(0) ? decimal(0) : cap)));
          const total = room.times(share).div(100).round(2, 0);
          const parts = allocateCapped(
            total,
            numbers.map((n) => decimal(n)),
            caps,
          );
          expect(parts && sum(parts).eq(total)).toBe(true);
          parts?.forEach((part, index) => {
            const cap = caps[index] ?? decimal(0);
            expect(part.gte(0) && part.lte(cap.lt(0) ? 0 : cap)).toBe(true);
          });
        },
      ),
      runs,
    );
  });
});
