import type { Day, Decimal, Language } from '../../core/index.js';
import type { GestanPiece, PieceKind } from '../../gestan/piece-model.js';
import type { AlreadyMade, BillingContext, BillingSettings } from '../../pieces/index.js';
import type { ReasonSums } from '../../pieces/reason-values.js';
import type { WooOrder, WooRefund } from '../../woo/types.js';
import type { Reason } from '../plan.js';
import type { OrderSkipRules } from './types.js';

/**
 * What an audit finds. `missing`: a piece that was made is not in Gestan. `not-imported`: the order
 * asks for a piece that was not made. `doubled`: Gestan holds it more than once. `amounts-differ`:
 * its totals or VAT are not the shop's. `not-credited`: a refund of an invoiced order has no credit
 * note. `edited`: the shop changed the order after its invoice. `refused`: the order cannot be made
 * into pieces, or a refund into a credit note, or a piece of it cannot be read. `not-invoiced`: the
 * order is paid, and its status asks for no invoice. `no-entry`: a ledger entry is due and was not
 * made. `outdated-piece`: Gestan still holds a piece of an order that was cancelled, trashed or
 * edited before its invoice, or that the order does not explain. `stock-not-moved`: the piece that
 * takes goods out of stock has not done so. `unknown-order`: Gestan holds a piece of this shop for
 * an order that the shop does not have: it was deleted for good, or never was there.
 */
export type AuditFinding =
  | 'missing'
  | 'not-imported'
  | 'doubled'
  | 'amounts-differ'
  | 'not-credited'
  | 'edited'
  | 'refused'
  | 'not-invoiced'
  | 'outdated-piece'
  | 'no-entry'
  | 'stock-not-moved'
  | 'unknown-order';

/** A finding. Orders without one are only counted. */
export interface AuditRow {
  /** The kind of finding. */
  readonly finding: AuditFinding;
  /** The order's id in the shop. */
  readonly orderId: number;
  /** The order's number, as people see it. */
  readonly number?: string;
  /** The kind of the piece. */
  readonly kind?: PieceKind;
  /** The external reference of the piece. */
  readonly externalRef?: string;
  /** Gestan's ids of the pieces concerned. */
  readonly pieceIds?: readonly string[];
  /** The reason, as a code with its values. */
  readonly reason: Reason;
  /** The two amounts that should be equal: of the differing part, not of the whole piece. */
  readonly sums?: ReasonSums;
}

/** Net and VAT of one side. */
export interface AuditAmounts {
  /** Amount HT. */
  readonly base: Decimal;
  /** Amount of VAT. */
  readonly vat: Decimal;
}

/**
 * One VAT rate of one country in one month: invoices less credit notes, by the day of the piece.
 */
export interface AuditMonth {
  /** `2026-03`. */
  readonly month: string;
  /** The country that VAT was charged for, ISO 3166-1 alpha-2; empty if unknown. */
  readonly country: string;
  /** Currency of the amounts, ISO 4217. */
  readonly currency: string;
  /** VAT rate in percent. */
  readonly rate: Decimal;
  /** Name of the tax. */
  readonly label: string;
  /** Whether the tax applies to the taxes before it too. */
  readonly compound?: boolean;
  /** The sum of the shop's orders. */
  readonly woo: AuditAmounts;
  /** The sum in Gestan; without read-back: of the pieces that were sent. */
  readonly gestan: AuditAmounts;
  /** Whether both sides have the same sums. */
  readonly equal: boolean;
}

/** One VAT rate of one country in one quarter, for the OSS return. */
export interface AuditQuarter extends Omit<AuditMonth, 'month'> {
  /** `2026-Q1`. */
  readonly quarter: string;
}

