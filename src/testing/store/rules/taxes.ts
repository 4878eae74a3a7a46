import type { Row } from '../json.js';
import { integer, number, text } from '../json.js';
import type { HomeRate } from '../kept.js';
import type { Site } from '../site.js';
import { wooRound } from './money.js';
import { precisionOf } from './php.js';
import { sum } from './php-number.js';
import { postcodeMatcher } from './postcodes.js';
import { removeAccents } from './slug.js';

/** Whether the shop has a tax class besides the standard one. */
export const hasTaxClass = (site: Site, slug: string): boolean =>
  slug !== 'standard' && site.tables.taxClasses.some((item) => item.slug === slug);

/** Where the goods go, for the choice of tax rates. */
export interface TaxPlace {
  readonly country: string;
  readonly state: string;
  readonly postcode: string;
  readonly city: string;
}

export type Rate = HomeRate;

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

const plainName = (value: string) => removeAccents(value).toUpperCase().trim();

function listed(rate: Row, many: string, one: string): string[] {
  const values = Array.isArray(rate[many]) ? rate[many].map(text) : text(rate[one]).split(';');
  return values.map((value) => value.trim()).filter((value) => value !== '' && value !== '*');
}

/**
 * How often a rate's own postcodes and towns name a place: 0 where it has none, undefined where the
 * place is not among them. The store joins the table of them with itself, so that each match counts
 * once for each postcode (or town) that the rate has.
 */
function timesNamed(rate: Row, place: TaxPlace): number | undefined {
  const postcodes = listed(rate, 'postcodes', 'postcode');
  const cities = listed(rate, 'cities', 'city');
  if (postcodes.length === 0 && cities.length === 0) return 0;
  const holds = postcodeMatcher(place.postcode, place.country);
  const matchedCodes = postcodes.filter(holds).length;
  const matchedCities = cities.filter((city) => plainName(city) === plainName(place.city)).length;
  const times =
    cities.length === 0
      ? matchedCodes * postcodes.length
      : postcodes.length === 0
        ? matchedCities * cities.length
        : matchedCodes * matchedCities;
  return times === 0 ? undefined : times;
}

interface Candidate {
  readonly rate: Row;
  readonly times: number;
}

/** The closer a rate names the place the earlier it comes, within its priority. */
function byCloseness(a: Candidate, b: Candidate): number {
  const named = (rate: Row, field: string) => (text(rate[field]) === '' ? 1 : 0);
  return (
    integer(a.rate.priority) - integer(b.rate.priority) ||
    named(a.rate, 'country') - named(b.rate, 'country') ||
    named(a.rate, 'state') - named(b.rate, 'state') ||
    b.times - a.times ||
    integer(a.rate.id) - integer(b.rate.id)
  );
}

/** WooCommerce's `WC_Tax::find_rates`: for each priority the rate that names the place best. */
export function findRates(site: Site, place: TaxPlace, taxClass: string): Rate[] {
  if (place.country === '') return [];
  const wanted = taxClass === '' ? 'standard' : taxClass;
  const [country, state] = [place.country.toUpperCase(), place.state.toUpperCase()];
  const found: Candidate[] = [];
  for (const rate of site.tables.taxes.values()) {
    if ((text(rate.class) || 'standard') !== wanted) continue;
    if (!['', country].includes(text(rate.country)) || !['', state].includes(text(rate.state))) continue;
    const times = timesNamed(rate, place);
    if (times !== undefined) found.push({ rate, times });
  }
  const seen = new Set<number>();
  return found.sort(byCloseness).flatMap(({ rate }): Rate[] => {
    const priority = integer(rate.priority);
    if (seen.has(priority)) return [];
    seen.add(priority);
    return [
      {
        id: integer(rate.id),
        rate: number(rate.rate),
        compound: rate.compound === true,
        shipping: rate.shipping === true,
      },
    ];
  });
}

/** Tax amounts by rate id. */
export type Taxes = Map<number, number>;

const rounded = (site: Site, taxes: Taxes): Taxes =>
  new Map([...taxes].map(([id, amount]) => [id, wooRound(site, amount, precisionOf(site.numbers))]));

/** The taxes on top of an amount: compound ones last, on all before them. */
export function addTaxes(site: Site, price: number, rates: readonly Rate[]): Taxes {
  const taxes: Taxes = new Map();
  for (const rate of rates) if (!rate.compound) taxes.set(rate.id, price * (rate.rate / 100));
  for (const rate of rates)
    if (rate.compound) taxes.set(rate.id, (price + sum(taxes.values())) * (rate.rate / 100));
  return rounded(site, taxes);
}

/** The taxes inside an amount: compound ones are taken out first, the last one foremost. */
export function containedTaxes(site: Site, price: number, rates: readonly Rate[]): Taxes {
  const taxes: Taxes = new Map(rates.map((rate) => [rate.id, 0]));
  let net = price;
  for (const rate of rates.filter((item) => item.compound).reverse()) {
    const tax = net - net / (1 + rate.rate / 100);
    taxes.set(rate.id, tax);
    net -= tax;
  }
  const regular = rates.filter((item) => !item.compound);
  const whole = 1 + sum(regular.map((rate) => rate.rate)) / 100;
  for (const rate of regular) {
    const share = rate.rate / 100 / whole;
    taxes.set(rate.id, price - (price - share * net));
  }
  return rounded(site, taxes);
}

export const totalOf = (taxes: Taxes): number => sum(taxes.values());

/**
 * The code of a rate as order lines carry it: `FR-TVA 20 %-1`. PHP raises plain letters only:
 * `FR-EXONéRé-1`.
 */
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
