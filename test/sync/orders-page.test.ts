import { beforeAll, expect, test } from 'vitest';
import type { SyncStorage } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { manyGestan, manySettings, oneByOne, shopOfMany } from './many-orders.js';
import { dump, gestanFigures, testClock, type World, world } from './shops.js';

const orders = { flows: ['orders'] } as const;

function openWorld(): World {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  return world({ shop: shopOfMany(30), clock, gestan, settings: manySettings });
}

/** What reaches Gestan and the storage, in its order. */
type Event =
  | { readonly piece: string }
  | { readonly opened: number; readonly closed: number; readonly orders: number; readonly at: number };

function watched(w: World, { ms = 0, commits = (_: Event): void => undefined } = {}) {
  const events: Event[] = [];
  const within = (key: string, part: string) => key.startsWith(`shop/main/${part}/`);
  const storage: SyncStorage = {
    get: (key) => w.storage.get(key),
    range: (range) => w.storage.range(range),
    async commit(writes, options) {
      const count = (part: string, verb: 'put' | 'delete') =>
        writes.filter((write) => verb in write && within(String(Reflect.get(write, verb)), part)).length;
      const event = {
        opened: count('intent', 'put'),
        closed: count('intent', 'delete'),
        orders: count('order', 'put'),
        at: w.clock.now(),
      };
      commits(event);
      events.push(event);
      await w.storage.commit(writes, options);
    },
    lease: (name, options) => w.storage.lease(name, options),
    leaseHolder: (name) => w.storage.leaseHolder(name),
    close: () => w.storage.close(),
  };
  const gestan: GestanAdapter = {
    ...oneByOne(w.gestan),
    async createPiece(draft) {
      events.push({ piece: draft.externalRef });
      w.clock.advance(ms);
      return w.gestan.createPiece(draft);
    },
  };
  return { events, storage, gestan };
}

/** The commits from the one before the first piece to the one after the last. */
function aroundPieces(events: readonly Event[]) {
  const isPiece = (event: Event) => 'piece' in event;
  const first = events.findIndex(isPiece);
  const last = events.findLastIndex(isPiece);
  const commits = (some: readonly Event[]) => some.flatMap((event) => ('piece' in event ? [] : [event]));
  return {
    before: commits(events.slice(0, first)).at(-1),
    between: commits(events.slice(first, last)),
    after: commits(events.slice(last))[0],
  };
}

async function openIntents({ storage }: World): Promise<number> {
  return Object.keys(await dump(storage)).filter((key) => key.includes('/intent/')).length;
}

function timesMade(events: readonly Event[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const event of events) if ('piece' in event) times.set(event.piece, (times.get(event.piece) ?? 0) + 1);
  return times;
}

let undisturbed: ReturnType<typeof gestanFigures>;

beforeAll(async () => {
  const w = openWorld();
  await w.open().run(orders);
  undisturbed = gestanFigures(w.gestan);
});

test('one commit stores the intents of a page before its first piece, one the results of a fast Gestan', async () => {
  const w = openWorld();
  const { events, ...sides } = watched(w);
  await w.open(sides).run(orders);
  const { before, between, after } = aroundPieces(events);
  const { pieces, entries } = w.gestan.state;
  expect(pieces.length).toBeGreaterThan(40);
  expect(before?.opened).toBe(pieces.length + entries.length);
  expect(between).toEqual([]);
  expect(after).toMatchObject({ closed: before?.opened, orders: expect.any(Number) });
  expect(after?.orders).toBeGreaterThan(15);
  expect(await openIntents(w)).toBe(0);
});

test('results of a slow Gestan are stored when the first of them is a second old', async () => {
  const w = openWorld();
  const { events, ...sides } = watched(w, { ms: 300 });
  await w.open(sides).run(orders);
  const { before, between, after } = aroundPieces(events);
  const stored = [...between, ...(after ? [after] : [])];
  expect(stored.length).toBeGreaterThan(10);
  // An order is finished before it is stored: it has up to four pieces.
  let last = before?.at ?? 0;
  for (const { at } of stored) {
    expect(at - last).toBeLessThan(1_000 + 4 * 300 + 1);
    last = at;
  }
  expect(gestanFigures(w.gestan)).toEqual(undisturbed);
});

test('when results cannot be stored, nothing more is written, and the next run looks up what was made', async () => {
  const w = openWorld();
  let isBroken = false;
  const commits = (event: Event) => {
    if ('piece' in event || event.orders === 0 || isBroken) return;
    isBroken = true;
    throw new Error('The disk is full.');
  };
  const broken = watched(w, { ms: 300, commits });
  const { reports, aborted } = await w
    .open({ storage: broken.storage, gestan: broken.gestan })
    .run({ flows: ['orders', 'stock'] });
  // What comes after it, the stock too, would be planned without what was made.
  expect(aborted).toBe(true);
  expect(reports).toMatchObject([{ flow: 'orders', error: { message: 'The disk is full.' } }]);
  const made = w.gestan.state.pieces.length;
  expect(made).toBeGreaterThan(0);
  expect(broken.events.filter((event) => 'piece' in event)).toHaveLength(made);
  expect(reports[0]?.counts).toMatchObject({ done: 0 });
  expect(reports[0]?.counts.failed).toBeGreaterThan(15);
  expect(await openIntents(w)).toBeGreaterThan(made);

  const next = watched(w);
  await w.open({ storage: next.storage, gestan: next.gestan }).run(orders);
  await w.open().run(orders);
  const times = timesMade([...broken.events, ...next.events]);
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  expect(await openIntents(w)).toBe(0);
  expect(gestanFigures(w.gestan)).toEqual(undisturbed);
});

test('an abort in the midst of a page stores what was made, and leaves no intent open', async () => {
  const w = openWorld();
  const stop = new AbortController();
  const { events, ...sides } = watched(w);
  let made = 0;
  const gestan: GestanAdapter = {
    ...sides.gestan,
    async createPiece(draft) {
      made += 1;
      if (made === 5) stop.abort();
      return sides.gestan.createPiece(draft);
    },
  };
  const { aborted } = await w
    .open({ storage: sides.storage, gestan })
    .run({ ...orders, signal: stop.signal });
  expect(aborted).toBe(true);
  expect(made).toBeLessThan(10);
  expect(await openIntents(w)).toBe(0);

  const next = watched(w);
  await w.open({ storage: next.storage, gestan: next.gestan }).run(orders);
  const times = timesMade([...events, ...next.events]);
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  expect(gestanFigures(w.gestan)).toEqual(undisturbed);
});

test('who loses the place in the midst of a page writes no more than what it has begun', async () => {
  const w = openWorld();
  const { events, ...sides } = watched(w);
  let made = 0;
  const gestan: GestanAdapter = {
    ...sides.gestan,
    async createPiece(draft) {
      made += 1;
      const result = await sides.gestan.createPiece(draft);
      if (made === 5) {
        // The process is suspended; somebody else takes the place meanwhile, and ends in time.
        w.clock.advance(120_000);
        const other = await w.storage.lease('shop/main', { ttlMs: 60_000, owner: 'another worker' });
        expect(other).toBeDefined();
        w.clock.advance(1);
      }
      return result;
    },
  };
  await w
    .open({ storage: sides.storage, gestan })
    .run(orders)
    .catch(() => undefined);
  expect(made).toBe(5);
  w.clock.advance(120_000);
  const next = watched(w);
  await w.open({ storage: next.storage, gestan: next.gestan }).run(orders);
  const times = timesMade([...events, ...next.events]);
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  expect(gestanFigures(w.gestan)).toEqual(undisturbed);
});
