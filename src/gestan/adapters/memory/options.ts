import type { Clock, Decimal } from '../../../core/index.js';
import type { GestanAdapter } from '../../adapter.js';
import type { GestanCapabilities } from '../../capabilities.js';
import {
  type GestanBankAccount,
  type GestanContact,
  type GestanFamily,
  type GestanPaymentMode,
  type GestanPostingCategory,
  type GestanProduct,
  type GestanStock,
  type GestanVatRate,
  productFields,
} from '../../model.js';
import { type EntryDraft, type GestanPiece, type PieceDraft, pieceKinds } from '../../piece-model.js';

/** An initial record; without an `id` it gets the next one. */
export type Seed<T extends { readonly id: string }> = Omit<T, 'id'> & { readonly id?: string };

/**
 * Options of `memoryGestan`. All are optional: by default it is empty and has all capabilities.
 */
export interface MemoryGestanOptions {
  /** Families and sub-families. */
  readonly families?: readonly GestanFamily[];
  /** Payment modes. */
  readonly paymentModes?: readonly GestanPaymentMode[];
  /** Bank accounts. */
  readonly bankAccounts?: readonly GestanBankAccount[];
  /** Posting categories (imputations). */
  readonly postingCategories?: readonly GestanPostingCategory[];
  /**
   * The only rates that products may have. @default 20, 10, 5.5, 2.1 and 0 % are listed, and any
   * other is accepted
   */
  readonly vatRates?: readonly GestanVatRate[];
  /** Initial products. */
  readonly products?: readonly Seed<GestanProduct>[];
  /** Initial contacts. */
  readonly contacts?: readonly Seed<GestanContact>[];
  /** Physical quantities by product code. A product that is not named has no stock figure. */
  readonly stock?: readonly { readonly code: string; readonly quantity?: Decimal }[];
  /** Pieces that Gestan's user had entered before, with their numbers. They move no stock. */
  readonly pieces?: readonly Seed<GestanPiece>[];
  /** Capabilities that differ from the default. @default everything, in EUR, `physical` stock */
  readonly capabilities?: Partial<GestanCapabilities>;
  /**
   * When goods of a piece with `movesStock` leave: as it is made, or when `edit.ship()` is called.
   * @default 'on-creation'
   */
  readonly stockMoves?: 'on-creation' | 'on-ship';
  /** Dates every change. @default the platform's clock */
  readonly clock?: Pick<Clock, 'now'>;
  /** For reports. @default 'memory' */
  readonly name?: string;
}

/** A piece as it is kept: the draft it was made from, as far as there was one. */
export type MemoryPiece = GestanPiece & Partial<PieceDraft>;

/** A ledger entry as it is kept. */
export interface MemoryEntry extends EntryDraft {
  /** Gestan's id of the entry. */
  readonly id: string;
}

/**
 * The current data, as plain objects in the order of creation. Each read returns a fresh copy.
 */
export interface MemoryGestanState {
  /** All products. */
  readonly products: readonly GestanProduct[];
  /** All contacts. */
  readonly contacts: readonly GestanContact[];
  /** Stock of each product. */
  readonly stock: readonly GestanStock[];
  /** All pieces, oldest first. */
  readonly pieces: readonly MemoryPiece[];
  /** All ledger entries, oldest first. */
  readonly entries: readonly MemoryEntry[];
}

/** A change of some fields: `null` clears one; absent or `undefined` ones stay as they are. */
export type Patch<T> = { readonly [F in keyof Omit<T, 'id'>]?: T[F] | null | undefined };

/**
 * The actions of Gestan's user. All throw `GestanError` `gestan.refused` if Gestan would refuse
 * them.
 */
export interface MemoryGestanEdit {
  /** Adds a family. */
  addFamily(family: GestanFamily): void;
  /** Returns the id. */
  addProduct(product: Seed<GestanProduct>): string;
  /** Changes a product. */
  product(id: string, patch: Patch<GestanProduct>): void;
  /** Deletes a product. */
  deleteProduct(id: string): void;
  /** Adds a contact. Returns the id. */
  addContact(contact: Seed<GestanContact>): string;
  /** Changes a contact. */
  contact(id: string, patch: Patch<GestanContact>): void;
  /** Deletes a contact. */
  deleteContact(id: string): void;
  /** Sets the physical stock of a product; `undefined`: unknown. */
  stock(code: string, quantity: Decimal | number | undefined): void;
  /** Moves the goods of a piece out of stock (of a credit note: back into it). */
  ship(pieceId: string): void;
  /** Enters a piece by hand. Returns its id. It moves no stock. */
  addPiece(piece: Seed<GestanPiece>): string;
  /** Changes a piece. Refused for invoices and credit notes: they are immutable. */
  piece(id: string, patch: Patch<GestanPiece>): void;
  /** Deletes a quote, an order or a delivery note that has moved no stock. */
  deletePiece(id: string): void;
}

/** A call that writes. */
export type MemoryGestanWrite =
  | 'upsertProduct'
  | 'upsertContact'
  | 'createPiece'
  | 'cancelPiece'
  | 'createEntry'
  | 'writeImage';

/** A call that can be made to fail. */
export type MemoryGestanOperation =
  | MemoryGestanWrite
  | 'families'
  | 'paymentModes'
  | 'bankAccounts'
  | 'postingCategories'
  | 'vatRates'
  | 'products'
  | 'contacts'
  | 'stock'
  | 'pieces'
  | 'find'
  | 'readImage';

/**
 * Faults for tests. Each call adds one; the faults of an operation occur in the order in which they
 * were added.
 */
export interface MemoryGestanFaults {
  /** The next call rejects and does nothing. @default a retryable `gestan.unavailable` */
  failNext(operation: MemoryGestanOperation, error?: Error): void;
  /** The next call takes effect, but its answer is lost: it rejects with `gestan.unsettled`. */
  loseAnswerNext(operation: MemoryGestanWrite): void;
  /**
   * The next call never arrives, but the caller cannot tell: it rejects with `gestan.unsettled`
   * too.
   */
  loseRequestNext(operation: MemoryGestanWrite): void;
}

/** A Gestan in memory. */
export interface MemoryGestan extends GestanAdapter {
  /** The pieces of a range of days. */
  readonly pieces: NonNullable<GestanAdapter['pieces']>;
  /** The content of an image. */
  readonly readImage: NonNullable<GestanAdapter['readImage']>;
  /** Stores the content of an image. */
  readonly writeImage: NonNullable<GestanAdapter['writeImage']>;
  /** The current data. */
  readonly state: MemoryGestanState;
  /** Actions of Gestan's user. */
  readonly edit: MemoryGestanEdit;
  /** Makes calls fail, for tests. */
  readonly faults: MemoryGestanFaults;
}

/** All members. */
export const fullCapabilities: GestanCapabilities = {
  pieces: pieceKinds,
  cancelPieces: ['quote', 'order', 'delivery-note'],
  entries: true,
  entryParts: true,
  readContacts: true,
  writeContacts: true,
  readProducts: true,
  writeProducts: true,
  productFields,
  readStock: true,
  stockFigure: 'physical',
  readBack: true,
  modifiedSince: true,
  vatAmounts: true,
  multipleTaxes: true,
  currencies: ['EUR'],
  images: { read: true, write: true },
};

export const usualVatRates: readonly GestanVatRate[] = [
  { rate: '20', name: 'Taux normal' },
  { rate: '10', name: 'Taux intermédiaire' },
  { rate: '5.5', name: 'Taux réduit' },
  { rate: '2.1', name: 'Taux super réduit' },
  { rate: '0', name: 'Sans TVA' },
];
