import type { Big } from '../core/index.js';
import { decimal, round, sum, zero } from '../core/index.js';
import type { WooTaxLine } from '../woo/types.js';
import { amount } from './amounts.js';
import type { OrderRate, RateBook } from './rates.js';
import { netOf, type WorkLine } from './work.js';

/** Lines, VAT per rate and total that fit together to the cent: total = nets + VAT. */
export interface Content {
  readonly lines: readonly WorkLine[];
  /** By rate, in the order's order; also rates whose amount is nothing. */
  readonly vat: ReadonlyMap<OrderRate, Big>;
  readonly gross: Big;
}

/** VAT per rate as tax lines say it: `tax_total` + `shipping_tax_total`, in whole cents. */
export function vatOfTaxLines(taxLines: readonly WooTaxLine[], book: RateBook): ReadonlyMap<OrderRate, Big> {
  const result = new Map<OrderRate, Big>();
  for (const line of taxLines) {
    const rate = book.byId.get(line.rate_id);
    if (!rate) continue;
    const tax = amount(line.tax_total).plus(amount(line.shipping_tax_total));
    result.set(rate, (result.get(rate) ?? zero).plus(tax));
  }
  return new Map([...result].map(([rate, tax]) => [rate, round(tax, 2)]));
}

/** Parts that do not explain their total: what they add up to, and how much of a difference rounding could explain. */
export interface Unexplained {
  readonly found: Big;
  readonly rest: Big;
  readonly tolerance: Big;
}

/**
 * Makes VAT per rate fit the total. Nets are rounded per line and WooCommerce rounds taxes per line or in the sum, so that a cent per
 * nonzero rate may be left: it goes, cent by cent, to the rate whose unrounded taxes lie farthest that way. More is no rounding.
 *
 * @param vat per rate in whole cents.
 * @param exact unrounded taxes per rate, from the lines' `taxes[]`.
 */
export function reconcile(
  lines: readonly WorkLine[],
  vat: ReadonlyMap<OrderRate, Big>,
  exact: ReadonlyMap<OrderRate, Big>,
  gross: Big,
): Content | Unexplained {
  const found = netOf(lines).plus(sum(vat.values()));
  const rest = gross.minus(found);
  const bearing = [...vat.keys()].filter((rate) => !rate.percent.eq(0));
  const tolerance = decimal('0.01').times(bearing.length);
  if (rest.abs().gt(tolerance)) return { found, rest, tolerance };
  if (rest.eq(0)) return { lines, vat, gross };
  // A rate that bears on nothing can be owed nothing.
  const based = bearing.filter((rate) => lines.some((line) => line.rates.includes(rate) && !line.net.eq(0)));
  const candidates = based.length > 0 ? based : bearing;
  const step = rest.lt(0) ? decimal('-0.01') : decimal('0.01');
  const result = new Map(vat);
  for (let left = rest; !left.eq(0); left = left.minus(step)) {
    const gap = (rate: OrderRate) =>
      (exact.get(rate) ?? zero).minus(result.get(rate) ?? zero).times(step.lt(0) ? -1 : 1);
    const farthest = candidates.reduce((best, rate) => (gap(rate).gt(gap(best)) ? rate : best));
    result.set(farthest, (result.get(farthest) ?? zero).plus(step));
  }
  return { lines, vat: result, gross };
}

export function isContent(value: Content | Unexplained): value is Content {
  return 'lines' in value;
}
