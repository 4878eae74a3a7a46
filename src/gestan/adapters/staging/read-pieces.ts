import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import { answerCheck } from '../../checked-answers.js';
import type { GestanPiece } from '../../piece-model.js';
import { gestanPieceSchema } from '../../schemas.js';
import type { StagingDatabase } from './database.js';
import type { StagingSql } from './dialect.js';
import { type PieceParts, readParts } from './piece-parts.js';
import { checked, present } from './records.js';

const pageSize = 200;

const isPiece = answerCheck<GestanPiece>(gestanPieceSchema);

export interface PieceRange {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The pieces of a period: those that Gestan has made, as it holds them, and those that it has not
 * made yet, without a number. What it refused or deleted is not among them.
 */
export async function* readPieces(
  database: StagingDatabase,
  sql: StagingSql,
  { after, before, signal }: PieceRange,
): AsyncGenerator<GestanPiece> {
  for (let last = '0'; ; ) {
    const page = await database.read(signal, () => pageOf(sql, last, after, before));
    for (const piece of page) {
      signal?.throwIfAborted();
      yield piece;
    }
    const end = page.at(-1);
    if (end === undefined || page.length < pageSize) return;
    last = end.id;
  }
}

function* pageOf(
  sql: StagingSql,
  last: string,
  after: string | undefined,
  before: string | undefined,
): SqlSteps<readonly GestanPiece[]> {
  const bounds = [...(after === undefined ? [] : [after]), ...(before === undefined ? [] : [before])];
  const rows: readonly SqlRow[] = yield sql.of(
    `SELECT * FROM stg_pieces WHERE id > ? AND state <> 'refused' AND deleted_at IS NULL${after === undefined ? '' : ' AND date >= ?'}${
      before === undefined ? '' : ' AND date < ?'
    } ORDER BY id LIMIT ${pageSize}`,
    last,
    ...bounds,
  );
  const [first] = rows;
  const end = rows.at(-1);
  if (first === undefined || end === undefined) return [];
  const parts = yield* readParts(sql, String(first.id), String(end.id));
  return rows.map((row) => pieceOf(row, parts));
}

function pieceOf(row: SqlRow, { lines, vat }: PieceParts): GestanPiece {
  const id = String(row.id);
  const isDone = row.state === 'done';
  const record = present({
    id,
    number: row.number,
    externalRef: row.external_ref,
    sourceRef: row.source_ref,
    // What Gestan has not made yet has moved nothing.
    stockMoved: !isDone ? false : row.stock_moved === null ? undefined : Number(row.stock_moved) === 1,
    cancelled: row.cancel_asked_at === null ? undefined : true,
    kind: row.kind,
    date: row.date,
    currency: row.currency,
    contactId: String(row.contact_id),
    lines: lines.get(id) ?? [],
    vat: vat.get(id) ?? [],
    totalNet: row.held_total_net ?? row.total_net,
    totalVat: row.held_total_vat ?? row.total_vat,
    totalGross: row.held_total_gross ?? row.total_gross,
  });
  return checked(isPiece, record, 'stg_pieces', id);
}
