import { createSync, isSyncError, type RunReport, type SyncStorage } from 'woo-gestan';
import type { GestanAdapter } from 'woo-gestan/gestan';
import { imagesOf } from './images.js';
import { violations } from './invariants.js';
import { watchGestan, watchShop } from './looks.js';
import { createPeople } from './people.js';
import { createProcess, type Odds, type Tell } from './process.js';
import { createScheduler } from './scheduler.js';
import { gestanOf, storageOf, type Transport, transportOf } from './sides.js';
import { type Beginning, besideOf, createWorld, minute, type SimWorld, start } from './world.js';

/** Parts of a schedule that are put in the place of the usual ones. */
export interface Variant {
  storage?(storage: SyncStorage, sim: SimWorld): SyncStorage;
  transport?(shop: Transport, sim: SimWorld): Transport;
  gestan?(gestan: GestanAdapter): GestanAdapter;
  /** What may happen to writes to Gestan. */
  readonly making?: Odds;
  /** @default 2 */
  readonly workers?: 1 | 2;
  /** How much goes wrong. @default drawn, from nothing to a lot */
  readonly trouble?: number;
}

/** What a schedule ended with. */
export interface Outcome {
  readonly seed: number;
  /** What does not hold; empty where all is well. */
  readonly problems: readonly string[];
  readonly crashes: number;
  readonly runs: number;
  /** A mark of all that happened: the same seed gives the same. */
  readonly trace: string;
}

const hour = 60 * minute;

/** Runs that a quiet world may need until it is at rest. */
const mostQuietRuns = 8;

/**
 * The same where a row waits for a time: an image whose writing is noted, or contacts, which are made
 * under a lease of the Gestan. The note, or the lease of a dead process, may be of a machine whose
 * clock was hours ahead, and nothing is done twice before that time has come.
 */
const mostWaitingRuns = 40;

const isAwaiting = (report: RunReport | undefined) =>
  report?.reports.some(({ rows }) =>
    rows.some(({ reason, error }) => reason?.code === 'image-awaited' || error?.code === 'sync.busy'),
  ) ?? false;

