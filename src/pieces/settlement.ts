import type { Decimal, Instant } from '../core/index.js';

/**
 * A payment of an order, where there is more than the one that WooCommerce knows (deposits,
 * instalments, split payments).
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
   * It was received before the invoice: it gets an invoice of its own (facture d'acompte), which
   * the final invoice deducts. @default false
   */
  readonly deposit?: boolean | undefined;
}

/**
 * What a gift card, store credit or the like paid. The shop takes it off the order's total; it is a
 * payment all the same, so the invoice stays whole.
 */
export interface PrepaidAmount {
  /** TTC, positive, in the order's currency. */
  readonly amount: Decimal;
  /** What the payment table knows it by: `gift-card`. */
  readonly method: string;
  /** Which card, in short. A whole code is worth money: give its last letters only. */
  readonly reference?: string | undefined;
  /**
   * The fee line (`fee_lines[].id`, negative, without tax) that stands for it in the order: it is on
   * no piece. Absent: the shop took the amount off the total alone.
   */
  readonly feeId?: number | undefined;
}

/** What a payment gateway paid out of an order: it leaves the gateway's clearing account for the bank. */
export interface OrderPayout {
  /** What arrived for this order, without the gateway's fee. Positive, in the order's currency. */
  readonly amount: Decimal;
  /** When it arrived. */
  readonly paidAt: Instant;
  /** The payout's id at the gateway: the orders of one payout share it. */
  readonly id?: string | undefined;
  /** Woo's payment method id. Absent: the order's. */
  readonly method?: string | undefined;
}

/**
 * How an order was paid, as far as WooCommerce's own fields do not tell. A hook gives it
 * (`map.settlement`); the ready ones are {@link pluginSettlement}'s.
 */
export interface OrderSettlement {
  /** All payments but `prepaid` ones, the earliest first; later runs may add to the end. Absent: the order's total, on the day paid. */
  readonly payments?: readonly OrderPayment[] | undefined;
  /** What gift cards and the like paid. */
  readonly prepaid?: readonly PrepaidAmount[] | undefined;
  /**
   * Ids of items (`line_items[].id`) that are multi-purpose vouchers. Selling one is no sale: the
   * item is on no piece, and what was paid for it is booked under its own posting category. An item
   * with tax is none: a single-purpose voucher is a sale.
   */
  readonly vouchers?: readonly number[] | undefined;
  /** What the gateway paid out. */
  readonly payouts?: readonly OrderPayout[] | undefined;
  /** The order that a deposit was paid with, of which this one is the balance: its invoice is cited. */
  readonly balanceOf?: number | undefined;
}
