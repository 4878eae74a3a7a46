import { isSyncError, SettingsError, type WorkOptions } from '../core/index.js';
import type { FlowName, Plan, Reason, Report, Row } from '../diff/index.js';
import type { SyncContext } from './context.js';
import { readOnlyError } from './errors.js';
import { createJournal, type Journal } from './journal.js';
import type { HeldLease } from './lock.js';
import { createReport, type ReportBuilder } from './reporting.js';
import { newRunId } from './run-id.js';
import { settleIntents } from './settle.js';
import { put } from './store.js';

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

/**
 * The frame of every apply: takes the shop's lease, settles what earlier runs left open, carries out `body`, and turns whatever happens after
 * the first write into outcomes. Before the first write, errors are thrown and nothing has changed.
 */
export async function applyRows<R extends Row>(
  context: SyncContext,
  flow: FlowName,
  options: WorkOptions & { readonly compact?: boolean; readonly verb?: 'apply' | 'run' },
  body: (work: ApplyWork<R>) => Promise<void>,
): Promise<Report> {
  const { clock, shop, store, redact, logger } = context;
  if (context.readOnly) throw readOnlyError(`applying ${flow}`);
  await context.enter(flow, options.verb ?? 'apply');
  options.signal?.throwIfAborted();

  return context.lock.run(async (held) => {
    const startedAt = clock.now();
    const runId = newRunId(startedAt, context.random);
    const report = createReport({
      runId,
      flow,
      shop: shop.id,
      startedAt,
      redact,
      compact: options.compact ?? false,
    });
    const journal = createJournal({ store, runId, now: clock.now, lease: held.lease });
    await settleIntents(context, held.lease, journal);

    let rows: readonly R[] | undefined;
    const work: ApplyWork<R> = {
      runId,
      held,
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
      await body(work);
    } catch (error) {
      if (!rows) throw error;
      const stopped = options.signal?.aborted ?? false;
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
    const built = report.build(clock.now());
    await store.commit([put(store.keys.run(runId), built)], held.lease);
    return built;
  });
}

/** Checks what is given as a plan before anything is read from it. */
export function checkPlan<R extends Row>(plan: unknown, flow: FlowName, shop: string): Plan<R> {
  const fail = (field: string, message: string, mend: string): never => {
    throw new SettingsError(`Plan: ${field} ${message}.`, { code: 'settings.invalid-plan', field, mend });
  };
  const again = `Give what sync.${flow}.plan() gave, unchanged.`;
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan))
    return fail('plan', 'must be an object', again);
  const given = plan as Partial<Plan<R>>;
  if (given.version !== 1) fail('plan.version', 'must be 1', again);
  if (given.flow !== flow) fail('plan.flow', `must be "${flow}", not ${JSON.stringify(given.flow)}`, again);
  if (given.shop !== shop)
    fail(
      'plan.shop',
      `must be "${shop}", not ${JSON.stringify(given.shop)}`,
      `Apply it with the sync of the shop it was made for.`,
    );
  if (typeof given.createdAt !== 'string' || Number.isNaN(Date.parse(given.createdAt))) {
    fail('plan.createdAt', 'must be an instant', again);
  }
  if (typeof given.options !== 'object' || given.options === null)
    fail('plan.options', 'must be an object', again);
  if (!Array.isArray(given.rows)) fail('plan.rows', 'must be a list', again);
  const seen = new Set<string>();
  for (const [index, row] of (given.rows ?? []).entries()) {
    const at = `plan.rows[${index}]`;
    if (typeof row !== 'object' || row === null) fail(at, 'must be an object', again);
    for (const field of ['key', 'status', 'origin', 'name', 'fingerprint'] as const) {
      if (typeof row[field] !== 'string') fail(`${at}.${field}`, 'must be a text', again);
    }
    if (!Array.isArray(row.changes)) fail(`${at}.changes`, 'must be a list', again);
    if (seen.has(row.key)) fail(`${at}.key`, `stands twice: ${row.key}`, again);
    seen.add(row.key);
  }
  return given as Plan<R>;
}

/** Whether an error tells of a write whose outcome is not known. */
export function isUnsettled(error: unknown): boolean {
  return isSyncError(error) && (error.code === 'gestan.unsettled' || error.code === 'woo.unsettled');
}
