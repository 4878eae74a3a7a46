import { currencyPlaces } from '../core/currency.js';
import type { Big, Decimal } from '../core/index.js';
import { decimal, isDecimal, isZero, round, sum, toFixed, toText, zero } from '../core/index.js';

/** Amounts of one currency: how they are read, rounded and written. */
export interface Money {
  readonly currency: string;
  /** Decimals that amounts are worked out in. */
  readonly places: number;
  /** Decimals of the currency. */
  readonly digits: number;
  /** The smallest amount: a cent. */
  readonly unit: Big;
  /** Reads an amount of the REST API and rounds it to whole cents; blank and absent are nothing. */
  read(value: string | number | null | undefined): Big;
  round(value: Big): Big;
  text(value: Big): Decimal;
}

/** The currencies that were asked for: a shop has few, and each order asks several times. */
const known = new Map<string, Money>();
const mostKnown = 64;

/** @param least decimals that amounts have even where the currency has fewer. */
export function moneyOf(currency: string, least = 0): Money {
  const key = `${least} ${currency}`;
  const there = known.get(key);
  if (there !== undefined) return there;
  if (known.size >= mostKnown) known.clear();
  const digits = currencyPlaces(currency);
  const money = moneyWith(currency, digits, Math.max(digits, least));
  known.set(key, money);
  return money;
}

function moneyWith(currency: string, digits: number, places: number): Money {
  return {
    currency,
    places,
    digits,
    unit: decimal(`1e-${places}`),
    read: (value) => round(amount(value), places),
    round: (value) => round(value, places),
    text: (value) => toFixed(value, places),
  };
}

/** Reads an amount of the REST API, where blank and absent mean nothing. */
export function amount(value: string | number | null | undefined): Big {
  if (value === null || value === undefined || value === '') return zero;
  return decimal(value);
}

/** Whether a value of the REST API is an amount that {@link amount} reads. */
export function isAmount(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return (typeof value === 'string' || typeof value === 'number') && isDecimal(String(value));
}

/** Decimals that a text shows. */
export function shownPlaces(text: string | number | null | undefined): number {
  const shown = String(text ?? '').trim();
  const point = shown.indexOf('.');
  if (point < 0) return 0;
  const next = shown.indexOf('.', point + 1);
  return (next < 0 ? shown.length : next) - point - 1;
}

/** The decimals that the value of some texts needs: `12.500` needs one. */
export function neededPlaces(texts: readonly (string | number | null | undefined)[]): number {
  return Math.max(0, ...texts.map((text) => shownPlaces(toText(amount(text)))));
}

/**
 * How far rounding may have moved an amount as the shop shows it. Zero where there is no amount.
 *
 * An amount shown in cents hides half a cent. One shown in the decimals of a currency that has
 * three hides half of the last. More decimals than the currency has are what the shop keeps, and
 * hide nothing; but the shop rounds such amounts to cents before it adds them up, unless they are
 * whole cents already. (A shop that sells in whole euros hides half a euro in each amount. No
 * accountant would accept that as rounding, so it is not allowed for.)
 */
export function hiddenByRounding(text: string | number | null | undefined, { digits }: Money): Big {
  const value = amount(text);
  if (isZero(value)) return zero;
  const shown = shownPlaces(text);
  // A shop sells in cents even where its currency has thousandths, unless it shows them.
  const coarse = Math.min(digits, 2);
  if (shown > digits && value.eq(round(value, coarse))) return zero;
  return halfOf(shown > digits ? coarse : Math.max(coarse, shown));
}

const halves = new Map<number, Big>();

/** Half of the last of so many decimals. */
export function halfOf(places: number): Big {
  const known = halves.get(places);
  if (known !== undefined) return known;
  const half = decimal(`0.5e-${places}`);
  // A shop has two or three; a text of a number has no more than sixty.
  halves.set(places, half);
  return half;
}

/** The sum of what rounding may hide in some amounts. */
export function hiddenInAll(texts: Iterable<string | number | null | undefined>, money: Money): Big {
  return sum([...texts].map((text) => hiddenByRounding(text, money)));
}
