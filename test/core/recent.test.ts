import { expect, it } from 'vitest';
import { isRecent } from '../../src/core/index.js';

const now = Date.parse('2026-12-01T08:00:00Z');
const hour = 3_600_000;

it.each([
  ['an instant of this moment', '2026-12-01T08:00:00Z', true],
  ['one a little younger than the limit', '2026-11-30T08:00:00.001Z', true],
  ['one exactly as old as the limit', '2026-11-30T08:00:00Z', false],
  ['an old one', '2025-12-01T08:00:00Z', false],
  ['one of the future, from before the clock was set back', '2026-12-01T08:00:00.001Z', false],
  ['one of the next year', '2027-12-01T08:00:00Z', false],
  ['a number of milliseconds', now - hour, true],
  ['none at all', undefined, false],
  ['a text that is no instant', 'yesterday', false],
] as const)('of %s, whether it is recent is %4$s', (_, at, recent) => {
  expect(isRecent(at, now, 24 * hour)).toBe(recent);
});
