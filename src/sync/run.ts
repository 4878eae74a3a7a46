import * as z from 'zod';
import type { WorkOptions } from '../core/index.js';
import type { FlowName, SafetyLimit } from '../diff/index.js';
import type { Report } from '../diff/plan.js';
import { runContacts } from './flows/contacts/run.js';
import { runOrders, startUnset } from './flows/orders/run.js';
import { runProducts } from './flows/products/run.js';
import { runStock } from './flows/stock/run.js';
import { clearHints } from './state/hints.js';
import { newRunId } from './state/run-id.js';
import { requireFlows } from './work/capabilities.js';
import type { SyncContext } from './work/context.js';
import { override, parseOptionsOf } from './work/parse-options.js';
import { createReport, errorData } from './work/reporting.js';

/** Options of `run()`. */
export interface RunOptions extends WorkOptions {
  /**
   * Flows always run in the order contacts, products, orders, stock. One that the adapter cannot
   * do is refused before anything is written.
   * @default all four
   */
  readonly flows?: readonly FlowName[] | undefined;
  /** Safety limits that are lifted for this run, by name. @default none */
  readonly override?: readonly SafetyLimit[] | undefined;
}

/** What `run()` did: one report for each flow that was begun, in their order. */
export interface RunReport {
  /** One report for each flow, in the order in which they ran. */
  readonly reports: readonly Report[];
  /** Whether it was stopped, by the signal or by an error, before its end. */
  readonly aborted: boolean;
}

/**
 * The order matters: an order needs its customer and its products, and stock comes last, when the
 * orders are known.
 */
const flowOrder = ['contacts', 'products', 'orders', 'stock'] as const satisfies readonly FlowName[];

const schema = z.strictObject({
  flows: z
    .array(z.enum(flowOrder, `must be one of ${flowOrder.join(', ')}`), 'must be a list of flows')
    .optional(),
  override: override.optional(),
});

export async function runFlows(context: SyncContext, options: RunOptions = {}): Promise<RunReport> {
  const { flows = flowOrder } = parseOptionsOf(schema, options, 'sync.run()');
  requireFlows(context.gestan, flows);
  if (flows.includes('orders') && (await context.settings()).orders.startAt === null) throw startUnset();
  const run = { contacts: runContacts, products: runProducts, orders: runOrders, stock: runStock };
  const reports: Report[] = [];
  for (const flow of flowOrder) {
    if (!flows.includes(flow)) continue;
    const { signal, onProgress, override: lifted } = options;
    const startedAt = context.now();
    const report = await run[flow](context, {
      signal,
      override: lifted,
      onProgress: onProgress && ((progress) => onProgress({ ...progress, phase: flow })),
    }).catch((error: unknown) => {
      // Nothing is lost of what the flows before have written.
      if (reports.every(({ counts }) => counts.done === 0)) throw error;
      return endedReport(context, flow, error);
    });
    reports.push(report);
    if (report.aborted || report.error) return { reports, aborted: true };
    // These flows read all that changed; orders take their hints themselves.
    const hinted = flow === 'contacts' ? 'customer' : flow === 'products' ? 'product' : undefined;
    if (hinted === undefined) continue;
    try {
      await clearHints(context.store, hinted, startedAt);
    } catch (error) {
      if (reports.every(({ counts }) => counts.done === 0)) throw error;
      const failed = { ...report, error: errorData(error, context.redact) };
      return { reports: [...reports.slice(0, -1), failed], aborted: true };
    }
  }
  return { reports, aborted: false };
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
