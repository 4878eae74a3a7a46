import type { Big } from '../core/index.js';
import { decimal, defined, isDecimal, isZero, plainCharacters, toText, zero } from '../core/index.js';
import type {
  WooLineTax,
  WooOrder,
  WooOrderLineBase,
  WooRefund,
  WooTaxLine,
  WooTaxRate,
} from '../woo/types.js';
import type { BillingContext } from './context.js';
import { amount } from './money.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';

/**
 * A tax rate of an order. Rates of the same percentage are one, whatever their ids, unless both
 * apply to one line.
 */
export interface OrderRate {
  /** Unique within the order. */
  readonly key: string;
  /** In percent. */
  readonly percent: Big;
  readonly label: string;
  readonly compound: boolean;
  /** The country that it is charged for, ISO 3166-1 alpha-2. Absent: the shop does not say. */
  readonly country?: string | undefined;
}

/** The rates of an order and its refunds. */
export interface RateBook {
  /** By Woo's rate id. */
  readonly byId: ReadonlyMap<number, OrderRate>;
  /** Each rate once, in the order's order. */
  readonly all: readonly OrderRate[];
  /** The rate of an untaxed line. */
  readonly none: OrderRate;
}

/** The shop's rate table. */
export type RateTable = Pick<BillingContext, 'taxRates' | 'unreadableTaxRates'>;

interface RateSource {
  readonly id: number;
  readonly percent: Big | undefined;
  readonly label: string;
  readonly compound: boolean;
  readonly country: string | undefined;
}

/** All lines of an order or a refund. */
export function allLines(
  holder: Pick<WooOrder, 'line_items' | 'shipping_lines' | 'fee_lines'>,
): readonly WooOrderLineBase[] {
  return [...holder.line_items, ...holder.shipping_lines, ...holder.fee_lines];
}

/**
 * Reads the rates of an order. The percentage is the one that the order itself keeps
 * (`rate_percent`), else that of the shop's rate table, which may have changed since. A rate of
 * unknown percentage that carries an amount refuses the order.
 *
 * @param issued rates of pieces made before: an equal one of today is the same.
 * @param destination the country of the order, for rates that do not tell theirs.
 */
export function readRates(
  order: WooOrder,
  refunds: readonly WooRefund[],
  table: RateTable,
  issued: readonly OrderRate[] = [],
): Outcome<RateBook> {
  const holders = [order, ...refunds];
  const sources = new Map<number, RateSource>();
  for (const holder of holders) {
    for (const line of holder.tax_lines ?? []) {
      if (!sources.has(line.rate_id)) sources.set(line.rate_id, fromTaxLine(line, holders, table));
    }
  }
  for (const holder of holders) {
    for (const tax of allLines(holder).flatMap((line) => line.taxes)) {
      if (sources.has(tax.id)) continue;
      const known = table.taxRates?.get(tax.id);
      if (known) sources.set(tax.id, fromTable(known));
      else if (!isZero(amount(tax.total))) return unknownRate(order, tax.id, table);
    }
  }
  for (const source of sources.values()) {
    if (source.percent === undefined && carriesAmount(holders, source.id))
      return unknownRate(order, source.id, table);
  }
  return ok(merge([...sources.values()], holders, issued, destination(order)));
}

function unknownRate(order: WooOrder, id: number, { taxRates, unreadableTaxRates }: RateTable) {
  const field = unreadableTaxRates?.get(id) ?? (taxRates?.has(id) ? 'rate' : undefined);
  return refuse({
    code: 'tax-rate-unknown',
    values: { order: order.number, rateId: id, ...defined({ field }) },
  });
}

function fromTaxLine(
  line: WooTaxLine,
  holders: readonly (WooOrder | WooRefund)[],
  { taxRates }: RateTable,
): RateSource {
  const known = taxRates?.get(line.rate_id);
  // WooCommerce gives 0 where it kept no percentage: orders made before 3.7, or by an import.
  // Nobody charges an amount at 0 %.
  const percent = [line.rate_percent, known?.rate]
    .flatMap((own) => percentOf(own) ?? [])
    .find((own) => !isZero(own) || !carriesAmount(holders, line.rate_id));
  return {
    id: line.rate_id,
    percent,
    label: line.label || known?.name || line.rate_code,
    compound: line.compound === true,
    country: known?.country || countryOfCode(line.rate_code, line.label),
  };
}

