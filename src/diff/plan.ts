import type { ErrorData, JsonValue, Language } from '../core/index.js';
import type { Reason, Warning } from './reasons.js';

export type FlowName = 'contacts' | 'products' | 'orders' | 'stock';

export type Side = 'gestan' | 'woo';

/** One field that apply will change, as `from` → `to` on the side `target`. */
export interface Change {
  readonly field: string;
  /** What stands on the target now. Null: nothing. */
  readonly from: JsonValue;
  readonly to: JsonValue;
  readonly target: Side;
  /**
   * Why it is written where this is not plain: `owner` (put back to the owner's value), `resolved`
   * (a conflict was answered).
   */
  readonly because?: 'owner' | 'resolved';
  /**
   * The amount that Gestan held in the mode that the shop does not use: an undo puts it back as it
   * was, and converts nothing.
   */
  readonly exact?: string;
}

export type { Reason, ReasonCode, ReasonValues, SavedReason, Warning, WarningValues } from './reasons.js';

/** What the rows of all flows share. Plain JSON. */
export interface Row<Status extends string = string> {
  /** Unique within the plan and stable from plan to plan. */
  readonly key: string;
  readonly status: Status;
  /** Where the row was read from. */
  readonly origin: Side;
  readonly name: string;
  readonly gestanCode?: string;
  readonly wooId?: number;
  readonly changes: readonly Change[];
  readonly reason?: Reason;
  /** Of what the row was computed from: a row whose sides have changed since is `stale`. */
  readonly fingerprint: string;
}

/** What `plan()` gives: plain JSON, to be shown, saved, reviewed and applied later. */
export interface Plan<R extends Row = Row> {
  readonly version: 1;
  readonly flow: FlowName;
  /** The shop's id. */
  readonly shop: string;
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /** The shop's time zone, in which its instants are shown. @default that of the reader's machine */
  readonly timeZone?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly options: Readonly<Record<string, JsonValue>>;
  readonly rows: readonly R[];
  /** Rows by status, those that are only counted (`in-sync`) included. */
  readonly summary: Readonly<Record<string, number>>;
  /** What a person should know before the rows. Absent: nothing. */
  readonly warnings?: readonly Warning[];
}

export const outcomes = ['done', 'failed', 'skipped', 'stale', 'unsettled'] as const;
/** What became of a row: see the documentation of `apply`. */
export type Outcome = (typeof outcomes)[number];

export interface RowReport {
  readonly key: string;
  readonly status: string;
  readonly name: string;
  readonly gestanCode?: string;
  readonly wooId?: number;
  readonly outcome: Outcome;
  /** Why it was skipped, failed or is unsettled. */
  readonly reason?: Reason;
  readonly error?: ErrorData;
}

/** What `apply()` and `run()` give. Plain JSON. */
export interface Report {
  readonly version: 1;
  readonly runId: string;
  readonly flow: FlowName;
  readonly shop: string;
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /** The shop's time zone, in which its instants are shown. @default that of the reader's machine */
  readonly timeZone?: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly aborted: boolean;
  /** What ended the work before its end, after it had begun to write. */
  readonly error?: NonNullable<RowReport['error']>;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Rows in the plan's order. `run()` keeps only those that were not simply done. */
  readonly rows: readonly RowReport[];
  readonly warnings: readonly Warning[];
}
