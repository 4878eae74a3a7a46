import type { Big } from '../core/index.js';
import { decimal, isZero, sum, zero } from '../core/index.js';
import type { WooFeeLine, WooOrder, WooShippingLine } from '../woo/types.js';
import { amount, type Money, shownPlaces } from './money.js';
import type { OrderRate, RateBook } from './rates.js';
import { factors } from './rates.js';

/** A part of a line: its net and the rates that apply to it. */
export interface LinePart {
  readonly net: Big;
  readonly rates: readonly OrderRate[];
}

/**
 * Which rates were seen together on one product line: they belong to one tax class and apply to the
 * same net.
 */
export type RatesTogether = (a: OrderRate, b: OrderRate) => boolean | undefined;

/** The rates of a line, those of 0 % left out where another applies to it. Never empty. */
export function lineRates(
  taxes: WooOrder['line_items'][number]['taxes'],
  book: RateBook,
): readonly OrderRate[] {
  const found: OrderRate[] = [];
  for (const tax of taxes) {
    const rate = book.byId.get(tax.id);
    if (rate && !found.includes(rate)) found.push(rate);
  }
  const bearing = found.filter((rate) => !isZero(rate.percent));
  if (bearing.length > 0) return bearing;
  return [found[0] ?? book.none];
}

/** Reads from the product lines which rates go together. `undefined`: no product line tells. */
export function ratesTogether(order: WooOrder, book: RateBook): RatesTogether {
  const sets = order.line_items.map((line) => new Set(lineRates(line.taxes, book)));
  return (a, b) => {
    if (sets.some((set) => set.has(a) && set.has(b))) return true;
    if (sets.some((set) => set.has(a)) && sets.some((set) => set.has(b))) return false;
    return undefined;
  };
}

interface Group {
  readonly rates: OrderRate[];
  /** Net that the rates imply, and how far rounding may have moved it. */
  net: Big;
  slack: Big;
}

/**
 * Splits a fee or shipping line whose rates apply to different bases (WooCommerce spreads a
 * negative fee over the tax classes of the cart, and some shipping plugins do so too): each part is
 * tax ÷ rate, what is left over is at 0 %. A line stays whole if all its rates apply to its whole
 * net.
 */
export function splitByBase(
  line: WooFeeLine | WooShippingLine,
  book: RateBook,
  together: RatesTogether,
  money: Money,
): readonly LinePart[] {
  const net = money.read(line.total);
  const rates = lineRates(line.taxes, book);
  const whole = [{ net, rates }];
  const taxes = new Map<OrderRate, Big>();
  const digits = new Map<OrderRate, number>();
  for (const tax of line.taxes) {
    const rate = book.byId.get(tax.id);
    if (!rate) continue;
    taxes.set(rate, (taxes.get(rate) ?? zero).plus(amount(tax.total)));
    digits.set(rate, Math.max(digits.get(rate) ?? 0, shownPlaces(tax.total)));
  }
  if (isZero(net) || rates.every((rate) => isZero(rate.percent))) return whole;
  if ([...taxes.values()].every((tax) => isZero(tax)))
    return [{ net, rates: untaxed(net, rates, book, together, money) }];

  const groups = groupRates(rates, { taxes, digits, together, net, money });
  const zeroRated = line.taxes.some((tax) => book.byId.get(tax.id)?.percent.eq(0) === true);
  const [only] = groups;
  if (groups.length === 1 && only && only.net.abs().plus(only.slack).gte(net.abs())) return whole;

  const parts = groups
    .map((group) => ({ net: money.round(group.net), rates: group.rates, slack: group.slack }))
    .filter((part, index) => index === 0 || !isZero(part.net));
  const rest = net.minus(sum(parts.map((part) => part.net)));
  // A rest of the other sign: the taxes do not come from parts of this line, and the line is left
  // as the shop has it.
  const slack = sum(groups.map((group) => group.slack));
  const rounding = rest.abs().lte(slack);
  if (!rounding && rest.times(net).lt(0)) return whole;
  if (isZero(rest)) return parts;
  if (rounding && !zeroRated) {
    // The rest that rounded taxes leave open is taxed: it goes to the part whose net is known least
    // exactly.
    const least = parts.reduce((a, b) => (b.slack.gt(a.slack) ? b : a));
    return parts.map((part) => (part === least ? { ...part, net: part.net.plus(rest) } : part));
  }
  return [...parts, { net: rest, rates: [book.none] }];
}

/**
 * The rates of a line without any tax. One too small to be taxed tells nothing of its rates: it has
 * the first, and those that product lines have together with it. A larger one is untaxed.
 */
function untaxed(
  net: Big,
  rates: readonly OrderRate[],
  book: RateBook,
  together: RatesTogether,
  money: Money,
): readonly OrderRate[] {
  const [first] = rates;
  const one = rates.filter(
    (rate) => first !== undefined && (rate === first || together(first, rate) === true),
  );
  // The net was rounded too: half a cent of it may be none.
  const tax = sum(factors(one)).times(net.abs().minus(money.unit.div(2)));
  return tax.lte(money.unit.div(2)) ? one : [book.none];
}

function near(a: Big, b: Big, slack: Big): boolean {
  return a.minus(b).abs().lte(slack);
}

/** A line to split: its net, its taxes per rate and the decimals in which they are shown. */
interface SplitLine {
  readonly taxes: ReadonlyMap<OrderRate, Big>;
  readonly digits: ReadonlyMap<OrderRate, number>;
  readonly together: RatesTogether;
  readonly net: Big;
  readonly money: Money;
}

/** Puts the rates that apply to the same net together. */
function groupRates(
  rates: readonly OrderRate[],
  { taxes, digits, together, net, money }: SplitLine,
): readonly Group[] {
  const groups: Group[] = [];
  const plain = rates.filter((rate) => !rate.compound);
  const compound = rates.filter((rate) => rate.compound);
  for (const rate of [...plain, ...compound]) {
    const tax = taxes.get(rate) ?? zero;
    const candidates = groups.map((group) => ({
      group,
      own: implied(tax, [...group.rates, rate], digits.get(rate), money),
    }));
    const known = candidates.find(({ group }) => group.rates.some((other) => together(other, rate) === true));
    const fits = candidates.filter(
      ({ group, own }) =>
        group.rates.every((other) => together(other, rate) !== false) &&
        near(group.net, own.net, group.slack.plus(own.slack)) &&
        // Two rates on two halves of a line look like two rates on one half. Unless a product line
        // shows that they go together, they are joined only where both apply to the whole line.
        (rate.compound || (near(own.net, net, own.slack) && own.slack.times(2).lt(net.abs()))),
    );
    const home = known ?? fits[0];
    const alone = implied(tax, [rate], digits.get(rate), money);
    if (home) {
      home.group.rates.push(rate);
      if (home.own.slack.lt(home.group.slack)) {
        home.group.net = home.own.net;
        home.group.slack = home.own.slack;
      }
    } else {
      groups.push({ rates: [rate], net: alone.net, slack: alone.slack });
    }
  }
  return groups;
}

/** The net that the last of some rates applies to, computed from its tax. */
function implied(
  tax: Big,
  rates: readonly OrderRate[],
  digits: number | undefined,
  money: Money,
): { readonly net: Big; readonly slack: Big } {
  const factor = factors(rates).at(-1) ?? zero;
  // The tax was rounded at its last digit, to a cent at best; the net itself to a cent.
  const half = money.unit.div(2);
  const shown = digits === undefined || digits <= money.places ? half : decimal(`0.5e-${digits}`);
  return { net: tax.div(factor), slack: shown.div(factor).plus(half) };
}
