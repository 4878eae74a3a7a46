import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { PieceContent, PieceLine, PieceVat } from '../../piece-model.js';
import type { InsertColumn, StagingSql } from './dialect.js';

const text = (...names: readonly string[]): readonly InsertColumn[] =>
  names.map((name) => ({ name, type: 'text' }));
const integer = (...names: readonly string[]): readonly InsertColumn[] =>
  names.map((name) => ({ name, type: 'integer' }));

const lineColumns = [
  ...integer('piece_id', 'position'),
  ...text('type'),
  ...integer('product_id'),
  ...text('product_code', 'label', 'quantity', 'unit_net', 'discount_net', 'net'),
  ...integer('source_line_id'),
];
const taxColumns = [
  ...integer('piece_id', 'line_position', 'position'),
  ...text('rate', 'label'),
  ...integer('compound'),
];
const vatColumns = [
  ...integer('piece_id', 'position'),
  ...text('rate', 'label'),
  ...integer('compound'),
  ...text('base', 'amount', 'country'),
];

type Row = readonly (string | number | null)[];

/** Writes the lines of pieces, their taxes and their VAT tables. Positions count from 1. */
export function* writeLines(
  sql: StagingSql,
  pieces: readonly (readonly [id: string, content: Pick<PieceContent, 'lines' | 'vat'>])[],
): SqlSteps<void> {
  const lines: Row[] = [];
  const taxes: Row[] = [];
  const rates: Row[] = [];
  for (const [pieceId, piece] of pieces) {
    const id = Number(pieceId);
    for (const [index, line] of piece.lines.entries()) {
      lines.push([
        id,
        index + 1,
        line.type,
        line.productId === undefined ? null : Number(line.productId),
        line.productCode ?? null,
        line.label,
        line.quantity,
        line.unitNet,
        line.discountNet,
        line.net,
        line.sourceLineId ?? null,
      ]);
      for (const [place, tax] of line.taxes.entries())
        taxes.push([id, index + 1, place + 1, tax.rate, tax.label, tax.compound ? 1 : 0]);
    }
    for (const [index, row] of piece.vat.entries())
      rates.push([
        id,
        index + 1,
        row.rate,
        row.label,
        row.compound ? 1 : 0,
        row.base,
        row.amount,
        row.country ?? null,
      ]);
  }
  if (lines.length > 0) yield sql.insertAll('stg_piece_lines', lineColumns, lines);
  if (taxes.length > 0) yield sql.insertAll('stg_piece_line_taxes', taxColumns, taxes);
  if (rates.length > 0) yield sql.insertAll('stg_piece_vat', vatColumns, rates);
}

/** Lines and VAT of pieces, by the pieces' ids. */
export interface PieceParts {
  readonly lines: ReadonlyMap<string, readonly PieceLine[]>;
  readonly vat: ReadonlyMap<string, readonly PieceVat[]>;
}

/** Reads the parts of the pieces whose ids lie between two, both included. */
export function* readParts(sql: StagingSql, first: string, last: string): SqlSteps<PieceParts> {
  const within = 'WHERE piece_id >= ? AND piece_id <= ? ORDER BY piece_id';
  const lineRows: readonly SqlRow[] = yield sql.of(
    `SELECT * FROM stg_piece_lines ${within}, position`,
    first,
    last,
  );
  const taxRows: readonly SqlRow[] = yield sql.of(
    `SELECT * FROM stg_piece_line_taxes ${within}, line_position, position`,
    first,
    last,
  );
  const vatRows: readonly SqlRow[] = yield sql.of(
    `SELECT * FROM stg_piece_vat ${within}, position`,
    first,
    last,
  );
  const taxes = grouped(taxRows, (row) => `${row.piece_id}/${row.line_position}`, taxOf);
  return {
    lines: grouped(
      lineRows,
      ({ piece_id }) => String(piece_id),
      (row) => lineOf(row, taxes.get(`${row.piece_id}/${row.position}`) ?? []),
    ),
    vat: grouped(
      vatRows,
      ({ piece_id }) => String(piece_id),
      (row) => ({
        ...taxOf(row),
        ...(row.country === null ? {} : { country: String(row.country) }),
        base: String(row.base),
        amount: String(row.amount),
      }),
    ),
  };
}

function grouped<T>(
  rows: readonly SqlRow[],
  key: (row: SqlRow) => string,
  make: (row: SqlRow) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [make(row)]);
    else group.push(make(row));
  }
  return groups;
}

function taxOf(row: SqlRow) {
  return {
    rate: String(row.rate),
    label: String(row.label),
    ...(Number(row.compound) === 1 ? { compound: true } : {}),
  };
}

function lineOf(row: SqlRow, taxes: PieceLine['taxes']): PieceLine {
  return {
    type: row.type as PieceLine['type'],
    ...(row.product_code === null ? {} : { productCode: String(row.product_code) }),
    ...(row.product_id === null ? {} : { productId: String(row.product_id) }),
    label: String(row.label),
    quantity: String(row.quantity),
    unitNet: String(row.unit_net),
    discountNet: String(row.discount_net),
    net: String(row.net),
    taxes,
    ...(row.source_line_id === null ? {} : { sourceLineId: Number(row.source_line_id) }),
  };
}