/** Runs one schedule: times of trouble with two workers, people and crashes, then quiet ones. */
export async function simulate(
  beginning: Beginning,
  seed: number,
  variant: Variant = {},
  tell?: Tell,
): Promise<Outcome> {
  const scheduler = createScheduler(seed, start);
  const sim = await createWorld(beginning, scheduler, tell);
  const { gestan } = sim;
  const [, ...others] = beginning.shops;
  const shops = [sim, ...others.map(([id, shop]) => besideOf(sim, id, shop))];
  let crashes = 0;
  let runs = 0;
  let lives = 0;

  const openProcess = (sim: SimWorld) => {
    lives += 1;
    const trouble = () => sim.trouble;
    const life = createProcess({
      name: `process ${lives}`,
      scheduler,
      skew: () => sim.skew,
      trouble,
      tell: sim.tell,
    });
    const isFirst = sim === shops[0];
    const shop = isFirst ? watchShop(sim.store.transport, sim) : sim.store.transport;
    const behind = variant.gestan?.(gestan) ?? gestan;
    const connected = gestanOf(isFirst ? watchGestan(behind, sim) : behind, life, scheduler, {
      odds: variant.making,
      // The seeds that found something are replayed with the calls that they found it with.
      batches: seed % 5 === 1 || seed % 5 === 4,
    });
    const network = transportOf(shop, life, scheduler, trouble);
    const stored = variant.storage?.(sim.storage, sim) ?? sim.storage;
    const sync = createSync({
      ...sim.options(),
      gestan: connected,
      storage: storageOf(stored, life),
      transport: variant.transport?.(network, sim) ?? network,
      images: imagesOf(sim.files, life),
      clock: life.clock,
      random: scheduler.random,
    });
    return { life, sync };
  };

  /** Runs once, in a new process. Gives what came of it; nothing where it died or was refused. */
  const live = async (sim: SimWorld): Promise<RunReport | undefined> => {
    const { life, sync } = openProcess(sim);
    runs += 1;
    const ended = sync.run().catch((error: unknown) => {
      if (!isSyncError(error)) throw error;
      return undefined;
    });
    const report = await Promise.race([ended, life.death.then(() => undefined)]);
    if (life.isDead) crashes += 1;
    return report;
  };

  const until = start + 40 * minute + scheduler.below(80 * minute);
  const isChaos = () => scheduler.now() < until;
  const worker = async (sim: SimWorld, pause: number) => {
    while (isChaos()) {
      await scheduler.wait(scheduler.below(pause));
      await live(sim);
    }
  };
  const crowd = async (sim: SimWorld) => {
    const people = createPeople(sim, sim !== shops[0]);
    while (isChaos()) {
      await scheduler.wait(scheduler.below(5 * minute));
      await people.act();
    }
  };
  const clockmaker = async () => {
    while (isChaos()) {
      await scheduler.wait(scheduler.below(2 * hour));
      if (scheduler.happens(0.5)) sim.skew += scheduler.pick([-1, 1]) * scheduler.below(90 * minute);
    }
  };

  const quiet = async (): Promise<readonly string[]> => {
    const written = () =>
      shops.reduce(
        (sum, { store }) => sum + store.requests.filter(({ method }) => method !== 'GET').length,
        JSON.stringify(gestan.state).length * 1e6,
      );
    const last = new Map<SimWorld, RunReport>();
    const isWaiting = () => [...last.values()].some(isAwaiting);
    for (let run = 0; run < (isWaiting() ? mostWaitingRuns : mostQuietRuns); run += 1) {
      await scheduler.wait(15 * minute);
      const before = written();
      for (const shop of shops) {
        const busyUntil = scheduler.now() + 4 * hour;
        let report: RunReport | undefined;
        do {
          report = await live(shop);
          // A lease of a machine whose clock was ahead lasts longer.
          if (!report) await scheduler.wait(10 * minute);
        } while (!report && scheduler.now() < busyUntil);
        if (!report) return ['no run comes through in quiet times'];
        last.set(shop, report);
      }
      if (written() === before && !isWaiting()) break;
    }
    const problems: string[] = [];
    for (const { flow, counts, error, rows } of [...last.values()].flatMap(({ reports }) => reports)) {
      if (error) problems.push(`${flow}: ${error.code} ${error.message}`);
      if (counts.failed + counts.unsettled > 0)
        problems.push(
          `${flow}: ${JSON.stringify(rows.filter(({ outcome }) => outcome === 'failed' || outcome === 'unsettled'))}`,
        );
    }
    const { sync } = openProcess(sim);
    const links = new Map(
      (await sync.links.list()).map(({ code, wooId, variationId }) => [code, String(variationId ?? wooId)]),
    );
    const shown = new Set(
      (await sync.products.plan({ images: true })).rows.flatMap(({ gestanCode, conflicts = [] }) =>
        conflicts.map(({ field }) => `${gestanCode}/${field === 'regularPrice' ? 'price' : field}`),
      ),
    );
    const asked = new Set<string>();
    for (const shop of shops)
      for (const { status, merge } of (await openProcess(shop).sync.contacts.plan()).rows)
        if (status === 'review' && merge) asked.add(merge.contactId);
    problems.push(...(await violations(shops, links, shown, asked)));
    // A day later, when everything is compared anew.
    await scheduler.wait(25 * hour);
    for (const shop of shops) {
      const before = written();
      const again = await live(shop);
      const done = again?.reports.map(({ flow, counts }) => `${flow} ${counts.done}`).join(', ');
      if (written() !== before || again === undefined)
        problems.push(`one more run of ${shop.id} writes again (${done})`);
    }
    return problems;
  };

  sim.trouble = variant.trouble ?? scheduler.pick([0, 0.3, 1, 1, 2]);
  let problems: readonly string[] | undefined;
  let failure: { readonly error: unknown } | undefined;
  const all = async () => {
    const pauses = variant.workers === 1 ? [25 * minute] : [25 * minute, 50 * minute];
    await Promise.all([
      ...shops.flatMap((shop) => pauses.map((pause) => worker(shop, pause))),
      ...shops.map(crowd),
      clockmaker(),
    ]);
    sim.trouble = 0;
    problems = await quiet();
  };
  all().catch((error: unknown) => {
    failure = { error };
  });
  await scheduler.drive(() => problems !== undefined || failure !== undefined);
  if (failure) throw failure.error;
  const trace = `${runs} ${crashes} ${sim.store.requests.length} ${scheduler.now()} ${scheduler.random()}`;
  return { seed, problems: problems ?? [], crashes, runs, trace };
}
