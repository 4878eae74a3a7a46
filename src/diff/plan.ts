import type { ErrorData, JsonValue, Language } from '../core/index.js';
import type { Reason, Warning } from './reasons.js';
import type { Side } from './side.js';

/** One of the four things that are synced. */
export type FlowName = 'contacts' | 'products' | 'orders' | 'stock';

/** One field that apply will change, as `from` → `to` on the side `target`. */
export interface Change {
  /** The field: `price`, `meta:_origin`, `billing.city`. */
  readonly field: string;
  /** The current value on the target. Null: none. */
  readonly from: JsonValue;
  /** The value that is written. Null empties the field. */
  readonly to: JsonValue;
  /** The side that is written. */
  readonly target: Side;
  /**
   * Why it is written, if it is not obvious: `owner` (the owner's value is restored), `resolved` (a
   * conflict was answered).
   */
  readonly because?: 'owner' | 'resolved';
  /**
   * Gestan's amount in the mode that the shop does not use: an undo restores it exactly, without a
   * conversion.
   */
  readonly exact?: string;
}

export type { Reason, Warning } from './reasons.js';
export type { Side } from './side.js';

/** The common fields of the rows of all flows. Plain JSON. */
export interface Row<Status extends string = string> {
  /** Unique within the plan and stable from plan to plan. */
  readonly key: string;
  /** The status in the plan. */
  readonly status: Status;
  /** The side that the row was read from. */
  readonly origin: Side;
  /** What people call it. */
  readonly name: string;
  /** Gestan's code. */
  readonly gestanCode?: string;
  /** The shop's id. */
  readonly wooId?: number;
  /** The changes to write, field by field. */
  readonly changes: readonly Change[];
  /** Why it has this status, as a code with its values. */
  readonly reason?: Reason;
  /**
   * A print of the data that the row was computed from. A row whose data has changed since is
   * `stale`.
   */
  readonly fingerprint: string;
}

/** The result of `plan()`: plain JSON, to be shown, saved, reviewed and applied later. */
export interface Plan<R extends Row = Row> {
  /** The version of this form. */
  readonly version: 1;
  /** The flow of the plan. */
  readonly flow: FlowName;
  /** The shop's id. */
  readonly shop: string;
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /**
   * The shop's time zone, in which its instants are shown. @default that of the reader's machine
   */
  readonly timeZone?: string;
  /** The names of the families in the rows, by their keys. Absent: none. */
  readonly families?: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The options that it was made with. */
  readonly options: Readonly<Record<string, JsonValue>>;
  /** One row for each product, contact or order. */
  readonly rows: readonly R[];
  /** Rows by status, those that are only counted (`in-sync`) included. */
  readonly summary: Readonly<Record<string, number>>;
  /** Warnings about the plan as a whole. Absent: none. */
  readonly warnings?: readonly Warning[];
}

/** All outcomes of an applied row. */
export const outcomes = ['done', 'sent', 'failed', 'skipped', 'stale', 'unsettled'] as const;
/** The outcome of a row; see `apply`. */
export type Outcome = (typeof outcomes)[number];

/** Whether the whole row was written, confirmed by Gestan or not. */
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

/** A row without anything to do, in a report. */
export type IdleRow = Omit<RowReport, 'outcome' | 'error'>;

/** The result of `apply()` and `run()`. Plain JSON. */
export interface Report {
  /** The version of this form. */
  readonly version: 1;
  /** The id of the run, under which its history is kept. */
  readonly runId: string;
  /** The flow. */
  readonly flow: FlowName;
  /** The shop's id. */
  readonly shop: string;
  /** The language that it is shown in, unless another is asked for. @default 'fr' */
  readonly language?: Language;
  /**
   * The shop's time zone, in which its instants are shown. @default that of the reader's machine
   */
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
  /** Rows in the plan's order. `run()` leaves out rows that are simply done. */
  readonly rows: readonly RowReport[];
  /** Problems that stopped nothing, but should be looked at. */
  readonly warnings: readonly Warning[];
}
