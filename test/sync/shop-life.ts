import type { Report } from 'woo-gestan';
import type { Row } from 'woo-gestan/testing';
import type { World } from './shops.js';

/** Asks the shop as its owner does; a minute passes. */
export async function call(
  w: World,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Row> {
  const options = body === undefined ? undefined : { body: body as Row };
  const answer = await w.store.call<Row>(method, `/wp-json/wc/v3/${path}`, options);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  w.clock.advance(60_000);
  return answer.body;
}

/** What a run or a plan tells of some rows: status, and why. */
export const reported = (
  rows: readonly {
    readonly key: string;
    readonly status: string;
    readonly reason?: { readonly code: string } | undefined;
  }[],
  ...keys: readonly string[]
) =>
  rows
    .filter(({ key }) => keys.some((wanted) => key === wanted))
    .map(({ key, status, reason }) => [key, status, reason?.code]);

/** One run of a flow, a quarter of an hour after whatever was last. */
export async function run(w: World, flow: 'products' | 'orders'): Promise<Report> {
  w.clock.advance(15 * 60_000);
  const { reports } = await w.open().run({ flows: [flow] });
  const [report] = reports;
  if (!report || report.error) throw new Error(`No report: ${report?.error?.message}`);
  return report as Report;
}
