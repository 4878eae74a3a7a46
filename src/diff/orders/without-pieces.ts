import type { Reason } from '../plan.js';
import type { OrderRow } from './types.js';

/**
 * The row of an order of which Gestan would refuse a piece. Nothing of it is made, since each piece
 * cites the one before it.
 */
export function withoutPieces(row: OrderRow, reason: Reason): OrderRow {
  return { ...row, status: 'refused', reason, pieces: [], withdrawals: [], entries: [], products: [] };
}
