import type { Big } from '../../core/index.js';
import { decimal, isDecimal, isRecord, toFixed, zero } from '../../core/index.js';
import type { WooLineItem, WooMeta, WooOrder } from '../../woo/types.js';
import { moneyOf } from '../money.js';
import type { OrderSettlement, PrepaidAmount } from '../settlement.js';

/** A plugin of WooCommerce whose fields on orders are known. */
export interface OrderPlugin {
  /** Its name. */
  readonly name: string;
  /**
   * The settlement in its fields of an order. Pure.
   *
   * @returns `undefined`: the plugin has no part in the order.
   */
  settlement(order: WooOrder): OrderSettlement | undefined;
}

/** What payment tables know gift cards by. */
export const giftCardMethod = 'gift-card';

/** The value of a free field. */
export function metaValue(meta: readonly WooMeta[], key: string): unknown {
  return meta.find((each) => each.key === key)?.value;
}

/** An amount that a plugin keeps as text or as a number, in whole cents of the order's currency. */
export function cardAmount(value: unknown, currency: string): Big {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (!isDecimal(text)) return zero;
  return moneyOf(currency).round(decimal(text).abs());
}

/**
 * The payment by one card, if it paid anything. Only the end of its code is kept: with the code,
 * anybody can spend the rest of the card.
 */
export function paidByCard(
  code: unknown,
  value: unknown,
  { currency }: WooOrder,
  method = giftCardMethod,
): readonly PrepaidAmount[] {
  const amount = cardAmount(value, currency);
  if (amount.eq(0)) return [];
  const end = typeof code === 'string' ? code.replace(/[^\p{L}\p{N}]/gu, '') : '';
  const paid = { amount: toFixed(amount, moneyOf(currency).digits), method };
  // A short code would be shown whole.
  return [end.length < 8 ? paid : { ...paid, reference: `…${end.slice(-4)}` }];
}

/**
 * The amounts by code of a field that holds them so: `{ "ABCD-1234": 25 }`. PHP writes an empty one
 * as a list.
 */
export function byCode(value: unknown): readonly (readonly [code: string, amount: unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** The ids of items that have one of these free fields, filled. */
export function itemsWith(order: WooOrder, ...keys: readonly string[]): readonly number[] {
  const has = (line: WooLineItem) =>
    line.meta_data.some(({ key, value }) => keys.includes(key) && value !== '' && value !== null);
  return order.line_items.filter(has).map(({ id }) => id);
}

/** A settlement without parts that are empty; `undefined` where all are. */
export function filled(settlement: OrderSettlement): OrderSettlement | undefined {
  const parts = Object.entries(settlement).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
