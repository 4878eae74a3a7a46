import type { Day, Decimal, NoValues } from '../core/index.js';
import type { PieceKind } from '../gestan/piece-model.js';

/** The order that a reason is about: its number, as people know it. */
interface OfOrder {
  /** The order's number. */
  readonly order: string;
}

/** A refund of an order: its id. */
interface OfRefund extends OfOrder {
  /** The refund's id in the shop. */
  readonly refund: number;
}

/** Two sums that ought to be equal, in one currency. */
export interface ReasonSums {
  /** ISO 4217. */
  readonly currency: string;
  /** What the shop says: the order's total, the refund's amount. */
  readonly expected: Decimal;
  /** What its parts add up to, or what is left. */
  readonly found: Decimal;
}

/** VAT of a piece and of the order at one rate. */
export interface RateDifference {
  /** As the shop names it: `TVA 20 %`. */
  readonly rate: string;
  /** The amounts as invoiced. */
  readonly was: { readonly net: Decimal; readonly vat: Decimal };
  /** The amounts as the order has them now. */
  readonly is: { readonly net: Decimal; readonly vat: Decimal };
}

/** A line of an order that is not as it was invoiced. Nets are HT; `0` where it is not there. */
export interface LineDifference {
  /** What the line says. */
  readonly label: string;
  /** The line as invoiced. */
  readonly was: { readonly quantity: Decimal; readonly net: Decimal };
  /** The line as the order has it now. */
  readonly is: { readonly quantity: Decimal; readonly net: Decimal };
}

/** An amount, VAT included, that a credit note gives back at another rate than the refund says. */
export interface MovedAmount {
  /** The rates that the amount is taken from and given to, as the shop names them. */
  readonly from: string;
  /** The rate that the amount is given to. */
  readonly to: string;
  /** Amount TTC. */
  readonly gross: Decimal;
}

/**
 * What each reason carries: all that its sentence needs. Amounts are in `currency`, which is the
 * order's unless stated otherwise.
 */
export interface BillingReasonValues {
  // Refusals of the order.
  /** Gestan takes no piece in this currency. */
  readonly 'currency-unknown': OfOrder & { readonly currency: string; readonly taken: readonly string[] };
  /**
   * The shop no longer has the tax rate of a line, or has it with a `field` that cannot be read.
   */
  readonly 'tax-rate-unknown': OfOrder & {
    readonly rateId: number;
    readonly field?: string;
    readonly refund?: number;
  };
  /** `line`: its label; `taxes`: what it has. */
  readonly 'multiple-taxes': OfOrder & { readonly line: string; readonly taxes: readonly string[] };
  /** `tolerance`: what rounding can explain. */
  readonly 'order-not-explained': OfOrder &
    ReasonSums & { readonly difference: Decimal; readonly tolerance: Decimal };
  /** A Gestan that recomputes VAT comes to `found`; `most`: what a rounding line may have. */
  readonly 'rounding-too-large': OfOrder & ReasonSums & { readonly most: Decimal; readonly refund?: number };
  /** `rate` is named where no line of the order has it. */
  readonly 'vat-contradiction': OfOrder & {
    readonly currency: string;
    readonly charged: Decimal;
    readonly shown: Decimal;
    readonly rate?: string;
  };
  /** A line's product is not in Gestan. */
  readonly 'product-unknown': OfOrder & {
    readonly name: string;
    readonly sku: string;
    readonly productId: number;
  };
  /**
   * `field`: its path, such as `line_items[7].total`; `value`: what is there, cut to 60 characters.
   */
  readonly 'amount-invalid': OfOrder & {
    readonly field: string;
    readonly value: string;
    readonly refund?: number;
  };
  /** The order's total is negative. */
  readonly 'order-below-zero': OfOrder & { readonly currency: string; readonly total: Decimal };
  /**
   * The order was read with fewer decimals than its currency has: the VAT of a rate is `shown`, its
   * unrounded taxes come to `exact`.
   */
  readonly 'amounts-rounded': OfOrder & {
    readonly currency: string;
    readonly shown: Decimal;
    readonly exact: Decimal;
  };
  /**
   * The shop rounds totals to fewer decimals than its currency has: `expected` is paid, its parts
   * come to `found`.
   */
  readonly 'shop-rounds-totals': OfOrder & ReasonSums;
  /** The order lacks the date that the piece needs. */
  readonly 'date-missing': OfOrder & { readonly kind: PieceKind; readonly refund?: number };

