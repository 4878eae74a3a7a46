import { SettingsError, type WorkOptions } from '../core/index.js';
import type { FlowName, Report, SafetyLimit } from '../diff/index.js';
import { safetyLimits } from '../diff/index.js';
import { runContacts } from './contacts/run.js';
import type { SyncContext } from './context.js';
import { runOrders, startUnset } from './orders/run.js';
import { runProducts } from './products/run.js';
import { runStock } from './stock/run.js';

export interface RunOptions extends WorkOptions {
  /** @default all four; always carried out in the order contacts, products, orders, stock */
  readonly flows?: readonly FlowName[] | undefined;
  /** Safety limits that are lifted for this run, by name. @default none */
  readonly override?: readonly SafetyLimit[] | undefined;
}

/** What `run()` did: one report for each flow that was begun, in their order. */
export interface RunReport {
  readonly reports: readonly Report[];
  /** Whether it was stopped, by the signal or by an error, before its end. */
  readonly aborted: boolean;
}

/** The order matters: an order needs its customer and its products, and stock comes last, when the orders are known. */
const flowOrder = ['contacts', 'products', 'orders', 'stock'] as const satisfies readonly FlowName[];

export async function runFlows(context: SyncContext, options: RunOptions = {}): Promise<RunReport> {
  const flows = options.flows ?? flowOrder;
  const bad = Array.isArray(flows) ? flows.find((flow) => !flowOrder.includes(flow)) : flows;
  if (bad !== undefined) {
    throw new SettingsError(`run(): options.flows names an unknown flow: ${JSON.stringify(bad)}.`, {
      code: 'settings.invalid',
      field: 'options.flows',
      mend: `Take some of ${flowOrder.join(', ')}.`,
    });
  }
  const lifted = options.override?.find((limit) => !safetyLimits.includes(limit));
  if (lifted !== undefined) {
    throw new SettingsError(`run(): options.override names an unknown limit: ${JSON.stringify(lifted)}.`, {
      code: 'settings.invalid',
      field: 'options.override',
      mend: `Take some of ${safetyLimits.join(', ')}.`,
    });
  }
  if (flows.includes('orders') && (await context.settings()).orders.startAt === null) throw startUnset();
  const run = { contacts: runContacts, products: runProducts, orders: runOrders, stock: runStock };
  const reports: Report[] = [];
  for (const flow of flowOrder) {
    if (!flows.includes(flow)) continue;
    const { signal, onProgress, override } = options;
    const report = await run[flow](context, {
      signal,
      override,
      onProgress: onProgress && ((progress) => onProgress({ ...progress, phase: flow })),
    });
    reports.push(report);
    if (report.aborted || report.error) return { reports, aborted: true };
  }
  return { reports, aborted: false };
}
