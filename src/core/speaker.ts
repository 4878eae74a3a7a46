import { TZDate } from '@date-fns/tz';
import { decimal, isDecimal, round, toText } from './decimal.js';
import type { Language } from './language.js';
import { isRecord } from './records.js';
import { type Day, type Instant, isDay, isTimeZone } from './time-zone.js';

/**
 * The narrow no-break space of French typography is missing from many terminal fonts, and some
 * count it as no column at all: terminals get the plain no-break space, pages the right one.
 */
export type Medium = 'terminal' | 'page';

/** How numbers, amounts and dates are written. */
export interface FormatOptions {
  /** The reader's language. */
  readonly language: Language;
  /** @default 'terminal' */
  readonly medium?: Medium;
  /**
   * The time zone of instants: an IANA name or a fixed offset. @default the time zone of this
   * machine
   */
  readonly timeZone?: string | undefined;
}

/** The separator of a name and its value: French has a no-break space before the colon. */
export function colon(language: Language): string {
  return language === 'fr' ? '\u00a0: ' : ': ';
}

/** The defaults for programs without types. */
const french: FormatOptions = { language: 'fr' };

/**
 * A decimal formatted for the language: `1 234,5`. At least `places` decimals; never fewer than
 * it has. Other texts stay as they are.
 *
 * @example
 * formatNumber('1234.5', { language: 'fr' })   // '1 234,5'
 */
export function formatNumber(value: string | number, options: FormatOptions, places = 0): string {
  // A program without types may pass anything: a text that is no number is shown as it is.
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const text = shown.trim();
  const plain = text.length <= longestPlain ? plainPattern.exec(text) : null;
  if (!plain && !isDecimal(text)) return shown;
  const { language, medium = 'terminal' } = options ?? french;
  const { sign, whole, fraction } = partsOf(plain ?? exactPattern.exec(toText(decimal(text))) ?? []);
  const space = language === 'en' ? ',' : medium === 'page' ? '\u202f' : '\u00a0';
  const grouped = whole.length < 4 ? whole : inThrees(whole).join(space);
  const decimals = fraction.padEnd(places, '0');
  const point = language === 'fr' ? ',' : '.';
  return `${sign}${grouped}${decimals === '' ? '' : point + decimals}`;
}

/** Digits in groups of three, from the right. */
function inThrees(digits: string): readonly string[] {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups;
}

const prefixed: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£' };

/** Most decimals are written plainly, and read at once. */
const plainPattern = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
const longestPlain = 40;
const exactPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The figures of a decimal, without zeros at its end. */
function partsOf(read: readonly (string | undefined)[]): {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
} {
  const [, minus = '', whole = '0', digits = ''] = read;
  // By its code, not by a pattern: a page of orders has some hundred thousand amounts.
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1;
  const fraction = digits.slice(0, end);
  return { sign: whole === '0' && fraction === '' ? '' : minus, whole, fraction };
}

/**
 * An amount with its currency: `1 234,50 €`, `€1,234.50`. At least two decimals.
 *
 * @example
 * formatAmount('1234.5', 'EUR', { language: 'fr' })   // '1 234,50 €'
 */
export function formatAmount(
  value: string | number,
  currency: string | undefined,
  options: FormatOptions,
): string {
  const number = formatNumber(value, options, 2);
  const code = typeof currency === 'string' ? currency.toUpperCase() : undefined;
  if (!code || typeof value === 'object' || !isDecimal(String(value))) return number;
  const { language } = options ?? french;
  if (language === 'fr') return `${number}\u00a0${code === 'EUR' ? '€' : code}`;
  const sign = Object.hasOwn(prefixed, code) ? prefixed[code] : undefined;
  if (sign === undefined) return `${number}\u00a0${code}`;
  return number.startsWith('-') ? `-${sign}${number.slice(1)}` : `${sign}${number}`;
}

/**
 * A rate in percent: `5,5 %`, `5.5%`.
 *
 * @example
 * formatRate('5.5', { language: 'fr' })   // '5,5 %'
 */
export function formatRate(value: string | number, options: FormatOptions): string {
  return formatNumber(value, options) + ((options ?? french).language === 'fr' ? '\u00a0%' : '%');
}

/**
 * A calendar day: `24/11/2026`, `2026-11-24`. Other texts stay as they are.
 *
 * @example
 * formatDay('2026-11-24', 'fr')   // '24/11/2026'
 */
