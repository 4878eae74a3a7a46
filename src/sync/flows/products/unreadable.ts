import { defined } from '../../../core/index.js';
import type { UnreadableProduct } from '../../../diff/products/unreadable.js';
import type { InvalidGestanRow } from '../../../gestan/index.js';

/** A product that Gestan lists and that cannot be read, as plans take it. */
export function unreadableInGestan({ id, code, name, error }: InvalidGestanRow): UnreadableProduct {
  return { side: 'gestan', field: error.field ?? '', said: error.message, ...defined({ id, code, name }) };
}
