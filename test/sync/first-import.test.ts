import { beforeAll, expect, test } from 'vitest';
import { memoryGestan } from 'woo-gestan/gestan';
import { oneInTurn } from '../support/forms.js';
import { manyGestan, manySettings, shopOfMany } from './many-orders.js';
import { type Life, mortalGestan, mortalStorage } from './mortal.js';
import { gestanFigures, type TestClock, testClock, type World, world } from './shops.js';

const count = 320;

function openWorld(): World {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  return world({ shop: shopOfMany(count), clock, gestan, settings: manySettings });
}

/** How often each list was read, and from where on the orders were. */
function readsSince({ store }: World, from: number) {
  const asked = store.requests.slice(from);
  const orders = asked.filter(({ path }) => path === '/wp-json/wc/v3/orders');
  return {
    setUp: asked.filter(({ path }) => !/orders|refunds|customers/.test(path)).length,
    accounts: asked.filter(({ path }) => path === '/wp-json/wc/v3/customers').length,
    changes: orders.map(({ query }) => query.modified_after).filter((after) => after !== undefined),
    newest: orders.filter(({ query }) => query.order === 'desc').length,
    again: orders.map(({ query }) => query.include).filter((ids) => ids !== undefined),
    refunds: asked.filter(({ path }) => path === '/wp-json/wc/v3/refunds').length,
    all: asked.length,
  };
}

async function importOrders(w: World, stopAt = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  const seen: string[] = [];
  const { reports, aborted } = await w.open().run({
    flows: ['orders'],
    signal: stop.signal,
    onProgress({ phase, done, total }) {
      seen.push(`${phase} ${done}/${total}`);
      if (done >= stopAt) stop.abort();
    },
  });
  const [report] = reports;
  if (!report) throw new Error('no report');
  expect(report.counts).toMatchObject({ failed: 0, unsettled: 0, stale: 0 });
  return { aborted, seen, done: report.counts.done };
}

const undisturbed = openWorld();
/** Two ways to be broken off: in the short form one of them. */
const broken = oneInTurn(['stopped', 'dies']);
let whole: Awaited<ReturnType<typeof importOrders>>;

beforeAll(async () => {
  whole = await importOrders(undisturbed);
});

test('a long first import tells how far it is, stops on signal, and goes on where it was', async () => {
  expect(whole.seen).toEqual([100, 200, 300, 320].map((done) => `orders ${done}/320`));
  // Three pages of a hundred and the rest, the last window once more, refunds by the hundred, the
  // accounts of new customers by the page: no request per order.
  const { changes, ...reads } = readsSince(undisturbed, 0);
  expect(changes).toHaveLength(5);
  expect(reads).toEqual({ setUp: 5, accounts: 3, newest: 1, again: [], refunds: 1, all: 15 });

  const w = openWorld();
  const first = await importOrders(w, 200);
  expect(first).toMatchObject({ aborted: true, seen: ['orders 100/320', 'orders 200/320'] });
  expect(first.done).toBeGreaterThan(150);

  const before = w.store.requests.length;
  const second = await importOrders(w);
  expect(second.aborted).toBe(false);
  expect(first.done + second.done).toBe(whole.done);
  // Orders are a minute apart from 08:00 on: it goes on ten minutes before the 200th, which was
  // done, and reads nothing that came earlier.
  const { changes: after, ...more } = readsSince(w, before);
  expect(after).toEqual(['2026-01-05T11:08:59Z', '2026-01-05T12:47:59Z', '2026-01-05T13:09:00Z']);
  // Order 100870 is unpaid: it is read again when it changes, or a setting that it waits for.
  expect(more).toEqual({ setUp: 5, accounts: 1, newest: 1, again: [], refunds: 1, all: 11 });
  expect(gestanFigures(w.gestan)).toEqual(gestanFigures(undisturbed.gestan));

  const last = w.store.requests.length;
  expect((await importOrders(w)).done).toBe(0);
  expect(readsSince(w, last).changes).toHaveLength(1);
});

test.runIf(broken.includes('stopped'))(
  'stopped again and again it comes to its end, and to the same pieces',
  async () => {
    const w = openWorld();
    let sum = 0;
    let rounds = 0;
    for (let aborted = true; aborted; rounds += 1) {
      // Each run is stopped after its first page.
      const round = await importOrders(w, 1);
      sum += round.done;
      aborted = round.aborted && rounds < 50;
    }
    expect(sum).toBe(whole.done);
    expect(rounds).toBeLessThanOrEqual(5);
    expect(gestanFigures(w.gestan)).toEqual(gestanFigures(undisturbed.gestan));
  },
);

test.runIf(broken.includes('dies'))(
  'processes that live for ten seconds each import a shop that takes a second for each answer',
  async () => {
    const w = openWorld();
    const clockOf = ({ now, sleep }: TestClock) => ({ now, sleep });
    let lives = 0;
    for (let isOver = false; !isOver && lives < 30; lives += 1) {
      const death = w.clock.now() + 10_000;
      const life: Life = {
        steps: 0,
        async step(work) {
          if (w.clock.now() >= death) throw new Error('The process died.');
          return work();
        },
      };
      const transport = async (request: Request) => {
        // Those that are asked at the same time are answered at the same time.
        const due = w.clock.now() + 1_000;
        await new Promise(setImmediate);
        w.clock.advance(Math.max(0, due - w.clock.now()));
        return life.step(() => w.store.transport(request));
      };
      const sync = w.open({
        clock: clockOf(w.clock),
        transport,
        gestan: mortalGestan(w.gestan, life),
        storage: mortalStorage(w.storage, life),
      });
      const report = await sync.run({ flows: ['orders'] }).catch(() => undefined);
      isOver = report?.reports.every(({ error }) => error === undefined) === true && w.clock.now() < death;
      // The lease of a process that died ends by itself.
      w.clock.advance(60_000);
    }
    expect(gestanFigures(w.gestan)).toEqual(gestanFigures(undisturbed.gestan));
    expect(lives).toBeLessThan(20);
  },
);
