import type { Row } from '../json.js';
import { integer, items, text } from '../json.js';
import type { Site } from '../site.js';
import type { Gmt } from './dates.js';
import { gmtOf, gmtOfLocal, localOf, msOf, offsetMinutes, readDate } from './dates.js';

/** A bound of a date filter, in the column it is compared with. */
interface Bound {
  readonly column: 'gmt' | 'local';
  readonly value: string;
}

/**
 * How the posts table reads a date of the caller: the text is taken as local time, whatever zone it names is turned into local time first,
 * and with `dates_are_gmt` the local time so found is compared with the UTC column.
 */
export function postBound(site: Site, value: string, gmt: boolean): Bound | undefined {
  const date = readDate(value);
  if (!date) return undefined;
  let local = date.local;
  if (date.offset !== undefined) {
    local = localOf(gmtOf(Date.parse(`${date.local}Z`) - date.offset * 60_000), site.timeZone);
  } else {
    // A time inside the hour that spring skips moves forward.
    local = localOf(gmtOfLocal(date.local, site.timeZone), site.timeZone);
  }
  return { column: gmt ? 'gmt' : 'local', value: local };
}

function columnOf(site: Site, gmt: Gmt, bound: Bound): string {
  return bound.column === 'gmt' ? gmt : localOf(gmt, site.timeZone);
}

/** Whether a record's dates lie within the filters of a list of posts. */
export function dateFilter(site: Site, params: Row): (record: Row) => boolean {
  const gmt = params.dates_are_gmt === true;
  const filters: ((record: Row) => boolean)[] = [];
  const add = (param: string, field: string, passes: (a: string, b: string) => boolean) => {
    const value = text(params[param]);
    const bound = value === '' ? undefined : postBound(site, value, gmt);
    if (!bound) return;
    filters.push((record) => {
      const date = record[field];
      return typeof date === 'string' && passes(columnOf(site, date, bound), bound.value);
    });
  };
  add('after', 'date_created_gmt', (a, b) => a > b);
  add('before', 'date_created_gmt', (a, b) => a < b);
  add('modified_after', 'date_modified_gmt', (a, b) => a > b);
  add('modified_before', 'date_modified_gmt', (a, b) => a < b);
  if (filters.length === 0) return () => true;
  return (record) => filters.every((filter) => filter(record));
}

/** `include`, `exclude`, `parent`, `parent_exclude`. */
export function idFilter(params: Row): (record: Row) => boolean {
  const numbers = (name: string) => new Set(items(params[name]).map(integer));
  const include = numbers('include');
  const exclude = numbers('exclude');
  const parent = numbers('parent');
  const parentExclude = numbers('parent_exclude');
  if (include.size + exclude.size + parent.size + parentExclude.size === 0) return () => true;
  return (record) => {
    const id = integer(record.id);
    const owner = integer(record.parent_id);
    // Who names what to show need not say what to leave out.
    if (include.size > 0 ? !include.has(id) : exclude.has(id)) return false;
    if (parent.size > 0 && !parent.has(owner)) return false;
    return !parentExclude.has(owner);
  };
}

export type Compare = (a: Row, b: Row) => number;

export const byText =
  (field: string): Compare =>
  (a, b) => {
    const left = text(a[field]);
    const right = text(b[field]);
    return left < right ? -1 : left > right ? 1 : 0;
  };

const quarter = 900_000;

/** The order of a date column in local time, which the autumn change turns back by an hour. */
export const byLocal = (site: Site, field: string): Compare => {
  // Clocks change at quarters of an hour: within one the offset is the same.
  const offsets = new Map<number, number>();
  const known = new Map<string, number>();
  const local = (record: Row): number => {
    const gmt = text(record[field]);
    const found = known.get(gmt);
    if (found !== undefined) return found;
    const ms = gmt === '' ? 0 : msOf(gmt);
    const part = Math.floor(ms / quarter);
    const minutes = offsets.get(part) ?? offsetMinutes(gmtOf(part * quarter), site.timeZone);
    offsets.set(part, minutes);
    known.set(gmt, ms + minutes * 60_000);
    return ms + minutes * 60_000;
  };
  return (a, b) => (a[field] === b[field] ? 0 : local(a) - local(b));
};

export const byNumber =
  (field: string): Compare =>
  (a, b) =>
    integer(a[field]) - integer(b[field]);

/** The order in which the caller named the records. */
export function byInclude(params: Row): Compare {
  const order = new Map(items(params.include).map((id, index) => [integer(id), index]));
  return (a, b) => (order.get(integer(a.id)) ?? 0) - (order.get(integer(b.id)) ?? 0);
}
