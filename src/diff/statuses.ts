import type { ContactStatus } from './contacts/contact-row.js';
import type { OrderRowStatus } from './orders/types.js';
import type { FlowName } from './plan.js';
import type { ProductStatus } from './products/row.js';
import type { StockStatus } from './stock/plan-stock.js';

/** The statuses of each flow's rows. */
interface StatusesOf {
  /** Of contacts. */
  readonly contacts: ContactStatus;
  /** Of products. */
  readonly products: ProductStatus;
  /** Of orders. */
  readonly orders: OrderRowStatus;
  /** Of stock. */
  readonly stock: StockStatus;
}

/** A status of a row of any flow. */
export type RowStatus = StatusesOf[FlowName];

/**
 * Whether `apply` applies selected rows of a status. A conflict needs its
 * answers besides.
 */
const actionable: Readonly<{ [Flow in FlowName]: Readonly<Record<StatusesOf[Flow], boolean>> }> = {
  contacts: {
    'add-to-gestan': true,
    'update-gestan': true,
    link: true,
    review: false,
    blocked: false,
    'in-sync': false,
  },
  products: {
    'add-to-gestan': true,
    'update-gestan': true,
    'update-woo': true,
    'add-to-woo': true,
    'update-both': true,
    link: true,
    conflict: true,
    blocked: false,
    'in-sync': false,
    blacklisted: false,
  },
  orders: {
    import: true,
    complete: true,
    imported: false,
    waiting: false,
    skipped: false,
    refused: false,
  },
  stock: { 'update-woo': true, 'in-sync': false, unlinked: false, unmanaged: false, blocked: false },
};

const everywhere: ReadonlySet<string> = new Set(
  Object.values(actionable).flatMap((of) =>
    Object.entries(of).flatMap(([status, does]) => (does ? [status] : [])),
  ),
);

/**
 * Whether a row of this status can be picked for `apply`. The one place that decides it.
 *
 * @example
 * const ready = plan.rows.filter(({ status }) => isActionable(status))
 */
export function isActionable(status: string): boolean {
  return everywhere.has(status);
}
