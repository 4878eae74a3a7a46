import { need } from './arguments.js';
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
  // Only the date form: `Date.parse` would also accept plain numbers such as "-5".
  if (!/^[A-Za-z]{3}/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
