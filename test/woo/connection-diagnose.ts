import type { Clock } from '../../src/core/index.js';
import type { ConnectionCheckId } from '../../src/woo/connection/report.js';
import { type ConnectionCheck, type ConnectionReport, testConnection } from '../../src/woo/index.js';
import { key, type ShopSetup, shop } from './connection-shop.js';

export const hosts = { wc11: 'https://wc11.shop.test', wc99: 'https://wc99.shop.test' } as const;
export const start = Date.parse('2026-11-24T18:50:00Z');

export function fixedClock(at = start): Clock {
  return { now: () => at, sleep: async () => {} };
}

/** How the test is run. */
export interface Run {
  readonly url?: string;
  readonly options?: Parameters<typeof testConnection>[1];
  readonly clock?: Clock;
  readonly queryAuth?: boolean;
}

export async function diagnose(setup: ShopSetup = {}, run: Run = {}) {
  const site = shop(setup);
  const report = await testConnection(
    {
      url: run.url ?? hosts[setup.store ?? 'wc11'],
      ...key,
      transport: site.transport,
      clock: run.clock ?? fixedClock(),
      queryAuth: run.queryAuth,
    },
    run.options,
  );
  return { report, seen: site.seen };
}

export function check(report: ConnectionReport, id: ConnectionCheckId): ConnectionCheck {
  const found = report.checks.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

export function failed(report: ConnectionReport): readonly string[] {
  return report.checks.filter((one) => one.status === 'failed').map((one) => one.code);
}

export function noted(report: ConnectionReport, status: string): readonly string[] {
  return report.checks.filter((one) => one.status === status).map((one) => `${one.id}: ${one.code}`);
}
