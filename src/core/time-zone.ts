import { TZDate } from '@date-fns/tz';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** An instant in UTC as ISO 8601 text with `Z`: `2026-03-29T01:30:00.000Z`. */
export type Instant = string;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const naivePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** Whether a text is a calendar day that exists. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const month = Number(text.slice(5, 7)) - 1;
  const day = Number(text.slice(8));
  // Every month has these days: no calendar has to be asked.
  if (month >= 0 && month < 12 && day > 0 && day <= 28) return true;
  const date = new Date(0);
  date.setUTCFullYear(Number(text.slice(0, 4)), month, day);
  // A month or a day too many runs into the next one.
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Whether a text is an instant with its zone: `2026-03-31T08:00:00Z`, `2026-03-31T10:00+02:00`. */
function hasZone(text: string): boolean {
  return instantPattern.test(text) && !Number.isNaN(Date.parse(text));
}

/** Whether a text is an instant in UTC: `2026-03-31T08:00:00Z`. */
export const isInstant = (text: string): boolean => text.endsWith('Z') && hasZone(text);

/** Whether a text is a day, or an instant with its zone. */
export const isMoment = (text: string): boolean => isDay(text) || hasZone(text);

/**
 * The instant of a WooCommerce `_gmt` date, which is UTC but carries no zone:
 * `2026-03-29T01:30:00`. Returns `undefined` for null, blank and malformed values.
 */
export function fromGmt(text: string | null | undefined): Instant | undefined {
  if (!text) return undefined;
  const date = new Date(naivePattern.test(text) ? `${text}Z` : text);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/**
 * The calendar day on which an instant falls in a time zone. An order of 23:30 UTC on 31 December
 * is of the next year in Paris.
 *
 * @param zone an IANA name (`Europe/Paris`) or a fixed offset (`+05:30`).
 */
export function dayIn(zone: string, instant: Instant | number): Day {
  // All pieces of an order ask for the same few days, one after the other.
  const key = `${zone} ${instant}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const day = dayOf(zone, instant);
  if (days.size >= mostDays) days.clear();
  days.set(key, day);
  return day;
}

const days = new Map<string, Day>();
const mostDays = 64;

function dayOf(zone: string, instant: Instant | number): Day {
  const date = new TZDate(typeof instant === 'number' ? instant : Date.parse(instant), zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The instant at which a calendar day begins in a time zone. */
export function startOfDay(zone: string, day: Day): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 0, 0, 0, 0, zone).getTime()).toISOString();
}

/** Names that this platform was found to know: to ask it takes half a millisecond. */
const knownZones = new Set<string>();

/** Whether a text is a time zone: a name that this platform knows, or a fixed offset such as `+05:30`. */
export function isTimeZone(zone: string): boolean {
  // A shop may keep a fixed offset, which not every platform takes for a zone.
  if (knownZones.has(zone) || /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    // A name may be written in capitals or not, so there is no end of them.
    if (knownZones.size < 1_000) knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}
