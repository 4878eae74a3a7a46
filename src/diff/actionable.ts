import type { ContactStatus } from './contacts/contact-row.js';
import type { OrderRowStatus } from './orders/types.js';
import type { ProductStatus } from './products/row.js';
import type { StockStatus } from './stock/plan-stock.js';

/** The statuses of the rows of all flows. */
export type RowStatus = ProductStatus | StockStatus | ContactStatus | OrderRowStatus;

/** Whether apply can do something for a row of each status. A status that is missing here does not compile. */
const actionable = {
  'add-to-gestan': true,
  'update-gestan': true,
  'add-to-woo': true,
  'update-woo': true,
  'update-both': true,
  link: true,
  conflict: true,
  import: true,
  complete: true,
  review: false,
  waiting: false,
  blocked: false,
  refused: false,
  'in-sync': false,
  imported: false,
  skipped: false,
  blacklisted: false,
  unlinked: false,
  unmanaged: false,
} as const satisfies Record<RowStatus, boolean>;

/**
 * Whether apply can do something for a row of this status, so that a person can pick it.
 *
 * @example
 * const ready = plan.rows.filter((row) => isActionable(row.status))
 */
export function isActionable(status: string): boolean {
  return Object.hasOwn(actionable, status) && actionable[status as RowStatus];
}
