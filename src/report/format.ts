import { decimal, type Instant, isDay, isDecimal, type JsonValue, toText } from '../core/index.js';
import { label } from './labels/label.js';
import type { Language } from './labels/language.js';

/**
 * The narrow no-break space of French typography is missing from many terminal fonts, and some count it as no column at all:
 * terminals get the plain no-break space, pages the right one.
 */
export type Medium = 'terminal' | 'page';

export interface FormatOptions {
  readonly language: Language;
  /** @default 'terminal' */
  readonly medium?: Medium;
}

function space({ language, medium = 'terminal' }: FormatOptions): string {
  if (language === 'en') return ',';
  return medium === 'page' ? '\u202f' : '\u00a0';
}

/** What stands between a name and its value: French sets a no-break space before the colon. */
export function colon(language: Language): string {
  return language === 'fr' ? '\u00a0: ' : ': ';
}

/** A decimal in the manner of the language: `1 234,5`. At least `places` decimals; never fewer than it has. Other texts stay as they are. */
export function formatNumber(value: string | number, options: FormatOptions, places = 0): string {
  const text = String(value).trim();
  if (!isDecimal(text)) return String(value);
  const exact = toText(decimal(text));
  const [whole = '0', fraction = ''] = exact.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, space(options));
  const decimals = fraction.padEnd(places, '0');
  const point = options.language === 'fr' ? ',' : '.';
  return `${exact.startsWith('-') ? '-' : ''}${grouped}${decimals === '' ? '' : point + decimals}`;
}

const prefixed: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' };

/** An amount with its currency: `1 234,50 €`, `€1,234.50`. At least two decimals. */
export function formatAmount(
  value: string | number,
  currency: string | undefined,
  options: FormatOptions,
): string {
  const number = formatNumber(value, options, 2);
  const code = currency?.toUpperCase();
  if (!code || !isDecimal(String(value))) return number;
  if (options.language === 'fr') return `${number}\u00a0${code === 'EUR' ? '€' : code}`;
  const sign = Object.hasOwn(prefixed, code) ? prefixed[code] : undefined;
  if (sign === undefined) return `${number}\u00a0${code}`;
  return number.startsWith('-') ? `-${sign}${number.slice(1)}` : `${sign}${number}`;
}

/** A rate in percent: `5,5 %`, `5.5%`. */
export function formatRate(value: string, options: FormatOptions): string {
  return formatNumber(value, options) + (options.language === 'fr' ? '\u00a0%' : '%');
}

/** A calendar day: `24/11/2026`, `2026-11-24`. Other texts stay as they are. */
export function formatDay(day: string, language: Language): string {
  return language === 'fr' && isDay(day) ? day.split('-').reverse().join('/') : day;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/** An instant, in UTC and saying so: `24/11/2026 19:43 UTC`. */
export function formatInstant(instant: Instant, language: Language): string {
  if (!instantPattern.test(instant)) return instant;
  return `${formatDay(instant.slice(0, 10), language)}\u00a0${instant.slice(11, 16)}\u00a0UTC`;
}

/** Seconds or minutes between two instants: `12 s`, `3 min 05 s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.floor(seconds / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return minutes < 60
    ? `${minutes}\u00a0min\u00a0${two(seconds % 60)}\u00a0s`
    : `${Math.floor(minutes / 60)}\u00a0h\u00a0${two(minutes % 60)}`;
}

const amounts = /price/i;
const rates = /^(vat|vatRate)$/;
const numbers = /^(weight|weightKg|quantity|stock|stock_?quantity)$/i;

/** The value of a field as a person reads it. */
export function formatValue(
  field: string,
  value: JsonValue,
  currency: string | undefined,
  options: FormatOptions,
): string {
  const { language } = options;
  // A change read back from a file may lack one of its values.
  if (value === null || value === undefined || value === '') return label('value.none', language);
  if (typeof value === 'boolean') return label(value ? 'value.true' : 'value.false', language);
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    if (amounts.test(field)) return formatAmount(text, currency, options);
    if (rates.test(field)) return isDecimal(text) ? formatRate(text, options) : text;
    if (numbers.test(field) || typeof value === 'number') return formatNumber(text, options);
    return isDay(text) ? formatDay(text, language) : formatInstant(text, language);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return label('value.none', language);
    return value.map((item: JsonValue) => formatItem(item)).join(', ');
  }
  return formatItem(value);
}

/** Lists and objects of plans are short: an image is told by its name, the rest as name = value. */
function formatItem(value: JsonValue): string {
  if (value === null) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => formatItem(item)).join(', ');
  const entries = Object.entries(value as { readonly [key: string]: JsonValue });
  const name = entries.find(([key]) => key === 'name' || key === 'path' || key === 'src');
  if (name && typeof name[1] === 'string') return name[1];
  return entries.map(([key, item]) => `${key} = ${formatItem(item)}`).join(', ');
}
