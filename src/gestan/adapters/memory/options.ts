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

/** A record to start with; without `id` it is given the next one. */
export type Seed<T extends { readonly id: string }> = Omit<T, 'id'> & { readonly id?: string };

/**
 * Options of `memoryGestan`. Everything is optional: without any it is an empty Gestan that can do
 * everything.
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
  /** The only rates that products may have. @default 20, 10, 5.5, 2.1 and 0 % are listed, and any is taken */
  readonly vatRates?: readonly GestanVatRate[];
  /** Products that are there from the start. */
  readonly products?: readonly Seed<GestanProduct>[];
  /** Contacts that are there from the start. */
  readonly contacts?: readonly Seed<GestanContact>[];
  /** Physical quantities by product code. A product that is not named has no stock figure. */
  readonly stock?: readonly { readonly code: string; readonly quantity?: Decimal }[];
  /** Pieces that Gestan's user had entered before, with their numbers. They move no stock. */
  readonly pieces?: readonly Seed<GestanPiece>[];
  /** What this Gestan cannot do, or does otherwise. @default everything, in EUR, `physical` stock */
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
 * What this Gestan holds now, as plain data in the order in which it was made. Each read gives a
 * fresh copy.
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

/** A change of some fields: `null` clears one; what is absent or `undefined` stays as it is. */
export type Patch<T> = { readonly [F in keyof Omit<T, 'id'>]?: T[F] | null | undefined };

/**
 * What a person at Gestan's screens can do. All throw `GestanError` `gestan.refused` on what Gestan
 * would refuse.
 */
export interface MemoryGestanEdit {
  /** Adds a family. */
  addFamily(family: GestanFamily): void;
  /** Returns the id. */
  addProduct(product: Seed<GestanProduct>): string;
  /** Changes a product, as somebody at Gestan's screen would. */
  product(id: string, patch: Patch<GestanProduct>): void;
  /** Deletes a product. */
  deleteProduct(id: string): void;
  /** Adds a contact and gives its id. */
  addContact(contact: Seed<GestanContact>): string;
  /** Changes a contact, as somebody at Gestan's screen would. */
  contact(id: string, patch: Patch<GestanContact>): void;
  /** Deletes a contact. */
  deleteContact(id: string): void;
  /** Sets the physical stock of a product; `undefined`: not known any more. */
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
 * Faults for tests. Each call arms one; those of one operation strike in the order in which they
 * were armed.
 */
export interface MemoryGestanFaults {
  /** The next call rejects and does nothing. @default a retryable `gestan.unavailable` */
  failNext(operation: MemoryGestanOperation, error?: Error): void;
  /** The next call takes effect, but its answer is lost: it rejects with `gestan.unsettled`. */
  loseAnswerNext(operation: MemoryGestanWrite): void;
  /** The next call never arrives, and nobody can tell: it rejects with `gestan.unsettled` too. */
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
  /** What it holds now. */
  readonly state: MemoryGestanState;
  /** Changes from Gestan's side. */
  readonly edit: MemoryGestanEdit;
  /** Makes calls fail, for tests. */
  readonly faults: MemoryGestanFaults;
}

/** Everything. */
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
