import { fingerprint } from '../../core/index.js';
import type { Reason } from '../plan.js';
import type { ProductRow } from './row.js';

/** The row of a product without the changes that Gestan would refuse. Changes to the shop stay. */
export function withoutGestan(row: ProductRow, reason: Reason): ProductRow {
  const kept = row.changes.filter(({ target }) => target === 'woo');
  const refused = row.changes.filter(({ target }) => target === 'gestan');
  return {
    ...row,
    status: kept.length > 0 ? 'update-woo' : 'blocked',
    changes: kept,
    withheld: [...(row.withheld ?? []), ...refused.map((change) => ({ ...change, reason }))],
    reason,
    fingerprint: fingerprint([row.fingerprint, 'refused', refused.map(({ field }) => field)]),
  };
}
