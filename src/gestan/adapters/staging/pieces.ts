import { fingerprint } from '../../../core/index.js';
import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanWriteResult } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { checkPieceDraft } from '../../check-draft.js';
import type { PieceDraft } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import { contactKind, rowOf } from './changes.js';
import { addressCells, type Cells } from './columns.js';
import type { StagingSql } from './dialect.js';
import { refusedByGestan } from './errors.js';
import { requireListed } from './listed.js';
import { writeLines } from './piece-parts.js';
import { postgresWords, sqliteWords } from './sql/words.js';

/** Requests a piece, unless it was requested or made before. */
export function* createPiece(
  sql: StagingSql,
  capabilities: GestanCapabilities,
  given: PieceDraft,
): SqlSteps<GestanWriteResult> {
  const known = yield* pieceOfRef(sql, given.externalRef);
  const gone = known !== undefined && (known.state === 'refused' || known.deleted_at !== null);
  // What was asked for is never changed, whatever the second draft says.
  if (known !== undefined && !gone) return pieceResult(known, false);
  const draft = checkPieceDraft(given, capabilities);
  const content = fingerprint(draft);
  if (known?.state === 'refused' && known.content_hash === content)
    throw refusedByGestan('piece', String(known.message));
  yield* checkReferences(sql, draft);
  const cells = pieceCells(draft, content);
  if (known !== undefined) {
    yield* askAgain(sql, String(known.id), cells, draft);
    return { id: String(known.id), created: true, sent: true };
  }
  const names = Object.keys(cells);
  const [made] = yield sql.of(
    `INSERT INTO stg_pieces (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (external_ref) DO NOTHING RETURNING id`,
    ...Object.values(cells),
  );
  if (made === undefined) {
    // Another worker was faster.
    const first = yield* pieceOfRef(sql, draft.externalRef);
    if (first === undefined)
      throw refused('externalRef', `The piece ${draft.externalRef} cannot be asked for.`);
    return pieceResult(first, false);
  }
  yield* writeLines(sql, String(made.id), draft);
  return { id: String(made.id), created: true, sent: true };
}

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

export function* pieceOfRef(sql: StagingSql, externalRef: string): SqlSteps<SqlRow | undefined> {
  const [row] = yield sql.of(
    'SELECT id, state, message, number, deleted_at, content_hash FROM stg_pieces WHERE external_ref = ?',
    externalRef,
  );
  return row;
}

function pieceResult(row: SqlRow, created: boolean): GestanWriteResult {
  return {
    id: String(row.id),
    ...(row.number === null ? {} : { number: String(row.number) }),
    created,
    ...(row.state === 'done' ? {} : { sent: true }),
  };
}

function* checkReferences(sql: StagingSql, draft: PieceDraft): SqlSteps<void> {
  const contact = yield* rowOf(sql, contactKind, draft.contactId);
  if (contact === undefined) throw refused('contactId', `There is no contact ${draft.contactId}.`);
  if (draft.paymentModeId !== undefined)
    yield* requireListed(sql, 'stg_payment_modes', draft.paymentModeId, 'paymentModeId', 'payment mode');
  // Lines of one product are many in a piece, and it is asked for once.
  const asked = new Set<string>();
  const isNew = (key: string) => asked.size < asked.add(key).size;
  for (const [index, { productId, productCode }] of draft.lines.entries()) {
    if (productId !== undefined && isNew(`id ${productId}`))
      yield* requireListed(sql, 'stg_products', productId, `lines[${index}].productId`, 'product');
    if (productCode === undefined || !isNew(`code ${productCode}`)) continue;
    if (!(yield* isProductCode(sql, productCode)))
      throw refused(`lines[${index}].productCode`, `There is no product with the code ${productCode}.`);
  }
}

/**
 * Whether a product has a code, or is to have it. What is asked for and not done may be much: it is
 * looked at last.
 */
function* isProductCode(sql: StagingSql, code: string): SqlSteps<boolean> {
  const listed = yield sql.of('SELECT id FROM stg_products WHERE code = ?', code);
  if (listed.length > 0) return true;
  const asked = yield sql.of(
    `SELECT product_id FROM stg_product_changes WHERE code = ? AND state IN ('pending', 'taken') LIMIT 1`,
    code,
  );
  return asked.length > 0;
}

function pieceCells(draft: PieceDraft, content: string): Cells {
  return {
    external_ref: draft.externalRef,
    kind: draft.kind,
    date: draft.date,
    currency: draft.currency,
    contact_id: draft.contactId,
    reference: draft.reference,
    source_ref: draft.sourceRef ?? null,
    source_id: draft.sourceId ?? null,
    source_number: draft.sourceNumber ?? null,
    moves_stock: draft.movesStock ? 1 : 0,
    total_net: draft.totalNet,
    total_vat: draft.totalVat,
    total_gross: draft.totalGross,
    siren: draft.siren ?? null,
    vat_number: draft.vatNumber ?? null,
    nature: draft.nature ?? null,
    note: draft.note ?? null,
    payment_mode_id: draft.paymentModeId ?? null,
    paid_on: draft.paidOn ?? null,
    exemption: draft.exemption ?? null,
    ...addressCells('billing', draft.billing),
    ...addressCells('shipping', draft.shipping),
    content_hash: content,
  };
}

/**
 * A piece that was refused, or deleted in Gestan, is asked for again in its own row: the reference
 * stays unique.
 */
function* askAgain(sql: StagingSql, id: string, cells: Cells, draft: PieceDraft): SqlSteps<void> {
  for (const table of ['stg_piece_line_taxes', 'stg_piece_lines', 'stg_piece_vat'])
    yield sql.of(`DELETE FROM ${table} WHERE piece_id = ?`, id);
  const sets = Object.keys(cells).map((name) => `${name} = ?`);
  yield sql.of(
    `UPDATE stg_pieces SET ${sets.join(', ')}, state = 'pending', gestan_id = NULL, number = NULL, stock_moved = NULL, deleted_at = NULL,
       held_total_net = NULL, held_total_vat = NULL, held_total_gross = NULL, taken_by = NULL WHERE id = ?`,
    ...Object.values(cells),
    id,
  );
  yield* writeLines(sql, id, draft);
}
