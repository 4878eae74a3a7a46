import { parsePhoneNumber } from 'awesome-phonenumber';
import { frenchNumber, isFrench, shortNumber } from './territories.js';

/** Whether digits only fill a field: one digit over and over. */
function isFiller(digits: string): boolean {
  return /(\d)\1{5,}/.test(digits) || digits.includes('123456789');
}

/** Calling codes whose national numbers begin with a 0 that E.164 leaves out. */
const trunkZero =
  /^(33|262|590|594|596|32|41|44|49|31|43|46|47|351|353|358|212|213|216|221|225|61|64|27|81|82|86|91)0(\d{7,})$/;

/** Digits after `+`, without a leading 0 that was left in: `330612345678`. */
function international(digits: string): string | undefined {
  const kept = digits.replace(trunkZero, '$1$2');
  if (kept.length < 8 || kept.length > 15) return undefined;
  // Overseas numbers are also written under the code of the mainland.
  return kept.startsWith('33') && kept.length === 11 ? frenchNumber(`0${kept.slice(2)}`) : `+${kept}`;
}

/**
 * The digits of a number, and whether it starts with a calling code. A 0 in brackets after the
 * calling code is left out.
 */
function read(text: string): { readonly digits: string; readonly isInternational: boolean } {
  const plain = text.replace(/[^\d+()]/g, '');
  const isInternational = plain.startsWith('+') || plain.startsWith('00') || plain.startsWith('(+');
  const digits = (isInternational ? plain.replace('(0)', '') : plain).replace(/\D/g, '');
  return {
    digits: isInternational && plain.startsWith('00') ? digits.slice(2) : digits,
    isInternational,
  };
}

function national(text: string, digits: string, country: string): string | undefined {
  const parsed = parsePhoneNumber(text, { regionCode: country });
  if (parsed.valid) return parsed.number.e164;
  // In a French territory a number of the mainland is written like a number of the territory.
  if (isFrench(country) && /^0[1-9]\d{8}$/.test(digits)) return frenchNumber(digits);
  return parsed.possible ? parsed.number?.e164 : undefined;
}

/**
 * A phone number in E.164 (`+33240123456`). `undefined` for blanks, for what is no number, and for
 * fillers. Numbers of overseas territories that are written the French way get their own calling
 * code: `0692 12 34 56` is `+262692123456` in whatever French place it is written.
 *
 * @param phone as somebody typed it.
 * @param country ISO 3166-1 alpha-2 of numbers written without a country code.
 * @example phoneKey('06 12 34 56 78') // '+33612345678'
 */
export function phoneKey(phone: string | null | undefined, country = 'FR'): string | undefined {
  const text = phone?.trim() ?? '';
  if (text === '') return undefined;
  const { digits, isInternational } = read(text);
  if (digits.length < 6 || isFiller(digits)) return undefined;
  if (isInternational) return international(digits);
  if (
    digits.length === 10 &&
    digits.startsWith('0') &&
    digits[1] !== '0' &&
    isFrench(country) &&
    country !== 'MC'
  )
    return frenchNumber(digits);
  // A calling code without its sign.
  if (digits.length === 11 && digits.startsWith('33') && isFrench(country)) return international(digits);
  return shortNumber(digits, country) ?? national(text, digits, country);
}

/** A field may hold two numbers: `06 12 34 56 78 / 02 40 12 34 56`. */
export function phoneKeys(phone: string | undefined, country: string): readonly string[] {
  if (phone === undefined) return [];
  const parts = phone.length > 18 ? phone.split(/[/;,|]|\bou\b|\bet\b/i) : [phone];
  const keys = parts.map((part) => phoneKey(part, country)).filter((key) => key !== undefined);
  if (keys.length > 0 || parts.length === 1) return keys;
  const whole = phoneKey(phone, country);
  return whole === undefined ? [] : [whole];
}

/** Whether a number in E.164 is a mobile one of a French territory; undefined elsewhere. */
export function isMobile(key: string): boolean | undefined {
  const own = /^\+(?:33|262|590|594|596)(\d)/.exec(key)?.[1];
  return own === undefined ? undefined : own === '6' || own === '7';
}
