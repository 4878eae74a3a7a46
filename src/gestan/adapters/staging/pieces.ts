import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { refused } from '../../refusals.js';
import type { StagingSql } from './dialect.js';
import { postgresWords, sqliteWords } from './sql/words.js';

/**
 * Takes a piece back: what nobody has taken yet is not made at all; of what Gestan's side has
 * taken, the cancellation is asked for.
 */
export function* cancelPiece(
  sql: StagingSql,
  capabilities: GestanCapabilities,
  externalRef: string,
  why: 'cancelled' | 'edited',
): SqlSteps<void> {
  const [row] = yield sql.of('SELECT id, kind, number FROM stg_pieces WHERE external_ref = ?', externalRef);
  if (row === undefined) return;
  if (!capabilities.cancelPieces?.some((kind) => kind === row.kind))
    throw refused('kind', `A piece of kind ${String(row.kind)} cannot be cancelled.`);
  const [invoice] = yield sql.of(
    `SELECT id FROM stg_pieces WHERE source_ref = ? AND kind = 'invoice' AND state <> 'refused'`,
    externalRef,
  );
  if (invoice !== undefined) throw refused('externalRef', `The piece ${externalRef} is invoiced already.`);
  const { now } = sql.dialect === 'sqlite' ? sqliteWords : postgresWords;
  yield sql.of(`DELETE FROM stg_pieces WHERE id = ? AND state = 'pending'`, String(row.id));
  yield sql.of(
    `UPDATE stg_pieces SET cancel_asked_at = ${now}, cancel_why = ?
     WHERE id = ? AND state IN ('taken', 'done') AND deleted_at IS NULL AND cancel_asked_at IS NULL`,
    why,
    String(row.id),
  );
}

const known =
  'SELECT id, external_ref, state, message, number, deleted_at, content_hash FROM stg_pieces WHERE';

export function* pieceOfRef(sql: StagingSql, externalRef: string): SqlSteps<SqlRow | undefined> {
  const [row] = yield sql.of(`${known} external_ref = ?`, externalRef);
  return row;
}

/** The pieces that have one of the references, by them. */
export function* piecesOfRefs(
  sql: StagingSql,
  refs: readonly string[],
): SqlSteps<ReadonlyMap<string, SqlRow>> {
  if (refs.length === 0) return new Map();
  const rows: readonly SqlRow[] = yield sql.among(`${known} external_ref`, 'text', refs);
  return new Map(rows.map((row) => [String(row.external_ref), row]));
}
