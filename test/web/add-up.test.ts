import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, sum, toText } from '../../src/core/index.js';
import { addUp } from '../../src/web/state/add-up.js';

it('adds up to the last cent, whatever decimals amounts have', () => {
  const amount = fc.oneof(
    fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(6)).map(([units, places]) => {
      const figures = String(units < 0n ? -units : units).padStart(places + 1, '0');
      const whole = figures.slice(0, figures.length - places);
      return `${units < 0n ? '-' : ''}${whole}${places > 0 ? `.${figures.slice(-places)}` : ''}`;
    }),
    fc.constantFrom('1e3', '-2.5E-2', '.5', '7.', '-0', '0.00'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount, amount), { minLength: 1 }), (rows) => {
      const [total] = addUp(rows.map((row) => ['EUR', ...row] as const));
      const column = (at: 0 | 1 | 2) => toText(sum(rows.map((row) => decimal(row[at]))));
      expect(total).toEqual(['EUR', column(0), column(1), column(2)]);
    }),
  );
  expect(addUp([0, ['EUR', '', '', '1.5'], ['CHF', '1', '0.1', '1.1'], ['EUR', 'x', '', '1.50']])).toEqual([
    ['EUR', '0', '0', '3'],
    ['CHF', '1', '0.1', '1.1'],
  ]);
});
