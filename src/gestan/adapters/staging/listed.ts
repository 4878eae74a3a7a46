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
  const rows = yield sql.of(`SELECT id FROM ${table} WHERE id = ?`, id);
  if (rows.length === 0) throw refused(field, `There is no ${what} ${id}.`);
}
