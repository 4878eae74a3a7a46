import { defined, fingerprint } from '../../core/index.js';
import type { KnownPiece } from '../../pieces/index.js';
import { livePieces } from '../../pieces/revisions.js';
import { nothingToMake } from './nothing-to-make.js';
import { orderKey } from './plan-order.js';
import type { OrderRow } from './types.js';

/** What is remembered of an order that the shop has deleted. */
export interface DeletedOrder {
  readonly orderId: number;
  readonly number: string;
  readonly status: string;
  readonly total: string;
  readonly currency: string;
  readonly createdAt: string;
  readonly pieces: readonly KnownPiece[];
}

/**
 * The row of an order that the shop has deleted permanently and of which Gestan holds pieces: it is
 * reported, and nothing is made.
 */
export function planDeletedOrder(order: DeletedOrder): OrderRow {
  const { orderId, number, status, total, currency, createdAt } = order;
  const pieces = livePieces(order.pieces).map(({ kind, number: given, currency: of, totalGross }) => ({
    kind,
    ...defined({ number: given }),
    currency: of,
    totalGross,
  }));
  return {
    key: orderKey(orderId),
    status: 'imported',
    origin: 'woo',
    name: number,
    wooId: orderId,
    number,
    orderStatus: status,
    ...(createdAt === '' ? {} : { createdAt }),
    currency,
    total,
    ...nothingToMake,
    reason: { code: 'order-deleted', values: { order: number, pieces } },
    fingerprint: fingerprint(['deleted', orderId, pieces]),
  };
}
