import { defined, fingerprint } from '../../core/index.js';
import type { DeletedOrder } from './deleted-order.js';
import { nothingToMake } from './nothing-to-make.js';
import { orderKey } from './plan-order.js';
import type { OrderRow } from './types.js';
import type { UnreadableShopRow } from './unreadable-shop-row.js';

/**
 * The row of an order that the shop lists and that cannot be read: nothing is made of it, and the
 * row says why.
 *
 * @param known what is remembered of the order, where it was read before.
 */
export function unreadableOrderRow(
  { id, field, said }: UnreadableShopRow,
  known: Pick<DeletedOrder, 'number' | 'status' | 'total' | 'currency' | 'createdAt'> | undefined,
): OrderRow {
  const number = known?.number ?? (id === undefined ? '?' : String(id));
  const { status = '', total = '', currency = '', createdAt = '' } = known ?? {};
  return {
    key: id === undefined ? `order:?:${field}` : orderKey(id),
    status: 'refused',
    origin: 'woo',
    name: number,
    wooId: id ?? 0,
    number,
    orderStatus: status,
    ...(createdAt === '' ? {} : { createdAt }),
    currency,
    total,
    ...nothingToMake,
    reason: { code: 'order-unreadable', values: { ...defined({ id }), field, said } },
    fingerprint: fingerprint(['unreadable', id ?? null, field, said]),
  };
}
