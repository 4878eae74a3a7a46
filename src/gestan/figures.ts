import { isDecimal } from '../core/index.js';

/**
 * Digits before the point: as many as a program holds exactly, and more than any price, stock or
 * total has.
 */
const mostDigits = 15;

/**
 * The number of decimals of a figure as nearly all are written: digits, with a minus sign or
 * without, with a point and digits or without. -1: another text, which only the whole rules can
 * tell.
 */
export function usualDecimals(value: string): number {
  const { length } = value;
  const first = value.charCodeAt(0) === 45 ? 1 : 0;
  if (length === first || length > 40) return -1;
  let point = -1;
  for (let at = first; at < length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 || point !== -1 || at === first || at === length - 1) return -1;
    point = at;
  }
  if ((point === -1 ? length : point) - first > mostDigits) return -1;
  return point === -1 ? 0 : length - point - 1;
}

/**
 * A figure that a merchant can mean: without exponent, and of a length that no price, stock or
 * total has.
 */
export function isPlainDecimal(value: string): boolean {
  if (usualDecimals(value) !== -1) return true;
  const [whole = ''] = value.trim().replace(/^-?0*/, '').split('.');
  return isDecimal(value) && !/e/i.test(value) && value.length <= 40 && whole.length <= mostDigits;
}
