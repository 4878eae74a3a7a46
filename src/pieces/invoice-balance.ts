import type { Big } from '../core/index.js';
import type { Basket } from './baskets.js';
import type { Content } from './reconcile.js';

/**
 * Where the credit notes of an order stand before one more is made. Amounts are in the order's
 * currency.
 */
export interface InvoiceBalance {
  /** What was invoiced: the invoice as it was issued, and further ones. */
  readonly invoiced: Content;
  /** The same, by rates. */
  readonly baskets: readonly Basket[];
  /** What is not credited yet. The baskets of `invoiced` come first, in their order. */
  readonly left: readonly Basket[];
  /** Gross that is not credited yet. */
  readonly openGross: Big;
  /**
   * The content of the order today, if it can be read. What the invoice holds beyond it was removed
   * from the order.
   */
  readonly today?: Content | undefined;
}