  // What blocks one credit note, and nothing else of its order.
  /** The refund gives back less (`expected`) than its lines add up to (`found`). */
  readonly 'refund-not-explained': OfRefund & ReasonSums;
  /** The refund gives back more (`expected`) than is invoiced and not credited yet (`found`). */
  readonly 'refund-beyond-invoice': OfRefund & ReasonSums;
  /**
   * Nothing tells what the invoice held, and the order was edited since: made by hand or by an
   * earlier version.
   */
  readonly 'invoice-content-unknown': OfRefund;
  /**
   * What was taken out of the order cannot be credited: refunds gave back what the invoice held at
   * its rates. `gross`: with VAT.
   */
  readonly 'edit-beyond-invoice': OfOrder & { readonly currency: string; readonly gross: Decimal };

  // Why something is not made.
  /** The adapter does not create this kind of piece. */
  readonly 'kind-unsupported': { readonly kind: PieceKind };
  /** The settings switch off every kind that the status asks for. */
  readonly 'kinds-switched-off': { readonly status: string; readonly kinds: readonly PieceKind[] };
  /** The status table has no row for the order's status. */
  readonly 'status-unmapped': { readonly status: string };
  /** The status table asks for nothing. */
  readonly 'status-without-pieces': { readonly status: string };
  /** The order is not paid yet. */
  readonly 'not-paid': NoValues;
  /** The order was refunded and never paid: nothing is invoiced. */
  readonly 'never-paid': NoValues;
  /** The order has no lines. */
  readonly 'order-empty': OfOrder;
  /** There is no invoice that the refund could credit. */
  readonly 'refund-without-invoice': OfOrder;
  /** The adapter creates no ledger entries. */
  readonly 'entries-unsupported': NoValues;
  /** No ledger entry: the order is not paid. */
  readonly 'entry-not-paid': NoValues;
  /** No ledger entry: there is no invoice. */
  readonly 'entry-without-invoice': NoValues;
  /** The payment table has no row for the method. */
  readonly 'payment-unmapped': { readonly method: string; readonly title: string };
  /** The settings name no bank account. */
  readonly 'bank-account-missing': NoValues;
  /** The bank account does not belong to the firm. */
  readonly 'bank-account-not-professional': { readonly account: string };
  /** `expected`: the invoice; `found`: its payments. */
  readonly 'payment-not-explained': OfOrder & ReasonSums;
  /** The gateway paid out, and the payment method has no clearing account that it leaves. */
  readonly 'clearing-account-missing': { readonly method: string };
  /** Vouchers were sold, and the settings name no posting category for them. */
  readonly 'voucher-category-missing': NoValues;
  /** The deposits come to more (`found`) than the order (`expected`). */
  readonly 'deposit-beyond-order': OfOrder & ReasonSums;
  /** The fee of the gateway is in a currency without a rate. */
  readonly 'fee-currency': OfOrder & { readonly currency: string };

