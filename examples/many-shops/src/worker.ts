import { type Progress, type RunReport, takeSlot } from 'woo-gestan';
import { nextStep, type Outcome, outcomeOf, outcomeOfError } from './next-step.js';
import type { Registry, ShopRow } from './registry.js';
import type { Syncs } from './syncs.js';

export interface WorkerOptions {
  readonly name: string;
  readonly registry: Registry;
  readonly syncs: Syncs;
  /** How many runs at a time on one host, and on one Gestan, over all workers. */
  readonly perHost: number;
  readonly perGestan: number;
  /** A run yields its place to others after so long; it continues where it stopped. */
  readonly runMs: number;
  /** Aborted when the worker ends. */
  readonly stopping: AbortSignal;
  readonly random?: () => number;
}

/** Runs a shop if it is due, notes what came of it, and when it is due again. */
export function createWorker(options: WorkerOptions): (id: string) => Promise<void> {
  const { name, registry, random = Math.random } = options;
  return async (id) => {
    const shop = await registry.begin(id, name);
    if (!shop) return;
    const { outcome, reports } = await runShop(shop, options);
    const step = nextStep(outcome, { intervalMs: shop.interval_ms, failures: shop.failures }, random);
    await persistently(() => registry.end(shop, outcome, step, reports));
  };
}

interface Ran {
  readonly outcome: Outcome;
  readonly reports: RunReport['reports'];
}

async function runShop(shop: ShopRow, options: WorkerOptions): Promise<Ran> {
  const { name, syncs, registry, perHost, perGestan, runMs, stopping } = options;
  const full = (why: 'host-full' | 'gestan-full'): Ran => ({
    outcome: { kind: 'no-slot', why },
    reports: [],
  });
  try {
    const { storage } = syncs.company(shop.gestan);
    await using host = await takeSlot(storage, { name: `host/${shop.host}`, limit: perHost, owner: name });
    if (!host) return full('host-full');
    await using gestan = await takeSlot(storage, { name: 'gestan', limit: perGestan, owner: name });
    if (!gestan) return full('gestan-full');
    await using sync = await syncs.open(shop);
    const signal = AbortSignal.any([stopping, host.lost, gestan.lost, AbortSignal.timeout(runMs)]);
    const run = await sync.run({
      signal,
      onProgress: throttled((at) => registry.progress(shop.id, name, at)),
    });
    return { outcome: outcomeOf(run), reports: run.reports };
  } catch (error) {
    return { outcome: outcomeOfError(error, stopping.aborted), reports: [] };
  }
}

/** Writes progress once a second. That it cannot be written stops nothing. */
function throttled(write: (progress: Progress) => Promise<void>): (progress: Progress) => void {
  let last = 0;
  return (progress) => {
    if (Date.now() - last < 1_000) return;
    last = Date.now();
    write(progress).catch(() => undefined);
  };
}

/** PostgreSQL may be away for a while; the shop would count as worked at until its time is over. */
async function persistently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
