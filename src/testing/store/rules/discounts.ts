import type { Row } from '../json.js';
import { integer, number, text } from '../json.js';
import type { HalfGoes } from './php-number.js';
import { sum } from './php-number.js';

/** A line of an order as coupons see it, in cents. */
export interface DiscountItem {
  readonly line: Row;
  readonly product: Row | undefined;
  /** What the whole line costs. */
  readonly price: number;
  readonly quantity: number;
}

/** Discounts in cents by line id. */
type Discounts = Map<number, number>;

/** How many pieces of each item a coupon reaches: all, or the first ones up to its limit. */
function reachOf(coupon: Row): (item: DiscountItem) => number {
  const limit = integer(coupon.limit_usage_to_x_items);
  let used = 0;
  return (item) => {
    const reached = limit > 0 ? Math.max(0, Math.min(item.quantity, limit - used)) : item.quantity;
    used += reached;
    return reached;
  };
}

/**
 * WooCommerce's `WC_Discounts`: takes coupons in turn from the lines of an order.
 *
 * @param list - the lines, in the order in which coupons take from them
 * @param options.sequential - a later coupon takes its share of what earlier ones left
 * @param options.toCents - an amount in the currency's smallest unit
 * @param options.round - the store's way to round
 * @param options.validFor - whether a coupon holds for a product
 */
export function createDiscounts(
  list: readonly DiscountItem[],
  options: {
    readonly sequential: boolean;
    readonly toCents: (amount: number) => number;
    readonly round: (value: number, places: number, half?: HalfGoes) => number;
    readonly validFor: (coupon: Row, product: Row | undefined) => boolean;
  },
) {
  const byCode = new Map<string, Discounts>();

  const givenTo = (id: number): number => sum([...byCode.values()].map((own) => own.get(id) ?? 0));

  /** What is left of a line. Where a half cent too much was given, one cent counts as left. */
  const leftOf = (item: DiscountItem): number =>
    Math.abs(Math.trunc(options.round(item.price - givenTo(integer(item.line.id)), 0)));

  const give = (code: string, item: DiscountItem, amount: number): void => {
    const id = integer(item.line.id);
    const own = byCode.get(code);
    own?.set(id, (own.get(id) ?? 0) + amount);
  };

  /** Cents that rounding left over go to the first pieces, one each. */
  const giveRemainder = (code: string, items: readonly DiscountItem[], amount: number): void => {
    let given = 0;
    for (const item of items) {
      for (let i = 0; i < item.quantity; i += 1) {
        const discount = Math.min(leftOf(item), 1);
        give(code, item, discount);
        given += discount;
        if (given >= amount) return;
      }
    }
  };

  const percent = (coupon: Row, items: readonly DiscountItem[]): void => {
    const code = text(coupon.code);
    const share = number(coupon.amount) / 100;
    const reach = reachOf(coupon);
    let given = 0;
    let whole = 0;
    for (const item of items) {
      const left = leftOf(item);
      const price = options.sequential ? left : options.round(item.price, 0);
      const base = (price / item.quantity) * reach(item);
      const discount = options.round(Math.min(left, Math.floor(base * share)), 0, 'down');
      whole += base;
      given += discount;
      give(code, item, discount);
    }
    const target = options.round(whole * share, 0, 'down');
    if (given < target) giveRemainder(code, items, target - given);
  };

  const perPiece = (coupon: Row, items: readonly DiscountItem[], amount: number): number => {
    const reach = reachOf(coupon);
    const limited = integer(coupon.limit_usage_to_x_items) > 0;
    let given = 0;
    for (const item of items) {
      const left = leftOf(item);
      const each = limited ? Math.min(amount, item.price / item.quantity) : amount;
      const discount = Math.min(left, each * reach(item));
      given += discount;
      give(text(coupon.code), item, discount);
    }
    return given;
  };

  const cart = (coupon: Row, items: readonly DiscountItem[], amount: number): void => {
    const open = items.filter((item) => leftOf(item) > 0);
    const count = sum(open.map((item) => item.quantity));
    if (count === 0 || amount === 0) return;
    const each = Math.abs(Math.trunc(amount / count));
    if (each === 0) {
      if (amount > 0) giveRemainder(text(coupon.code), open, amount);
      return;
    }
    const given = perPiece(coupon, open, each);
    if (given > 0 && given < amount) cart(coupon, open, amount - given);
  };

  return {
    byCode,
    /** What all coupons together take from a line. */
    givenTo,
    apply(coupon: Row): void {
      const code = text(coupon.code);
      if (!byCode.has(code)) byCode.set(code, new Map(list.map((item) => [integer(item.line.id), 0])));
      const type = text(coupon.discount_type);
      const valid = list.filter(
        (item) =>
          item.quantity > 0 &&
          leftOf(item) !== 0 &&
          (type === 'fixed_cart' || options.validFor(coupon, item.product)),
      );
      const cents = options.toCents(number(coupon.amount));
      if (type === 'percent') percent(coupon, valid);
      else if (type === 'fixed_product') perPiece(coupon, valid, cents);
      else cart(coupon, valid, cents);
    },
  };
}
