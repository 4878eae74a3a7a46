import { defined } from '../../../core/index.js';
import type { UnreadableProduct } from '../../../diff/products/unreadable.js';
import type { InvalidGestanRow } from '../../../gestan/checked-answers.js';
import type { WooUnreadableRow } from '../../../woo/reading/list-types.js';

/** An unreadable product or variation of the shop, in the form for plans. */
export function unreadableInShop({ id, field, problem, path }: WooUnreadableRow): UnreadableProduct {
  const said = `${path}: ${field} ${problem}`;
  return { side: 'woo', field, said, ...(id === undefined ? {} : { id: String(id) }) };
}

/** An unreadable product of Gestan, in the form for plans. */
export function unreadableInGestan({ id, code, name, error }: InvalidGestanRow): UnreadableProduct {
  return { side: 'gestan', field: error.field ?? '', said: error.message, ...defined({ id, code, name }) };
}