  // Worth knowing.
  /**
   * Multi-purpose vouchers of the order are on no piece: selling one is no sale. `amount`: what
   * they cost.
   */
  readonly 'vouchers-not-invoiced': OfOrder & { readonly currency: string; readonly amount: Decimal };
  /** A voucher that was sold with VAT is single-purpose: it is invoiced as any other line. */
  readonly 'voucher-taxed': OfOrder & { readonly line: string };
  /** A refund and a change of the order come to the same amount, and may be the same money. */
  readonly 'edit-or-refund': OfOrder & {
    readonly currency: string;
    readonly amount: Decimal;
    readonly refund: number;
  };
  /** A line's product was deleted from the shop. */
  readonly 'product-deleted': { readonly name: string; readonly code: string };
  /** The adapter cannot say whether the product is in Gestan. */
  readonly 'product-unchecked': NoValues;
  /** The settings name no product for shipping. */
  readonly 'shipping-product-unset': NoValues;
  /** The settings name no product for fees. */
  readonly 'fee-product-unset': NoValues;
  /** `rate`: what one unit of `from` is worth in `to`. */
  readonly 'currency-converted': { readonly from: string; readonly to: string; readonly rate: Decimal };
  /**
   * The shop shows more decimals (`shown`) than the currency has: what can be paid is invoiced
   * (`total`).
   */
  readonly 'total-rounded': OfOrder & {
    readonly currency: string;
    readonly shown: Decimal;
    readonly total: Decimal;
  };
  /** A line « Arrondi »: `amount`. */
  readonly 'rounding-line': { readonly currency: string; readonly amount: Decimal };
  /** The refund names an amount and no lines. */
  readonly 'refund-without-lines': OfRefund;
  /** Its lines add up to less (`found`) than it gives back (`expected`). */
  readonly 'refund-partly-without-lines': OfRefund & ReasonSums;
  /** The refund takes what is left of the invoice. */
  readonly 'refund-settles-rest': OfRefund;
  /** Taxed lines are refunded without their tax. */
  readonly 'refund-without-vat': OfRefund;
  /** The refund exceeds what the invoice still holds at a rate: what was moved, and where. */
  readonly 'refund-moved': OfRefund & { readonly currency: string; readonly moved: readonly MovedAmount[] };
  /**
   * The order has status refunded, but its refunds add up to less (`found`) than its total
   * (`expected`).
   */
  readonly 'refunds-incomplete': OfOrder & ReasonSums;
  /** The VAT of the piece differs from what the rate gives. */
  readonly 'vat-unusual': OfOrder & {
    readonly currency: string;
    readonly rate: string;
    readonly charged: Decimal;
    readonly usual: Decimal;
  };
  /** The refund comes to `expected` now, its credit note to `found`. */
  readonly 'refund-changed': OfRefund & ReasonSums;
  /** A credit note is there whose refund is gone from the shop. */
  readonly 'credit-note-without-refund': { readonly refund: number; readonly externalRef: string };
  /**
   * The order is not as it was invoiced: `was` and `is` are its totals; `lines` and `rates` hold
   * what differs. Both are empty where only the total is remembered. `corrected`: pieces for it are
   * made in this plan.
   */
  readonly 'edited-after-invoice': OfOrder & {
    readonly currency: string;
    readonly was: Decimal;
    readonly is: Decimal;
    readonly lines: readonly LineDifference[];
    readonly rates: readonly RateDifference[];
    readonly corrected: boolean;
  };
  /**
   * The order came to nothing (`status`), and Gestan still holds pieces of it. `withdrawn`: all of
   * them are cancelled in Gestan by this plan; otherwise somebody has to do it there.
   */
  readonly 'cancelled-before-invoice': OfOrder & {
    readonly status: string;
    readonly pieces: readonly {
      readonly kind: PieceKind;
      readonly number?: string;
      readonly currency: string;
      readonly totalGross: Decimal;
    }[];
    readonly withdrawn: boolean;
  };
  /**
   * The order differs from the piece and is not invoiced yet. `replaced`: the piece is cancelled in
   * Gestan and made again. `followed`: a corrected piece is made, and a person cancels the old one
   * in Gestan. `left`: a person corrects it there.
   */
  readonly 'edited-before-invoice': OfOrder & {
    readonly kind: PieceKind;
    readonly number?: string;
    readonly currency: string;
    readonly was: Decimal;
    readonly is: Decimal;
    readonly how: 'replaced' | 'followed' | 'left';
  };
  /** The order was cancelled after its invoice. */
  readonly 'cancelled-after-invoice': OfOrder & {
    readonly status: string;
    readonly currency: string;
    readonly invoiced: Decimal;
  };
  /**
   * A piece is not dated by its own day (`from`) but by `to`: `closed`, or it would stand before
   * the piece that it corrects.
   */
  readonly 'date-moved': {
    readonly kind: PieceKind | 'entry';
    readonly from: Day;
    readonly to: Day;
    readonly why: 'closed' | 'before-source';
  };
  /** Whose VAT numbers are missing, though an exempt sale inside the EU must show both. */
  readonly 'vat-number-missing': OfOrder & { readonly of: readonly ('customer' | 'seller')[] };
  /** `country`: where it goes, ISO 3166-1 alpha-2; empty where the order does not say. */
  readonly 'no-vat-without-reason': OfOrder & { readonly country: string };
  /** The order is exempt by rule, and VAT was charged. */
  readonly 'exempt-but-taxed': OfOrder;
}
