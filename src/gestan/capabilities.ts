import type { GestanProductField } from './model.js';
import type { PieceExtra, PieceKind } from './piece-model.js';

/**
 * The capabilities of an adapter. The sync uses nothing else: plans show what an adapter cannot do,
 * with that reason, and settings refuse it, so that no apply fails because of it.
 */
export interface GestanCapabilities {
  /** The kinds of piece it creates. */
  readonly pieces: readonly PieceKind[];
  /**
   * The kinds of piece that `cancelPiece` cancels; invoices and credit notes are never among them.
   * @default none
   */
  readonly cancelPieces?: readonly PieceKind[];
  /** Whether it creates ledger entries. */
  readonly entries: boolean;
  /**
   * Whether a ledger entry may be split over posting categories (`EntryDraft.parts`).
   * @default false
   */
  readonly entryParts?: boolean;
  /** Whether `contacts()` lists Gestan's contacts. Without it duplicates cannot be found. */
  readonly readContacts: boolean;
  /** Whether `upsertContact` works. */
  readonly writeContacts: boolean;
  /** Whether `products()` lists Gestan's products. */
  readonly readProducts: boolean;
  /** Whether `upsertProduct` works. */
  readonly writeProducts: boolean;
  /**
   * The fields of a product that Gestan holds and the adapter reads and, with `writeProducts`,
   * writes.
   */
  readonly productFields: readonly GestanProductField[];
  /** Whether `stock()` lists quantities. */
  readonly readStock: boolean;
  /**
   * The meaning of the stock figure: `physical` falls when goods leave; `available` already
   * excludes the goods of pieces that have not left yet.
   */
  readonly stockFigure: 'physical' | 'available';
  /**
   * Whether `find` and `pieces` read Gestan itself. Without it, idempotency covers only what was
   * sent.
   */
  readonly readBack: boolean;
  /** Whether lists support `modifiedSince`. */
  readonly modifiedSince: boolean;
  /**
   * Whether given VAT amounts are kept. Otherwise Gestan recomputes them, and pieces get an
   * explicit rounding line.
   */
  readonly vatAmounts: boolean;
  /** Whether a line may carry several taxes, compound ones included. */
  readonly multipleTaxes: boolean;
  /** The currencies that pieces may be in. The first is Gestan's own. */
  readonly currencies: readonly string[];
  /**
   * The parts of a piece that the adapter cannot transmit; plans report pieces that have them.
   *
   * @default none
   */
  readonly pieceFieldsLeftOut?: readonly PieceExtra[];
  /** Whether image contents can be read (`readImage`) and written (`writeImage`). */
  readonly images: { readonly read: boolean; readonly write: boolean };
}
