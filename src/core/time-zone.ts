import { TZDate } from '@date-fns/tz';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** An instant in UTC as ISO 8601 text with `Z`: `2026-03-29T01:30:00.000Z`. */
export type Instant = string;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const naivePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;
/**
 * The same for a day that every month has and a time that every day has, which needs no calendar.
 */
const surePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Whether a text is a calendar day that exists. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const month = Number(text.slice(5, 7)) - 1;
  const day = Number(text.slice(8));
  // Every month has these days.
  if (month >= 0 && month < 12 && day > 0 && day <= 28) return true;
  const date = new Date(0);
  date.setUTCFullYear(Number(text.slice(0, 4)), month, day);
  // An invalid month or day moves into the next one.
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
  if (surePattern.test(text)) return `${text}.000Z`;
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
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  const offset = offsetOf(zone, Math.floor(ms / dayMs));
  return offset === undefined ? dayOf(zone, ms) : dayText(Math.floor((ms + offset) / dayMs));
}

/** The texts of days, by their number. */
const dayTexts = new Map<number, Day>();

function dayText(day: number): Day {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  if (dayTexts.size >= mostOffsets) dayTexts.clear();
  const text = new Date(day * dayMs).toISOString().slice(0, 10);
  dayTexts.set(day, text);
  return text;
}

const dayMs = 86_400_000;
/** Years before have offsets with seconds, and later ones more than four digits. */
const firstDay = Date.UTC(1980, 0, 1) / dayMs;
const lastDay = Date.UTC(9000, 0, 1) / dayMs;

/** Offsets in milliseconds by zone and day of UTC; null where they change on that day. */
const offsets = new Map<string, Map<number, number | null>>();
const mostOffsets = 512;

/**
 * The offset of a zone on a whole UTC day. Undefined: it changes on that day, or the day is far
 * away. Many orders have few days, and `Intl` is slow.
 */
function offsetOf(zone: string, day: number): number | undefined {
  // Also of what is no instant at all.
  if (!(day >= firstDay && day < lastDay)) return undefined;
  let known = offsets.get(zone);
  if (known === undefined || known.size >= mostOffsets) {
    if (offsets.size >= mostOffsets) offsets.clear();
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(day);
  if (offset === undefined) {
    const [begin, end] = [day, day + 1].map((at) => new TZDate(at * dayMs, zone).getTimezoneOffset());
    offset = begin !== undefined && begin === end ? -begin * 60_000 : null;
    known.set(day, offset);
  }
  return offset ?? undefined;
}

function dayOf(zone: string, ms: number): Day {
  const date = new TZDate(ms, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The instant at which a calendar day begins in a time zone. */
export function startOfDay(zone: string, day: Day): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 0, 0, 0, 0, zone).getTime()).toISOString();
}

/** Names that the platform knows: each check takes half a millisecond. */
const knownZones = new Set<string>();

/**
 * Whether a text is a time zone: a name that this platform knows, or a fixed offset such as
 * `+05:30`.
 */
export function isTimeZone(zone: string): boolean {
  // A shop may have a fixed offset, which not every platform accepts as a zone.
  if (knownZones.has(zone) || /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    // Names may have any letter case, so their number is not bounded.
    if (knownZones.size < 1_000) knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}
