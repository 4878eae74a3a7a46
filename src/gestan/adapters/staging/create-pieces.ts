import { fingerprint, isSyncError } from '../../../core/index.js';
import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanWriteResult } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import { checkPieceDraft } from '../../check-draft.js';
import type { PieceDraft } from '../../piece-model.js';
import { refused, unsupported } from '../../refusals.js';
import { addressCells, addressColumns, type Cells } from './columns.js';
import type { InsertColumn, StagingSql } from './dialect.js';
import { refusedByGestan } from './errors.js';
import { writeLines } from './piece-parts.js';
import { piecesOfRefs } from './pieces.js';
import { referencesOf, refusalByReference } from './references.js';

type Outcome = PromiseSettledResult<GestanWriteResult>;

/** Requests a piece, unless it was requested or made before. */
export function* createPiece(
  sql: StagingSql,
  capabilities: GestanCapabilities,
  draft: PieceDraft,
): SqlSteps<GestanWriteResult> {
  const [[outcome] = []] = yield* createPieces(sql, capabilities, [[draft]]);
  if (outcome?.status === 'fulfilled') return outcome.value;
  throw outcome?.reason;
}

/**
 * What is to be asked for: the checked draft, its print, and its row where it is asked for again.
 */
interface Asked {
  readonly draft: PieceDraft;
  readonly content: string;
  readonly again: SqlRow | undefined;
}

/** A piece that is there, or one to ask for. */
type Decided = { readonly there: SqlRow } | Asked;

/**
 * Requests the pieces of several orders, in the order in which they are given. What one call asks
 * and writes is a few statements, whatever the number of pieces. The first refusal ends its order,
 * and no other.
 */
export function* createPieces(
  sql: StagingSql,
  capabilities: GestanCapabilities,
  orders: readonly (readonly PieceDraft[])[],
): SqlSteps<readonly (readonly Outcome[])[]> {
  const known = yield* piecesOfRefs(
    sql,
    orders.flat().map(({ externalRef }) => externalRef),
  );
  const checked = orders.map((drafts) =>
    untilRefused(drafts, (draft) => decide(draft, known.get(draft.externalRef), capabilities)),
  );
  const references = yield* referencesOf(
    sql,
    checked
      .flat()
      .flatMap((each) => ('decided' in each && 'draft' in each.decided ? [each.decided.draft] : [])),
  );
  const asked = new Map<string, Asked>();
  const all = checked.map((each) =>
    untilRefused(each, (step) => {
      if ('reason' in step) throw step.reason;
      const { decided } = step;
      if ('there' in decided) return decided;
      const refusal = refusalByReference(decided.draft, references);
      if (refusal !== undefined) throw refusal;
      return decided;
    }),
  );
  for (const step of all.flat())
    if ('decided' in step && 'draft' in step.decided && !asked.has(step.decided.draft.externalRef))
      asked.set(step.decided.draft.externalRef, step.decided);
  const made = yield* ask(sql, [...asked.values()]);
  return all.map((steps) =>
    steps.map((step): Outcome => {
      if ('reason' in step) return { status: 'rejected', reason: step.reason };
      const { decided } = step;
      if ('there' in decided) return fulfilled(pieceResult(decided.there));
      const { externalRef } = decided.draft;
      const result = made.get(externalRef);
      if (result === undefined)
        return {
          status: 'rejected',
          reason: refused('externalRef', `The piece ${externalRef} cannot be asked for.`),
        };
      // Where a reference is given twice, the first one made the piece.
      return fulfilled(asked.get(externalRef) === decided ? result : { ...result, created: false });
    }),
  );
}

function fulfilled(value: GestanWriteResult): Outcome {
  return { status: 'fulfilled', value };
}

type Step = { readonly decided: Decided } | { readonly reason: unknown };

/** What is decided of the pieces of one order, up to the first that is refused. */
function untilRefused<T>(items: readonly T[], decideOf: (item: T) => Decided): readonly Step[] {
  const steps: Step[] = [];
  for (const item of items) {
    try {
      steps.push({ decided: decideOf(item) });
    } catch (reason) {
      if (!isSyncError(reason)) throw reason;
      steps.push({ reason });
      break;
    }
  }
  return steps;
}

function decide(given: PieceDraft, row: SqlRow | undefined, capabilities: GestanCapabilities): Decided {
  if (!capabilities.pieces.includes(given.kind)) throw unsupported(`create pieces of kind ${given.kind}`);
  const isGone = row !== undefined && (row.state === 'refused' || row.deleted_at !== null);
  // What was asked for is never changed, whatever the second draft says.
  if (row !== undefined && !isGone) return { there: row };
  const draft = checkPieceDraft(given, capabilities);
  const content = fingerprint(draft);
  if (row?.state === 'refused' && row.content_hash === content)
    throw refusedByGestan('piece', String(row.message));
  return { draft, content, again: row };
}

