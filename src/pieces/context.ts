import type { Day, Decimal } from '../core/index.js';
import type { GestanCapabilities } from '../gestan/capabilities.js';
import type { GestanBankAccount } from '../gestan/model.js';
import type { EntryDraft, PieceDraft, PieceKind, PieceVat } from '../gestan/piece-model.js';
import type { PaymentRoute } from '../mapping/payments.js';
import type { WooLineItem, WooOrder, WooTaxRate } from '../woo/types.js';
import type { IssuedContent } from './issued-content.js';
import type { BillingReason } from './reasons.js';
import type { OrderPayment, OrderSettlement } from './settlement.js';

/** The Gestan product of an order line. */
export interface ProductMatch {
  /** Gestan's code. */
  readonly code: string;
  /** Gestan's id. Absent if the product does not exist yet. */
  readonly productId?: string | undefined;
  /**
   * Whether it is a service or a download, which decides the nature of the operation. Absent:
   * goods.
   */
  readonly virtual?: boolean | undefined;
}

/** A piece that was made before for this order, from the stored record. */
export interface KnownPiece {
  /** The kind of piece. */
  readonly kind: PieceKind;
  /** The reference that the piece was created with. */
  readonly externalRef: string;
  /** Total HT. */
  readonly totalNet: Decimal;
  /** Total of VAT. */
  readonly totalVat: Decimal;
  /** Total TTC. */
  readonly totalGross: Decimal;
  /** Currency of the amounts, ISO 4217. */
  readonly currency: string;
  /**
   * The order's total in its own currency when the piece was made. It gives the rate of a converted
   * invoice: its credit notes are converted at that rate, whatever the current settings are, and a
   * changed rate does not count as an edit of the order.
   */
  readonly sourceTotal?: Decimal | undefined;
  /**
   * For an invoice or a credit note: the issued content, which its corrections use. Absent on one
   * made by an earlier version.
   */
  readonly issued?: IssuedContent | undefined;
  /**
   * For a delivery note that takes goods out of stock: its units by line of the order. Units that
   * are added to the order later are still in Gestan's stock.
   */
  readonly units?: Readonly<Record<string, Decimal>> | undefined;
  /** Day of the piece. */
  readonly date?: Day | undefined;
  /** The VAT of the piece by rate. */
  readonly vat?: readonly PieceVat[] | undefined;
  /** Whether it takes goods out of stock. */
  readonly movesStock?: boolean | undefined;
  /** Gestan's id. */
  readonly id?: string | undefined;
  /** Gestan's number. */
  readonly number?: string | undefined;
  /**
   * A print of its lines, which shows whether they changed. Absent on one made by an earlier
   * version.
   */
  readonly content?: string | undefined;
  /** Cancelled in Gestan: it counts as not made, but its reference stays in use. */
  readonly cancelled?: boolean | undefined;
  /**
   * It was entered in Gestan by hand, so Gestan does not know its external reference: it is cited
   * by id and number.
   */
  readonly byHand?: boolean | undefined;
}

/** A ledger entry that was made before for this order. */
export interface KnownEntry {
  /** The reference that the entry was created with. */
  readonly externalRef: string;
  /** `in`: money received. `out`: money paid. */
  readonly direction?: EntryDraft['direction'] | undefined;
  /** Amount, in the currency of the piece. */
  readonly amount?: Decimal | undefined;
  /** The external reference of the piece that it pays. */
  readonly pieceRef?: string | undefined;
}

/** The pieces and entries that an order already has. */
export interface AlreadyMade {
  /** The pieces. */
  readonly pieces: readonly KnownPiece[];
  /** The ledger entries. */
  readonly entries: readonly KnownEntry[];
  /**
   * The order was entered by hand, with its payments: no ledger entry is made for these pieces.
   * Later pieces (a credit note) get theirs.
   */
  readonly adopted?: boolean | undefined;
  /**
   * By refund: a person's answer about a refund whose amount equals a change of the order. `true`:
   * both are the same money, which is credited once.
   */
  readonly sameMoney?: Readonly<Record<string, boolean>> | undefined;
}

