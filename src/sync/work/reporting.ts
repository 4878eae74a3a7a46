import {
  defined,
  isRecord,
  isSyncError,
  type JsonValue,
  type SyncError,
  stableJson,
} from '../../core/index.js';
import {
  type FlowName,
  type IdleRow,
  isWritten,
  type Outcome,
  type Report,
  type Row,
  type RowReport,
} from '../../diff/plan.js';
import type { Reason, Warning } from '../../diff/reasons.js';

/** Why a row without anything to do is skipped: its own reason, if it has one. */
export function idleReason(row: Pick<Row, 'reason'>): Reason {
  return row.reason ?? { code: 'nothing-to-do', values: {} };
}

export const notSelected: Reason = { code: 'not-selected', values: {} };

/** Whether a person has to decide who a customer is. */
function isQuestion({ status, reason }: RowReport): boolean {
  return status === 'review' || reason?.code === 'customer-under-review';
}

/** A row in a report. */
export function idleRow({ key, status, name, gestanCode, wooId, reason }: IdleRow): IdleRow {
  return { key, status, name, ...defined({ gestanCode, wooId, reason }) };
}

/** Collects the outcome of each row. */
export interface ReportBuilder {
  readonly runId: string;
  /**
   * A write of a row was only sent, and Gestan has not confirmed it: the row becomes `sent`, not
   * `done`.
   *
   * @param key of the row.
   */
  handedOver(key: string): void;
  /** All of a row is written. */
  done(row: Row): void;
  skipped(row: Row, reason: Reason): void;
  /** The same for a row with the outcome of an earlier run. */
  unchanged(row: IdleRow): void;
  stale(row: Row, reason?: Reason): void;
  failed(row: Row, error: unknown): void;
  unsettled(row: Row, error: unknown): void;
  warn(warning: Warning): void;
  abort(): void;
  /** An error that ended the whole work. */
  ended(error: unknown): void;
  readonly handled: number;
  /** Whether a row has its outcome. */
  has(key: string): boolean;
  /** Whether a row was done, or sent. */
  isDone(key: string): boolean;
  /** Whether the outcome of a row is unknown, on this page or one before it. */
  isUnsettled(key: string): boolean;
  /**
   * Forgets which rows have their outcome, for runs that go page by page; counts and kept rows
   * stay.
   */
  nextPage(): void;
  build(finishedAt: number): Report;
}

export interface ReportOptions {
  readonly runId: string;
  readonly flow: FlowName;
  readonly shop: string;
  readonly startedAt: number;
  /** Removes secrets from messages of foreign errors. */
  readonly redact: (text: string) => string;
  /** Leave out rows that are simply done, for runs of any length. */
  readonly compact?: boolean;
  /** Called with each outcome, also with those that a compact report leaves out. */
  readonly onOutcome?: (row: Row, outcome: Outcome, more: Pick<RowReport, 'reason' | 'error'>) => void;
}

/** The most rows of a compact report. Its counts are always exact. */
const compactLimit = 1000;

export function createReport(options: ReportOptions): ReportBuilder {
  const { runId, flow, shop, startedAt, redact, compact = false, onOutcome } = options;
  const rows: RowReport[] = [];
  const warnings = new Map<string, Warning>();
  const counts: Record<Outcome, number> = { done: 0, sent: 0, failed: 0, skipped: 0, stale: 0, unsettled: 0 };
  let aborted = false;
  let fatal: RowReport['error'];
  const outcomes = new Map<string, Outcome>();
  const unknown = new Set<string>();
  const handedOver = new Set<string>();
  let handled = 0;

  const add = (row: Row, outcome: Outcome, more: Partial<Pick<RowReport, 'reason' | 'error'>> = {}) => {
    onOutcome?.(row, outcome, more);
    count(row, outcome, more);
  };
  const count = (row: IdleRow, outcome: Outcome, more: Partial<Pick<RowReport, 'reason' | 'error'>>) => {
    counts[outcome] += 1;
    outcomes.set(row.key, outcome);
    handled += 1;
    const { key, status, name, gestanCode, wooId } = row;
    const reported: RowReport = { ...defined({ key, status, name, gestanCode, wooId }), outcome, ...more };
    if (
      compact &&
      ((isWritten(outcome) && !more.reason) || (rows.length >= compactLimit && !isQuestion(reported)))
    )
      return;
    rows.push(reported);
  };

  return {
    runId,
    handedOver: (key) => void handedOver.add(key),
    done: (row) => {
      // Gestan differs from the shop here: this is reported of a row that is written, too.
      const { reason } = row;
      const isChanged = reason?.code === 'text-changed';
      add(row, handedOver.has(row.key) ? 'sent' : 'done', isChanged ? { reason } : {});
    },
    skipped: (row, reason) => {
      if (!unknown.has(row.key)) add(row, 'skipped', { reason });
    },
    unchanged: (row) => count(row, 'skipped', { reason: idleReason(row) }),
    stale: (row, reason) =>
      add(row, 'stale', {
        reason: reason ?? { code: 'stale', values: {} },
      }),
    failed: (row, error) => {
      // Its unknown outcome is already reported, and is the reason.
      if (!unknown.has(row.key)) add(row, 'failed', { error: errorData(error, redact) });
    },
    unsettled: (row, error) => {
      unknown.add(row.key);
      add(row, 'unsettled', { error: errorData(error, redact) });
    },
    warn: (warning) => {
      const safe = redacted(warning, redact);
      warnings.set(stableJson(safe as unknown as JsonValue), safe);
    },
    abort: () => {
      aborted = true;
    },
    ended: (error) => {
      fatal = errorData(error, redact);
    },
    get handled() {
      return handled;
    },
    has: (key) => outcomes.has(key) || unknown.has(key),
    isDone: (key) => isWritten(outcomes.get(key)),
    isUnsettled: (key) => unknown.has(key),
    nextPage: () => {
      outcomes.clear();
      handedOver.clear();
    },
    build: (finishedAt) => ({
      version: 1,
      runId,
      flow,
      shop,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      aborted,
      ...(fatal ? { error: fatal } : {}),
      counts: { ...counts },
      // Questions come first, because orders wait for the answers.
      rows: [...rows.filter(isQuestion), ...rows.filter((row) => !isQuestion(row))],
      warnings: [...warnings.values()],
    }),
  };
}

/** An error of any origin as plain data without secrets. */
export function errorData(error: unknown, redact: (text: string) => string): NonNullable<RowReport['error']> {
  if (isSyncError(error)) {
    const { name, code, message, retryable, values = {}, field } = error;
    return {
      name,
      code,
      values: redacted(values, redact),
      message: redact(message),
      retryable,
      ...defined({ field }),
    };
  }
  const message = redact(error instanceof Error ? error.message : String(error));
  const name = error instanceof Error ? error.name : 'Error';
  return { name, code: 'sync.unexpected', values: { said: message }, message, retryable: false };
}

/** The same plain data, without secrets in its texts. */
function redacted<T>(data: T, redact: (text: string) => string): T {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    if (Array.isArray(value)) return value.map(clean);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each)]));
  };
  return clean(data) as T;
}

/**
 * An error within a reason or a warning: its code and values, and its English message for the logs.
 */
export function saidError({ code, values, message }: SyncError) {
  return { code, values, message };
}
