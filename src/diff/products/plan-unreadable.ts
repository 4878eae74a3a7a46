import type { Catalogue, PlannedProduct } from './catalogue-state.js';
import type { UnreadableProduct } from './unreadable.js';
import { unreadableRows } from './unreadable.js';

/** Notes a product that is there and cannot be read. */
export function addUnreadableProduct(catalogue: Catalogue, product: UnreadableProduct): void {
  catalogue.counts[product.side] += 1;
  catalogue.unreadable.add(product);
}

/** The rows of the products that cannot be read. */
export function planUnreadable(catalogue: Catalogue): readonly PlannedProduct[] {
  const { blacklist, links, planner, unreadable } = catalogue;
  return unreadableRows(unreadable, links)
    .filter((row) => !blacklist.lookup({ ...row, code: row.gestanCode }) && planner.isShown(row))
    .map((row) => ({ row }));
}
