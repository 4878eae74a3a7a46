import { isNumeric } from './php.js';

/** WooCommerce's `wc_normalize_postcode`. */
export const normalPostcode = (postcode: string): string =>
  postcode.trim().toUpperCase().replace(/[\s-]/g, '');

/**
 * Countries that write a postcode in two parts: the sign between them, and its position, from the
 * end if negative.
 */
const parts: Readonly<Record<string, readonly [sign: string, place: number]>> = {
  SE: [' ', -2],
  SK: [' ', -2],
  CZ: [' ', -2],
  CA: [' ', -3],
  GB: [' ', -3],
  IE: [' ', 3],
  NL: [' ', 4],
  BR: ['-', -3],
  PL: ['-', -3],
  JP: ['-', 3],
  PT: ['-', 4],
  PR: ['-', 5],
  US: ['-', 5],
};

/** WooCommerce's `wc_format_postcode` of a code in one piece. */
function writtenPostcode(normal: string, country: string): string {
  if (country === 'LV') return normal.replace(/^(?:LV)?(\d+)$/, 'LV-$1');
  const [sign, place] = parts[country] ?? ['', 0];
  return `${normal.slice(0, place)}${sign}${normal.slice(place)}`.trim().replace(/-$/, '');
}

/**
 * A digit becomes two digits, a letter its number in the alphabet, so that ranges of codes with
 * letters can be compared.
 */
function inDigits(postcode: string): string {
  return [...postcode.replace(/[ -]/g, '')]
    .map((sign) => {
      if (/\d/.test(sign)) return `0${sign}`;
      const place = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(sign) + 1;
      return String(place).padStart(2, '0');
    })
    .join('');
}

const notBefore = (a: string, b: string): boolean =>
  isNumeric(a) && isNumeric(b) ? Number(a) >= Number(b) : a >= b;

function inRange(range: string, normal: string): boolean {
  const [low, high, ...more] = range.split('...').map((end) => end.trim());
  if (low === undefined || high === undefined || more.length > 0) return false;
  if (isNumeric(low) && isNumeric(high)) return notBefore(normal, low) && notBefore(high, normal);
  const wanted = inDigits(normal);
  const bound = (end: string) => inDigits(end).padEnd(wanted.length, '0');
  return notBefore(wanted, bound(low)) && notBefore(bound(high), wanted);
}

/**
 * The patterns of a tax rate that match a postcode: the code itself with or without spaces, its
 * beginning with a star at the end, or a range `20000...20999`.
 */
export function postcodeMatcher(postcode: string, country: string): (pattern: string) => boolean {
  const normal = normalPostcode(postcode);
  const shown = writtenPostcode(normal, country);
  const asked = new Set([normal, shown, `${shown}*`]);
  for (let length = shown.length - 1; length >= 0; length -= 1) asked.add(`${shown.slice(0, length)}*`);
  return (pattern) => {
    const wanted = pattern.toUpperCase().trim();
    return wanted.includes('...') ? inRange(wanted, normal) : asked.has(wanted);
  };
}
