import type { Row } from '../../diff/plan.js';
import { orderTotalOf, piecesOf } from '../row-details.js';

/**
 * What one order comes to: its currency, and net, VAT and gross of its invoice, or of its first
 * piece; of one without pieces the gross amount only. 0: no order.
 */
export type RowTotal = readonly [currency: string, net: string, vat: string, gross: string] | 0;

/** @param pieces the row's own, where they are at hand. */
export function totalOf(row: Row, pieces = piecesOf(row)): RowTotal {
  const piece = pieces.find(({ kind }) => kind === 'invoice') ?? pieces[0];
  if (piece) return [piece.currency, piece.totalNet, piece.totalVat, piece.totalGross];
  const total = orderTotalOf(row);
  return total ? [total.currency, '', '', total.total] : 0;
}