/** Writes what is asked for. Gives the answers by reference. */
function* ask(sql: StagingSql, pieces: readonly Asked[]): SqlSteps<ReadonlyMap<string, GestanWriteResult>> {
  const made = new Map<string, GestanWriteResult>();
  const written: (readonly [id: string, draft: PieceDraft])[] = [];
  for (const { draft, content, again } of pieces) {
    if (again === undefined) continue;
    const id = String(again.id);
    yield* askAgain(sql, id, pieceCells(draft, content));
    written.push([id, draft]);
  }
  const fresh = pieces.filter(({ again }) => again === undefined);
  if (fresh.length > 0) {
    const rows: readonly SqlRow[] = yield sql.insertAll(
      'stg_pieces',
      pieceColumns,
      fresh.map(({ draft, content }) => {
        const cells = pieceCells(draft, content);
        return pieceColumns.map(({ name }) => cells[name] ?? null);
      }),
      'ON CONFLICT (external_ref) DO NOTHING RETURNING id, external_ref',
    );
    const ids = new Map(rows.map((row) => [String(row.external_ref), String(row.id)]));
    const lost: string[] = [];
    for (const { draft } of fresh) {
      const id = ids.get(draft.externalRef);
      if (id === undefined) lost.push(draft.externalRef);
      else written.push([id, draft]);
    }
    // Another worker was faster.
    for (const [externalRef, row] of yield* piecesOfRefs(sql, lost)) made.set(externalRef, pieceResult(row));
  }
  yield* writeLines(sql, written);
  for (const [id, { externalRef }] of written) made.set(externalRef, { id, created: true, sent: true });
  return made;
}

/** A piece that is there already. */
function pieceResult(row: SqlRow): GestanWriteResult {
  return {
    id: String(row.id),
    ...(row.number === null ? {} : { number: String(row.number) }),
    created: false,
    ...(row.state === 'done' ? {} : { sent: true }),
  };
}

type ValueOf = (draft: PieceDraft, content: string) => string | number | null | undefined;

/** The plain columns of a piece, with the type and the value of each. */
const plainColumns: readonly (readonly [name: string, type: InsertColumn['type'], cellOf: ValueOf])[] = [
  ['external_ref', 'text', ({ externalRef }) => externalRef],
  ['kind', 'text', ({ kind }) => kind],
  ['date', 'text', ({ date }) => date],
  ['currency', 'text', ({ currency }) => currency],
  ['contact_id', 'integer', ({ contactId }) => contactId],
  ['reference', 'text', ({ reference }) => reference],
  ['source_ref', 'text', ({ sourceRef }) => sourceRef],
  ['source_id', 'text', ({ sourceId }) => sourceId],
  ['source_number', 'text', ({ sourceNumber }) => sourceNumber],
  ['moves_stock', 'integer', ({ movesStock }) => (movesStock ? 1 : 0)],
  ['total_net', 'text', ({ totalNet }) => totalNet],
  ['total_vat', 'text', ({ totalVat }) => totalVat],
  ['total_gross', 'text', ({ totalGross }) => totalGross],
  ['siren', 'text', ({ siren }) => siren],
  ['vat_number', 'text', ({ vatNumber }) => vatNumber],
  ['nature', 'text', ({ nature }) => nature],
  ['note', 'text', ({ note }) => note],
  ['payment_mode_id', 'text', ({ paymentModeId }) => paymentModeId],
  ['paid_on', 'text', ({ paidOn }) => paidOn],
  ['exemption', 'text', ({ exemption }) => exemption],
  ['content_hash', 'text', (_, content) => content],
];

const pieceColumns: readonly InsertColumn[] = [
  ...plainColumns.map(([name, type]) => ({ name, type })),
  ...addressColumns.map(({ name }) => ({ name, type: 'text' as const })),
];

function pieceCells(draft: PieceDraft, content: string): Cells {
  const plain = plainColumns.map(([name, , cellOf]) => [name, cellOf(draft, content) ?? null] as const);
  return {
    ...Object.fromEntries(plain),
    ...addressCells('billing', draft.billing),
    ...addressCells('shipping', draft.shipping),
  };
}

/**
 * A piece that was refused, or deleted in Gestan, is asked for again in its own row: the reference
 * stays unique. Its lines are to be written anew.
 */
function* askAgain(sql: StagingSql, id: string, cells: Cells): SqlSteps<void> {
  for (const table of ['stg_piece_line_taxes', 'stg_piece_lines', 'stg_piece_vat'])
    yield sql.of(`DELETE FROM ${table} WHERE piece_id = ?`, id);
  const sets = Object.keys(cells).map((name) => `${name} = ?`);
  yield sql.of(
    `UPDATE stg_pieces SET ${sets.join(', ')}, state = 'pending', gestan_id = NULL, number = NULL, stock_moved = NULL, deleted_at = NULL,
       held_total_net = NULL, held_total_vat = NULL, held_total_gross = NULL, taken_by = NULL WHERE id = ?`,
    ...Object.values(cells),
    id,
  );
}
