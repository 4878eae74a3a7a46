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
 * into pieces, or a refund into a credit note, or a piece of it cannot be read. `not-invoiced`: the order is paid, and its status asks
 * for no invoice. `no-entry`: a ledger entry is due and was not made. `outdated-piece`: Gestan still holds
 * a piece of an order that was cancelled, trashed or edited before its invoice, or that the order does
 * not explain. `stock-not-moved`: the piece that
 * takes goods out of stock has not done so. `unknown-order`: Gestan holds a piece of this shop for an
 * order that the shop does not have: it was deleted for good, or never was there.
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

/** One finding. Orders without one are only counted. */
export interface AuditRow {
  /** What was found. */
  readonly finding: AuditFinding;
  /** The order's id in the shop. */
  readonly orderId: number;
  /** The order's number, as people see it. */
  readonly number?: string;
  /** The kind of the piece that the row is about. */
  readonly kind?: PieceKind;
  /** The external reference of the piece that the row is about. */
  readonly externalRef?: string;
  /** Gestan's ids of the pieces concerned. */
  readonly pieceIds?: readonly string[];
  /** The reason, as a code with its values. */
  readonly reason: Reason;
  /** The two amounts that should be equal: of the part that differs, not of the whole piece. */
  readonly sums?: ReasonSums;
}

/** Net and VAT of one side. */
export interface AuditAmounts {
  /** Amount HT. */
  readonly base: Decimal;
  /** Amount of VAT. */
  readonly vat: Decimal;
}

/** One VAT rate of one country in one month: invoices less credit notes, by the day of the piece. */
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
  /** What Gestan holds; without read-back: what was sent. */
  readonly gestan: AuditAmounts;
  /** Whether both sides have the same sums. */
  readonly equal: boolean;
}

/** One VAT rate of one country in one quarter, as the OSS return wants it. */
export interface AuditQuarter extends Omit<AuditMonth, 'month'> {
  /** `2026-Q1`. */
  readonly quarter: string;
}

/** What customers paid on one day by one method, and what was booked of it. TTC. */
export interface AuditPayment {
  /** The shop's day. */
  readonly day: Day;
  /** Woo's payment method id. */
  readonly method: string;
  /** Currency of the amounts, ISO 4217. */
  readonly currency: string;
  /** Orders paid on that day. */
  readonly orders: number;
  /** What those orders were paid. */
  readonly paid: Decimal;
  /** Incoming ledger entries of those orders. */
  readonly booked: Decimal;
  /** Given back on that day. */
  readonly refunded: Decimal;
  /** Outgoing ledger entries of those refunds. */
  readonly bookedBack: Decimal;
  /** What the gateway kept of those orders, where fees are booked. */
  readonly fees?: Decimal;
  /** Ledger entries of those fees. */
  readonly bookedFees?: Decimal;
  /** What the gateway paid out on that day, from `map.settlement`. */
  readonly paidOut?: Decimal;
  /** Ledger entries of those payouts, on the bank account. */
  readonly bookedOut?: Decimal;
  /**
   * What of these sums has no entry by choice: refunds that `billing.entries.refunds` leaves out, and
   * orders whose status or switches ask for no invoice. Absent: nothing.
   */
  readonly outside?: Readonly<Partial<Record<'paid' | 'refunded' | 'fees' | 'paidOut', Decimal>>>;
  /** Whether each sum, less what is `outside`, has its entries. */
  readonly equal: boolean;
}

/** The result of an audit; plain JSON. */
export interface OrderAudit {
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /**
   * `verified`: Gestan's pieces were read. `sent`: the adapter cannot read back, so what was sent
   * counts, unverified.
   */
  readonly basis: 'verified' | 'sent';
  /** What was found, order by order. */
  readonly rows: readonly AuditRow[];
  /** The sums of both sides by month, currency and VAT rate. */
  readonly months: readonly AuditMonth[];
  /** The sums of both sides by quarter, country, currency and VAT rate. */
  readonly quarters: readonly AuditQuarter[];
  /** Where entries are switched on: what was paid, against entries. Else empty. */
  readonly payments: readonly AuditPayment[];
  /** Orders looked at, and how many of them are right, have findings, or ask for nothing. */
  readonly orders: {
    readonly total: number;
    readonly right: number;
    readonly wrong: number;
    readonly nothing: number;
  };
  /** Findings by kind. */
  readonly findings: Readonly<Partial<Record<AuditFinding, number>>>;
  /**
   * Whether nothing was found: every paid order has its invoice, every refund its credit note, every
   * piece its amounts by product and rate, every payment its entry, where entries are made. Each row of
   * `months`, `quarters` and `payments` is `equal` then; what the settings leave out stands in
   * {@link AuditPayment.outside}.
   */
  readonly complete: boolean;
}

/** The input of an audit. */
export interface OrderAuditOptions {
  /** What the piece builder must know besides the order. */
  readonly context: Omit<BillingContext, 'contactId' | 'already'>;
  /** How orders become pieces. */
  readonly settings: BillingSettings;
  /** Orders that are left alone. */
  readonly skip: OrderSkipRules;
  /** Whether Gestan's pieces are given ({@link OrderAuditor.piece}). */
  readonly readBack: boolean;
}

/** One order to audit. */
export interface AuditedOrder {
  /** The order as the shop has it now. */
  readonly order: WooOrder;
  /** Its refunds, with their lines. */
  readonly refunds: readonly WooRefund[];
  /** What the sync remembers to have made. */
  readonly known?: AlreadyMade | undefined;
  /**
   * Settings of this order alone: one that was entered by hand has no other pieces than those.
   * @default those of the audit
   */
  readonly settings?: BillingSettings | undefined;
}

/**
 * Takes any number of pieces, then of orders, and returns its findings. Give all pieces before the
 * first order.
 */
export interface OrderAuditor {
  /** A piece as Gestan holds it. Those of other shops and those made by hand are left aside. */
  piece(piece: GestanPiece): void;
  /** Takes one order of the shop. */
  order(order: AuditedOrder): void;
  /**
   * Takes an order of which the shop's row, a refund or a piece in Gestan cannot be read. `orderId`
   * 0: what cannot be read does not say which order it is.
   */
  unreadable(order: Required<Pick<AuditRow, 'orderId' | 'number' | 'reason'>>): void;
  /**
   * What was found in the orders that were given.
   *
   * @param covers the days whose pieces surely belong to an order that was given: pieces outside
   * are not reported as `unknown-order`.
   */
  result(covers?: { readonly after?: Day | undefined; readonly before?: Day | undefined }): OrderAudit;
}
