import { decimal, round, toFixed, toText, zero } from '../../../../core/index.js';
import type { PieceLine } from '../../../piece-model.js';

/**
 * What a column of a product line (`P`) holds. `{ constant }` writes a fixed text where Gestan
 * wants a column that a sale does not have.
 */
export type PieceLineColumn = PieceLineField | { readonly constant: string };

/** What a column of the import file may hold. */
export const pieceLineFields = [
  /** Code produit; empty on a line without product. */
  'code',
  /** Désignation. */
  'label',
  'quantity',
  /** Prix unitaire HT before discount. */
  'unitNet',
  /** Remise of the whole line, HT. */
  'discountNet',
  /** Remise in percent of quantity × unit price; up to 6 decimals. */
  'discountPercent',
  /** Prix unitaire HT after discount; up to 6 decimals. */
  'unitNetDiscounted',
  /** Montant HT of the line. */
  'net',
  /** Taux de TVA in percent. */
  'vatRate',
  /** `product`, `shipping`, `fee` or `rounding`. */
  'type',
] as const;
/** A field of a line that a column may hold. */
export type PieceLineField = (typeof pieceLineFields)[number];

/**
 * @internal The layout that is written without a setting:
 * `P|CODE|LIBELLE|QTE|PUHT|REMISEHT|MONTANTHT|TVA`.
 */
export const defaultLineColumns: readonly PieceLineColumn[] = [
  'code',
  'label',
  'quantity',
  'unitNet',
  'discountNet',
  'net',
  'vatRate',
];

/** A file that Gestan attaches to the piece (`D`). */
export interface PieceDocument {
  /** Path as Gestan's machine sees it. */
  readonly path: string;
  /** What people call the document. */
  readonly label?: string | undefined;
}

/** What the columns say of a document that goes with a piece. */
export const documentFields = ['path', 'label'] as const;
/** What a column of the documents holds: a field, or always the same text. */
export type PieceDocumentColumn = (typeof documentFields)[number] | { readonly constant: string };

/** Gestan takes no more `D` lines than this under one piece. */
export const mostDocuments = 7;

/** How figures are written. */
export interface FigureStyle {
  readonly decimalSeparator: ',' | '.';
}

export function figure(value: string, { decimalSeparator }: FigureStyle): string {
  return decimalSeparator === '.' ? value : value.replace('.', decimalSeparator);
}

function listNet(line: PieceLine) {
  return decimal(line.quantity).times(decimal(line.unitNet));
}

/** The text of one field of a line, before escaping. */
export function lineField(line: PieceLine, field: PieceLineField, style: FigureStyle): string {
  switch (field) {
    case 'code':
      return line.productCode ?? '';
    case 'label':
      return line.label;
    case 'type':
      return line.type;
    case 'quantity':
      return figure(toText(decimal(line.quantity)), style);
    case 'unitNet':
      return figure(toText(decimal(line.unitNet)), style);
    case 'discountNet':
      return figure(toFixed(decimal(line.discountNet), 2), style);
    case 'net':
      return figure(toFixed(decimal(line.net), 2), style);
    case 'vatRate':
      return figure(toText(decimal(line.taxes[0]?.rate ?? '0')), style);
    case 'discountPercent': {
      const list = listNet(line);
      const percent = list.eq(0) ? zero : decimal(line.discountNet).times(100).div(list);
      return figure(toText(round(percent, 6)), style);
    }
    case 'unitNetDiscounted': {
      const quantity = decimal(line.quantity);
      const unit = quantity.eq(0) ? zero : decimal(line.net).div(quantity);
      return figure(toText(round(unit, 6)), style);
    }
  }
}

/**
 * The net that a reader of the columns computes. `undefined` if the columns do not tell. Where the
 * net itself is not written, it follows from quantity, price and discount.
 */
export function netFrom(fields: Readonly<Partial<Record<PieceLineField, string>>>): string | undefined {
  if (fields.net !== undefined) return fields.net;
  if (fields.quantity === undefined) return undefined;
  const quantity = decimal(fields.quantity);
  if (fields.unitNetDiscounted !== undefined)
    return toFixed(quantity.times(decimal(fields.unitNetDiscounted)), 2);
  if (fields.unitNet === undefined) return undefined;
  const list = quantity.times(decimal(fields.unitNet));
  if (fields.discountNet !== undefined) return toFixed(list.minus(decimal(fields.discountNet)), 2);
  const share = decimal(fields.discountPercent ?? '0').div(100);
  return toFixed(list.minus(list.times(share)), 2);
}
