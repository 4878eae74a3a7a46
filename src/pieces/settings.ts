import type { Day, Decimal } from '../core/index.js';
import type { PieceKind } from '../gestan/piece-model.js';

/**
 * The pieces that an order's status requires. `invoice-if-paid`: the invoice, once the order is
 * paid. Credit notes are not listed: every refund of an invoiced order makes one.
 */
export type StatusStep = Exclude<PieceKind, 'credit-note'> | 'invoice-if-paid';

/**
 * Statuses (without `wc-`) and their pieces. An empty list: never any piece. An order whose status
 * is not in the table waits.
 */
export type StatusTable = Readonly<Record<string, readonly StatusStep[]>>;

/** The default table. */
export const defaultStatuses: StatusTable = {
  pending: ['quote'],
  'on-hold': ['quote', 'order'],
  processing: ['order', 'invoice-if-paid'],
  completed: ['order', 'delivery-note', 'invoice'],
  refunded: ['invoice-if-paid'],
  cancelled: [],
  failed: [],
  'checkout-draft': [],
};

/** The four switches « Pièces ». */
export interface PieceSwitches {
  /** Factures, and avoirs with them. @default true */
  readonly invoices: boolean;
  /** Devis. @default true */
  readonly quotes: boolean;
  /** Commandes. @default true */
  readonly orders: boolean;
  /** Bons de livraison. @default true */
  readonly deliveryNotes: boolean;
}

/** « Écritures ». */
export interface EntrySettings {
  /** Whether ledger entries are made. @default false */
  readonly enabled: boolean;
  /** Gestan's bank account; must be a professional one. */
  readonly bankAccountId?: string | undefined;
  /** Imputation. */
  readonly postingCategoryId?: string | undefined;
  /**
   * Imputation of multi-purpose vouchers that are sold, which are a debt and no turnover. Absent:
   * they are not booked.
   */
  readonly voucherPostingCategoryId?: string | undefined;
  /**
   * Imputation by VAT rate in percent, `{ '20': 'id' }`, and by Gestan's family or sub-family,
   * which goes before the rate. Needs an adapter that splits entries (`capabilities.entryParts`).
   */
  readonly categories?:
    | {
        readonly rates: Readonly<Record<string, string>>;
        readonly families: Readonly<Record<string, string>>;
      }
    | undefined;
  /** Whether the gateway's fee becomes an outgoing entry of its own. @default false */
  readonly fees: boolean;
  /** Imputation of the gateway's fees; else that of the entries. */
  readonly feePostingCategoryId?: string | undefined;
  /**
   * Which refunds make an outgoing entry: all (WooCommerce also records refunds that were paid by
   * hand), only those that the gateway paid (`refunded_payment`), or none.
   *
   * @default 'all'
   */
  readonly refunds: 'all' | 'gateway' | 'none';
}

/**
 * Settings for sales without VAT. The legal mentions are those of the seller's country (French by
 * default).
 */
export interface ExemptionSettings {
  /** The seller's country, ISO 3166-1 alpha-2. @default 'FR' */
  readonly country: string;
  /** The seller's VAT number, which an exempt sale inside the EU must show. */
  readonly vatNumber?: string | undefined;
  /** The seller charges no VAT at all (franchise en base, art. 293 B du CGI). @default false */
  readonly smallFirm: boolean;
}

/** How orders become pieces. Plain data; the sync reads it from its settings. */
export interface BillingSettings {
  /** Which kinds of pieces are made. */
  readonly pieces: PieceSwitches;
  /** The pieces of each order status. @default the statuses of {@link defaultBilling} */
  readonly statuses: StatusTable;
  /**
   * The kind of piece that takes goods out of stock. `auto`: the delivery note if that kind is
   * made, otherwise the invoice. Only one kind, so that nothing leaves stock twice.
   *
   * @default 'auto'
   */
  readonly stockMovedBy: 'auto' | 'delivery-note' | 'invoice' | 'none';
  /**
   * The day of an invoice: paid, else completed, else created; or the other way round; or the day
   * on which it is made in Gestan (`import`), which alone keeps dates in the order of Gestan's
   * numbers. With `import` credit notes are dated so too.
   *
   * @default 'paid'
   */
  readonly invoiceDate: 'paid' | 'completed' | 'created' | 'import';
  /**
   * The last day of the closed accounting period: no piece is dated on or before it. A piece that
   * would be gets the day after.
   */
  readonly closedUntil?: Day | undefined;
  /**
   * What happens to an order that changes after its invoice. `report`: the row lists the
   * differences. `correct`: a decrease makes a credit note, an increase a further invoice.
   *
   * @default 'report'
   */
  readonly edited: 'report' | 'correct';
  /**
   * « Envoi »: code of the Gestan product that carries shipping. Absent: the line has no product,
   * with a note.
   */
  readonly shippingProductCode?: string | undefined;
  /**
   * Code of the Gestan product that carries fees, and refunds without lines. Absent: as for
   * shipping.
   */
  readonly feeProductCode?: string | undefined;
  /**
   * Code of the Gestan product of the line « Arrondi », for a Gestan that requires a product on
   * every line.
   */
  readonly roundingProductCode?: string | undefined;
  /**
   * What happens to a line whose product is neither linked nor found by SKU or barcode. @default
   * 'create'
   */
  readonly unknownProduct: 'refuse' | 'create' | { readonly fallbackCode: string };
  /**
   * Code of the Gestan product for lines whose product was deleted from the shop. Absent: one
   * product `WOO-SUPPRIME` is made for all of them.
   */
  readonly deletedProductCode?: string | undefined;
  /** The value of one unit of a foreign currency in Gestan's own: `{ USD: '0.92' }`. @default {} */
  readonly currencyRates: Readonly<Record<string, Decimal>>;
  /** Sales without VAT. */
  readonly exemptions: ExemptionSettings;
  /** Ledger entries. */
  readonly entries: EntrySettings;
}

/** The documented defaults. */
export const defaultBilling: BillingSettings = {
  pieces: { invoices: true, quotes: true, orders: true, deliveryNotes: true },
  statuses: defaultStatuses,
  stockMovedBy: 'auto',
  invoiceDate: 'paid',
  edited: 'report',
  unknownProduct: 'create',
  currencyRates: {},
  exemptions: { country: 'FR', smallFirm: false },
  entries: { enabled: false, fees: false, refunds: 'all' },
};
