import { Gauge, Registry as Metrics, type OpenMetricsContentType } from 'prom-client';
import type { Registry, ShopRow } from './registry.js';

/** The table of shops as OpenMetrics. */
export function createMetrics(registry: Registry): Metrics<OpenMetricsContentType> {
  const metrics = new Metrics<OpenMetricsContentType>();
  metrics.setContentType('application/openmetrics-text; version=1.0.0; charset=utf-8');
  const gauge = (name: string, help: string, labels: string[] = []) =>
    new Gauge({ name: `woo_gestan_${name}`, help, labelNames: ['shop', ...labels], registers: [metrics] });
  const active = gauge('shop_active', '1: the shop is synced; 0: it is parked.', ['reason']);
  const failures = gauge('shop_failures', 'Failed runs in a row.');
  const last = gauge('shop_last_done_timestamp_seconds', 'When a run last came to its end.');
  const late = gauge('shop_late_seconds', 'For how long the shop has been due.');
  const rows = gauge('shop_rows', 'Rows of all runs.', ['flow', 'outcome']);
  const all = [active, failures, last, late, rows];

  const show = ({
    id: shop,
    state,
    reason,
    failures: count,
    done_at,
    next_at,
    worker,
    rows: found,
  }: ShopRow) => {
    active.set({ shop, reason: reason ?? '' }, state === 'active' ? 1 : 0);
    failures.set({ shop }, count);
    if (done_at) last.set({ shop }, done_at.getTime() / 1000);
    const isWaiting = state === 'active' && worker === null;
    late.set({ shop }, isWaiting ? Math.max(0, (Date.now() - next_at.getTime()) / 1000) : 0);
    for (const [key, value] of Object.entries(found)) {
      const [flow = '', outcome = ''] = key.split('/');
      rows.set({ shop, flow, outcome }, value);
    }
  };
  const text = metrics.metrics.bind(metrics);
  metrics.metrics = async () => {
    for (const one of all) one.reset();
    for (const shop of await registry.list()) show(shop);
    return text();
  };
  return metrics;
}
