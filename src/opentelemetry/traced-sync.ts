import { type Attributes, context, SpanStatusCode } from '@opentelemetry/api';
import type { Report } from '../diff/plan.js';
import type { Sync } from '../index.js';
import type { Instruments, Measured } from './instruments.js';

type Method = (...args: never[]) => Promise<unknown>;

/**
 * The same sync; its plans, applies, runs and audits are spans and durations, and their rows are
 * counted.
 */
export function tracedSync(sync: Sync, shop: string, instruments: Instruments): Sync {
  const { measure, callDuration: duration } = instruments;
  const shopOf: Attributes = { 'woo_gestan.shop': shop };

  const traced = <M extends Method>(
    call: string,
    method: M,
    ended: (answer: Awaited<ReturnType<M>>, measured: Measured) => void = () => undefined,
  ): M => {
    const work = {
      name: `woo-gestan.${call}`,
      dimensions: { ...shopOf, 'woo_gestan.call': call },
      duration,
    };
    const run = (...args: Parameters<M>) =>
      measure(work, async (measured) => {
        const answer = (await method(...args)) as Awaited<ReturnType<M>>;
        ended(answer, measured);
        return answer;
      });
    return run as M;
  };

  const count = (report: Report) => {
    for (const [outcome, rows] of Object.entries(report.counts)) {
      if (rows > 0)
        instruments.rows.add(rows, {
          ...shopOf,
          'woo_gestan.flow': report.flow,
          'woo_gestan.outcome': outcome,
        });
    }
  };
  const applied = (report: Report, { span, add }: Measured) => {
    count(report);
    span.setAttributes(attributesOf(report));
    if (!report.error) return;
    add({ 'error.type': report.error.code });
    span.setStatus({ code: SpanStatusCode.ERROR });
  };
  /** The span of a flow in a run is made from its report, which knows when it began and ended. */
  const flowSpan = (report: Report) => {
    const span = instruments.tracer.startSpan(
      `woo-gestan.run.${report.flow}`,
      { startTime: new Date(report.startedAt), attributes: { ...shopOf, ...attributesOf(report) } },
      context.active(),
    );
    if (report.error) {
      span.setAttribute('error.type', report.error.code);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end(new Date(report.finishedAt));
  };

  return {
    ...sync,
    connection: { ...sync.connection, test: traced('connection.test', sync.connection.test) },
    categories: { ...sync.categories, import: traced('categories.import', sync.categories.import) },
    products: {
      ...sync.products,
      plan: traced('products.plan', sync.products.plan),
      apply: traced('products.apply', sync.products.apply, applied),
    },
    stock: {
      ...sync.stock,
      plan: traced('stock.plan', sync.stock.plan),
      apply: traced('stock.apply', sync.stock.apply, applied),
    },
    contacts: {
      ...sync.contacts,
      plan: traced('contacts.plan', sync.contacts.plan),
      apply: traced('contacts.apply', sync.contacts.apply, applied),
    },
    orders: {
      ...sync.orders,
      plan: traced('orders.plan', sync.orders.plan),
      apply: traced('orders.apply', sync.orders.apply, applied),
      audit: traced('orders.audit', sync.orders.audit),
    },
    explain: traced('explain', sync.explain),
    undo: traced('undo', sync.undo),
    run: traced('run', sync.run, ({ reports, aborted }, { span, add }) => {
      span.setAttribute('woo_gestan.aborted', aborted);
      for (const report of reports) {
        count(report);
        flowSpan(report);
        if (!report.error) continue;
        add({ 'error.type': report.error.code });
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
    }),
  };
}

/**
 * The run's id, with which `sync.runs.get()` gives the rows, and how many rows had each outcome.
 */
function attributesOf({ runId, flow, aborted, counts }: Report): Attributes {
  return {
    'woo_gestan.run_id': runId,
    'woo_gestan.flow': flow,
    'woo_gestan.aborted': aborted,
    ...Object.fromEntries(
      Object.entries(counts).map(([outcome, rows]) => [`woo_gestan.rows.${outcome}`, rows]),
    ),
  };
}
