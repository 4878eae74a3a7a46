import type { Instant } from '../core/index.js';
import type { GestanCapabilities } from './capabilities.js';
import type {
  ContactDraft,
  GestanBankAccount,
  GestanContact,
  GestanFamily,
  GestanImage,
  GestanPaymentMode,
  GestanPostingCategory,
  GestanProduct,
  GestanStock,
  GestanVatRate,
  ProductDraft,
} from './model.js';
import type { EntryDraft, GestanPiece, PieceDraft } from './piece-model.js';

/** Options of one call to the adapter. */
export interface GestanReadOptions {
  /** Ends the call with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of a listing. */
export interface GestanListOptions extends GestanReadOptions {
  /**
   * Only changes at or after this instant; ignored by an adapter without the capability
   * `modifiedSince`.
   */
  readonly modifiedSince?: Instant | undefined;
}

/** The answer to a write. */
export interface GestanWriteResult {
  /** Gestan's own id. */
  readonly id: string;
  /** Gestan's number of a piece, if it is known. */
  readonly number?: string;
  /** False if the external reference was already known and nothing new was made. */
  readonly created: boolean;
  /** True if it was only sent (files, a staging table) and Gestan has not confirmed it yet. */
  readonly sent?: boolean;
}

/** The kinds of record that can be found by external reference. */
export type GestanRecordKind = 'product' | 'contact' | 'piece' | 'entry';

/** A record in Gestan. */
export interface GestanFound {
  /** Gestan's id. */
  readonly id: string;
  /** Number that people see, of a piece or a contact. */
  readonly number?: string;
}

/** The state of a record that was sent, and that Gestan's user or program has to take. */
export interface GestanSentStatus {
  /**
   * `waiting` to be sent, `sent`, `taken` (in progress), `done`, `refused` by Gestan, or `missing`
   * from its place.
   */
  readonly state: 'waiting' | 'sent' | 'taken' | 'done' | 'refused' | 'missing';
  /** Its file or row. */
  readonly where?: string;
  /** Why it was refused. */
  readonly message?: string;
}

/** The effect of a write on one field of a draft. */
export interface GestanDraftNotice {
  /** `code`, `billing.city`, `lines[0].label`. */
  readonly field: string;
  /**
   * `refused`: the write would reject with `gestan.refused`. `warning`: it is written, but not as
   * it is given.
   */
  readonly severity: 'refused' | 'warning';
  /** The characters that cannot be kept. */
  readonly characters: readonly string[];
  /** The text that Gestan will hold. */
  readonly written: string;
}

/**
 * The interface between the sync and a Gestan. Lists are lazy: each call starts a new reading.
 * Creations are idempotent on `externalRef`: the same reference twice makes one record. A method
 * without its capability rejects with `GestanError` `gestan.unsupported`. A write with an unknown
 * outcome rejects with `gestan.unsettled`; the sync then calls `find` before anything else. A
 * refusal by Gestan's own rules rejects with `gestan.refused`.
 */
export interface GestanAdapter {
  /** A short name for reports: `memory`, `file`, `staging`. */
  readonly name: string;
  /** The capabilities of this adapter. */
  readonly capabilities: GestanCapabilities;

  /** All families and sub-families. */
  families(options?: GestanReadOptions): Promise<readonly GestanFamily[]>;
  /** All payment modes. */
  paymentModes(options?: GestanReadOptions): Promise<readonly GestanPaymentMode[]>;
  /** All bank accounts. */
  bankAccounts(options?: GestanReadOptions): Promise<readonly GestanBankAccount[]>;
  /** All posting categories (imputations). */
  postingCategories(options?: GestanReadOptions): Promise<readonly GestanPostingCategory[]>;
  /** All VAT rates. */
  vatRates(options?: GestanReadOptions): Promise<readonly GestanVatRate[]>;

