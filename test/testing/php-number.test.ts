import { expect, test } from 'vitest';
import { shownAmount } from '../../src/testing/store/rules/money.js';
import { numberFormat, phpRound, printFixed, sum } from '../../src/testing/store/rules/php-number.js';

test.each([
  // The doubles lie just under the half, but are the ones nearest to it.
  [0.285, 2, 0.29],
  [1.015, 2, 1.02],
  [1.955, 2, 1.96],
  [5.055, 2, 5.06],
  // A product that has lost its last bits is no half any more.
  [1.015 * 100, 0, 101],
  [1217.5749999999998, 2, 1217.57],
  [-1.5, 0, -2],
  [-0.285, 2, -0.29],
  [0.5, 0, 1],
  [0, 2, 0],
  [1234.5, -2, 1200],
  [123456789012345680, 2, 123456789012345680],
])('round(%d, %d) is %d', (value, places, expected) => {
  expect(phpRound(value, places)).toBe(expected);
});

test.each([
  [3.325, 2, 3.32],
  [9.975, 2, 9.97],
  [3.3251, 2, 3.33],
  [-3.325, 2, -3.32],
  [2.5, 0, 2],
  [12 - 9.975, 2, 2.03],
])('round(%d, %d, half down) is %d', (value, places, expected) => {
  expect(phpRound(value, places, 'down')).toBe(expected);
});

test.each([
  // Exactly in the middle: the even digit wins.
  [0.0078125, 6, '0.007812'],
  [0.0234375, 6, '0.023438'],
  [-0.0078125, 6, '-0.007812'],
  // Not in the middle, though it is written so.
  [1.005, 2, '1.00'],
  [16.625, 6, '16.625000'],
  [-0.0000001, 6, '-0.000000'],
])('sprintf of %d with %d decimals is %s', (value, places, expected) => {
  expect(printFixed(value, places)).toBe(expected);
});

test.each([
  [1234567.891, 2, { decimal: ',', thousand: ' ' }, '1 234 567,89'],
  [1234.5, 0, { decimal: ',', thousand: "'" }, "1'235"],
  [1234.5, 0, { decimal: ',', thousand: '$&' }, '1$&235'],
  [999.5, 2, { decimal: '', thousand: '' }, '99950'],
  [-1234.567, 3, { decimal: '.', thousand: ',' }, '-1,234.567'],
  [-0.001, 2, { decimal: '.', thousand: '' }, '0.00'],
])('number_format(%d, %d)', (value, places, signs, expected) => {
  expect(numberFormat(value, places, signs)).toBe(expected);
});

test('a sum is taken one after the other', () => {
  expect(sum([0.1, 0.2, 0.3])).toBe(0.6000000000000001);
  expect(sum([0.3, 0.2, 0.1])).toBe(0.6);
  expect(sum([])).toBe(0);
});

test('an amount that is written with few decimals is shown as if it were rounded', () => {
  for (const amount of [
    '0',
    '7',
    '12.5',
    '12.50',
    '0.05',
    '999999999999',
    '1234.1',
    '12.500',
    '1.005',
    '007',
    '-3',
    '',
  ])
    for (const places of [0, 1, 2, 3, 4])
      expect([amount, places, shownAmount(amount, places)]).toEqual([
        amount,
        places,
        numberFormat(Number(amount), places),
      ]);
});

test('numbers that are counted in their last place are written as those that are not', () => {
  for (let step = 0; step < 2_000; step += 1) {
    const value = (step * 7919) / 1000 - 3_000;
    for (const places of [0, 1, 2, 3, 6]) {
      const rounded = phpRound(value, places);
      const printed = printFixed(Math.abs(rounded), places);
      expect(numberFormat(value, places)).toBe(rounded < 0 ? `-${printed}` : printed);
    }
  }
});
