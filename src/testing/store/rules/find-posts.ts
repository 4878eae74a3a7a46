import type { Json, Row } from '../json.js';
import { integer, items, text } from '../json.js';
import type { Site } from '../site.js';
import type { Gmt } from './dates.js';
import { gmtOf, gmtOfLocal, localOf, readDate } from './dates.js';

/** A bound of a date filter, in the column it is compared with. */
interface Bound {
  readonly column: 'gmt' | 'local';
  readonly value: string;
}

/**
 * How the posts table reads a date of the caller: the text is read as local time, after a zone that
 * it names was converted, and with `dates_are_gmt` the local time so found is compared with the UTC
 * column.
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
  return bound.column === 'gmt' ? gmt : site.local(gmt);
}

/** Whether a record's dates lie within the filters of a list of posts. */
export function dateFilter(site: Site, params: Row): (record: Row) => boolean {
  const gmt = params.dates_are_gmt === true;
  const filters: Filter[] = [];
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
  return allOf(filters);
}

/** `include`, `exclude`, `parent`, `parent_exclude`. */
export function idFilter(params: Row): (record: Row) => boolean {
  const numbers = (name: string) => new Set(items(params[name]).map(integer));
  const include = numbers('include');
  const exclude = numbers('exclude');
  const parent = numbers('parent');
  const parentExclude = numbers('parent_exclude');
  if (include.size + exclude.size + parent.size + parentExclude.size === 0) return everything;
  return (record) => {
    const id = integer(record.id);
    const owner = integer(record.parent_id);
    // `include` makes `exclude` void.
    if (include.size > 0 ? !include.has(id) : exclude.has(id)) return false;
    if (parent.size > 0 && !parent.has(owner)) return false;
    return !parentExclude.has(owner);
  };
}

export type Compare = (a: Row, b: Row) => number;

/** A number that stands for the place of a record in an order. */
export type Rank = (record: Row) => number;

export type Filter = (record: Row) => boolean;

/** The filter that matches everything. */
export const everything: Filter = () => true;

/** One filter of several; those that match everything are skipped. */
export function allOf(filters: readonly Filter[]): Filter {
  const [first = everything, ...others] = filters.filter((filter) => filter !== everything);
  if (others.length === 0) return first;
  return (record) => first(record) && others.every((filter) => filter(record));
}

export const byText =
  (field: string): Compare =>
  (a, b) => {
    const left = text(a[field]);
    const right = text(b[field]);
    return left < right ? -1 : left > right ? 1 : 0;
  };

/** A date column in local time, which the autumn change turns back by an hour, as a number. */
export const localRank =
  (site: Site, field: string): Rank =>
  (record) => {
    const gmt = record[field];
    return typeof gmt === 'string' && gmt !== '' ? site.localMs(gmt) : 0;
  };

/** The order of {@link localRank}. */
export const byLocal = (site: Site, field: string): Compare => {
  const rank = localRank(site, field);
  const known = new Map<Json | undefined, number>();
  const read = (record: Row): number => {
    const found = known.get(record[field]);
    if (found !== undefined) return found;
    const made = rank(record);
    known.set(record[field], made);
    return made;
  };
  return (a, b) => (a[field] === b[field] ? 0 : read(a) - read(b));
};

/** The place of a record in the order of ids. */
export const idRank: Rank = (record) => integer(record.id);

/**
 * Whether ids rise, or fall: looked at in one go, since nearly every list of a large shop comes so.
 */
function areIdsInOrder(found: readonly Row[], turn: 1 | -1): boolean {
  let last = Number.NEGATIVE_INFINITY * turn;
  for (const record of found) {
    const id = typeof record.id === 'number' ? record.id : integer(record.id);
    if (turn > 0 ? id < last : id > last) return false;
    last = id;
  }
  return true;
}

function isInOrder(found: readonly Row[], rank: Rank, turn: 1 | -1): boolean {
  if (rank === idRank) return areIdsInOrder(found, turn);
  let [last, lastId] = [Number.NEGATIVE_INFINITY * turn, 0];
  for (const record of found) {
    const [place, id] = [rank(record), integer(record.id)];
    if (turn * (place - last || id - lastId) < 0) return false;
    [last, lastId] = [place, id];
  }
  return true;
}

/**
 * Sorts by a number and then by the id, both in one direction. Records that are in order already
 * stay as they are.
 */
export function sortByRank(found: readonly Row[], rank: Rank, turn: 1 | -1): readonly Row[] {
  if (isInOrder(found, rank, turn)) return found;
  // The other way round is in order once it is turned.
  if (rank === idRank && isInOrder(found, rank, turn > 0 ? -1 : 1)) return found.toReversed();
  const ranked = found.map((record) => ({ record, rank: rank(record), id: integer(record.id) }));
  ranked.sort((a, b) => turn * (a.rank - b.rank || a.id - b.id));
  return ranked.map(({ record }) => record);
}

export const byNumber =
  (field: string): Compare =>
  (a, b) =>
    integer(a[field]) - integer(b[field]);

/** The order in which the caller named the records. */
export function byInclude(params: Row): Compare {
  const order = new Map(items(params.include).map((id, index) => [integer(id), index]));
  return (a, b) => (order.get(integer(a.id)) ?? 0) - (order.get(integer(b.id)) ?? 0);
}
