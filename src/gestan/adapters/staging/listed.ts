import type { SqlSteps } from '../../../sql/driver.js';
import { refused } from '../../refusals.js';
import type { StagingSql } from './dialect.js';

/** Refuses an id that a list of Gestan does not have. */
export function* requireListed(
  sql: StagingSql,
  table: string,
  id: string,
  field: string,
  what: string,
): SqlSteps<void> {
  // The id of a product is a number of this database; another text is no product.
  const isKnown = table !== 'stg_products' || /^\d{1,18}$/.test(id);
  const rows = isKnown ? yield sql.of(`SELECT id FROM ${table} WHERE id = ?`, id) : [];
  if (rows.length === 0) throw refused(field, `There is no ${what} ${id}.`);
}
