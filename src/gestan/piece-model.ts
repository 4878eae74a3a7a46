import type { Day, Decimal } from '../core/index.js';
import type { GestanAddress } from './model.js';

/**
 * What a piece and a ledger entry hold, in the words of the field: drafts, and pieces as Gestan
 * holds them.
 */

/** The kinds of piece (pièce): devis, commande, bon de livraison, facture, avoir. */
export const pieceKinds = ['quote', 'order', 'delivery-note', 'invoice', 'credit-note'] as const;
/** A kind of piece. */
export type PieceKind = (typeof pieceKinds)[number];

/** A tax on a line. A line has several where a country compounds taxes. */
export interface PieceLineTax {
  /** In percent. */
  readonly rate: Decimal;
  /** Name of the tax. */
  readonly label: string;
  /** Whether it is computed on the net plus the taxes before it. */
  readonly compound?: boolean;
}

/** A line of a piece. */
export interface PieceLine {
  /** The kind of line. */
  readonly type: 'product' | 'shipping' | 'fee' | 'rounding';
  /** Absent on a line without product (rounding). */
  readonly productCode?: string;
  /** Gestan's id of the product. */
  readonly productId?: string;
  /** What the line says. */
  readonly label: string;
  /** Units. */
  readonly quantity: Decimal;
  /**
   * Unit price net of tax before discount; up to 6 decimals; informative where `net` does not
   * divide evenly.
   */
  readonly unitNet: Decimal;
  /** Discount of the whole line net of tax; 0 or positive. 2 decimals. */
  readonly discountNet: Decimal;
  /** Net of the whole line after discount; the figure that counts. 2 decimals. */
  readonly net: Decimal;
  /** The taxes that apply to the line. */
  readonly taxes: readonly PieceLineTax[];
  /** The Woo line (`line_items[].id` …) it came from. */
  readonly sourceLineId?: number;
}

/** VAT of a piece at one rate. The amounts are the order's own, not recomputed. */
export interface PieceVat {
  /** In percent. */
  readonly rate: Decimal;
  /** Name of the tax. */
  readonly label: string;
  /** Whether the tax applies to the taxes before it too. */
  readonly compound?: boolean;
  /**
   * The country of taxation, ISO 3166-1 alpha-2, as an OSS return requires it.
   * Absent: unknown.
   */
  readonly country?: string;
  /** Net amount that the rate applies to. */
  readonly base: Decimal;
  /** Amount of VAT. */
  readonly amount: Decimal;
}

/**
 * What pieces, drafts and read-back ones, have in common. Amounts of a credit note are positive.
 */
export interface PieceContent {
  /** The kind of piece. */
  readonly kind: PieceKind;
  /** Day of the piece in the shop's time zone. */
  readonly date: Day;
  /** Currency of the amounts, ISO 4217. */
  readonly currency: string;
  /** Gestan's id of the contact it is made out to. */
  readonly contactId: string;
  /** The lines, in the order in which they are printed. */
  readonly lines: readonly PieceLine[];
  /** The VAT of the piece by rate. */
  readonly vat: readonly PieceVat[];
  /** Total HT. */
  readonly totalNet: Decimal;
  /** Total of VAT. */
  readonly totalVat: Decimal;
  /** Total TTC. */
  readonly totalGross: Decimal;
}

/** A piece to create. Gestan allots its number. */
export interface PieceDraft extends PieceContent {
  /**
   * `woo:<shop>:order:<id>:<kind>`, plus `:<refund id>` for a credit note. Creation is idempotent
   * on it.
   */
  readonly externalRef: string;
  /** The customer's reference in the shop: the order number. */
  readonly reference: string;
  /** External reference of the piece it follows from or, for a credit note, corrects. */
  readonly sourceRef?: string;
  /** Gestan's id and number of that piece, where they are known: what a credit note has to cite. */
  readonly sourceId?: string;
  /** Number of the piece that this one cites. */
  readonly sourceNumber?: string;
  /**
   * Whether this piece takes the goods out of stock (a credit note: puts them back). One piece of
   * an order at most.
   */
  readonly movesStock: boolean;
  /** Billing address, as it is on the piece. */
  readonly billing?: GestanAddress;
  /** Delivery address, where it differs. */
  readonly shipping?: GestanAddress;
  /** The customer's SIREN. */
  readonly siren?: string;
  /** The customer's VAT number. */
  readonly vatNumber?: string;
  /** Nature of the operation, for e-invoicing. */
  readonly nature?: 'goods' | 'services' | 'mixed';
  /** Free text for the piece. */
  readonly note?: string;
  /** Gestan's payment mode, where it is mapped. */
  readonly paymentModeId?: string;
  /** Day on which it was paid. */
  readonly paidOn?: Day;
  /** Why no VAT is charged, as the law wants it on the invoice. */
  readonly exemption?: string;
}

/** What a piece says besides its figures, and a Gestan may have no place for. */
export const pieceExtras = [
  'note',
  'shipping',
  'siren',
  'nature',
  'paidOn',
  'paymentModeId',
  'exemption',
  'vatNumber',
] as const satisfies readonly (keyof PieceDraft)[];
/** See {@link pieceExtras}. */
export type PieceExtra = (typeof pieceExtras)[number];

/** A piece as Gestan holds it. */
export interface GestanPiece extends PieceContent {
  /** Gestan's id. */
  readonly id: string;
  /** Gestan's number; unique, chronological, continuous. */
  readonly number?: string;
  /** The reference that the piece was created with. */
  readonly externalRef?: string;
  /** The external reference of the piece that this one cites. */
  readonly sourceRef?: string;
  /** Whether its goods have left stock. Absent: unknown. */
  readonly stockMoved?: boolean;
  /** Whether it was cancelled: it stays to be seen, and nothing follows from it. @default false */
  readonly cancelled?: boolean;
}

/** A part of a ledger entry under one posting category. */
export interface EntryPart {
  /** Gestan's id of the posting category. */
  readonly postingCategoryId: string;
  /** TTC. 2 decimals. */
  readonly amount: Decimal;
}

/** Écriture: a movement on a bank account or till. */
export interface EntryDraft {
  /** `woo:<shop>:order:<id>:entry:<n>`. Creation is idempotent on it. */
  readonly externalRef: string;
  /** Day of the payment in the shop's time zone. */
  readonly date: Day;
  /** `in`: money received. `out`: money paid. */
  readonly direction: 'in' | 'out';
  /** TTC, positive. 2 decimals. */
  readonly amount: Decimal;
  /** Currency of the amount, ISO 4217. */
  readonly currency: string;
  /** What the entry says. */
  readonly label: string;
  /** Gestan's id of the contact. */
  readonly contactId: string;
  /** Gestan's id of the payment mode. */
  readonly paymentModeId: string;
  /** Gestan's id of the bank account. */
  readonly bankAccountId: string;
  /** Gestan's id of the posting category (imputation). */
  readonly postingCategoryId?: string;
  /**
   * The amount by posting category, where the adapter takes that (`capabilities.entryParts`) and
   * there is more than one. The parts add up to `amount`.
   */
  readonly parts?: readonly EntryPart[];
  /**
   * External reference of the invoice or credit note it settles. Absent where there is none: what
   * was paid for a multi-purpose voucher.
   */
  readonly pieceRef?: string;
}
