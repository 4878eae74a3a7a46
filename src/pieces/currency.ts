import type { Big } from '../core/index.js';
import { decimal, isDecimal, round, sum, zero } from '../core/index.js';
import type { WooOrder } from '../woo/types.js';
import { roundToTotal } from './allocation.js';
import { type Basket, basketKey, basketLabel, joinBaskets } from './baskets.js';
import type { BillingContext } from './context.js';
import { type Money, moneyOf } from './money.js';
import type { OrderRate } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import type { Content } from './reconcile.js';
import type { BillingSettings } from './settings.js';
import { figuresOf, type WorkLine } from './work.js';

/**
 * The currency that the pieces of an order are in, and what to multiply the order's amounts by to
 * get there.
 */
export interface PieceCurrency {
  readonly currency: string;
  readonly money: Money;
  /** Absent: nothing to convert. */
  readonly rate?: Big;
}

/**
 * The currency of an order's pieces: its own where Gestan takes it, else Gestan's own at the set
 * rate. An invoice that was made before keeps its currency and rate.
 */
export function pieceCurrency(
  { currency: orderCurrency, number }: Pick<WooOrder, 'currency' | 'number'>,
  { capabilities, already }: Pick<BillingContext, 'capabilities' | 'already'>,
  settings: BillingSettings,
): Outcome<PieceCurrency> {
  const own = (currency: string, rate?: Big): PieceCurrency => ({
    currency,
    money: moneyOf(currency),
    ...(rate === undefined ? {} : { rate }),
  });
  const invoice = already?.pieces.find((piece) => piece.kind === 'invoice');
  if (invoice?.issued?.rate !== undefined) return ok(own(invoice.currency, decimal(invoice.issued.rate)));
  if (invoice?.sourceTotal !== undefined && invoice.currency !== orderCurrency) {
    const before = decimal(invoice.sourceTotal);
    if (!before.eq(0)) return ok(own(invoice.currency, decimal(invoice.totalGross).div(before)));
  }
  if (capabilities.currencies.includes(orderCurrency)) return ok(own(orderCurrency));
  const home = capabilities.currencies[0];
  const rate = settings.currencyRates[orderCurrency];
  if (home !== undefined && rate !== undefined && isDecimal(rate) && decimal(rate).gt(0)) {
    return ok(own(home, decimal(rate)));
  }
  return refuse({
    code: 'currency-unknown',
    values: { order: number, currency: orderCurrency, taken: capabilities.currencies },
  });
}

/** Parts of one whole that were converted before: the credit notes of an invoice. */
export interface ConvertedBefore {
  /** In the order's currency. */
  readonly gross: Big;
  readonly vat: ReadonlyMap<OrderRate, Big>;
  /** In the piece's. */
  readonly baskets: readonly Basket[];
}

export const nothingBefore: ConvertedBefore = { gross: zero, vat: new Map(), baskets: [] };

/**
 * Converts a content. Total and VAT are converted and rounded each; nets follow them, so that the
 * sums fit to the cent.
 *
 * @param before what of the same whole was converted already: total and VAT are differences of
 *   running sums.
 * @param left what is left of the whole, converted, where this part is the last one: it takes just
 *   that.
 */
export function convert(
  content: Content,
  rate: Big,
  target: Money,
  before: ConvertedBefore = nothingBefore,
  left?: readonly Basket[],
): Content {
  if (left) return takeLeft(content, rate, left, target);
  const part = (done: Big, own: Big) =>
    target.round(done.plus(own).times(rate)).minus(target.round(done.times(rate)));
  const gross = part(before.gross, content.gross);
  const vat = new Map([...content.vat].map(([each, tax]) => [each, part(before.vat.get(each) ?? zero, tax)]));
  const lines = convertLines(content.lines, rate, gross.minus(sum(vat.values())), target);
  return { lines, vat, gross };
}

function takeLeft(content: Content, rate: Big, left: readonly Basket[], target: Money): Content {
  const keyed = new Map<string, WorkLine[]>();
  for (const line of content.lines) {
    const key = basketKey(line);
    keyed.set(key, [...(keyed.get(key) ?? []), line]);
  }
  const vat = new Map<OrderRate, Big>();
  const lines = left.flatMap((basket) => {
    for (const [each, tax] of basket.vat) vat.set(each, (vat.get(each) ?? zero).plus(tax));
    const own = keyed.get(basket.key) ?? [];
    if (own.some((line) => !line.net.eq(0))) return convertLines(own, rate, basket.net, target);
    return basket.net.eq(0) ? own : [...own, remainder(basket)];
  });
  return {
    lines,
    vat,
    gross: sum([...left.map((basket) => basket.net), ...vat.values()]),
  };
}

/** A cent of conversion that stands alone at its rates. */
function remainder(basket: Basket): WorkLine {
  return {
    type: 'fee',
    label: `Conversion (${basketLabel(basket)})`,
    ...figuresOf(decimal(1), basket.net, basket.net),
    rates: basket.rates,
    ...(basket.netOfTax ? { netOfTax: true } : {}),
  };
}

function convertLines(lines: readonly WorkLine[], rate: Big, target: Big, money: Money): readonly WorkLine[] {
  const all = lines.map((line, index) => ({ line, index }));
  const some = all.filter(({ line }) => !line.net.eq(0));
  // VAT alone may be worth a cent that converting leaves over: it stands on a line anyway.
  const bearing = some.length > 0 ? some : all;
  const nets = roundToTotal(
    bearing.map(({ line }) => line.net.times(rate)),
    target,
    money.places,
  );
  const byIndex = new Map(bearing.map(({ index }, position) => [index, nets[position] ?? zero]));
  return lines.map((line, index) => convertLine(line, rate, byIndex.get(index) ?? zero, money));
}

function convertLine(line: WorkLine, rate: Big, net: Big, money: Money): WorkLine {
  const discountNet = money.round(line.discountNet.times(rate));
  const before = net.plus(discountNet);
  return {
    ...line,
    net,
    discountNet,
    unitNet: line.quantity.eq(0) ? zero : round(before.div(line.quantity), 6),
  };
}

/** Adds a content, and what it was converted to, to what was converted before. */
export function afterConverting(
  before: ConvertedBefore,
  content: Content,
  converted: readonly Basket[],
): ConvertedBefore {
  const vat = new Map(before.vat);
  for (const [rate, tax] of content.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  return {
    gross: before.gross.plus(content.gross),
    vat,
    baskets: joinBaskets(before.baskets, converted),
  };
}
