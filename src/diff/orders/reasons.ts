import type { Decimal, NoValues } from '../../core/index.js';
import type { PieceKind } from '../../gestan/piece-model.js';

/** What of an order a rule looks at. */
export type SkipCause = 'created-via' | 'meta-key' | 'payment-method' | 'status';

/** A reason of another row, as plans hold it. */
interface OtherReason {
  /** Its code. */
  readonly code: string;
  /** Its values. */
  readonly values?: unknown;
  /** Its sentence in English, where an earlier version stored one. */
  readonly message?: string;
}

/** Why nothing is made of an order, and what an audit finds, with what the sentence needs. */
export interface OrderReasonValues {
  'refunds-unread': { readonly refundIds: readonly number[] };
  /** `because`: why the customer cannot be made. */
  'customer-blocked': { readonly because?: OtherReason | undefined };
  'customer-under-review': NoValues;
  'customer-undecided': NoValues;
  /** `id`: the order's id in the shop, where the row says it. */
  'order-unreadable': {
    readonly id?: number | undefined;
    readonly field: string;
    readonly said: string;
  };
  /** A refund of the order cannot be read. */
  'refund-unreadable': { readonly refund: number; readonly field: string; readonly said: string };
  /** `piece`: Gestan's id of the piece, where the row says it. */
  'piece-unreadable': {
    readonly piece?: string | undefined;
    readonly field: string;
    readonly said: string;
  };
  /** The shop has deleted the order for good; `pieces`: what Gestan holds of it. */
  'order-deleted': {
    readonly order: string;
    readonly pieces: readonly {
      readonly kind: PieceKind;
      readonly number?: string;
      readonly currency: string;
      readonly totalGross: Decimal;
    }[];
  };
  'nothing-to-make': { readonly status: string };
  'skip-rule': { readonly cause: SkipCause; readonly value: string };
  subscription: { readonly cause: SkipCause; readonly value: string };
  // Findings of an audit.
  missing: { readonly kind: PieceKind };
  'not-imported': { readonly kind: PieceKind };
  'not-credited': { readonly amount: Decimal; readonly currency: string };
  doubled: { readonly kind: PieceKind; readonly count: number };
  'amounts-differ': {
    readonly kind: PieceKind;
    /** What differs: the currency, a total, the VAT of `rate`, or the net of `product`. */
    readonly what: 'currency' | 'totalGross' | 'totalVat' | 'totalNet' | 'vat' | 'product';
    readonly rate?: Decimal | undefined;
    /** Product code and rates: `CANNE-21 @ 20`. */
    readonly product?: string | undefined;
    readonly expected: string;
    readonly found: string;
    readonly currency: string;
  };
  /** A paid order whose status asks for no invoice. `amount`: its total. */
  'not-invoiced': { readonly status: string; readonly amount: Decimal; readonly currency: string };
  /** A ledger entry that is due and was not made. */
  'entry-missing': { readonly amount: Decimal; readonly currency: string };
  'stock-not-moved': { readonly kind: PieceKind };
  /** `listed`: whether the shop lists the order; if so, nothing in it explains the piece. */
  'unknown-order': {
    readonly kind: PieceKind;
    readonly ref: string;
    readonly orderId: number;
    readonly listed: boolean;
  };
}
