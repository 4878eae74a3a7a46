import type { Big } from '../../../core/index.js';
import type { Row } from '../json.js';
import { integer, number, text } from '../json.js';
import type { Site } from '../site.js';
import { roundTo, zeroAmount } from './money.js';
import { big } from './php.js';
import { removeAccents } from './slug.js';

/** Where the goods go, for the choice of tax rates. */
export interface TaxPlace {
  readonly country: string;
  readonly state: string;
  readonly postcode: string;
  readonly city: string;
}

export interface Rate {
  readonly id: number;
  readonly rate: Big;
  readonly compound: boolean;
  readonly shipping: boolean;
}

/** The shop's own place. */
export function basePlace(site: Site): TaxPlace {
  const [country = '', state = ''] = text(site.setting('general', 'woocommerce_default_country')).split(':');
  return {
    country,
    state,
    postcode: text(site.setting('general', 'woocommerce_store_postcode')),
    city: text(site.setting('general', 'woocommerce_store_city')),
  };
}

function postcodeMatches(pattern: string, postcode: string): boolean {
  const wanted = pattern.toUpperCase().trim();
  const given = postcode.toUpperCase().replace(/\s/g, '');
  const range = /^(.+)\.\.\.(.+)$/.exec(wanted);
  if (range) return given >= (range[1] ?? '') && given <= (range[2] ?? '');
  const source = wanted
    .replace(/\s/g, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`).test(given);
}

const plainName = (value: string) => removeAccents(value).toUpperCase().trim();

function listed(rate: Row, many: string, one: string): string[] {
  const values = Array.isArray(rate[many]) ? rate[many].map(text) : text(rate[one]).split(';');
  return values.map((value) => value.trim()).filter((value) => value !== '' && value !== '*');
}

function matches(rate: Row, place: TaxPlace): boolean {
  const country = text(rate.country);
  const state = text(rate.state);
  if (country !== '' && country !== place.country.toUpperCase()) return false;
  if (state !== '' && state !== place.state.toUpperCase()) return false;
  const postcodes = listed(rate, 'postcodes', 'postcode');
  if (postcodes.length > 0 && !postcodes.some((pattern) => postcodeMatches(pattern, place.postcode)))
    return false;
  const cities = listed(rate, 'cities', 'city');
  return cities.length === 0 || cities.some((city) => plainName(city) === plainName(place.city));
}

/** How closely a rate names the place; the closer one wins within a priority. */
function weight(rate: Row): number[] {
  return [
    text(rate.country) === '' ? 0 : 1,
    text(rate.state) === '' ? 0 : 1,
    listed(rate, 'postcodes', 'postcode').length > 0 ? 1 : 0,
    listed(rate, 'cities', 'city').length > 0 ? 1 : 0,
  ];
}

/** WooCommerce's `WC_Tax::find_rates`: for each priority the rate that names the place best. */
export function findRates(site: Site, place: TaxPlace, taxClass: string): Rate[] {
  if (place.country === '' || !site.flag('general', 'woocommerce_calc_taxes')) return [];
  const wanted = taxClass === '' ? 'standard' : taxClass;
  const found = [...site.tables.taxes.values()]
    .filter((rate) => (text(rate.class) || 'standard') === wanted && matches(rate, place))
    .sort((a, b) => {
      const priority = integer(a.priority) - integer(b.priority);
      if (priority !== 0) return priority;
      const [left, right] = [weight(a), weight(b)];
      for (const [index, value] of left.entries()) {
        const difference = (right[index] ?? 0) - value;
        if (difference !== 0) return difference;
      }
      return integer(a.order) - integer(b.order) || integer(a.id) - integer(b.id);
    });
  const seen = new Set<number>();
  const rates: Rate[] = [];
  for (const rate of found) {
    const priority = integer(rate.priority);
    if (seen.has(priority)) continue;
    seen.add(priority);
    rates.push({
      id: integer(rate.id),
      rate: big(rate.rate),
      compound: rate.compound === true,
      shipping: rate.shipping === true,
    });
  }
  return rates;
}

/** Tax amounts by rate id. */
export type Taxes = Map<number, Big>;

/** PHP reckons taxes with floats, whose last bits decide on which side of a half an amount falls: so does the fake. */
const rounded = (taxes: ReadonlyMap<number, number>): Taxes =>
  new Map([...taxes].map(([id, amount]) => [id, roundTo(big(amount), 6)]));

const floatSum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** The taxes on top of an amount. */
export function addTaxes(price: Big, rates: readonly Rate[]): Taxes {
  const amount = Number(price.toString());
  const taxes = new Map<number, number>();
  for (const rate of rates)
    if (!rate.compound) taxes.set(rate.id, amount * (Number(rate.rate.toString()) / 100));
  for (const rate of rates) {
    if (rate.compound)
      taxes.set(rate.id, (amount + floatSum(taxes.values())) * (Number(rate.rate.toString()) / 100));
  }
  return rounded(taxes);
}

/** The taxes inside an amount. */
export function containedTaxes(price: Big, rates: readonly Rate[]): Taxes {
  const amount = Number(price.toString());
  const taxes = new Map<number, number>(rates.map((rate) => [rate.id, 0]));
  let net = amount;
  for (const rate of rates.filter((item) => item.compound).reverse()) {
    const tax = amount - amount / (1 + Number(rate.rate.toString()) / 100);
    taxes.set(rate.id, tax);
    net -= tax;
  }
  const regular = rates.filter((item) => !item.compound);
  const whole = 1 + floatSum(regular.map((rate) => Number(rate.rate.toString()))) / 100;
  for (const rate of regular) {
    const share = Number(rate.rate.toString()) / 100 / whole;
    taxes.set(rate.id, amount - (amount - share * net));
  }
  return rounded(taxes);
}

export function totalOf(taxes: Taxes): Big {
  let total = zeroAmount;
  for (const amount of taxes.values()) total = total.plus(amount);
  return total;
}

/** The code of a rate as order lines carry it: `FR-TVA 20 %-1`. PHP raises plain letters only: `FR-EXONéRé-1`. */
export function rateCode(rate: Row): string {
  const parts = [
    text(rate.country),
    text(rate.state),
    text(rate.name) || 'TAX',
    String(Math.abs(Math.trunc(number(rate.priority)))),
  ];
  return parts
    .filter((part) => part !== '' && part !== '0')
    .join('-')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
