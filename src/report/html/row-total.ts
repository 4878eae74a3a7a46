import type { Row } from '../../diff/plan.js';
import { turnoverOf } from '../piece-sums.js';
import { orderTotalOf, piecesOf } from '../row-details.js';

/**
 * The total of an order: its currency, and net, VAT and gross of its invoices and credit notes;
 * without these the gross amount only. 0: no order.
 */
export type RowTotal = readonly [currency: string, net: string, vat: string, gross: string] | 0;

/** @param sums what its pieces come to, where it is at hand. */
export function totalOf(row: Row, sums = turnoverOf(piecesOf(row))): RowTotal {
  const [sum] = sums;
  if (sum) return [sum.currency, sum.net, sum.vat, sum.gross];
  const total = orderTotalOf(row);
  return total ? [total.currency, '', '', total.total] : 0;
}
