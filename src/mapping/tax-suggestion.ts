import type { Decimal } from '../core/index.js';
import { decimal, toText, zero } from '../core/index.js';
import type { WooTaxRate } from '../woo/types.js';
import { taxClassSlug } from './taxes.js';

/** The shop's place: WooCommerce's base address. */
export interface ShopBase {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** State or province, WooCommerce's code. */
  readonly state?: string | undefined;
  /** Postcode. */
  readonly postcode?: string | undefined;
  /** City. */
  readonly city?: string | undefined;
}

/** A proposal for a row of the tax table. */
export interface TaxSuggestion {
  /** Tax class slug; `''` is the standard class. */
  readonly taxClass: string;
  /** VAT rate in percent. */
  readonly rate: Decimal;
  /** Ids of the Woo tax rates it was made from. More than one: taxes that add up (Canada). */
  readonly rateIds: readonly number[];
}

const fold = (text: string) => text.trim().toUpperCase();

function places(single: string | undefined, many: readonly string[] | undefined): readonly string[] {
  const all = many && many.length > 0 ? many : (single ?? '').split(';');
  return all.map(fold).filter((text) => text !== '');
}

/** WooCommerce's postcode patterns: exact, `974*`, `97400...97499`. */
function postcodeMatches(pattern: string, postcode: string): boolean {
  if (pattern.includes('...')) {
    const [low = '', high = ''] = pattern.split('...');
    return postcode.length === low.length && postcode >= low && postcode <= high;
  }
  if (pattern.endsWith('*')) return postcode.startsWith(pattern.slice(0, -1));
  return pattern === postcode;
}

/**
 * How closely a rate fits the place: undefined if it does not, otherwise a number that grows with
 * the detail.
 */
function closeness(rate: WooTaxRate, base: ShopBase): number | undefined {
  let detail = 0;
  for (const [wanted, given] of [
    [rate.country, base.country],
    [rate.state, base.state ?? ''],
  ] as const) {
    if (fold(wanted) === '') continue;
    if (fold(wanted) !== fold(given)) return undefined;
    detail += 1;
  }
  const postcodes = places(rate.postcode, rate.postcodes);
  if (postcodes.length > 0) {
    const own = fold(base.postcode ?? '').replace(/\s/g, '');
    if (own === '' || !postcodes.some((one) => postcodeMatches(one.replace(/\s/g, ''), own)))
      return undefined;
    detail += 4;
  }
  const cities = places(rate.city, rate.cities);
  if (cities.length > 0) {
    if (!cities.includes(fold(base.city ?? ''))) return undefined;
    detail += 4;
  }
  return detail;
}

/**
 * Proposes the tax table from the shop's tax rates: for each class the rate that applies at the
 * shop's base address. As in WooCommerce, one rate applies per priority, and a compound one applies
 * to the net plus the taxes before it. A class without a rate for that place is left out: map it by
 * hand.
 *
 * @example
 * suggestTaxes(rates, { country: 'FR' })   // [{ taxClass: '', rate: '20', rateIds: [1] }, …]
 */
export function suggestTaxes(rates: readonly WooTaxRate[], base: ShopBase): readonly TaxSuggestion[] {
  const best = new Map<string, Map<number, { readonly rate: WooTaxRate; readonly detail: number }>>();
  for (const rate of rates) {
    const detail = closeness(rate, base);
    if (detail === undefined) continue;
    const taxClass = taxClassSlug(rate.class);
    const byPriority = best.get(taxClass) ?? new Map();
    best.set(taxClass, byPriority);
    const held = byPriority.get(rate.priority);
    const wins =
      !held ||
      detail > held.detail ||
      (detail === held.detail && (rate.order - held.rate.order || rate.id - held.rate.id) < 0);
    if (wins) byPriority.set(rate.priority, { rate, detail });
  }
  return [...best]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([taxClass, byPriority]) => {
      const chosen = [...byPriority].sort(([a], [b]) => a - b).map(([, entry]) => entry.rate);
      let total = zero;
      for (const rate of chosen) {
        const own = decimal(rate.rate);
        total = total.plus(rate.compound ? own.times(total.plus(100)).div(100) : own);
      }
      return { taxClass, rate: toText(total), rateIds: chosen.map((rate) => rate.id) };
    });
}
