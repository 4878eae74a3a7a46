import Big from 'big.js';
import type { Row } from '../json.js';
import { integer, number, text } from '../json.js';
import { zeroAmount } from './money.js';
import { big } from './php.js';

/** A line of an order as coupons see it, in cents. */
export interface DiscountItem {
  readonly line: Row;
  readonly product: Row | undefined;
  readonly price: Big;
  readonly quantity: number;
}

/** Discounts in cents by line id. */
type Discounts = Map<number, Big>;

const halfDown = (value: Big): Big =>
  value.round(0, Big.roundHalfUp).minus(value).eq(0.5)
    ? value.round(0, Big.roundDown)
    : value.round(0, Big.roundHalfUp);

/** How many pieces of each item a coupon reaches: all, or the first ones up to its limit. */
function reachOf(coupon: Row): (item: DiscountItem) => number {
  const limit = number(coupon.limit_usage_to_x_items);
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
 * @param options.validFor - whether a coupon holds for a product
 */
export function createDiscounts(
  list: readonly DiscountItem[],
  options: {
    readonly sequential: boolean;
    readonly validFor: (coupon: Row, product: Row | undefined) => boolean;
  },
) {
  const total: Discounts = new Map();
  const byCode = new Map<string, Discounts>();

  const leftOf = (item: DiscountItem): Big => {
    const used = total.get(integer(item.line.id)) ?? zeroAmount;
    const rest = item.price.minus(used).round(0, Big.roundHalfUp);
    return rest.lt(0) ? zeroAmount : rest;
  };

  const give = (code: string, item: DiscountItem, amount: Big): void => {
    const id = integer(item.line.id);
    const own = byCode.get(code) ?? new Map<number, Big>();
    byCode.set(code, own);
    own.set(id, (own.get(id) ?? zeroAmount).plus(amount));
    total.set(id, (total.get(id) ?? zeroAmount).plus(amount));
  };

  /** Cents that rounding left over go to the first pieces, one each. */
  const giveRemainder = (code: string, items: readonly DiscountItem[], amount: Big): void => {
    let given = zeroAmount;
    for (const item of items) {
      for (let i = 0; i < item.quantity; i += 1) {
        const left = leftOf(item);
        const discount = left.gt(1) ? new Big(1) : left;
        give(code, item, discount);
        given = given.plus(discount);
        if (given.gte(amount)) return;
      }
    }
  };

  const percent = (coupon: Row, items: readonly DiscountItem[]): void => {
    const code = text(coupon.code);
    const share = big(coupon.amount).div(100);
    const reach = reachOf(coupon);
    let given = zeroAmount;
    let whole = zeroAmount;
    for (const item of items) {
      const left = leftOf(item);
      const price = options.sequential ? left : item.price.round(0, Big.roundHalfUp);
      const base = price.div(item.quantity).times(reach(item));
      const wanted = base.times(share).round(0, Big.roundDown);
      const discount = halfDown(wanted.gt(left) ? left : wanted);
      whole = whole.plus(base);
      given = given.plus(discount);
      give(code, item, discount);
    }
    const target = halfDown(whole.times(share));
    if (given.lt(target)) giveRemainder(code, items, target.minus(given));
  };

  const perPiece = (coupon: Row, items: readonly DiscountItem[], amount: Big): Big => {
    const reach = reachOf(coupon);
    let given = zeroAmount;
    for (const item of items) {
      const left = leftOf(item);
      const wanted = amount.times(reach(item));
      const discount = wanted.gt(left) ? left : wanted;
      given = given.plus(discount);
      give(text(coupon.code), item, discount);
    }
    return given;
  };

  const cart = (coupon: Row, items: readonly DiscountItem[], amount: Big): void => {
    const open = items.filter((item) => leftOf(item).gt(0));
    const count = open.reduce((sum, item) => sum + item.quantity, 0);
    if (count === 0 || amount.lte(0)) return;
    const each = amount.div(count).round(0, Big.roundDown);
    if (each.eq(0)) {
      giveRemainder(text(coupon.code), open, amount);
      return;
    }
    const given = perPiece({ ...coupon, limit_usage_to_x_items: null }, open, each);
    if (given.gt(0) && given.lt(amount)) cart(coupon, open, amount.minus(given));
  };

  return {
    total,
    byCode,
    apply(coupon: Row): void {
      const code = text(coupon.code);
      if (!byCode.has(code)) byCode.set(code, new Map());
      const cents = big(coupon.amount).times(100);
      const type = text(coupon.discount_type);
      const valid = list.filter(
        (item) => item.quantity > 0 && (type === 'fixed_cart' || options.validFor(coupon, item.product)),
      );
      if (type === 'percent') percent(coupon, valid);
      else if (type === 'fixed_product') perPiece(coupon, valid, cents);
      else cart(coupon, valid, cents);
    },
  };
}
