import type { Coded, NoValues } from '../core/index.js';
import type { PieceExtra } from '../gestan/piece-model.js';
import type { BillingReasonValues } from '../pieces/reason-values.js';
import type { BillingReason } from '../pieces/reasons.js';
import type { ContactReasonValues } from './contacts/reasons.js';
import type { OrderReasonValues } from './orders/reasons.js';
import type { ProductReasonValues } from './products/reasons.js';
import type { StockReasonValues } from './stock/reasons.js';

/** Reasons of several flows. */
export interface SharedReasonValues {
  /**
   * Gestan would refuse a text of the row: it cannot keep these characters. `written`: what would
   * be left.
   */
  'text-refused': {
    readonly field: string;
    readonly characters: readonly string[];
    readonly written: string;
  };
  /** A text of the row is written as `written`: Gestan cannot keep these characters. */
  'text-changed': {
    readonly field: string;
    readonly characters: readonly string[];
    readonly written: string;
  };
  /** What the other side no longer has, and which side that is. */
  'counterpart-gone': {
    readonly what: 'product' | 'contact';
    readonly side: 'gestan' | 'woo';
    readonly trashed?: boolean | undefined;
    readonly id?: string | undefined;
  };
  trashed: NoValues;
  /**
   * Whether an earlier write of it happened is not known: `sync.unsettled.decide({ id, … })`
   * answers.
   */
  'outcome-unknown': { readonly id: string; readonly since: string };
}

/** Why a row was not applied although it could have been. */
export interface OutcomeReasonValues {
  'nothing-to-do': NoValues;
  'not-selected': NoValues;
  'already-done': NoValues;
  aborted: NoValues;
  stale: NoValues;
  /** The row waits for a person's answer. */
  review: NoValues;
}

/** The values of every reason that a row, an order or an audit can give. */
export interface ReasonValues
  extends BillingReasonValues,
    ProductReasonValues,
    StockReasonValues,
    ContactReasonValues,
    OrderReasonValues,
    SharedReasonValues,
    OutcomeReasonValues {}

/**
 * Why a row cannot be applied, or is not: a stable code and the values of its sentence.
 * `sentence()` of the report module makes the sentence in the reader's language.
 */
export type Reason = Coded<ReasonValues>;

/** The values of warnings about work that continued. */
export interface WarningValues {
  'contact-made-anyway': { readonly name: string; readonly candidates: string };
  'sent-not-read-back': { readonly adapter: string };
  'decimal-stock': NoValues;
  /** A variable product was made that has no name yet: it is a draft. */
  'parent-as-draft': { readonly sku: string };
  /** The same changes were made before, so many times in a row, and are due again. */
  'done-again': {
    readonly name: string;
    readonly fields: readonly string[];
    readonly times: number;
  };
  /** Orders whose ledger entry is due and cannot be made, and why; those with most orders first. */
  'orders-without-entry': {
    readonly orders: number;
    readonly why: readonly { readonly reason: BillingReason; readonly orders: number }[];
  };
  /** Parts of pieces that the adapter cannot hand to Gestan, and on how many orders they are. */
  'piece-parts-left-out': { readonly parts: readonly PieceExtra[]; readonly orders: number };
  'upload-not-removed': {
    readonly path: string;
    readonly error: { readonly code: string; readonly message: string };
  };
}

/** A warning about work that continued. */
export type Warning = Coded<WarningValues>;
