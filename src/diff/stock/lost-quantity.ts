import type { LostWrite } from '../products/lost-write.js';
import type { StockRow } from './plan-stock.js';

/** What the shop holds of a product or variation now. */
export interface StockNow {
  readonly stock_quantity: number | null;
  readonly manage_stock: boolean | 'parent';
}

/**
 * What became of a quantity whose answer was lost. `changed`: the shop holds neither the old nor
 * the new one: units were sold, or a person has counted.
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
