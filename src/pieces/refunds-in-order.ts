import type { WooRefund } from '../woo/types.js';

/** The refunds of an order in the order in which they were made. */
export function inOrder(refunds: readonly WooRefund[]): readonly WooRefund[] {
  return [...refunds].sort((a, b) => a.id - b.id);
}
