import type { Big } from '../core/index.js';
import { round, sum, zero } from '../core/index.js';
import { allocate, allocateCapped, roundToTotal } from './allocation.js';
import { factors, type OrderRate } from './rates.js';
import type { Content } from './reconcile.js';

/**
 * The lines of a content that bear the same rates, taken together: what a refund without lines is spread over. VAT of a rate that bears on
 * several baskets is shared among them.
 */
export interface Basket {
  readonly key: string;
  readonly rates: readonly OrderRate[];
  readonly net: Big;
  readonly vat: ReadonlyMap<OrderRate, Big>;
}

function keyOf(rates: readonly OrderRate[]): string {
  return rates.map((rate) => rate.key).join('+');
}

/** The baskets of a content. Their nets and VAT add up to the content's. */
export function basketsOf(content: Content): readonly Basket[] {
  const nets = new Map<string, { rates: readonly OrderRate[]; net: Big }>();
  for (const line of content.lines) {
    const key = keyOf(line.rates);
    const found = nets.get(key);
    if (found) found.net = found.net.plus(line.net);
    else nets.set(key, { rates: line.rates, net: line.net });
  }
  const baskets = [...nets].map(([key, { rates, net }]) => ({
    key,
    rates,
    net,
    vat: new Map<OrderRate, Big>(rates.map((rate) => [rate, zero])),
  }));
  for (const [rate, tax] of content.vat) {
    const bearing = baskets.filter((basket) => basket.rates.includes(rate));
    if (bearing.length === 0) {
      if (tax.eq(0)) continue;
      // VAT without a line that bears it: a basket of its own keeps the sums whole.
      baskets.push({ key: `vat:${rate.key}`, rates: [rate], net: zero, vat: new Map([[rate, tax]]) });
      continue;
    }
    const exact = bearing.map((basket) => {
      const share = factors(basket.rates)[basket.rates.indexOf(rate)] ?? zero;
      return basket.net.times(share);
    });
    roundToTotal(exact, tax).forEach((part, index) => {
      bearing[index]?.vat.set(rate, part);
    });
  }
  return baskets;
}

export function basketGross(basket: Basket): Big {
  return basket.net.plus(sum(basket.vat.values()));
}

/** What is left of some baskets after others were taken from them. A basket that only the others have is owed. */
export function lessBaskets(from: readonly Basket[], taken: readonly Basket[]): readonly Basket[] {
  const result = from.map((basket) => ({ ...basket, vat: new Map(basket.vat) }));
  for (const part of taken) {
    let own = result.find((basket) => basket.key === part.key);
    if (!own) {
      own = { key: part.key, rates: part.rates, net: zero, vat: new Map() };
      result.push(own);
    }
    own.net = own.net.minus(part.net);
    for (const [rate, tax] of part.vat) own.vat.set(rate, (own.vat.get(rate) ?? zero).minus(tax));
  }
  return result;
}

/**
 * Spreads an amount, VAT included, over baskets in proportion to what was invoiced in each, but to none more than is left in it.
 *
 * @param invoiced what was invoiced.
 * @param left what was not credited yet; same order, more baskets may follow.
 * @returns one basket per part that gets something; `undefined` when less is left than the amount.
 */
export function spread(
  amount: Big,
  invoiced: readonly Basket[],
  left: readonly Basket[],
): readonly Basket[] | undefined {
  const weights = left.map((basket) => {
    const own = invoiced.find((each) => each.key === basket.key);
    const gross = own ? basketGross(own) : zero;
    return gross.gt(0) ? gross : zero;
  });
  const parts = allocateCapped(amount, weights, left.map(basketGross));
  if (!parts) return undefined;
  return left
    .map((basket, index) => takeGross(basket, parts[index] ?? zero))
    .filter((basket) => !basketGross(basket).eq(0));
}

/** The part of a basket that is worth an amount with VAT. All of it: to the cent what the basket holds. */
function takeGross(basket: Basket, gross: Big): Basket {
  if (gross.eq(basketGross(basket))) return basket;
  const shares = factors(basket.rates);
  const net = round(gross.div(sum(shares).plus(1)), 2);
  const taxes = allocate(
    gross.minus(net),
    shares.some((share) => share.gt(0)) ? shares : basket.rates.map(() => zero),
  );
  // Without VAT there is nothing to split off: the net is the whole.
  return {
    ...basket,
    net,
    vat: new Map(basket.rates.map((rate, index) => [rate, taxes[index] ?? zero])),
  };
}
