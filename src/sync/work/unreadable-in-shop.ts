import { defined } from '../../core/index.js';
import type { UnreadableShopRow } from '../../diff/orders/unreadable-shop-row.js';
import type { WooUnreadableRow } from '../../woo/reading/list-types.js';

/** A row that the shop lists and that cannot be read, as plans take it. */
export function unreadableInShop({ id, field, problem, path }: WooUnreadableRow): UnreadableShopRow {
  return {
    ...defined({ id: typeof id === 'number' ? id : undefined }),
    field,
    said: `${path}: ${field} ${problem}`,
  };
}
