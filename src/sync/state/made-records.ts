import type { Decimal, Instant } from '../../core/index.js';
import type { ContactSnapshot } from '../../diff/index.js';
import type { KnownEntry } from '../../pieces/context.js';
import type { KnownPiece } from '../../pieces/index.js';

/** A piece that was made, or sent, for an order. */
export interface MadePiece extends KnownPiece {
  /** True while it was only sent and Gestan has not confirmed it. */
  readonly sent?: boolean;
}

/** A ledger entry that the sync has made. */
export interface MadeEntry extends KnownEntry {
  /** Gestan's id. */
  readonly id?: string;
  /** Whether it was sent to a Gestan that does not report the result. */
  readonly sent?: boolean;
}

/** The stored record of an order besides its pieces. */
export interface OrderFacts {
  /** The order's id in the shop. */
  readonly orderId: number;
  /** The order's number, as people see it. */
  readonly number: string;
  /** The order's status in the shop. */
  readonly status: string;
  /** The order's total TTC, in its currency. */
  readonly total: Decimal;
  /** The order's currency, ISO 4217. */
  readonly currency: string;
  /** `date_created_gmt` as an instant. */
  readonly createdAt: Instant;
  /** Gestan's id of the contact. */
  readonly contactId?: string;
}

/** The Gestan contact of a Woo customer or guest, stored under its external reference. */
export interface ContactRecord {
  /** The person's external reference. */
  readonly ref: string;
  /** Gestan's id of the contact. */
  readonly contactId: string;
  /** The shop's data at the last sync. */
  readonly base?: ContactSnapshot;
  /**
   * The candidates (Gestan's ids), if the contact was made while the question was open.
   */
  readonly question?: readonly string[];
  /** When the link was made. */
  readonly at: Instant;
}
