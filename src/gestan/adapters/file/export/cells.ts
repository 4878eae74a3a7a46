import { TZDate } from '@date-fns/tz';
import { type Decimal, decimal, type Instant, isDay, startOfDay, toText } from '../../../../core/index.js';

/** The figure as digits, sign and separators; `undefined` if it is not a figure. */
function digitsOf(text: string): string | undefined {
  const digits = text
    .replace(/[\s\u00a0\u202f'’]|€|EUR|%$/g, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^(.*)-$/, '-$1')
    .replace(/^\+/, '');
  return /^-?[.,]*\d[\d.,]*$/.test(digits) ? digits : undefined;
}

/**
 * Finds the decimal separator of the figures of one file. If a figure has both signs, the last one
 * is the separator. A sign that occurs twice in a figure groups thousands. A sign that is not
 * followed by exactly three digits is the separator. `undefined`: no figure decides, and both
 * readings give the same values.
 */
export function decimalOf(figures: Iterable<string>): ',' | '.' | undefined {
  let likely: ',' | '.' | undefined;
  for (const text of figures) {
    const digits = digitsOf(text);
    if (digits === undefined) continue;
    const signs = digits.replace(/[\d-]/g, '');
    if (signs === '') continue;
    const last = signs.at(-1) === ',' ? ',' : '.';
    const other = last === ',' ? '.' : ',';
    if (signs.includes(other)) return last;
    if (signs.length > 1) return other;
    const [before = '', after = ''] = digits.replace('-', '').split(last);
    if (after.length !== 3 || before.length > 3 || before === '' || before.startsWith('0')) return last;
    // « 1,234 »: a comma is the decimal one in France anyway, unless another figure of the
    // file says otherwise.
    likely = likely === undefined || likely === last ? last : ',';
  }
  return likely;
}

/** A figure as a decimal; `undefined` where the text is no figure. */
export function parseFigure(text: string, separator: ',' | '.'): Decimal | undefined {
  const digits = digitsOf(text);
  if (digits === undefined) return undefined;
  const other = separator === ',' ? '.' : ',';
  const plain = digits.replaceAll(other, '').replace(separator, '.');
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain) ? toText(decimal(plain)) : undefined;
}

const yes: ReadonlySet<string> = new Set(['1', 'o', 'oui', 'vrai', 'true', 'x', 'yes', 'y', '-1']);
const no: ReadonlySet<string> = new Set(['0', 'n', 'non', 'faux', 'false', 'no']);

export function parseFlag(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}

const moments = [
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[T ](?<h>\d{2}):(?<i>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,3}))?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/,
  /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?:,? (?:à )?(?<h>\d{1,2})[:h](?<i>\d{2})(?::(?<s>\d{2}))?)?$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:(?<h>\d{2})(?<i>\d{2})(?<s>\d{2})?(?<f>\d{3})?)?$/,
] as const;

/**
 * A date, with or without time, as the instant it means in a time zone; `undefined` where the text
 * is no date. Gestan's empty date is none.
 */
export function parseMoment(text: string, zone: string): Instant | undefined {
  for (const pattern of moments) {
    const groups = pattern.exec(text.trim())?.groups;
    if (groups === undefined) continue;
    const { y = '', m = '', d = '', h, i = '0', s = '0', f = '0', zone: own } = groups;
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (!isDay(day)) return undefined;
    if (h === undefined) return startOfDay(zone, day);
    if (Number(h) > 23 || Number(i) > 59 || Number(s) > 59) return undefined;
    const ms = f.padEnd(3, '0');
    if (own !== undefined)
      return new Date(`${day}T${h}:${i}:${s.padStart(2, '0')}.${ms}${own}`).toISOString();
    const date = new TZDate(
      Number(y),
      Number(m) - 1,
      Number(d),
      Number(h),
      Number(i),
      Number(s),
      Number(ms),
      zone,
    );
    return new Date(date.getTime()).toISOString();
  }
  return undefined;
}
