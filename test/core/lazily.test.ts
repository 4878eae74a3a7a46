import { expect, it } from 'vitest';
import { lazily } from '../../src/core/lazily.js';

it('makes a value once, when it is first asked for, be it undefined', () => {
  let made = 0;
  const value = lazily(() => {
    made += 1;
  });
  expect(made).toBe(0);
  expect([value(), value(), made]).toEqual([undefined, undefined, 1]);
});
