import { tzOffset } from '@date-fns/tz';
import type { Json, Row } from '../json.js';

/**
 * A moment as the store keeps it: UTC, without a zone mark, whole seconds: `2026-03-29T01:30:00`.
 */
export type Gmt = string;

export function gmtOf(ms: number): Gmt {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19);
}

export function msOf(gmt: Gmt): number {
  return Date.parse(`${gmt}Z`);
}

/** The local reading of a UTC moment in a time zone. */
export function localOf(gmt: Gmt, zone: string): string {
  const ms = msOf(gmt);
  return gmtOf(ms + tzOffset(zone, new Date(ms)) * 60_000);
}

/**
 * The moment at which the clocks of a zone show a local time: of the repeated hour of autumn the
 * later one; in the skipped hour of spring PHP moves forward by an hour.
 */
export function gmtOfLocal(local: string, zone: string): Gmt {
  const wall = Date.parse(`${local}Z`);
  const day = 86_400_000;
  const before = offsetMinutes(gmtOf(wall - day), zone);
  const after = offsetMinutes(gmtOf(wall + day), zone);
  const late = gmtOf(wall - after * 60_000);
  if (localOf(late, zone) === local) return late;
  return gmtOf(wall - before * 60_000);
}

/** Minutes east of UTC of a zone at a moment. */
export function offsetMinutes(gmt: Gmt, zone: string): number {
  return Math.round((Date.parse(`${localOf(gmt, zone)}Z`) - msOf(gmt)) / 60_000);
}

const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?$/;

export interface WrittenDate {
  readonly local: string;
  /** Minutes east of UTC when a zone was written. */
  readonly offset: number | undefined;
}

/** Takes a date apart that was written by a caller. */
export function readDate(value: string): WrittenDate | undefined {
  const match = written.exec(value.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone] = match;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (Number.isNaN(Date.parse(`${local}Z`))) return undefined;
  if (!zone) return { local, offset: undefined };
  if (/z/i.test(zone)) return { local, offset: 0 };
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  return { local, offset: sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) };
}

/** The moment of a written date; without a zone it is read in the given one. */
export function momentOf(value: string, zone: string): Gmt | undefined {
  const date = readDate(value);
  if (!date) return undefined;
  if (date.offset === undefined) return gmtOfLocal(date.local, zone);
  return gmtOf(Date.parse(`${date.local}Z`) - date.offset * 60_000);
}

/** The pair of a local date and its `_gmt` twin; `local` reads the moment in the store's zone. */
export function datePair(field: string, gmt: Json | undefined, local: (gmt: Gmt) => string): Row {
  if (typeof gmt !== 'string') return { [field]: null, [`${field}_gmt`]: null };
  return { [field]: local(gmt), [`${field}_gmt`]: gmt };
}

const quarter = 900_000;
/** How many dates are remembered in local time. */
const mostDates = 200_000;

/**
 * A zone that is asked often. Clocks change at quarters of an hour: within one the offset is the
 * same.
 */
export interface ZoneReader {
  /** {@link localOf} for the zone. */
  readonly local: (gmt: Gmt) => string;
  /**
   * The same as a number, to compare by: milliseconds since the epoch, as if the local time were
   * UTC.
   */
  readonly localMs: (gmt: Gmt) => number;
}

export function createZoneReader(zone: string): ZoneReader {
  const offsets = new Map<number, number>();
  const read = new Map<Gmt, string>();
  const localMs = (gmt: Gmt): number => {
    const ms = msOf(gmt);
    const part = Math.floor(ms / quarter);
    let offset = offsets.get(part);
    if (offset === undefined) {
      offset = offsetMinutes(gmt, zone) * 60_000;
      offsets.set(part, offset);
    }
    return ms + offset;
  };
  return {
    localMs,
    local(gmt) {
      const known = read.get(gmt);
      if (known !== undefined) return known;
      if (read.size > mostDates) read.clear();
      const local = gmtOf(localMs(gmt));
      read.set(gmt, local);
      return local;
    },
  };
}

/** A time zone in which all given pairs of UTC and local time agree. */
export function inferZone(pairs: readonly (readonly [Gmt, string])[]): string {
  const agrees = (zone: string) => pairs.every(([gmt, local]) => localOf(gmt, zone) === local);
  const usual = [
    'Europe/Paris',
    'UTC',
    'Europe/Brussels',
    'America/Montreal',
    'Indian/Reunion',
    'America/Martinique',
  ];
  return usual.find(agrees) ?? Intl.supportedValuesOf('timeZone').find(agrees) ?? 'UTC';
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The parts of a date as the store writes it out in names: `April`, `2`, `2026`, `09:46 AM`. */
export function namedParts(date: string) {
  const hour = Number(date.slice(11, 13));
  const onClock = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0');
  return {
    month: months[Number(date.slice(5, 7)) - 1] ?? '',
    day: Number(date.slice(8, 10)),
    year: date.slice(0, 4),
    time: `${onClock}:${date.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`,
  };
}
