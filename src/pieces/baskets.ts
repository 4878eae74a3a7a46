import type { Big } from '../core/index.js';
import { sum, zero } from '../core/index.js';
import { allocate, allocateCapped, roundToTotal } from './allocation.js';
import type { Money } from './money.js';
import { factors, type OrderRate } from './rates.js';
import type { Content } from './reconcile.js';
import type { WorkLine } from './work.js';

/**
 * The lines of a content that have the same rates, taken together: what a refund without lines is
 * spread over. VAT of a rate that applies to several baskets is shared among them.
 */
export interface Basket {
  readonly key: string;
  readonly rates: readonly OrderRate[];
  readonly net: Big;
  readonly vat: ReadonlyMap<OrderRate, Big>;
  /** Of lines that give back no VAT though VAT was invoiced on them. */
  readonly netOfTax?: boolean | undefined;
}

/**
 * What lines that have the same rates have in common. Lines that give back no VAT of what bears VAT
 * take no room from what was sold at 0 %.
 */
export function basketKey({ rates, netOfTax }: Pick<WorkLine, 'rates' | 'netOfTax'>): string {
  const keys = rates.map((rate) => rate.key).join('+');
  return netOfTax ? `${keys}:net-of-tax` : keys;
}

/** The baskets of a content. Their nets and VAT add up to the content's. */
export function basketsOf(content: Content, money: Money): readonly Basket[] {
  const nets = new Map<string, { rates: readonly OrderRate[]; net: Big; netOfTax: boolean | undefined }>();
  for (const line of content.lines) {
    const key = basketKey(line);
    const found = nets.get(key);
    if (found) found.net = found.net.plus(line.net);
    else nets.set(key, { rates: line.rates, net: line.net, netOfTax: line.netOfTax });
  }
  const baskets = [...nets].map(([key, { rates, net, netOfTax }]) => ({
    key,
    rates,
    net,
    ...(netOfTax ? { netOfTax } : {}),
    vat: new Map<OrderRate, Big>(rates.map((rate) => [rate, zero])),
  }));
  for (const [rate, tax] of content.vat) {
    const bearing = baskets.filter((basket) => basket.rates.includes(rate));
    if (bearing.length === 0) {
      if (tax.eq(0)) continue;
      // VAT without a line that has it: a basket of its own keeps the sums whole.
      baskets.push({ key: `vat:${rate.key}`, rates: [rate], net: zero, vat: new Map([[rate, tax]]) });
      continue;
    }
    const exact = bearing.map((basket) => {
      const share = factors(basket.rates)[basket.rates.indexOf(rate)] ?? zero;
      return basket.net.times(share);
    });
    roundToTotal(exact, tax, money.places).forEach((part, index) => {
      bearing[index]?.vat.set(rate, part);
    });
  }
  return baskets;
}

export function basketGross(basket: Basket): Big {
  return basket.net.plus(sum(basket.vat.values()));
}

/** Some baskets less others. A basket that only the others have becomes negative. */
export function lessBaskets(from: readonly Basket[], less: readonly Basket[]): readonly Basket[] {
  const result = from.map((basket) => ({ ...basket, vat: new Map(basket.vat) }));
  for (const part of less) {
    let own = result.find((basket) => basket.key === part.key);
    if (!own) {
      own = { ...part, net: zero, vat: new Map() };
      result.push(own);
    }
    own.net = own.net.minus(part.net);
    for (const [rate, tax] of part.vat) own.vat.set(rate, (own.vat.get(rate) ?? zero).minus(tax));
  }
  return result;
}

/**
 * Spreads an amount (VAT included) over baskets in proportion to what was invoiced in each. No
 * basket gets more than is left in it.
 *
 * @param invoiced what was invoiced.
 * @param left what was not credited yet; same order, more baskets may follow.
 * @returns one basket per part that gets something; `undefined` when less is left than the amount.
 */
export function spread(
  amount: Big,
  invoiced: readonly Basket[],
  left: readonly Basket[],
  money: Money,
): readonly Basket[] | undefined {
  const weights = left.map((basket) => {
    const own = invoiced.find((each) => each.key === basket.key);
    const gross = own ? basketGross(own) : zero;
    return gross.gt(0) ? gross : zero;
  });
  const parts = allocateCapped(amount, weights, left.map(basketGross), money.places);
  if (!parts) return undefined;
  return left
    .map((basket, index) => takeGross(basket, parts[index] ?? zero, money))
    .filter((basket) => !basketGross(basket).eq(0));
}

/**
 * Cuts a part from a basket that is worth the given amount, VAT included. At no rate does the part
 * hold more than the basket. The whole amount of the basket gives exactly the basket.
 */
export function takeGross(basket: Basket, gross: Big, money: Money): Basket {
  if (gross.eq(basketGross(basket))) return basket;
  if (gross.eq(0)) return { ...basket, net: zero, vat: new Map(basket.rates.map((rate) => [rate, zero])) };
  const shares = factors(basket.rates);
  // A rebate may have made the VAT negative: there is none to take then.
  const held = sum(basket.vat.values());
  const most = held.lt(0) ? zero : held;
  const usual = gross.minus(money.round(gross.div(sum(shares).plus(1))));
  // Part of the basket's VAT may have been refunded before: it then holds less VAT than its rate
  // gives.
  const tax = [usual, most].reduce((least, each) => (each.lt(least) ? each : least));
  const net = gross.minus(tax).gt(basket.net) && basket.net.gte(0) ? basket.net : gross.minus(tax);
  const vat = gross.minus(net);
  const taxes =
    allocateCapped(
      vat,
      shares,
      basket.rates.map((rate) => basket.vat.get(rate) ?? zero),
      money.places,
    ) ?? allocate(vat, shares, money.places);
  return { ...basket, net, vat: new Map(basket.rates.map((rate, index) => [rate, taxes[index] ?? zero])) };
}

/** Baskets put together: nets and VAT of those with the same rates are added. */
export function joinBaskets(...lists: readonly (readonly Basket[])[]): readonly Basket[] {
  const negated = (basket: Basket): Basket => ({
    ...basket,
    net: basket.net.neg(),
    vat: new Map([...basket.vat].map(([rate, tax]) => [rate, tax.neg()])),
  });
  return lists.reduce((all, list) => lessBaskets(all, list.map(negated)), []);
}

/** VAT per rate of some baskets. */
export function vatOfBaskets(baskets: readonly Basket[]): ReadonlyMap<OrderRate, Big> {
  const vat = new Map<OrderRate, Big>();
  for (const basket of baskets) {
    for (const [rate, tax] of basket.vat) vat.set(rate, (vat.get(rate) ?? zero).plus(tax));
  }
  return vat;
}

/** The names of the rates of a basket, as the shop has them. */
export function basketLabel({ rates }: Pick<Basket, 'rates'>): string {
  return rates.map((rate) => rate.label).join(' + ');
}
