import { need } from './arguments.js';

/** The forms of a date in HTTP (RFC 9110, 5.6.7): all are UTC, the third one does not say so. */
const dateForms = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/,
];
const dateWithoutZone = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: seconds or an HTTP date (RFC 9110,
 * 10.2.3). `undefined` when absent or malformed; never negative.
 *
 * @param now milliseconds since the epoch, for the date form.
 * @example
 * retryAfterMs('120', Date.now())   // 120000
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  if (header !== null && header !== undefined) need('retryAfterMs()', 'header', header, 'a text');
  if (!header) return undefined;
  const text = header.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // `Date.parse` alone accepts nearly any text, and reads a date without a zone as local time.
  const date = dateWithoutZone.test(text) ? `${text} GMT` : text;
  if (date === text && !dateForms.some((form) => form.test(text))) return undefined;
  const at = Date.parse(date);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
