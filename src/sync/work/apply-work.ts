import { isSyncError, type WorkOptions } from '../../core/index.js';
import type { FlowName, IdleRow, Report, Row } from '../../diff/plan.js';
import type { Reason } from '../../diff/reasons.js';
import type { StorageWrite } from '../../storage/index.js';
import { readOnlyError } from '../state/errors.js';
import { openHistory } from '../state/history.js';
import { createJournal, type Journal, type OpenIntent, unknownOutcome } from '../state/journal.js';
import type { HeldLease } from '../state/lock.js';
import { newRunId } from '../state/run-id.js';
import { reportWrites } from '../state/runs.js';
import type { SyncContext } from './context.js';
import { flowOf, rowOf } from './parked.js';
import { reconcileJournal } from './reconcile.js';
import { createReport, type ReportBuilder } from './reporting.js';

/** What an apply works with while it holds the shop. */
export interface ApplyWork<R extends Row = Row> {
  readonly runId: string;
  readonly held: HeldLease;
  readonly journal: Journal;
  readonly report: ReportBuilder;
  readonly signal: AbortSignal | undefined;
  /** Gestan's ids of the products that were made, with the rows that they were made for. */
  readonly madeProducts: Map<string, string>;
  /**
   * Must be called right before the first write of the rows. Afterwards no error is thrown any
   * more. A run that reads page by page calls it for each page.
   */
  begin(rows: readonly R[]): void;
  /** Reports progress. Must be called after each row. */
  progress(): void;
  /**
   * Reports rows that have not changed since the last run: their stored history stays.
   *
   * @param all `'all'` if these are all rows of the flow: then no old history is deleted.
   */
  skipUnchanged(rows: readonly IdleRow[], all: 'all' | 'some'): void;
  /** Writes that nothing is done after: they share the commit of the report. */
  keepWithReport(...writes: readonly StorageWrite[]): void;
}

const aborted: Reason = { code: 'aborted', values: {} };

/** The options of {@link applyRows}. */
export interface ApplyFrame<R extends Row> extends WorkOptions {
  readonly compact?: boolean;
  readonly verb?: 'apply' | 'run';
  /** The rows of the plan, for the report of an apply that is aborted before it begins. */
  readonly rows?: readonly R[];
}

/**
 * Runs `body` as every apply and run does: under the shop's lease, after the journal of earlier
 * runs is reconciled. An error before the first write is thrown, and nothing has changed. An error
 * after it becomes an outcome of the rows. An abort always gives a report.
 */
export async function applyRows<R extends Row>(
  context: SyncContext,
  flow: FlowName,
  options: ApplyFrame<R>,
  body: (work: ApplyWork<R>) => Promise<void>,
): Promise<Report> {
  const { clock, shop, store, redact, logger } = context;
  if (context.readOnly) throw readOnlyError(`applying ${flow}`);
  await context.enter(flow, options.verb ?? 'apply');

  return context.lock.run(async (held) => {
    const startedAt = clock.now();
    const runId = newRunId(startedAt, context.random);
    const history = openHistory({ store, flow, runId, now: context.now, lease: held.lease });
    const report = createReport({
      runId,
      flow,
      shop: shop.id,
      startedAt,
      redact,
      compact: options.compact ?? false,
      onOutcome: (row, outcome, more) => history.note(row, outcome, more),
    });
    const journal = createJournal({ store, runId, now: clock.now, lease: held.lease });
    let rows: readonly R[] | undefined;
    let isUnchanged = false;
    const closing: StorageWrite[] = [];
    const work: ApplyWork<R> = {
      runId,
      held: {
        lease: held.lease,
        async keep() {
          await held.keep();
          if (history.isFull()) await history.flush();
        },
      },
      journal,
      report,
      signal: options.signal,
      madeProducts: new Map(),
      begin(all) {
        rows = all;
        report.nextPage();
      },
      progress() {
        options.onProgress?.({ phase: 'apply', done: report.handled, total: rows?.length ?? 0 });
      },
      skipUnchanged(unchanged, all) {
        isUnchanged = all === 'all';
        for (const row of unchanged) {
          history.keep(row.key);
          report.unchanged(row);
        }
      },
      keepWithReport(...writes) {
        closing.push(...writes);
      },
    };
    try {
      options.signal?.throwIfAborted();
      const parked = await reconcileJournal(context, held, journal, options.signal);
      keepBack(parked, flow, journal, report);
      await body(work);
    } catch (error) {
      const stopped = options.signal?.aborted ?? false;
      if (!rows && stopped) rows = options.rows ?? [];
      if (!rows) throw error;
      if (!stopped) logger.error(`${flow}: stopped by an error`, { error: redact(String(error)) });
      closeRows(report, rows, stopped ? undefined : error);
    }
    const { name, capabilities } = context.gestan;
    if (flow !== 'stock' && !capabilities.readBack)
      report.warn({ code: 'sent-not-read-back', values: { adapter: name } });
    const built = report.build(clock.now());
    // A whole run of these flows reads every row. The other flows read only what has changed.
    const sawAll = options.verb === 'run' && (flow === 'contacts' || flow === 'stock');
    if (sawAll && !isUnchanged && !built.aborted && !built.error) history.dropUnseen();
    try {
      await history.flush();
      await store.commit([...closing, ...(await reportWrites(store, built))], held.lease);
    } catch (error) {
      // The report still says what was written. The next run looks up what could not be recorded.
      if (!rows) throw error;
      logger.error(`${flow}: the report could not be kept`, { error: redact(String(error)) });
      report.ended(error);
      return report.build(clock.now());
    }
    return built;
  });
}

/** Excludes the subjects of parked intents; those of this flow become rows. */
function keepBack(
  parked: readonly OpenIntent[],
  flow: FlowName,
  journal: Journal,
  report: ReportBuilder,
): void {
  for (const open of parked) {
    journal.keepBack(open);
    if (flowOf(open.intent) === flow) report.unsettled(rowOf(open), unknownOutcome(open));
  }
}

/** Gives the rows that were not handled their outcome. `error` undefined: the run was aborted. */
function closeRows<R extends Row>(report: ReportBuilder, rows: readonly R[], error: unknown): void {
  const isAborted = error === undefined;
  if (isAborted) report.abort();
  else report.ended(error);
  for (const row of rows) {
    if (report.has(row.key)) continue;
    if (isAborted) report.skipped(row, aborted);
    else report.failed(row, error);
  }
}

/** Whether an error means that the outcome of a write is not known. */
export function isUnsettled(error: unknown): boolean {
  return isSyncError(error) && (error.code === 'gestan.unsettled' || error.code === 'woo.unsettled');
}

/** Reports a row whose write ended with an error: as unsettled where its outcome is not known. */
export function reportError<R extends Row>(
  { report }: Pick<ApplyWork<R>, 'report'>,
  row: R,
  error: unknown,
): void {
  if (isUnsettled(error)) report.unsettled(row, error);
  else report.failed(row, error);
}