/** Payments of one day and method, and their ledger entries. TTC. */
export interface AuditPayment {
  /** The shop's day. */
  readonly day: Day;
  /** Woo's payment method id. */
  readonly method: string;
  /** Currency of the amounts, ISO 4217. */
  readonly currency: string;
  /** The number of orders paid on that day. */
  readonly orders: number;
  /** The payments of those orders. */
  readonly paid: Decimal;
  /** Incoming ledger entries of those orders. */
  readonly booked: Decimal;
  /** Refunds on that day. */
  readonly refunded: Decimal;
  /** Outgoing ledger entries of those refunds. */
  readonly bookedBack: Decimal;
  /** The gateway's fees of those orders, if fees are booked. */
  readonly fees?: Decimal;
  /** Ledger entries of those fees. */
  readonly bookedFees?: Decimal;
  /** The gateway's payouts on that day, from `map.settlement`. */
  readonly paidOut?: Decimal;
  /** Ledger entries of those payouts, on the bank account. */
  readonly bookedOut?: Decimal;
  /**
   * The parts of these sums without an entry by choice: refunds that `billing.entries.refunds`
   * leaves out, and orders that are not invoiced because of their status or the switches. Absent:
   * none.
   */
  readonly outside?: Readonly<Partial<Record<'paid' | 'refunded' | 'fees' | 'paidOut', Decimal>>>;
  /** Whether each sum, less what is `outside`, has its entries. */
  readonly equal: boolean;
}

/** The result of an audit; plain JSON. */
export interface OrderAudit {
  /** The default language of its texts. @default 'fr' */
  readonly language?: Language;
  /**
   * `verified`: Gestan's pieces were read. `sent`: the adapter cannot read back, so the pieces that
   * were sent are used, unverified.
   */
  readonly basis: 'verified' | 'sent';
  /** The findings, order by order. */
  readonly rows: readonly AuditRow[];
  /** The sums of both sides by month, currency and VAT rate. */
  readonly months: readonly AuditMonth[];
  /** The sums of both sides by quarter, country, currency and VAT rate. */
  readonly quarters: readonly AuditQuarter[];
  /** Payments against entries, if entries are switched on; otherwise empty. */
  readonly payments: readonly AuditPayment[];
  /** The number of orders: all, right ones, with findings, without anything to make. */
  readonly orders: {
    readonly total: number;
    readonly right: number;
    readonly wrong: number;
    readonly nothing: number;
  };
  /** Findings by kind. */
  readonly findings: Readonly<Partial<Record<AuditFinding, number>>>;
  /**
   * Whether nothing was found: every paid order has its invoice, every refund its credit note,
   * every piece its amounts by product and rate, every payment its entry, if entries are made. Then
   * each row of `months`, `quarters` and `payments` is `equal`; {@link AuditPayment.outside}
   * contains what the settings leave out.
   */
  readonly complete: boolean;
}

/** The input of an audit. */
export interface OrderAuditOptions {
  /** The context of the piece builder. */
  readonly context: Omit<BillingContext, 'contactId' | 'already'>;
  /** How orders become pieces. */
  readonly settings: BillingSettings;
  /** Orders that are skipped. */
  readonly skip: OrderSkipRules;
  /** Whether Gestan's pieces are given ({@link OrderAuditor.piece}). */
  readonly readBack: boolean;
}

/** One order to audit. */
export interface AuditedOrder {
  /** The current order of the shop. */
  readonly order: WooOrder;
  /** Its refunds, with their lines. */
  readonly refunds: readonly WooRefund[];
  /** The stored record of what was made. */
  readonly known?: AlreadyMade | undefined;
  /**
   * Settings of this order alone, if it was entered by hand.
   *
   * @default those of the audit
   */
  readonly settings?: BillingSettings | undefined;
}

/**
 * Takes any number of pieces, then orders, and returns its findings. Pass all pieces before the
 * first order.
 */
export interface OrderAuditor {
  /** Adds a piece of Gestan. Pieces of other shops and pieces made by hand are ignored. */
  piece(piece: GestanPiece): void;
  /** Adds an order of the shop. */
  order(order: AuditedOrder): void;
  /**
   * Adds an order whose row, refund or piece in Gestan is unreadable. `orderId` 0: its order is
   * unknown.
   */
  unreadable(order: Required<Pick<AuditRow, 'orderId' | 'number' | 'reason'>>): void;
  /**
   * The findings about these orders.
   *
   * @param covers the days whose pieces belong to one of these orders: pieces outside are not
   *   reported as `unknown-order`.
   */
  result(covers?: { readonly after?: Day | undefined; readonly before?: Day | undefined }): OrderAudit;
}
