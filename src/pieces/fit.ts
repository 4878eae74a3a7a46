import type { Big } from '../core/index.js';
import { sum, zero } from '../core/index.js';
import { roundToTotal } from './allocation.js';
import {
  type Basket,
  basketGross,
  basketKey,
  basketLabel,
  basketsOf,
  lessBaskets,
  spread,
  takeGross,
} from './baskets.js';
import type { InvoiceBalance } from './invoice-balance.js';
import type { Money } from './money.js';
import type { Content } from './reconcile.js';
import { figuresOf, type LineMaker, type WorkLine } from './work.js';

/** A refund's lines, limited to what the invoice holds. */
export interface Fitted {
  readonly baskets: readonly Basket[];
  readonly lines: readonly WorkLine[];
  /**
   * An amount, VAT included, that the invoice does not hold at the rates of the refund. If there is
   * no `to`, the caller spreads it.
   */
  readonly moved: readonly { readonly from: string; readonly to: string; readonly gross: Big }[];
}

/**
 * Limits a refund to what the invoice still holds at each rate. The excess goes to the rates at
 * which the same items were invoiced (the order may have been edited since). The caller spreads the
 * rest. Lines that the shop gave back without their VAT correct no VAT, and stay.
 */
export function fitToInvoice(
  content: Content,
  balance: InvoiceBalance,
  { money }: Pick<LineMaker, 'money'>,
): Fitted {
  const free = content.lines.filter((line) => line.netOfTax);
  const capped = content.lines.filter((line) => !line.netOfTax);
  const own = basketsOf({ ...content, lines: capped }, money);
  const kept: Basket[] = [...basketsOf({ lines: free, vat: new Map(), gross: zero }, money)];
  const lines: WorkLine[] = [...free];
  const excess: { readonly basket: Basket; readonly gross: Big }[] = [];
  for (const basket of own) {
    const held = balance.left.find((each) => each.key === basket.key);
    const fits = cut(basket, held, money);
    if (fits) {
      kept.push(fits);
      lines.push(
        ...scaled(
          capped.filter((line) => basketKey(line) === basket.key),
          fits.net,
          money,
        ),
      );
    }
    const gross = basketGross(basket).minus(fits ? basketGross(fits) : zero);
    if (!gross.eq(0)) excess.push({ basket, gross });
  }
  const moved: { from: string; to: string; gross: Big }[] = [];
  for (const { basket, gross } of excess) {
    const from = basketLabel(basket);
    let rest = gross;
    for (const part of creditAtInvoicedRates(basket, gross, capped, kept, balance, money)) {
      kept.push(part);
      rest = rest.minus(basketGross(part));
      moved.push({ from, to: basketLabel(part), gross: basketGross(part) });
      lines.push(...renamed(basket, part, capped));
    }
    if (rest.gt(0)) moved.push({ from, to: '', gross: rest });
  }
  return { baskets: kept, lines, moved };
}

/** What of a basket the invoice still holds. `undefined`: nothing. */
function cut(basket: Basket, held: Basket | undefined, money: Money): Basket | undefined {
  const gross = basketGross(basket);
  if (gross.lte(0)) return basket;
  const room = held ? basketGross(held) : zero;
  if (!held || room.lte(0)) return undefined;
  if (gross.gte(room)) return held;
  const isWithin =
    basket.net.lte(held.net) && [...basket.vat].every(([rate, tax]) => tax.lte(held.vat.get(rate) ?? zero));
  return isWithin ? basket : takeGross(held, gross, money);
}

/** Lines of one basket, made to add up to another net. */
function scaled(lines: readonly WorkLine[], net: Big, money: Money): readonly WorkLine[] {
  const before = sum(lines.map((line) => line.net));
  if (before.eq(net)) return lines;
  if (before.eq(0)) {
    return lines.map((line, index) =>
      index === 0 ? { ...line, ...figuresOf(line.quantity, net, net) } : line,
    );
  }
  const nets = roundToTotal(
    lines.map((line) => line.net.times(net).div(before)),
    net,
    money.places,
  );
  return lines.map((line, index) => {
    const own = nets[index] ?? zero;
    return { ...line, ...figuresOf(line.quantity, own, own) };
  });
}

/** The part of an excess that goes to the rates at which its items were invoiced. */
function creditAtInvoicedRates(
  basket: Basket,
  gross: Big,
  lines: readonly WorkLine[],
  kept: readonly Basket[],
  at: InvoiceBalance,
  money: Money,
): readonly Basket[] {
  if (gross.lte(0)) return [];
  const items = new Set(
    lines.filter((line) => basketKey(line) === basket.key).map((line) => line.sourceLineId ?? -1),
  );
  const old = at.invoiced.lines.filter((line) => items.has(line.sourceLineId ?? -2)).map(basketKey);
  const left = lessBaskets(at.left, kept).filter(
    (each) => each.key !== basket.key && old.includes(each.key) && basketGross(each).gt(0),
  );
  const room = sum(left.map(basketGross));
  const part = room.lt(gross) ? room : gross;
  return part.eq(0) ? [] : (spread(part, at.baskets, left, money) ?? []);
}

/** The line of an item that is credited at the rates of its invoice. */
function renamed(basket: Basket, part: Basket, lines: readonly WorkLine[]): readonly WorkLine[] {
  const [first] = lines.filter((line) => basketKey(line) === basket.key);
  if (!first) return [];
  return [{ ...first, ...figuresOf(first.quantity, part.net, part.net), rates: part.rates }];
}
