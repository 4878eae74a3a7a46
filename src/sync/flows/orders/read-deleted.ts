import { chunks } from '../../../core/index.js';
import type { WooOrder } from '../../../woo/index.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';
import type { SyncContext } from '../../work/context.js';
import { unreadableInShop } from '../../work/unreadable-in-shop.js';
import { decimalsOf, type OrderReading, type OrderWithRefunds, withRefunds } from './read.js';

/** Orders with pieces in Gestan that lists of the shop no longer show. */
export interface GoneOrders {
  /** In the trash, as the shop still has them. */
  readonly trashed: readonly OrderWithRefunds[];
  /** Deleted for good. */
  readonly deleted: ReadonlySet<number>;
}

/**
 * Looks for orders that a list of the shop did not show, with two requests per hundred. An order
 * that the shop still lists is in neither part, nor is one that cannot be read.
 */
export async function readDeleted(
  context: SyncContext,
  ids: readonly number[],
  { signal, onUnreadable }: OrderReading,
): Promise<GoneOrders> {
  const { woo, hooks } = context;
  const decimals = await decimalsOf(context, signal);
  const trash: WooOrder[] = [];
  const deleted = new Set<number>();
  for (const chunk of chunks(ids, 100)) {
    const include = chunk.join(',');
    const open = new Set(chunk);
    const inTrash = {
      signal,
      onUnreadable(row: WooUnreadableRow) {
        const order = unreadableInShop(row);
        if (order.id === undefined) open.clear();
        else open.delete(order.id);
        onUnreadable(order);
      },
    };
    for (const order of await woo.orders.list({ ...decimals, include, status: 'trash' }, inTrash).toArray()) {
      open.delete(order.id);
      trash.push(hooks.order?.(order) ?? order);
    }
    if (open.size === 0) continue;
    const listed = { include: [...open].join(','), status: 'any', _fields: ['id'] as const };
    // A row without its id may be any of them: then none counts as deleted.
    const rows = await woo.orders.list(listed, { signal, onUnreadable: () => open.clear() }).toArray();
    for (const { id } of rows) open.delete(id);
    for (const id of open) deleted.add(id);
  }
  const trashed: OrderWithRefunds[] = [];
  for await (const page of withRefunds(context, trash.length > 0 ? [trash] : [], signal))
    trashed.push(...page);
  return { trashed, deleted };
}
