import { isSyncError, type WorkOptions } from '../../core/index.js';
import type { FlowName, Reason, Report, Row } from '../../diff/index.js';
import { readOnlyError } from '../state/errors.js';
import { openTrail } from '../state/history.js';
import { createJournal, type Journal } from '../state/journal.js';
import type { HeldLease } from '../state/lock.js';
import { newRunId } from '../state/run-id.js';
import { put } from '../state/store.js';
import type { SyncContext } from './context.js';
import { settleIntents } from './reconcile.js';
import { createReport, type ReportBuilder } from './reporting.js';

/** What an apply works with while it holds the shop. */
export interface ApplyWork<R extends Row = Row> {
  readonly runId: string;
  readonly held: HeldLease;
  readonly journal: Journal;
  readonly report: ReportBuilder;
  readonly signal: AbortSignal | undefined;
  /**
   * To be called right before the first write of the rows: from here on nothing is thrown any more. A run that goes page by page calls it for
   * each.
   */
  begin(rows: readonly R[]): void;
  /** Tells how far it has come; called after each row. */
  progress(): void;
}

const aborted: Reason = { code: 'aborted', message: 'The work was stopped before this row.' };

/** How an apply or a run goes. */
export interface ApplyFrame<R extends Row> extends WorkOptions {
  readonly compact?: boolean;
  readonly verb?: 'apply' | 'run';
  /** The rows of the plan, for what is stopped before it begins. */
  readonly rows?: readonly R[];
}

/**
 * The frame of every apply: takes the shop's lease, settles what earlier runs left open, carries out `body`, and turns whatever happens after
 * the first write into outcomes. Before the first write, errors are thrown and nothing has changed. An abort gives a report at any time.
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
    const trail = await openTrail({ store, flow, runId, now: context.now, lease: held.lease });
    const report = createReport({
      runId,
      flow,
      shop: shop.id,
      startedAt,
      redact,
      compact: options.compact ?? false,
      onOutcome: (row, outcome, more) => trail.note(row, outcome, more),
    });
    const journal = createJournal({ store, runId, now: clock.now, lease: held.lease });
    await settleIntents(context, held.lease, journal);

    let rows: readonly R[] | undefined;
    const work: ApplyWork<R> = {
      runId,
      held: {
        lease: held.lease,
        async keep() {
          await held.keep();
          if (trail.isFull()) await trail.flush();
        },
      },
      journal,
      report,
      signal: options.signal,
      begin(all) {
        rows = all;
        report.nextPage();
      },
      progress() {
        options.onProgress?.({ phase: 'apply', done: report.handled, total: rows?.length ?? 0 });
      },
    };
    try {
      options.signal?.throwIfAborted();
      await body(work);
    } catch (error) {
      const stopped = options.signal?.aborted ?? false;
      if (!rows && stopped) rows = options.rows ?? [];
      if (!rows) throw error;
      if (stopped) report.abort();
      else {
        report.ended(error);
        logger.error(`${flow}: stopped by an error`, { error: redact(String(error)) });
      }
      for (const row of rows) {
        if (report.has(row.key)) continue;
        if (stopped) report.skipped(row, aborted);
        else report.failed(row, error);
      }
    }
    const { name, capabilities } = context.gestan;
    if (flow !== 'stock' && !capabilities.readBack)
      report.warn({
        code: 'sent-not-read-back',
        message: `What was written to Gestan was sent ("${name}"): this adapter cannot read back whether Gestan has taken it.`,
        values: { adapter: name },
      });
    const built = report.build(clock.now());
    // A whole run of these has looked at every row; of the others only what changed is read.
    const sawAll = options.verb === 'run' && (flow === 'contacts' || flow === 'stock');
    if (sawAll && !built.aborted && !built.error) trail.dropUnseen();
    try {
      await trail.flush();
      await store.commit([put(store.keys.run(runId), built)], held.lease);
    } catch (error) {
      // What was written is told all the same, and what is not recorded of it is looked up by the next run.
      if (!rows) throw error;
      logger.error(`${flow}: the report could not be kept`, { error: redact(String(error)) });
      report.ended(error);
      return report.build(clock.now());
    }
    return built;
  });
}

/** Whether an error tells of a write whose outcome is not known. */
export function isUnsettled(error: unknown): boolean {
  return isSyncError(error) && (error.code === 'gestan.unsettled' || error.code === 'woo.unsettled');
}
