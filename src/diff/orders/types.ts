import type { EntryDraft, PieceDraft } from '../../gestan/piece-model.js';
import type { BlockedCredit, PieceWithdrawal } from '../../pieces/context.js';
import type {
  AlreadyMade,
  BillingContext,
  BillingReason,
  BillingSettings,
  IssuedContent,
  MissingEntry,
  ProductNeed,
} from '../../pieces/index.js';
import type { WooRefund } from '../../woo/types.js';
import type { Reason, Row } from '../plan.js';
import type { UnreadableShopRow } from './unreadable-shop-row.js';

/** All statuses of an order row. */
export const orderStatuses = ['import', 'complete', 'imported', 'waiting', 'skipped', 'refused'] as const;
/**
 * The status of an order in a plan. `import`: nothing is made yet. `complete`: a later status, a
 * refund or a new setting adds something. `imported`: everything is made. `waiting`: something is
 * still missing. `skipped`: not imported on purpose. `refused`: cannot be made correctly.
 */
export type OrderRowStatus = (typeof orderStatuses)[number];

/** The row of an order: an exact dry run of apply. */
export interface OrderRow extends Row<OrderRowStatus> {
  /** The order's id in the shop. */
  readonly wooId: number;
  /** The number shown to people. */
  readonly number: string;
  /** The order's status in the shop. */
  readonly orderStatus: string;
  /** `date_created_gmt` as an instant. */
  readonly createdAt?: string;
  /** The order's currency, ISO 4217. */
  readonly currency: string;
  /** The order's total TTC, in its currency. */
  readonly total: string;
  /** The pieces to make, each after the piece that it cites. */
  readonly pieces: readonly PieceDraft[];
  /**
   * Pieces that are cancelled in Gestan first: the order was cancelled, or edited, before its
   * invoice.
   */
  readonly withdrawals: readonly PieceWithdrawal[];
  /** The ledger entries to make. */
  readonly entries: readonly EntryDraft[];
  /** Ledger entries that are due but cannot be made yet, and why. */
  readonly missingEntries: readonly MissingEntry[];
  /** Products to create first. */
  readonly products: readonly ProductNeed[];
  /** Warnings and explanations that stop nothing. */
  readonly notes: readonly BillingReason[];
  /**
   * The issued content of the invoices and credit notes among the pieces, by external reference, to
   * be stored with them.
   */
  readonly issued: Readonly<Record<string, IssuedContent>>;
  /** Refunds whose credit note cannot be made, and why. */
  readonly blocked: readonly BlockedCredit[];
}

/** Orders that are left alone. */
export interface OrderSkipRules {
  /** By origin, such as `subscription` (renewals). @default [] */
  readonly createdVia: readonly string[];
  /** By the presence of a meta field, such as `_subscription_renewal`. @default [] */
  readonly metaKeys: readonly string[];
  /** By payment method. @default [] */
  readonly paymentMethods: readonly string[];
  /** By status, without `wc-`. @default [] */
  readonly statuses: readonly string[];
}

/** The contact of an order's customer. */
export type OrderContact =
  /** Linked: Gestan's id. */
  | { readonly state: 'known'; readonly contactId: string }
  /** Created before the order; until then its external reference is used. */
  | { readonly state: 'new'; readonly externalRef: string }
  /** Under review: nobody has answered yet. */
  | { readonly state: 'review'; readonly externalRef: string }
  /** Cannot be created. */
  | { readonly state: 'blocked'; readonly because?: Reason | undefined };

/** The input of planning an order, besides the order. */
export interface OrderPlanInput {
  /** The refunds of the order that were read, with their lines. */
  readonly refunds: readonly WooRefund[];
  /** Unreadable refunds of the order. @default none */
  readonly unreadable?: readonly UnreadableShopRow[] | undefined;
  /** The stored record of what was made. Absent: nothing. */
  readonly known?: AlreadyMade | undefined;
  /** The contact of the order's customer. */
  readonly contact: OrderContact;
  /** The context of the piece builder. */
  readonly context: Omit<BillingContext, 'contactId' | 'already'>;
  /** How orders become pieces. */
  readonly settings: BillingSettings;
  /** Orders that are left alone. */
  readonly skip: OrderSkipRules;
  /** What to do with an order whose customer is under review. @default 'wait' */
  readonly onReview?: 'wait' | 'create' | undefined;
  /** Leave out the fingerprint, if nothing compares the row. @default false */
  readonly unprinted?: boolean | undefined;
}
