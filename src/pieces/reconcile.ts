import type { Big } from '../core/index.js';
import { decimal, isZero, sum, zero } from '../core/index.js';
import type { WooTaxLine } from '../woo/types.js';
import { amount, type Money } from './money.js';
import type { OrderRate, RateBook } from './rates.js';
import { netOf, type WorkLine } from './work.js';

/** Lines, VAT per rate and total that fit together to the cent: total = nets + VAT. */
export interface Content {
  readonly lines: readonly WorkLine[];
  /** By rate, in the order's order; also rates whose amount is nothing. */
  readonly vat: ReadonlyMap<OrderRate, Big>;
  readonly gross: Big;
}

export const nothing: Content = { lines: [], vat: new Map(), gross: zero };

/** VAT per rate as tax lines say it: `tax_total` + `shipping_tax_total`, in whole cents. */
export function vatOfTaxLines(
  taxLines: readonly WooTaxLine[],
  book: RateBook,
  money: Money,
): ReadonlyMap<OrderRate, Big> {
  const result = new Map<OrderRate, Big>();
  for (const line of taxLines) {
    const rate = book.byId.get(line.rate_id);
    if (!rate) continue;
    const tax = amount(line.tax_total).plus(amount(line.shipping_tax_total));
    result.set(rate, (result.get(rate) ?? zero).plus(tax));
  }
  return new Map([...result].map(([rate, tax]) => [rate, money.round(tax)]));
}

/**
 * Parts that do not explain their total: what they add up to, and how much of a difference rounding
 * could explain.
 */
export interface Unexplained {
  readonly found: Big;
  readonly rest: Big;
  readonly tolerance: Big;
}

/** What an order or a refund says of itself, as it shows it. */
export interface Shown {
  readonly lines: readonly WorkLine[];
  /** Per rate in whole cents. */
  readonly vat: ReadonlyMap<OrderRate, Big>;
  /** Unrounded taxes per rate, from the lines' `taxes[]`. */
  readonly exact: ReadonlyMap<OrderRate, Big>;
  /** The total, in whole cents. */
  readonly gross: Big;
  /** What all parts add up to as they are shown, before anything is rounded here. */
  readonly shownSum: Big;
  /** The total as it is shown. */
  readonly shownGross: Big;
  /** What rounding may hide in the parts: half a cent for each that was rounded. */
  readonly tolerance: Big;
}

/**
 * Makes lines, VAT per rate and total fit together. Shops round each net and each tax by itself, so
 * that the parts miss the total by half a cent for each at most: that goes, cent by cent, to the
 * rate whose unrounded taxes lie farthest that way; where no VAT can take it, to a line
 * « Arrondi ». More is no rounding.
 *
 * @param roundingLine makes the line « Arrondi ».
 */
export function reconcile(
  shown: Shown,
  money: Money,
  roundingLine: (net: Big) => WorkLine,
): Content | Unexplained {
  const { lines, vat, exact, gross, tolerance } = shown;
  const apart = shown.shownGross.minus(shown.shownSum);
  if (apart.abs().gt(tolerance)) return { found: shown.shownSum, rest: apart, tolerance };
  const rest = gross.minus(netOf(lines)).minus(sum(vat.values()));
  if (isZero(rest)) return { lines, vat, gross };
  // A rate that applies to nothing can be owed nothing.
  const bearing = [...vat.keys()].filter(
    (rate) => !isZero(rate.percent) && lines.some((line) => line.rates.includes(rate) && !isZero(line.net)),
  );
  const step = rest.lt(0) ? money.unit.neg() : money.unit;
  const result = new Map(vat);
  let left = rest;
  while (!isZero(left)) {
    // Rounding must not change the sign of VAT, nor create VAT where there is none.
    const able = bearing.filter((rate) => {
      const before = result.get(rate) ?? zero;
      return !isZero(before) && before.plus(step).times(before).gte(0);
    });
    const gap = (rate: OrderRate) =>
      (exact.get(rate) ?? zero).minus(result.get(rate) ?? zero).times(step.lt(0) ? -1 : 1);
    const [first] = able;
    if (!first) break;
    const farthest = able.reduce((best, rate) => (gap(rate).gt(gap(best)) ? rate : best), first);
    result.set(farthest, (result.get(farthest) ?? zero).plus(step));
    left = left.minus(step);
  }
  if (isZero(left)) return { lines, vat: result, gross };
  return { lines: [...lines, roundingLine(left)], vat: result, gross };
}

export function isContent(value: Content | Unexplained): value is Content {
  return 'lines' in value;
}

/** Contents put together. */
export function joinContents(contents: readonly Content[]): Content {
  const vat = new Map<OrderRate, Big>();
  for (const [rate, tax] of contents.flatMap((content) => [...content.vat])) {
    vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  }
  return {
    lines: contents.flatMap((content) => content.lines),
    vat,
    gross: sum(contents.map((content) => content.gross)),
  };
}

/** A line « Arrondi » at 0 %. */
export function arrondi(
  net: Big,
  { none }: RateBook,
  product?: { readonly code: string; readonly productId?: string | undefined },
): WorkLine {
  return {
    type: 'rounding',
    productCode: product?.code,
    productId: product?.productId,
    label: 'Arrondi',
    quantity: decimal(1),
    unitNet: net,
    discountNet: zero,
    net,
    rates: [none],
  };
}
