import type { Decimal, NoValues } from '../../core/index.js';
import type { PieceKind } from '../../gestan/piece-model.js';

/** What of an order a rule looks at. */
export type SkipCause = 'created-via' | 'meta-key' | 'payment-method' | 'status';

/** A reason of another row, as plans hold it. */
interface OtherReason {
  readonly code: string;
  readonly values?: unknown;
  readonly message?: string;
}

/** Why nothing is made of an order, and what an audit finds, with what the sentence needs. */
export interface OrderReasonValues {
  'refunds-unread': { readonly refundIds: readonly number[] };
  /** `because`: why the customer cannot be made. */
  'customer-blocked': { readonly because?: OtherReason | undefined };
  'customer-under-review': NoValues;
  'customer-undecided': NoValues;
  'nothing-to-make': { readonly status: string };
  'skip-rule': { readonly cause: SkipCause; readonly value: string };
  subscription: { readonly cause: SkipCause; readonly value: string };
  // Findings of an audit.
  missing: { readonly kind: PieceKind };
  'not-imported': { readonly kind: PieceKind };
  'not-credited': { readonly amount: Decimal; readonly currency: string };
  doubled: { readonly kind: PieceKind; readonly count: number };
  edited: {
    readonly kind: PieceKind;
    readonly expected: Decimal;
    readonly found: Decimal;
    readonly currency: string;
  };
  'amounts-differ': {
    readonly kind: PieceKind;
    /** What differs: the currency, a total, or the VAT of `rate`. */
    readonly what: 'currency' | 'totalGross' | 'totalVat' | 'totalNet' | 'vat';
    readonly rate?: Decimal | undefined;
    readonly expected: string;
    readonly found: string;
    readonly currency: string;
  };
  /** `listed`: whether the shop lists the order; if so, nothing in it explains the piece. */
  'unknown-order': {
    readonly kind: PieceKind;
    readonly ref: string;
    readonly orderId: number;
    readonly listed: boolean;
  };
}
