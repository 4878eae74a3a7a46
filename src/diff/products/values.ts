import type { Decimal, Instant } from '../../core/index.js';
import { decimal, fromGmt, isDecimal, toFixed, toText } from '../../core/index.js';

const digits = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Without the zeros at the end, which say nothing. */
function trimmed(text: string): string {
  const point = text.indexOf('.');
  if (point < 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  return text.slice(0, end - 1 === point ? point : end);
}

/**
 * A decimal in its shortest form. `''` and null: none (null). A text that is no number: unknown
 * (undefined).
 */
export function canonicalDecimal(text: string | null | undefined): Decimal | null | undefined {
  if (text === null || text === undefined || text === '') return null;
  if (digits.test(text)) return trimmed(text);
  return isDecimal(text) ? toText(decimal(text)) : undefined;
}

/** An instant to the second, which is what a shop keeps. A text that is no date: none. */
export function canonicalInstant(text: string | null | undefined): Instant | null {
  const instant = fromGmt(text);
  return instant === undefined ? null : `${instant.slice(0, 19)}.000Z`;
}

/**
 * A barcode: digits, blanks and hyphens dropped. `''`: none (null). Anything else: unknown
 * (undefined), since a shop keeps only digits and hyphens and would silently turn `ABC-123` into
 * `-123`.
 */
export function canonicalBarcode(text: string | null | undefined): string | null | undefined {
  if (text === undefined || text === null || text === '') return null;
  if (/^\d+$/.test(text)) return text;
  const digitsOnly = text.replace(/[\s-]/g, '');
  if (digitsOnly === '') return null;
  return /^\d+[xX]?$/.test(digitsOnly) ? digitsOnly.toUpperCase() : undefined;
}

/** The unit in which a shop holds weights. */
export type WeightUnit = 'kg' | 'g' | 'lbs' | 'oz';

/** Kilograms in one unit; the pound is that of 1959, 0.45359237 kg exactly. */
const kilograms: Readonly<Record<WeightUnit, Decimal>> = {
  kg: '1',
  g: '0.001',
  lbs: '0.45359237',
  oz: '0.028349523125',
};

/** Six decimals on both sides of a conversion give the same kilograms back. */
const weightPlaces = 6;

/** A weight in kilograms. Pounds and ounces are rounded to the milligram. */
export function toKilograms(weight: string, unit: WeightUnit): Decimal | null | undefined {
  const value = canonicalDecimal(weight);
  if (value === null || value === undefined || unit === 'kg') return value;
  return canonicalDecimal(toFixed(decimal(value).times(kilograms[unit]), weightPlaces));
}

/** A weight in the shop's unit. */
export function fromKilograms(weight: Decimal, unit: WeightUnit): Decimal {
  if (unit === 'kg') return weight;
  const exact = decimal(weight).times(unit === 'g' ? 1000 : 1);
  if (unit === 'g') return toText(exact);
  return toText(decimal(toFixed(exact.div(kilograms[unit]), weightPlaces)));
}

/** HT → TTC at a VAT rate in percent. */
export function toGross(net: Decimal, vatRate: Decimal, places: number): Decimal {
  const gross = decimal(net).times(decimal(vatRate).plus(100)).div(100);
  return toText(decimal(toFixed(gross, places)));
}

/** TTC → HT at a VAT rate in percent. */
export function toNet(gross: Decimal, vatRate: Decimal, places: number): Decimal {
  const net = decimal(gross).times(100).div(decimal(vatRate).plus(100));
  return toText(decimal(toFixed(net, places)));
}

/**
 * Whether a promotional price is one at all: a shop silently drops one that is not below the price.
 */
export function isBelow(sale: Decimal, price: Decimal): boolean {
  return decimal(sale).lt(decimal(price));
}
