import { type Decimal, decimal, isDay, isDecimal, round, sum, toFixed } from '../../../../core/index.js';
import { GestanError } from '../../../errors.js';
import { type PieceCustomer, parseDay } from './customer-line.js';
import { netFrom, type PieceDocument, type PieceLineField } from './piece-columns.js';
import { lineHeads, type PieceLayout } from './piece-file.js';
import { parseLine } from './piece-lines.js';

/**
 * A product line of a file. Figures are decimals with a point; fields without a column are absent.
 */
export type ParsedLine = Readonly<Partial<Record<PieceLineField, string>>>;

/** A piece of a file. */
export interface ParsedPiece {
  /** From the comment above it. */
  readonly externalRef?: string;
  /** The customer of the piece. */
  readonly customer: PieceCustomer;
  /** The lines, in the order of the file. */
  readonly lines: readonly ParsedLine[];
  /**
   * Lines that contain only a mention: the corrected invoice, the reason for missing VAT. Absent:
   * none.
   */
  readonly mentions?: readonly string[];
  /** The documents of the piece. */
  readonly documents: readonly PieceDocument[];
  /**
   * The totals that Gestan computes: VAT per rate on the sum of its lines, to the cent. Absent if
   * the columns do not suffice.
   */
  readonly totals?: { readonly net: Decimal; readonly vat: Decimal; readonly gross: Decimal };
}

const textFields: ReadonlySet<string> = new Set(['code', 'label', 'type']);

/**
 * Reads the text of an import file back.
 *
 * @throws {GestanError} `gestan.invalid` with the number of the line.
 */
export function parsePieces(text: string, layout: PieceLayout): readonly ParsedPiece[] {
  const found: {
    externalRef?: string;
    customer: PieceCustomer;
    lines: ParsedLine[];
    mentions?: string[];
    documents: PieceDocument[];
  }[] = [];
  let externalRef: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const where = `Line ${index + 1}`;
    if (line.startsWith('#')) {
      externalRef = /^# REF (.+)$/.exec(line)?.[1] ?? externalRef;
      continue;
    }
    const [mark, ...fields] = parseLine(line, layout, where);
    const current = found.at(-1);
    if (mark === 'C') {
      found.push({
        ...(externalRef === undefined ? {} : { externalRef }),
        customer: customerLine(fields, layout, where),
        lines: [],
        documents: [],
      });
      externalRef = undefined;
    } else if (current === undefined) {
      throw invalid(where, 'There is no customer line (C) above it.');
    } else if (mark === 'P') {
      const line = productLine(fields, layout, where);
      if (isMention(line)) current.mentions = [...(current.mentions ?? []), line.label ?? ''];
      else current.lines.push(line);
    } else if (mark === 'D') {
      const at = (name: 'path' | 'label') => fields[layout.documentColumns.indexOf(name)];
      const label = at('label');
      current.documents.push({ path: at('path') ?? '', ...(label ? { label } : {}) });
    } else throw invalid(where, `A line begins with C, P, D or #, not with « ${mark} ».`);
  }
  return found.map((piece) => {
    if (piece.lines.length === 0)
      throw invalid('The file', `The piece of « ${piece.customer.reference} » has no line.`);
    const totals = totalsOf(piece.lines);
    return totals === undefined ? piece : { ...piece, totals };
  });
}

function customerLine(fields: readonly string[], layout: PieceLayout, where: string): PieceCustomer {
  const names = ['reference', 'lastName', 'firstName', 'company', 'address', 'postcode', 'city'] as const;
  const texts = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? ''])) as Record<
    (typeof names)[number],
    string
  >;
  const date = fields[names.length] ?? '';
  if (date === '') return texts;
  const day = parseDay(date, layout.dateFormat);
  if (!isDay(day)) throw invalid(where, `« ${date} » is no date ${layout.dateFormat}.`);
  return { ...texts, date: day };
}

function productLine(fields: readonly string[], layout: PieceLayout, where: string): ParsedLine {
  const line: Partial<Record<PieceLineField, string>> = {};
  for (const [index, column] of layout.lineColumns.entries()) {
    if (typeof column !== 'string') continue;
    const raw = fields[index];
    if (raw === undefined) throw invalid(where, `The column ${lineHeads[column]} is missing.`);
    const value = textFields.has(column) ? raw : raw.replace(layout.decimalSeparator, '.');
    if (!textFields.has(column) && !isDecimal(value))
      throw invalid(where, `« ${raw} » in ${lineHeads[column]} is no number.`);
    line[column] = value;
  }
  return line;
}

function totalsOf(lines: readonly ParsedLine[]): ParsedPiece['totals'] | undefined {
  const bases = new Map<string, Decimal>();
  const nets: Decimal[] = [];
  for (const line of lines) {
    const net = netFrom(line);
    if (net === undefined || line.vatRate === undefined) return undefined;
    nets.push(net);
    bases.set(
      line.vatRate,
      decimal(bases.get(line.vatRate) ?? '0')
        .plus(net)
        .toFixed(),
    );
  }
  const net = sum(nets.map(decimal));
  const vat = sum([...bases].map(([rate, base]) => round(decimal(base).times(decimal(rate)).div(100), 2)));
  return { net: toFixed(net, 2), vat: toFixed(vat, 2), gross: toFixed(net.plus(vat), 2) };
}

function invalid(where: string, message: string): GestanError {
  return new GestanError(`${where}: ${message}`, { code: 'gestan.invalid' });
}

/** Whether a line only says something: no product, no quantity, no amount. */
function isMention({ code, label, quantity, net, unitNet }: ParsedLine): boolean {
  const isNothing = (value: string | undefined) => value === undefined || decimal(value).eq(0);
  return !code && Boolean(label) && quantity !== undefined && [quantity, net, unitNet].every(isNothing);
}