export function formatDay(day: Day, language: Language): string {
  return language === 'fr' && isDay(day) ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/**
 * An instant as the clock on the wall of `timeZone` shows it: `24/11/2026 à 20:43`. Other texts
 * stay as they are.
 *
 * @example
 * formatInstant('2026-11-24T19:43:00Z', { language: 'fr', timeZone: 'Europe/Paris' })   // '24/11/2026 à 20:43'
 */
export function formatInstant(instant: Instant, options: FormatOptions): string {
  if (typeof instant !== 'string' || !instantPattern.test(instant) || Number.isNaN(Date.parse(instant)))
    return instant;
  const { language, timeZone } = options ?? french;
  const isZone = timeZone !== undefined && isTimeZone(timeZone);
  const date = isZone ? new TZDate(Date.parse(instant), timeZone) : new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return `${formatDay(day, language)}${language === 'fr' ? '\u00a0à\u00a0' : '\u00a0'}${clock}`;
}

/** Returns the name of a country, or its code if it is unknown. The names are loaded once. */
function countryNames(language: Language): (code: string) => string {
  let names: Intl.DisplayNames | undefined;
  return (code) => {
    if (!/^[A-Z]{2}$/.test(code)) return code;
    names ??= new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    return names.of(code) ?? code;
  };
}

/** The form of a word for a count: in French nothing is singular, in English plural. */
export function plural(n: number, one: string, many: string, language: Language): string {
  const single = language === 'fr' ? Math.abs(n) < 2 : n === 1;
  return single ? one : many;
}

/** Formats numbers, days and names in the reader's language. Sentences are made with it. */
export interface Speaker {
  readonly language: Language;
  /** A number; with `most`, rounded to so many decimals. */
  number(value: string | number, most?: number): string;
  /** An amount; by default in the currency of the text, if there is one. */
  amount(value: string | number, currency?: string): string;
  /** A rate in percent. */
  rate(value: string | number): string;
  day(day: Day): string;
  instant(instant: Instant): string;
  /** A count with its word: « 1 ligne », « 11 lignes ». */
  count(n: number, one: string, many: string): string;
  /** Names after each other: « a, b et c ». */
  list(items: readonly (string | number)[]): string;
  /** A country by its ISO 3166-1 code: « Belgique ». */
  country(code: string): string;
  /** A family of Gestan by its key, if its name is known: « Cannes > Casting ». */
  family(key: string): string;
  /** A text in the quotation marks of the language. */
  quote(text: string | number): string;
  /** The sentence of another code, without the hint: the error within a reason. */
  tell(coded: SaidCode): string;
}

/**
 * A code with its values. One from an earlier version may have only an English sentence.
 */
export interface SaidCode {
  /** Its code. */
  readonly code: string;
  /** Its values. */
  readonly values?: unknown;
  /** Its sentence in English, if it has one. */
  readonly message?: string | undefined;
}

/** Options for making a text from a code and its values. */
export interface SpeakerOptions extends FormatOptions {
  /** ISO 4217 code of amounts without a currency. */
  readonly currency?: string | undefined;
  /** The names of Gestan's families by their keys; read from files too. */
  readonly families?: unknown;
  /** Makes the sentences of codes within values. @default their messages */
  readonly tell?: ((coded: SaidCode) => string) | undefined;
}

/** Of more amounts than these those before are forgotten. */
const mostAmounts = 5_000;

/**
 * Makes the speaker of a text. A value of the wrong type (values come from files too) becomes an
 * empty text.
 */
export function createSpeaker(options: SpeakerOptions): Speaker {
  const { language } = options;
  const nameOf = countryNames(language);
  // By currency: the pieces of an order repeat its amounts, and a page of orders has some hundred
  // thousand.
  const amounts = new Map<unknown, Map<string, string>>();
  const plain = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return {
    language,
    number(value, most) {
      const text = plain(value);
      const isRounded = most !== undefined && isDecimal(text);
      return formatNumber(isRounded ? toText(round(decimal(text), most)) : text, options);
    },
    amount(value, currency = options.currency) {
      const text = plain(value);
      let known = amounts.get(currency);
      if (known === undefined || known.size >= mostAmounts) {
        known = new Map();
        amounts.set(currency, known);
      }
      const before = known.get(text);
      if (before !== undefined) return before;
      const said = formatAmount(text, currency, options);
      known.set(text, said);
      return said;
    },
    rate: (value) => (plain(value) === '' ? '' : formatRate(plain(value), options)),
    day: (day) => formatDay(plain(day), language),
    instant: (instant) => formatInstant(plain(instant), options),
    count: (n, one, many) => `${formatNumber(plain(n), options)}\u00a0${plural(n, one, many, language)}`,
    list(items) {
      const words = (Array.isArray(items) ? items : [items]).map(plain).filter((word) => word !== '');
      const last = words.pop() ?? '';
      if (words.length === 0) return last;
      return `${words.join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`;
    },
    tell: (coded) => options.tell?.(coded) ?? coded?.message ?? '',
    country: (code) => nameOf(plain(code)),
    family(key) {
      const { families } = options;
      const name = isRecord(families) && Object.hasOwn(families, key) ? families[key] : undefined;
      return typeof name === 'string' && name !== '' ? name : plain(key);
    },
    quote: (text) => (language === 'fr' ? `«\u00a0${plain(text)}\u00a0»` : `“${plain(text)}”`),
  };
}
