import type { Decimal, Instant } from '../core/index.js';

/**
 * A payment of an order, if there are others than WooCommerce's single one (deposits, instalments,
 * split payments).
 */
export interface OrderPayment {
  /** TTC, positive, in the order's currency. */
  readonly amount: Decimal;
  /** When it was paid. */
  readonly paidAt: Instant;
  /** Woo's payment method id. Absent: the order's. */
  readonly method?: string | undefined;
  /** The transaction's id at the gateway. */
  readonly transactionId?: string | undefined;
  /**
   * It was received before the invoice: it gets its own invoice (facture d'acompte), which the
   * final invoice deducts. @default false
   */
  readonly deposit?: boolean | undefined;
}

/**
 * The amount that a gift card, store credit or similar paid. The shop subtracts it from the order's
 * total, but it is a payment, so the invoice shows the whole order.
 */
export interface PrepaidAmount {
  /** TTC, positive, in the order's currency. */
  readonly amount: Decimal;
  /** Its method in the payment table: `gift-card`. */
  readonly method: string;
  /** The card, in short. A complete code is worth money: give only its last letters. */
  readonly reference?: string | undefined;
  /**
   * The fee line (`fee_lines[].id`, negative, without tax) that represents it in the order: it is
   * on no piece. Absent: the shop only reduced the total.
   */
  readonly feeId?: number | undefined;
}

/** A payout of a payment gateway for an order: from the gateway's clearing account to the bank. */
export interface OrderPayout {
  /**
   * The amount received for this order, without the gateway's fee. Positive, in the order's
   * currency.
   */
  readonly amount: Decimal;
  /** When it arrived. */
  readonly paidAt: Instant;
  /** The payout's id at the gateway: the orders of one payout share it. */
  readonly id?: string | undefined;
  /** Woo's payment method id. Absent: the order's. */
  readonly method?: string | undefined;
}

/**
 * How an order was paid, if WooCommerce's own fields do not show it. The hook `map.settlement`
 * returns it; {@link pluginSettlement} is a ready hook.
 */
export interface OrderSettlement {
  /**
   * All payments except `prepaid` ones, the earliest first; later runs may append some. Absent: the
   * order's total, on the day paid.
   */
  readonly payments?: readonly OrderPayment[] | undefined;
  /** Payments by gift cards and similar. */
  readonly prepaid?: readonly PrepaidAmount[] | undefined;
  /**
   * Ids of items (`line_items[].id`) that are multi-purpose vouchers. Their sale is not invoiced:
   * the item is on no piece, and its payment is booked under its own posting category. An item with
   * tax is a single-purpose voucher, whose sale is invoiced.
   */
  readonly vouchers?: readonly number[] | undefined;
  /** The gateway's payouts. */
  readonly payouts?: readonly OrderPayout[] | undefined;
  /**
   * The order that a deposit was paid with, of which this one is the balance: its invoice is cited.
   */
  readonly balanceOf?: number | undefined;
}
