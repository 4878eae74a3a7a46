import type { Row } from '../../diff/plan.js';
import { turnoverOf } from '../piece-sums.js';
import { orderTotalOf, piecesOf } from '../row-details.js';

/**
 * What one order comes to: its currency, and net, VAT and gross of its invoices and credit notes; of
 * one without them the gross amount only. 0: no order.
 */
export type RowTotal = readonly [currency: string, net: string, vat: string, gross: string] | 0;

/** @param pieces the row's own, where they are at hand. */
export function totalOf(row: Row, pieces = piecesOf(row)): RowTotal {
  const [sum] = turnoverOf(pieces);
  if (sum) return [sum.currency, sum.net, sum.vat, sum.gross];
  const total = orderTotalOf(row);
  return total ? [total.currency, '', '', total.total] : 0;
}
