import type { LostWrite } from '../products/lost-write.js';
import type { StockRow } from './plan-stock.js';

/** The current stock of a product or variation in the shop. */
export interface StockNow {
  readonly stock_quantity: number | null;
  readonly manage_stock: boolean | 'parent';
}

/**
 * The outcome of a quantity after a lost answer. `changed`: the shop has neither the old nor the
 * new one: units were sold, or a person has changed it.
 *
 * @example
 * lostQuantity(row, { stock_quantity: 7, manage_stock: true })   // 'unwritten': 7 stood there before
 */
export function lostQuantity(
  { quantity, wooQuantity, startsManaging }: StockRow,
  { stock_quantity: now, manage_stock: isManaged }: StockNow,
): LostWrite {
  if (startsManaging && isManaged !== true) return 'unwritten';
  if (now === quantity) return 'written';
  return now === (wooQuantity ?? null) ? 'unwritten' : 'changed';
}
