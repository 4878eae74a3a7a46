import Big from 'big.js';

/**
 * A decimal number as text: `'12.50'`, `'-3'`. Models and plans use this form, so that no amount is
 * ever a float and plain JSON holds it exactly.
 */
export type Decimal = string;

const pattern = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?$/;

/**
 * Longer texts, and exponents of more than two digits, are no amounts, and big.js would compute
 * with millions of digits for minutes.
 */
const longest = 60;

/**
 * Whether a text is a decimal number that {@link decimal} reads: digits with a point, a minus sign
 * and an exponent of at most two digits where they are needed; no plus sign, no comma, no
 * separators.
 */
export function isDecimal(text: string): boolean {
  return text.length <= longest && pattern.test(text.trim());
}

/** Short texts that were read: an order names the same few amounts again and again. */
const known = new Map<string, Big>();
const mostKnown = 4_096;
const longestKnown = 12;

/**
 * Reads a decimal. Numbers are read through their shortest text form. Throws `RangeError` on
 * anything that {@link isDecimal} denies.
 */
export function decimal(value: Decimal | number | Big): Big {
  if (typeof value === 'object') return value;
  const text = String(value);
  const there = known.get(text);
  if (there !== undefined) return there;
  const trimmed = text.trim();
  if (!isDecimal(trimmed)) throw new RangeError(`"${trimmed.slice(0, longest)}" is not a decimal number.`);
  const read = new Big(trimmed);
  if (text.length <= longestKnown) {
    if (known.size >= mostKnown) known.clear();
    known.set(text, read);
  }
  return read;
}

/** Zero as a decimal. */
export const zero: Big = new Big(0);

/**
 * Rounds half away from zero to `places` decimals, the commercial rounding that WooCommerce and
 * French invoices use.
 */
export function round(value: Big, places: number): Big {
  // Its digits without those before the point.
  if (value.c.length - value.e - 1 <= places) return value;
  return value.round(places, Big.roundHalfUp);
}

/** The text of an amount with exactly `places` decimals: `'12.50'`; never `'-0.00'`. */
export function toFixed(value: Big, places: number): Decimal {
  const text = value.toFixed(places, Big.roundHalfUp);
  return text.startsWith('-0') && /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** The shortest exact text of a decimal, without exponent: `'12.5'`. */
export function toText(value: Big): Decimal {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}

/** Adds decimals. */
export function sum(values: Iterable<Big>): Big {
  let total: Big | undefined;
  for (const value of values) total = total === undefined || isZero(total) ? value : total.plus(value);
  return total ?? zero;
}

/** Whether a decimal is zero: `eq(0)` reads its zero anew each time. */
export function isZero(value: Big): boolean {
  return value.c[0] === 0;
}

export type { Big };