/** The context of the builder: plain data and pure look-ups. */
export interface BillingContext {
  /** The shop's id in external references. */
  readonly shopId: string;
  /** The shop's time zone, for the days of pieces and entries. */
  readonly zone: string;
  /**
   * The current day of the shop, for pieces that are dated by their import. Needed for
   * `invoiceDate: 'import'` only.
   */
  readonly today?: Day | undefined;
  /** The capabilities of the adapter. */
  readonly capabilities: Pick<
    GestanCapabilities,
    | 'pieces'
    | 'cancelPieces'
    | 'entries'
    | 'entryParts'
    | 'vatAmounts'
    | 'multipleTaxes'
    | 'currencies'
    | 'readProducts'
    | 'writeProducts'
  >;
  /** Gestan's id of the contact; in a plan, before that contact exists, its external reference. */
  readonly contactId: string;
  /** The shop's tax rates by id, for tax lines that lack `rate_percent`. */
  readonly taxRates?: ReadonlyMap<number, WooTaxRate> | undefined;
  /**
   * By rate id, the field for which the shop's rate cannot be read. Only orders that need it are
   * refused.
   */
  readonly unreadableTaxRates?: ReadonlyMap<number, string> | undefined;
  /** The product of a line: by link, then SKU, then barcode. `undefined`: none. */
  readonly resolveProduct: (line: WooLineItem) => ProductMatch | undefined;
  /**
   * Gestan's product with a code (shipping, fees, rounding, fallback). `undefined`, or no look-up:
   * only the code is written.
   */
  readonly productByCode?: ((code: string) => ProductMatch | undefined) | undefined;
  /** Gestan's payment mode of a Woo payment method. `undefined`: not mapped. */
  readonly paymentMode: (method: string, order: WooOrder) => string | undefined;
  /** The accounts of a payment method. Absent: those of the settings. */
  readonly paymentRoute?: ((method: string, order: WooOrder) => PaymentRoute | undefined) | undefined;
  /**
   * The bank account of the settings, if Gestan lists accounts: one that is not professional gets
   * no entry.
   */
  readonly bankAccount?: GestanBankAccount | undefined;
  /** Any bank account by its id, as {@link BillingContext.bankAccount}. */
  readonly bankAccountOf?: ((id: string) => GestanBankAccount | undefined) | undefined;
  /**
   * The family and sub-family of a product code, the nearer one first, for posting categories by
   * family.
   */
  readonly familiesOf?: ((productCode: string) => readonly string[]) | undefined;
  /**
   * How an order was paid, if WooCommerce's own fields do not show it: deposits, gift cards,
   * vouchers, payouts. `undefined`: one payment of the whole order, on the day paid.
   */
  readonly settlement?: ((order: WooOrder) => OrderSettlement | undefined) | undefined;
  /**
   * The payments of an order that was paid in parts: a settlement with payments only.
   */
  readonly payments?: ((order: WooOrder) => readonly OrderPayment[] | undefined) | undefined;
  /** The pieces and entries that were made before. Absent: none. */
  readonly already?: AlreadyMade | undefined;
}

/** A product that a line needs and Gestan does not have. Create it before the piece. */
export interface ProductNeed {
  /** `woo:<shop>:product:<id>[:<variation id>]`. */
  readonly externalRef: string;
  /** Code of the product to create. */
  readonly code: string;
  /** Name of the product to create. */
  readonly name: string;
  /** The product's id in the shop. */
  readonly wooProductId: number;
  /** The variation's id; 0: none. */
  readonly wooVariationId: number;
  /** Unit price HT before discount, as sold. */
  readonly priceNet: Decimal;
  /**
   * In percent, if exactly one rate other than 0 applies to the line. It is the rate of the sale,
   * which differs abroad from the product's own rate.
   */
  readonly vatRate?: Decimal;
}

/** A piece that was made before the invoice and will be cancelled in Gestan. */
export interface PieceWithdrawal {
  /** The kind of piece. */
  readonly kind: PieceKind;
  /** The reference that the piece was created with. */
  readonly externalRef: string;
  /** Gestan's id. */
  readonly id?: string | undefined;
  /** Gestan's number. */
  readonly number?: string | undefined;
  /** Currency of the total, ISO 4217. */
  readonly currency: string;
  /** Total TTC. */
  readonly totalGross: Decimal;
  /** `cancelled`: the order is; `edited`: a corrected piece follows. */
  readonly why: 'cancelled' | 'edited';
}

/** A refund whose credit note cannot be made. */
export interface BlockedCredit {
  /** The refund's id in the shop. */
  readonly refundId: number;
  /** Why there is no credit note. */
  readonly reason: BillingReason;
}

/**
 * A ledger entry that is due but cannot be made yet. It stays due until the missing part is there.
 */
export interface MissingEntry {
  /** The reference that it will have. */
  readonly externalRef: string;
  /** The invoice or credit note that it pays. Absent: the payment of vouchers. */
  readonly pieceRef?: string | undefined;
  /** Why it is not made yet. */
  readonly reason: BillingReason;
}

/** The result for an order. `refused` excludes everything else. */
export type BuiltOrder =
  | {
      readonly refused?: undefined;
      /** The pieces to make now, each after the piece that it cites, without those already made. */
      readonly pieces: readonly PieceDraft[];
      /** Pieces to cancel first. */
      readonly withdrawals: readonly PieceWithdrawal[];
      /** The ledger entries to make now. */
      readonly entries: readonly EntryDraft[];
      /** The ledger entries that are due and cannot be made yet. */
      readonly missingEntries: readonly MissingEntry[];
      /** Products to create first. */
      readonly products: readonly ProductNeed[];
      /**
       * The issued content of the invoices and credit notes among the pieces, by external
       * reference. Store it with them: later corrections need it.
       */
      readonly issued: Readonly<Record<string, IssuedContent>>;
      /** Credit notes that cannot be made, and why. Everything else is made. */
      readonly blocked: readonly BlockedCredit[];
      /** Notes: why something is not made, and what differs from existing pieces. */
      readonly notes: readonly BillingReason[];
    }
  | { readonly refused: BillingReason };
