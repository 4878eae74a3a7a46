import type { Language } from '../../core/index.js';
import type { PageWord } from '../labels/page-words.js';
import type { Tone } from '../labels/statuses.js';
import type { RowTotal } from './row-total.js';

/*
 * What the page's script is given: every text ready in the page's language, names short since there
 * may be ten thousand rows. Only keys and fields are as in the plan: they go back into the
 * selection.
 */

/** A piece of an order: title, notes, lines, VAT, totals; or the piece that it is the same as. */
export interface PagePiece {
  readonly t: string;
  readonly n: readonly string[];
  readonly same?: string;
  readonly l?: readonly (readonly string[])[];
  readonly v?: readonly (readonly string[])[];
  /** Total HT, VAT and TTC; what a credit note gives back is negative. */
  readonly z: readonly string[];
}

/**
 * A conflict: field, its label, Gestan's value, Woo's value, the value before, the sides that may
 * be chosen, why.
 */
export type PageConflict = readonly [
  field: string,
  label: string,
  gestan: string,
  woo: string,
  base: string,
  answers: string,
  why: string,
];

export type PageChange = readonly [
  field: string,
  from: string,
  to: string,
  remark: string,
  target: 'g' | 'w' | '',
];

export interface PageRow {
  readonly k: string;
  readonly s: string;
  readonly o: 'g' | 'w' | '';
  readonly c: string;
  readonly w: string;
  readonly n: string;
  /**
   * Changes: field, from (blank: it was empty), to, remark, the side that is written (blank: the
   * row is created there).
   */
  readonly ch?: readonly PageChange[];
  readonly cf?: readonly PageConflict[];
  /** The reason and its details. */
  readonly r?: readonly string[];
  /** Candidates: name, id, score, reasons, then both sides line by line. */
  readonly ca?: readonly (readonly string[])[];
  readonly p?: readonly PagePiece[];
  readonly e?: readonly string[];
  /** What an order comes to, for sorting. */
  readonly a?: RowTotal;
  /** What its invoices and credit notes come to: currency, HT, VAT, TTC. */
  readonly t?: readonly (readonly [currency: string, net: string, vat: string, gross: string])[];
  /** An order's total, as it is read. */
  readonly z?: string;
  /** Remarks. */
  readonly x?: readonly string[];
  /** Report: the label and tone of the row's own status. */
  readonly of?: readonly [string, Tone];
}

export interface PageData {
  readonly kind: 'plan' | 'report';
  readonly flow: string;
  readonly shop: string;
  readonly createdAt: string;
  readonly language: Language;
  /** Status: code, label, tone, rows on the page, whether its rows can be ticked. */
  readonly statuses: readonly (readonly [string, string, Tone, number, boolean])[];
  readonly heads: readonly string[];
  readonly lineHeads: readonly string[];
  readonly vatHeads: readonly string[];
  readonly totals: readonly string[];
  readonly words: Readonly<Record<PageWord, string>>;
  /** Whether any row has a code of Gestan. */
  readonly hasCodes: boolean;
  /** Whether rows have a total: those of orders. */
  readonly hasTotals: boolean;
}

/**
 * A row as the page's script is given it: markup, and what it filters, sorts, adds up and saves.
 */
export interface ScriptRow {
  readonly k: string;
  readonly s: string;
  /** The row. */
  readonly m: string;
  /** Its pieces, whose tables are made when they are asked for. */
  readonly p?: readonly PagePiece[];
  /** The fields in conflict, in the order of the questions. */
  readonly f?: readonly string[];
  /** What it is sorted by: name, code, id. */
  readonly n: string;
  readonly c: string;
  readonly w: number;
  /** What an order comes to, for sorting. */
  readonly a?: RowTotal;
  /** What its invoices and credit notes come to, for the sum of what is ticked. */
  readonly t?: PageRow['t'];
}
