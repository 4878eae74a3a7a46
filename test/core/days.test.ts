import { TZDate } from '@date-fns/tz';
import { describe, expect, it } from 'vitest';
import { dayIn, fromGmt } from '../../src/core/index.js';

const zones = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  '+05:30',
  'UTC',
];

/** As the calendar says it, asked each time. */
function asked(zone: string, ms: number): string {
  const date = new TZDate(ms, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

describe('days in a zone', () => {
  it.each(zones)('are those of the calendar, also where the clocks change: %s', (zone) => {
    // Every three hours around both changes of a year, and scattered over sixty.
    for (const [month, day] of [
      [2, 27],
      [3, 3],
      [9, 23],
      [10, 1],
    ] as const)
      for (let hours = 0; hours < 72; hours += 3) {
        const ms = Date.UTC(2026, month, day, hours, 29, 59);
        expect(dayIn(zone, ms)).toBe(asked(zone, ms));
      }
    for (let n = 0; n < 200; n += 1) {
      const ms = Date.UTC(1975, 0, 1) + n * 9_467_891_234;
      expect(dayIn(zone, ms)).toBe(asked(zone, ms));
    }
  });

  it('a `_gmt` date is the instant that the platform reads, and one that does not exist is none', () => {
    for (const text of [
      '2026-03-29T01:30:00',
      '2026-02-28T23:59:59',
      '2026-02-30T10:00:00',
      '2026-13-01T10:00:00',
      '2026-12-31T24:00:00',
      '2026-12-01T24:00:01',
      '0000-00-00T00:00:00',
      '2026-12-01T10:60:00',
    ]) {
      const date = new Date(`${text}Z`);
      expect(fromGmt(text)).toBe(Number.isNaN(date.getTime()) ? undefined : date.toISOString());
    }
  });
});
