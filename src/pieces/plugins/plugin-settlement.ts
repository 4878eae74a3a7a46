import { decimal, sum } from '../../core/index.js';
import type { WooOrder } from '../../woo/types.js';
import { amount, hiddenInAll, isAmount, moneyOf } from '../money.js';
import { allLines } from '../rates.js';
import { taxParts } from '../refund-lines.js';
import type { OrderSettlement, PrepaidAmount } from '../settlement.js';
import { webtomizerDeposits, wooDeposits } from './deposits.js';
import { pwGiftCards, smartCoupons, wooGiftCards, yithGiftCards } from './gift-cards.js';
import { filled, type OrderPlugin } from './plugin.js';

/** All plugins whose fields are known. */
const known: readonly OrderPlugin[] = [
  wooGiftCards,
  pwGiftCards,
  yithGiftCards,
  smartCoupons,
  wooDeposits,
  webtomizerDeposits,
];

/**
 * Reads from the fields of plugins how an order was paid: gift cards, store credit, vouchers sold,
 * deposits. The amount of a card counts only if the order's lines exceed its total by that much:
 * otherwise the card has reduced the lines, and is a discount.
 *
 * @param plugins those of the shop. @default all known ones
 * @returns a pure function for the hook `map.settlement`, and for `BillingContext.settlement`.
 * @example
 * const sync = createSync({ shop, gestan, storage, map: { settlement: pluginSettlement() } })
 */
export function pluginSettlement(
  plugins: readonly OrderPlugin[] = known,
): (order: WooOrder) => OrderSettlement | undefined {
  return (order) => {
    const found = plugins.flatMap((plugin) => plugin.settlement(order) ?? []);
    if (found.length === 0) return undefined;
    const prepaid = found.flatMap((each) => each.prepaid ?? []);
    const ofFees = prepaid.filter(({ feeId }) => feeId !== undefined);
    const offTotal = prepaid.filter(({ feeId }) => feeId === undefined);
    return filled({
      payments: found.find((each) => each.payments)?.payments,
      prepaid: [...ofFees, ...(isShort(order, offTotal) ? offTotal : [])],
      vouchers: found.flatMap((each) => each.vouchers ?? []),
      balanceOf: found.find((each) => each.balanceOf !== undefined)?.balanceOf,
    });
  };
}

/**
 * Whether an order's total is less than its lines and taxes by what cards paid, as far as rounding
 * lets one see.
 */
function isShort(order: WooOrder, prepaid: readonly PrepaidAmount[]): boolean {
  const nets = allLines(order).map((line) => line.total);
  const texts = [...nets, ...order.tax_lines.flatMap(taxParts)];
  if (prepaid.length === 0 || ![order.total, ...texts].every(isAmount)) return false;
  const short = sum(texts.map(amount)).minus(amount(order.total));
  const paid = sum(prepaid.map((each) => decimal(each.amount)));
  return short
    .minus(paid)
    .abs()
    .lte(hiddenInAll(texts, moneyOf(order.currency)));
}