/** A plugin may write anything into a rate: what is no number is no percentage. */
function percentOf(given: string | number | null | undefined): Big | undefined {
  return given !== undefined && given !== null && isDecimal(String(given)) ? decimal(given) : undefined;
}

function fromTable(rate: WooTaxRate): RateSource {
  return {
    id: rate.id,
    percent: percentOf(rate.rate),
    label: rate.name,
    compound: rate.compound,
    country: rate.country || undefined,
  };
}

/**
 * The country in a rate code, which is made of country, state, name and priority, as far as they
 * are set: `FR-TVA 20 %-1`. A name that looks like a country and stands first is none. Source:
 * WC_Tax::get_rate_code.
 */
function countryOfCode(code: string, label: string): string | undefined {
  const country = /^([A-Z]{2})-/.exec(code)?.[1];
  return country === undefined || label.toUpperCase().startsWith(country) ? undefined : country;
}

/** Where the goods go, or the service is had. */
export function destination(order: Pick<WooOrder, 'shipping' | 'billing'>): string {
  return (order.shipping.country || order.billing.country || '').toUpperCase();
}

function carriesAmount(holders: readonly (WooOrder | WooRefund)[], id: number): boolean {
  const bears = (tax: WooLineTax) => tax.id === id && !isZero(amount(tax.total));
  return holders.some(
    (holder) =>
      allLines(holder).some((line) => line.taxes.some(bears)) ||
      (holder.tax_lines ?? []).some(
        (line) =>
          line.rate_id === id && !(isZero(amount(line.tax_total)) && isZero(amount(line.shipping_tax_total))),
      ),
  );
}

function merge(
  sources: readonly RateSource[],
  holders: readonly (WooOrder | WooRefund)[],
  issued: readonly OrderRate[],
  home: string,
): RateBook {
  const byId = new Map<number, OrderRate>();
  const all: OrderRate[] = [];
  for (const rate of issued) if (!all.some(({ key }) => key === rate.key)) all.push(rate);
  const together = (a: number, b: number) =>
    holders.some((holder) =>
      allLines(holder).some(
        (line) => line.taxes.some((t) => t.id === a) && line.taxes.some((t) => t.id === b),
      ),
    );
  const members = new Map<string, number[]>();
  for (const source of sources) {
    const percent = source.percent ?? zero;
    const text = `${toText(percent)}${source.compound ? 'c' : ''}`;
    const same = all.find(
      (rate) =>
        rate.percent.eq(percent) &&
        rate.compound === source.compound &&
        (rate.country ?? home) === (source.country ?? home) &&
        !(members.get(rate.key) ?? []).some((id) => together(id, source.id)),
    );
    if (same) {
      byId.set(source.id, same);
      members.get(same.key)?.push(source.id);
      continue;
    }
    const key = all.some((rate) => rate.key === text) ? `${text}#${source.id}` : text;
    const country = source.country ?? (home || undefined);
    const label = plainCharacters(source.label);
    const rate: OrderRate = { key, percent, label, compound: source.compound, country };
    all.push(rate);
    byId.set(source.id, rate);
    members.set(key, [source.id]);
  }
  const none = all.find((rate) => isZero(rate.percent)) ?? {
    key: '0',
    percent: zero,
    label: '0 %',
    compound: false,
    country: home || undefined,
  };
  return { byId, all: all.includes(none) ? all : [...all, none], none };
}

const hundredth = decimal('0.01');

/**
 * What each rate of a line takes of one unit of net, in the given order: a plain rate its
 * percentage, a compound one its percentage of the net plus all taxes before it. Source:
 * WC_Tax::calc_exclusive_tax.
 */
export function factors(rates: readonly OrderRate[]): readonly Big[] {
  let before = zero;
  const result = new Map<OrderRate, Big>();
  for (const rate of rates.filter((each) => !each.compound)) {
    const factor = rate.percent.times(hundredth);
    result.set(rate, factor);
    before = before.plus(factor);
  }
  for (const rate of rates.filter((each) => each.compound)) {
    const factor = rate.percent.times(hundredth).times(before.plus(1));
    result.set(rate, factor);
    before = before.plus(factor);
  }
  return rates.map((rate) => result.get(rate) ?? zero);
}
