import * as z from 'zod';
import { isSyncError, type WorkOptions } from '../core/index.js';
import type { FlowName, Report } from '../diff/plan.js';
import type { SafetyLimit } from '../diff/safety.js';
import type { WooErrorCode } from '../woo/index.js';
import { runContacts } from './flows/contacts/run.js';
import { runOrders, startUnset } from './flows/orders/run.js';
import { runProducts } from './flows/products/run.js';
import { runStock } from './flows/stock/run.js';
import { clearHints } from './state/hints.js';
import { isPruningDue, prune } from './state/prune.js';
import { newRunId } from './state/run-id.js';
import { requireFlows } from './work/capabilities.js';
import type { SyncContext } from './work/context.js';
import { override, parseOptionsOf } from './work/parse-options.js';
import { createReport, errorData } from './work/reporting.js';
import { newRunReads } from './work/run-reads.js';

/** Options of `run()`. */
export interface RunOptions extends WorkOptions {
  /**
   * Flows always run in the order contacts, products, orders, stock. If the adapter does not
   * support one, the run is refused before anything is written.
   * @default all four
   */
  readonly flows?: readonly FlowName[] | undefined;
  /**
   * How long to wait for another run of the shop to end, in milliseconds. Then `sync.busy` is
   * thrown. The lease of a killed process ends after fifteen seconds, so a minute is enough.
   * @default 0
   */
  readonly waitMs?: number | undefined;
  /** Safety limits that are lifted for this run, by name. @default none */
  readonly override?: readonly SafetyLimit[] | undefined;
}

/** What `run()` did: one report for each flow that was begun, in their order. */
export interface RunReport {
  /** One report for each flow, in the order in which they ran. */
  readonly reports: readonly Report[];
  /**
   * True if the run is incomplete: the signal or an error stopped it, or an error of one page of
   * the shop ended a flow. The report of that flow has the `error`; the flows after it were run.
   */
  readonly aborted: boolean;
}

/**
 * The order matters: an order needs its customer and its products, and stock comes last, when the
 * orders are known.
 */
const flowOrder = ['contacts', 'products', 'orders', 'stock'] as const satisfies readonly FlowName[];

/**
 * Errors of one page of the shop, after all retries: a browser check, a fault of a plugin, an
 * overloaded host. Other pages may work, so such an error ends only its flow.
 */
const pageFailures: ReadonlySet<string> = new Set<WooErrorCode>([
  'woo.captcha',
  'woo.firewall',
  'woo.html',
  'woo.not-json',
  'woo.truncated',
  'woo.answer-too-large',
  'woo.unexpected',
  'woo.server-error',
  'woo.unavailable',
  'woo.timeout',
]);

const schema = z.strictObject({
  flows: z
    .array(z.enum(flowOrder, `must be one of ${flowOrder.join(', ')}`), 'must be a list of flows')
    .optional(),
  waitMs: z.number('must be milliseconds').nonnegative('must not be negative').max(86_400_000).default(0),
  override: override.optional(),
});

export async function runFlows(base: SyncContext, options: RunOptions = {}): Promise<RunReport> {
  const { flows = flowOrder, waitMs } = parseOptionsOf(schema, options, 'sync.run()');
  const lock = waitMs > 0 ? base.lock.waiting(base.clock.now() + waitMs, options.signal) : base.lock;
  const context: SyncContext = { ...base, lock, reads: newRunReads(flows) };
  requireFlows(context.gestan, flows);
  if (flows.includes('orders') && (await context.settings()).orders.startAt === null) throw startUnset();
  const run = { contacts: runContacts, products: runProducts, orders: runOrders, stock: runStock };
  const reports: Report[] = [];
  // The first error of a page, thrown if every flow fails.
  let failure: { readonly error: unknown } | undefined;
  for (const flow of flowOrder) {
    if (!flows.includes(flow)) continue;
    const { signal, onProgress, override: lifted } = options;
    const startedAt = context.now();
    const report = await run[flow](settingsOnce(context), {
      signal,
      override: lifted,
      onProgress: onProgress && ((progress) => onProgress({ ...progress, phase: flow })),
    }).catch((error: unknown) => {
      // The signal was aborted while the run waited for its turn.
      if (signal?.aborted && error === signal.reason) return undefined;
      const isPage = isSyncError(error) && pageFailures.has(error.code);
      // Earlier flows have written: their reports must be returned.
      if (!isPage && reports.every(wroteNothing)) throw error;
      failure ??= { error };
      return endedReport(context, flow, error);
    });
    if (report === undefined) return { reports, aborted: true };
    reports.push(report);
    if (report.aborted) return { reports, aborted: true };
    if (report.error) {
      // The next flow reads other pages, and itself reads what this one would have provided.
      if (pageFailures.has(report.error.code)) continue;
      return { reports, aborted: true };
    }
    // These flows have read everything that changed; the order flow clears its own hints.
    const hinted = flow === 'contacts' ? 'customer' : flow === 'products' ? 'product' : undefined;
    if (hinted === undefined) continue;
    try {
      await clearHints(context.store, hinted, startedAt);
    } catch (error) {
      if (reports.every(wroteNothing)) throw error;
      const failed = { ...report, error: errorData(error, context.redact) };
      return { reports: [...reports.slice(0, -1), failed], aborted: true };
    }
  }
  await pruneHistory(context);
  if (failure && reports.every((report) => report.error && wroteNothing(report))) throw failure.error;
  return { reports, aborted: reports.some(({ error }) => error !== undefined) };
}

function wroteNothing({ counts }: Report): boolean {
  return counts.done + counts.sent === 0;
}

/** The settings are read once per flow: nobody can save others while it holds the shop. */
function settingsOnce(context: SyncContext): SyncContext {
  let read: ReturnType<SyncContext['settings']> | undefined;
  const settings = () => {
    read ??= context.settings();
    return read;
  };
  return { ...context, settings };
}

/**
 * Deletes expired history, once a day. It never fails a run: the next one tries again.
 */
async function pruneHistory(context: SyncContext): Promise<void> {
  const { store, lock, clock, logger, redact } = context;
  try {
    const { keepDays } = (await context.settings()).history;
    if (keepDays === null || !(await isPruningDue(store, clock.now()))) return;
    const deleted = await lock.brief((lease) => prune(store, { now: clock.now(), keepDays, lease }));
    if (deleted > 0) logger.info('Old reports and history were deleted.', { deleted, keepDays });
  } catch (error) {
    logger.warn('Old reports and history could not be deleted.', { error: redact(String(error)) });
  }
}

/** The report of a flow that an error stopped before its first write. */
function endedReport({ clock, random, shop, redact }: SyncContext, flow: FlowName, error: unknown): Report {
  const startedAt = clock.now();
  const report = createReport({
    runId: newRunId(startedAt, random),
    flow,
    shop: shop.id,
    startedAt,
    redact,
    compact: true,
  });
  report.ended(error);
  return report.build(startedAt);
}
