import type { Big } from '../core/index.js';
import { decimal, isDecimal, round, sum, zero } from '../core/index.js';
import type { WooOrder } from '../woo/types.js';
import { roundToTotal } from './allocation.js';
import type { BillingContext } from './context.js';
import type { OrderRate } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok, refuse } from './reasons.js';
import type { Content } from './reconcile.js';
import type { BillingSettings } from './settings.js';
import type { WorkLine } from './work.js';

/** The currency that the pieces of an order are in, and what to multiply the order's amounts by to get there. */
export interface PieceCurrency {
  readonly currency: string;
  /** Absent: nothing to convert. */
  readonly rate?: Big;
}

/**
 * The currency of an order's pieces: its own where Gestan takes it, else Gestan's own at the set rate. An invoice that was made before
 * keeps its currency and rate.
 */
export function pieceCurrency(
  { currency: orderCurrency, number }: Pick<WooOrder, 'currency' | 'number'>,
  { capabilities, already }: Pick<BillingContext, 'capabilities' | 'already'>,
  settings: BillingSettings,
): Outcome<PieceCurrency> {
  const invoice = already?.pieces.find((piece) => piece.kind === 'invoice');
  if (invoice?.sourceTotal !== undefined && invoice.currency !== orderCurrency) {
    const before = decimal(invoice.sourceTotal);
    if (!before.eq(0))
      return ok({ currency: invoice.currency, rate: decimal(invoice.totalGross).div(before) });
  }
  if (capabilities.currencies.includes(orderCurrency)) return ok({ currency: orderCurrency });
  const own = capabilities.currencies[0];
  const rate = settings.currencyRates[orderCurrency];
  if (own !== undefined && rate !== undefined && isDecimal(rate) && decimal(rate).gt(0)) {
    return ok({ currency: own, rate: decimal(rate) });
  }
  return refuse(
    'currency-unknown',
    `Order ${number} is in ${orderCurrency}; Gestan takes ${capabilities.currencies.join(', ') || 'no currency'}. Set a rate for ${orderCurrency} in the billing settings.`,
  );
}

/** What was converted before of one whole: the credit notes of an invoice. */
export interface ConvertedBefore {
  /** In the order's currency. */
  readonly gross: Big;
  readonly vat: ReadonlyMap<OrderRate, Big>;
}

export const nothingBefore: ConvertedBefore = { gross: zero, vat: new Map() };

/**
 * Converts a content. Total and VAT are converted and rounded each; nets follow them, so that the sums still fit to the cent.
 *
 * @param before what of the same whole was converted already: figures are differences of running sums, so that the parts of a whole
 *   add up to the converted whole.
 */
export function convert(content: Content, rate: Big, before: ConvertedBefore = nothingBefore): Content {
  const part = (done: Big, own: Big) =>
    round(done.plus(own).times(rate), 2).minus(round(done.times(rate), 2));
  const gross = part(before.gross, content.gross);
  const vat = new Map([...content.vat].map(([each, tax]) => [each, part(before.vat.get(each) ?? zero, tax)]));
  const target = gross.minus(sum(vat.values()));
  const bearing = content.lines.map((line, index) => ({ line, index })).filter(({ line }) => !line.net.eq(0));
  const nets = roundToTotal(
    bearing.map(({ line }) => line.net.times(rate)),
    target,
  );
  const byIndex = new Map(bearing.map(({ index }, position) => [index, nets[position] ?? zero]));
  const lines = content.lines.map((line, index) => convertLine(line, rate, byIndex.get(index) ?? zero));
  return { lines, vat, gross };
}

/** Adds a content to what was converted before. */
export function afterConverting(before: ConvertedBefore, content: Content): ConvertedBefore {
  const vat = new Map(before.vat);
  for (const [rate, tax] of content.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  return { gross: before.gross.plus(content.gross), vat };
}

function convertLine(line: WorkLine, rate: Big, net: Big): WorkLine {
  const discountNet = round(line.discountNet.times(rate), 2);
  const before = net.plus(discountNet);
  return {
    ...line,
    net,
    discountNet,
    unitNet: line.quantity.eq(0) ? zero : round(before.div(line.quantity), 6),
  };
}
