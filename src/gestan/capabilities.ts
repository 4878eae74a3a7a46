import type { GestanProductField } from './model.js';
import type { PieceExtra, PieceKind } from './piece-model.js';

/**
 * What an adapter can do. The sync never asks for more: what an adapter cannot do is shown in plans
 * with that reason and refused by the settings, rather than failing when a plan is applied.
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
  /** Whether `contacts()` lists what Gestan holds. Without it no homonym can be looked for. */
  readonly readContacts: boolean;
  /** Whether `upsertContact` works. */
  readonly writeContacts: boolean;
  /** Whether `products()` lists what Gestan holds. */
  readonly readProducts: boolean;
  /** Whether `upsertProduct` works. */
  readonly writeProducts: boolean;
  /** The fields of a product that Gestan holds and the adapter reads and, with `writeProducts`, writes. */
  readonly productFields: readonly GestanProductField[];
  /** Whether `stock()` lists quantities. */
  readonly readStock: boolean;
  /**
   * What the stock figure says: `physical` falls when a piece leaves stock; `available` already
   * counts out the pieces that have not left yet.
   */
  readonly stockFigure: 'physical' | 'available';
  /**
   * Whether `find` and `pieces` see what Gestan really holds. Without it idempotency reaches only
   * as far as what was sent.
   */
  readonly readBack: boolean;
  /** Whether listings honour `modifiedSince`. */
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
   * What a piece has and the adapter cannot hand to Gestan: plans say so where a piece has it.
   * @default none
   */
  readonly pieceFieldsLeftOut?: readonly PieceExtra[];
  /** Whether image contents can be read (`readImage`) and written (`writeImage`). */
  readonly images: { readonly read: boolean; readonly write: boolean };
}