  /** All products, or those that changed since an instant. */
  products(options?: GestanListOptions): AsyncIterable<GestanProduct>;
  /** All contacts, or those that changed since an instant. */
  contacts(options?: GestanListOptions): AsyncIterable<GestanContact>;
  /** The stock of all products, or of those that changed since an instant. */
  stock(options?: GestanListOptions): AsyncIterable<GestanStock>;

  /** Creates a product, or updates the one of the same id or external reference. */
  upsertProduct(draft: ProductDraft, options?: GestanReadOptions): Promise<GestanWriteResult>;
  /** Creates a contact, or updates the one of the same id or external reference. */
  upsertContact(draft: ContactDraft, options?: GestanReadOptions): Promise<GestanWriteResult>;
  /** Creates a piece. A second call with the same external reference returns the same piece. */
  createPiece(draft: PieceDraft, options?: GestanReadOptions): Promise<GestanWriteResult>;
  /**
   * Creates the pieces of several orders in one call, where that is faster: one transaction, one
   * message. The result is that of `createPiece` for each piece, order by order. Absent: the sync
   * calls `createPiece` for each.
   *
   * @param orders the pieces of each order, in their order: a piece may refer to those before it.
   * @returns for each order the outcomes of its pieces, as `Promise.allSettled` gives them for
   *   `createPiece`. The first rejected piece ends its order, and no other order: the pieces after
   *   it are not created and have no outcome.
   * @throws for all at once: `gestan.unsettled` if any of them may have been created; the sync then
   *   looks up each. Any other code means that nothing was created: the sync goes on piece by
   *   piece.
   */
  createPieces?(
    orders: readonly (readonly PieceDraft[])[],
    options?: GestanReadOptions,
  ): Promise<readonly (readonly PromiseSettledResult<GestanWriteResult>[])[]>;
  /**
   * Creates a ledger entry. A second call with the same external reference returns the same entry.
   */
  createEntry(draft: EntryDraft, options?: GestanReadOptions): Promise<GestanWriteResult>;
  /**
   * Cancels a quote, an order or a delivery note before its invoice. Goods that it took out of
   * stock go back. Does nothing if the piece is already cancelled or does not exist, so a call may
   * be repeated. Rejects with `gestan.refused` if Gestan's rules forbid it. With capability
   * `cancelPieces`.
   *
   * @param why for Gestan's user: the order was cancelled, or edited, in which case a corrected
   *   piece follows.
   */
  cancelPiece?(externalRef: string, why: 'cancelled' | 'edited', options?: GestanReadOptions): Promise<void>;

  /** Looks up a record by external reference. `undefined`: there is none. */
  find(
    kind: GestanRecordKind,
    externalRef: string,
    options?: GestanReadOptions,
  ): Promise<GestanFound | undefined>;

  /**
   * The characters that a write of this draft would lose, for plans. Changes nothing and sends
   * nothing. For adapters that cannot transmit every character.
   */
  inspect?(
    kind: 'product' | 'contact' | 'piece',
    draft: ProductDraft | ContactDraft | PieceDraft,
  ): readonly GestanDraftNotice[];

  /**
   * The state of a record that was only sent, for `explain()`. `undefined`: it was never written.
   * For adapters without read-back.
   */
  status?(
    kind: GestanRecordKind,
    externalRef: string,
    options?: GestanReadOptions,
  ): Promise<GestanSentStatus | undefined>;

  /**
   * The pieces of a period by their date, `after` included, `before` not (days, `YYYY-MM-DD`). With
   * capability `readBack`.
   */
  pieces?(range: {
    readonly after?: string | undefined;
    readonly before?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  }): AsyncIterable<GestanPiece>;

  /** The content of an image. Needed with the capability `images.read`. */
  readImage?(productId: string, image: GestanImage, options?: GestanReadOptions): Promise<Uint8Array>;
  /** Stores the content of an image. Needed with the capability `images.write`. */
  writeImage?(
    productId: string,
    image: GestanImage & { readonly content: Uint8Array },
    options?: GestanReadOptions,
  ): Promise<void>;

  /** Frees connections and files of the adapter. */
  close?(): Promise<void>;
}
