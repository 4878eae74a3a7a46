import type { ProductMap } from '../../diff/index.js';
import type { GestanStock } from '../../gestan/index.js';
import type { OrderSettlement } from '../../pieces/index.js';
import type { WooCustomer, WooOrder } from '../../woo/index.js';

/**
 * Pure functions that change what was read before it is compared, one per flow. They must give the
 * same result for the same input, change nothing in place, and do no I/O.
 */
export interface SyncHooks {
  /** Changes the projection of a product of either side. */
  readonly product?: ProductMap | undefined;
  /** Changes a Woo customer before it is matched. */
  readonly contact?: ((customer: WooCustomer) => WooCustomer) | undefined;
  /**
   * Changes an order before pieces are built, for fields of plugins. The pieces must still add up
   * to its total.
   */
  readonly order?: ((order: WooOrder) => WooOrder) | undefined;
  /**
   * Returns how an order was paid, where WooCommerce's own fields do not show it: gift cards,
   * vouchers, deposits, instalments, payouts of the gateway. `pluginSettlement()` of
   * `woo-gestan/pieces` reads the fields of known plugins. `undefined`: only the order itself.
   */
  readonly settlement?: ((order: WooOrder) => OrderSettlement | undefined) | undefined;
  /**
   * Changes Gestan's stock figure: a reserve for the counter, a second warehouse. Absent `quantity`
   * is unknown.
   */
  readonly stock?: ((stock: GestanStock) => GestanStock) | undefined;
}
