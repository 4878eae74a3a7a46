import { TZDate } from '@date-fns/tz';
import { type Instant, isRecord, sha256 } from '../../core/index.js';

/**
 * A row that was read: its id, its `date_modified_gmt` as an instant, and a hash of its content.
 */
export type CursorRow = readonly [id: number, modified: Instant, mark: string];

/** The position of an incremental read by date. Plain JSON: store it as it is. */
export interface WooDateCursor {
  /** The kind of cursor. */
  readonly kind: 'date';
  /** Everything that was modified up to here has been read. */
  readonly at: Instant;
  /**
   * The store's clock at the first and the last of consecutive readings that found nothing new, if
   * the store sends it.
   */
  readonly quiet?: { readonly from: Instant; readonly to: Instant } | undefined;
  /** The rows of the last window, so that reading it again returns only new ones. */
  readonly seen: readonly CursorRow[];
}

/**
 * The position of an incremental read by snapshot: a hash of every row. Plain JSON: store it as it
 * is.
 */
export interface WooSnapshotCursor {
  /** The kind of cursor. */
  readonly kind: 'snapshot';
  /** A hash of each row, by id. */
  readonly marks: Readonly<Record<string, string>>;
}

/**
 * Fields that differ from one read to the next though nothing was changed: `related_ids` is
 * shuffled by WooCommerce.
 */
const volatile = new Set(['related_ids', '_links', 'price_html', 'avatar_url']);

/** Whether a text has such a member, or a text that looks like one. */
const volatileWithin = new RegExp(`"(?:${[...volatile].join('|')})":`);

/**
 * The row without those that are members of itself: a replacer would be asked for each value of it.
 */
function withoutVolatile(row: unknown): unknown {
  if (!isRecord(row)) return row;
  const { related_ids: _ids, _links, price_html: _html, avatar_url: _url, ...rest } = row;
  return rest;
}

/** The text of a row; of one that is nested too deeply to be written, its own plain values. */
function textOf(row: unknown): string {
  try {
    const text = JSON.stringify(withoutVolatile(row));
    if (text !== undefined && !volatileWithin.test(text)) return text;
    return JSON.stringify(row, (key, value: unknown) => (volatile.has(key) ? undefined : value));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return JSON.stringify(Object.entries(row as object).filter(([, value]) => typeof value !== 'object'));
  }
}

/**
 * A mark of a row's content. Dates have whole seconds only, so the mark alone shows that a row was
 * written twice within one second. Under the older order storage it also shows edits that do not
 * change the date.
 */
export function markOf(row: unknown): string {
  const text = textOf(row);
  return sha256(text, 'base64url').slice(0, 12);
}

/** Milliseconds of a `_gmt` date, which carries no zone; `undefined` when there is none. */
export function gmtMs(text: unknown): number | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  const ms = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

const minute = 60_000;

/**
 * More than the hour by which clocks change, and the time a slow write may take until others see
 * it.
 */
export const safeOverlapMs = 65 * minute;

/** Where no clock changes nearby, only slow writes matter. */
const calmOverlapMs = 10 * minute;

const nearMs = 26 * 60 * minute;

function offsetAt(zone: string, ms: number): number {
  return new TZDate(ms, zone).getTimezoneOffset();
}

/**
 * How far behind the cursor a read begins. The older storage compares in the site's local time, so
 * around the change of its clocks rows hide for up to an hour (woocommerce/woocommerce#19976).
 *
 * @param zone the site's time zone; without it a change is feared always.
 */
export function overlapMs(at: number, zone: string | undefined): number {
  if (zone === undefined) return safeOverlapMs;
  const offsets = [at - nearMs, at, at + nearMs].map((ms) => offsetAt(zone, ms));
  const change = Math.max(...offsets) - Math.min(...offsets);
  return change === 0 ? calmOverlapMs : Math.max(safeOverlapMs, (change + 5) * minute);
}
