import type { ErrorData, JsonValue, Language } from '../core/index.js';
import type { Reason, Warning } from './reasons.js';
import type { Side } from './side.js';

/** One of the four things that are synced. */
export type FlowName = 'contacts' | 'products' | 'orders' | 'stock';

/** One field that apply will change, as `from` → `to` on the side `target`. */
export interface Change {
  /** The field: `price`, `meta:_origin`, `billing.city`. */
  readonly field: string;
  /** What is on the target now. Null: nothing. */
  readonly from: JsonValue;
  /** The value that is written. Null empties the field. */
  readonly to: JsonValue;
  /** The side that is written. */
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

export type { Reason, Warning } from './reasons.js';
export type { Side } from './side.js';

/** What the rows of all flows share. Plain JSON. */
export interface Row<Status extends string = string> {
  /** Unique within the plan and stable from plan to plan. */
  readonly key: string;
  /** What the plan makes of it. */
  readonly status: Status;
  /** Where the row was read from. */
  readonly origin: Side;
  /** What people call it. */
  readonly name: string;
  /** Gestan's code. */
  readonly gestanCode?: string;
  /** The shop's id. */
  readonly wooId?: number;
  /** What would be written, field by field. */
  readonly changes: readonly Change[];
  /** Why it has this status, as a code with its values. */
  readonly reason?: Reason;
  /** A print of the data that the row was computed from. A row whose data has changed since is `stale`. */
  readonly fingerprint: string;
}

/** What `plan()` gives: plain JSON, to be shown, saved, reviewed and applied later. */
export interface Plan<R extends Row = Row> {
  /** The version of this form. */
  readonly version: 1;
  /** What the plan is about. */
  readonly flow: FlowName;
  /** The shop's id. */
  readonly shop: string;
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /** The shop's time zone, in which its instants are shown. @default that of the reader's machine */
  readonly timeZone?: string;
  /** The names of Gestan's families that rows tell of, by the keys that stand there. Absent: none. */
  readonly families?: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The options that it was made with. */
  readonly options: Readonly<Record<string, JsonValue>>;
  /** One row for each product, contact or order. */
  readonly rows: readonly R[];
  /** Rows by status, those that are only counted (`in-sync`) included. */
  readonly summary: Readonly<Record<string, number>>;
  /** What a person should know before the rows. Absent: nothing. */
  readonly warnings?: readonly Warning[];
}

/** All outcomes of an applied row. */
export const outcomes = ['done', 'sent', 'failed', 'skipped', 'stale', 'unsettled'] as const;
/** The outcome of a row: see the documentation of `apply`. */
export type Outcome = (typeof outcomes)[number];

/** Whether all of a row was written, confirmed by Gestan or not. */
export function isWritten(outcome: Outcome | undefined): boolean {
  return outcome === 'done' || outcome === 'sent';
}

/** The outcome of one row. */
export interface RowReport {
  /** The key of the row. */
  readonly key: string;
  /** The status that the row had. */
  readonly status: string;
  /** What people call it. */
  readonly name: string;
  /** Gestan's code. */
  readonly gestanCode?: string;
  /** The shop's id. */
  readonly wooId?: number;
  /** Its outcome. */
  readonly outcome: Outcome;
  /** Why it was skipped, failed or is unsettled. */
  readonly reason?: Reason;
  /** The error, of a row that failed. */
  readonly error?: ErrorData;
}

/** A row that asks for nothing, as a report shows it. */
export type IdleRow = Omit<RowReport, 'outcome' | 'error'>;

/** What `apply()` and `run()` give. Plain JSON. */
export interface Report {
  /** The version of this form. */
  readonly version: 1;
  /** The id of the run, under which its history is kept. */
  readonly runId: string;
  /** What was synced. */
  readonly flow: FlowName;
  /** The shop's id. */
  readonly shop: string;
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /** The shop's time zone, in which its instants are shown. @default that of the reader's machine */
  readonly timeZone?: string;
  /** When the run began, an instant. */
  readonly startedAt: string;
  /** When the run ended, an instant. */
  readonly finishedAt: string;
  /** Whether the run was stopped before its end. */
  readonly aborted: boolean;
  /** The error that ended the work after it had begun to write. */
  readonly error?: NonNullable<RowReport['error']>;
  /** How many rows had each outcome. */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Rows in the plan's order. `run()` keeps only those that were not simply done. */
  readonly rows: readonly RowReport[];
  /** What somebody should look at, though it stopped nothing. */
  readonly warnings: readonly Warning[];
}
