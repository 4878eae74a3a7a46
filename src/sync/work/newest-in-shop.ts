import type { WooClient } from '../../woo/index.js';

/**
 * When the row of a resource that was changed last was changed, as an instant: from there a later
 * reading of changes goes on. It is asked of the shop before all rows are read, since no other
 * clock knows when a change made meanwhile will have happened. `undefined` where there is no row,
 * or none that can be read.
 */
export async function newestInShop(
  woo: WooClient,
  resource: 'products' | 'orders',
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const params = {
    status: 'any',
    orderby: 'modified',
    order: 'desc',
    per_page: 1,
    page: 1,
    _fields: ['id', 'date_modified_gmt'],
  } as const;
  const options = { signal, onUnreadable: () => undefined };
  const [row] = await (resource === 'products'
    ? woo.products.list(params, options).toArray({ limit: 1 })
    : woo.orders.list(params, options).toArray({ limit: 1 }));
  return row?.date_modified_gmt ? new Date(`${row.date_modified_gmt}Z`).toISOString() : undefined;
}
