import type { Big } from '../core/index.js';
import { decimal, isZero, round, sum, zero } from '../core/index.js';
import type { PieceLine } from '../gestan/piece-model.js';
import type { WooOrder } from '../woo/types.js';
import type { BillingContext, ProductNeed } from './context.js';
import type { Money } from './money.js';
import type { OrderRate, RateBook } from './rates.js';
import type { BillingReason } from './reasons.js';
import type { BillingSettings } from './settings.js';
import type { RatesTogether } from './split.js';

/** A line while it is worked on: decimals are numbers still, rates are those of the order. */
export interface WorkLine {
  readonly type: PieceLine['type'];
  readonly productCode?: string | undefined;
  readonly productId?: string | undefined;
  readonly label: string;
  readonly quantity: Big;
  readonly unitNet: Big;
  readonly discountNet: Big;
  readonly net: Big;
  readonly rates: readonly OrderRate[];
  readonly sourceLineId?: number | undefined;
  /** It invoices a deposit, or deducts one. */
  readonly deposit?: boolean | undefined;
  /** It gives back no VAT though VAT was invoiced on it: at 0 %, apart from what was sold there. */
  readonly netOfTax?: boolean | undefined;
  /** Of the product line, for the nature of the operation. */
  readonly virtual?: boolean | undefined;
}

/** What making lines needs, and where it reports to. */
export interface LineMaker {
  readonly shopOrder: WooOrder;
  /** The order's own: lines are worked out in its currency. */
  readonly money: Money;
  readonly book: RateBook;
  readonly together: RatesTogether;
  readonly context: BillingContext;
  readonly settings: BillingSettings;
  /** Collected while lines are made; each key once. */
  readonly needs: Map<string, ProductNeed>;
  readonly notes: Map<string, BillingReason>;
}

/** Notes something, once. */
export function addNote(maker: LineMaker, note: BillingReason): void {
  maker.notes.set(JSON.stringify(note), note);
}

/**
 * Quantity, unit price and discount of a line. A price raised by hand has no discount; a line
 * without quantity counts as one.
 */
export function figuresOf(
  quantity: Big,
  subtotal: Big,
  net: Big,
): Pick<WorkLine, 'quantity' | 'unitNet' | 'discountNet' | 'net'> {
  const before = subtotal.gt(net) ? subtotal : net;
  const count = isZero(quantity) && !isZero(before) ? decimal(1) : quantity;
  return {
    quantity: count,
    unitNet: isZero(count) ? zero : round(isOne(count) ? before : before.div(count), 6),
    discountNet: before.minus(net),
    net,
  };
}

/** To divide by one takes as long as by any other number. */
function isOne({ s, e, c }: Big): boolean {
  return s === 1 && e === 0 && c.length === 1 && c[0] === 1;
}

/** Net of some lines. */
export function netOf(lines: readonly WorkLine[]): Big {
  return sum(lines.map((line) => line.net));
}
