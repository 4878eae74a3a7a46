import { defined } from '../../core/index.js';
import type { UnreadableShopRow } from '../../diff/orders/unreadable-shop-row.js';
import type { WooUnreadableRow } from '../../woo/reading/list-types.js';

/** An unreadable row of the shop, in the form for plans. */
export function unreadableInShop({ id, field, problem, path }: WooUnreadableRow): UnreadableShopRow {
  return {
    ...defined({ id: typeof id === 'number' ? id : undefined }),
    field,
    said: `${path}: ${field} ${problem}`,
  };
}
