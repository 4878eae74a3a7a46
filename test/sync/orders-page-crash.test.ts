import { beforeAll, expect, test } from 'vitest';
import { GestanError } from 'woo-gestan';
import { type MemoryGestan, memoryGestan } from 'woo-gestan/gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { inTurn, isFull } from '../support/forms.js';
import { manyGestan, manySettings, mapPayments, oneByOne, shopOfMany } from './many-orders.js';
import { mortal, mortalGestan, mortalStorage } from './mortal.js';
import { dump, gestanFigures, testClock, type World, world } from './shops.js';

const orders = { flows: ['orders'] } as const;

async function openWorld(count: number): Promise<World> {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  const w = world({ shop: shopOfMany(count), clock, gestan, settings: manySettings });
  await mapPayments(w.open());
  return w;
}

/** A Gestan that counts what reaches it, by external reference. */
function counting(gestan: MemoryGestan) {
  const times = new Map<string, number>();
  const count = (ref: string) => times.set(ref, (times.get(ref) ?? 0) + 1);
  const counted: GestanAdapter = {
    ...gestan,
    createPiece(draft) {
      count(draft.externalRef);
      return gestan.createPiece(draft);
    },
    createEntry(draft) {
      count(draft.externalRef);
      return gestan.createEntry(draft);
    },
  };
  return { times, counted, twice: () => [...times].filter(([, n]) => n > 1) };
}

async function under({ storage }: World, part: string): Promise<readonly unknown[]> {
  const all = await dump(storage);
  return Object.entries(all).flatMap(([key, value]) => (key.startsWith(`shop/main/${part}/`) ? [value] : []));
}

/** Which invoice each credit note cites, by number and by reference. */
function citations({ state }: MemoryGestan) {
  const numbers = new Map(state.pieces.map(({ externalRef, number }) => [externalRef, number]));
  return state.pieces
    .filter(({ kind }) => kind === 'credit-note')
    .map(({ externalRef, sourceRef, sourceNumber }) => ({
      externalRef,
      sourceRef,
      isRight: sourceNumber !== undefined && sourceNumber === numbers.get(sourceRef),
    }))
    .sort((a, b) => String(a.externalRef).localeCompare(String(b.externalRef)));
}

const few = 12;
let undisturbed: {
  readonly figures: ReturnType<typeof gestanFigures>;
  readonly cited: ReturnType<typeof citations>;
  readonly steps: number;
};

beforeAll(async () => {
  const w = await openWorld(few);
  const life = mortal(Number.POSITIVE_INFINITY, 'before');
  await w.open({ gestan: mortalGestan(w.gestan, life), storage: mortalStorage(w.storage, life) }).run(orders);
  undisturbed = { figures: gestanFigures(w.gestan), cited: citations(w.gestan), steps: life.steps };
  expect(undisturbed.cited.length).toBeGreaterThan(0);
  expect(undisturbed.cited.every(({ isRight }) => isRight)).toBe(true);
});

test.each(['before', 'after'] as const)(
  'dies %s any write or commit of a page: the next run makes the rest, each piece and entry reaches Gestan once',
  async (when) => {
    const steps = Array.from({ length: undisturbed.steps }, (_, index) => index + 1);
    for (const at of inTurn(steps, 60, when === 'before' ? 0 : 30)) {
      const w = await openWorld(few);
      const { counted, twice } = counting(w.gestan);
      const life = mortal(at, when);
      await w
        .open({ gestan: mortalGestan(counted, life), storage: mortalStorage(w.storage, life) })
        .run(orders)
        .catch(() => undefined);
      w.clock.advance(31_000);
      const { reports } = await w.open({ gestan: counted }).run(orders);
      expect({ at, counts: reports[0]?.counts }).toMatchObject({ counts: { failed: 0, unsettled: 0 } });
      expect({ at, twice: twice() }).toEqual({ at, twice: [] });
      expect({ at, figures: gestanFigures(w.gestan) }).toEqual({ at, figures: undisturbed.figures });
      expect({ at, cited: citations(w.gestan) }).toEqual({ at, cited: undisturbed.cited });
      expect({ at, open: await under(w, 'intent') }).toEqual({ at, open: [] });
    }
  },
  isFull ? 3_600_000 : 300_000,
);

test('three hundred open intents are looked up once each; an abort keeps what is known by then', async () => {
  const w = await openWorld(110);
  let pieces = 0;
  let isDead = false;
  const dying: GestanAdapter = {
    ...w.gestan,
    async createPiece(draft) {
      if (isDead) throw new Error('The process died.');
      pieces += 1;
      isDead = pieces === 150;
      return w.gestan.createPiece(draft);
    },
    async createEntry(draft) {
      if (isDead) throw new Error('The process died.');
      return w.gestan.createEntry(draft);
    },
  };
  const commit: typeof w.storage.commit = async (writes, options) => {
    if (isDead) throw new Error('The process died.');
    await w.storage.commit(writes, options);
  };
  await w
    .open({ gestan: dying, storage: { ...w.storage, commit } })
    .run(orders)
    .catch(() => undefined);
  w.clock.advance(31_000);
  const left = (await under(w, 'intent')).length;
  expect(left).toBeGreaterThan(300);

  const asked: string[] = [];
  const stop = new AbortController();
  const { counted, twice } = counting(w.gestan);
  const asking: GestanAdapter = {
    ...counted,
    find(kind, externalRef) {
      asked.push(externalRef);
      if (asked.length === 100) stop.abort(new Error('Enough for today.'));
      return w.gestan.find(kind, externalRef);
    },
  };
  const stopped = await w.open({ gestan: asking }).run({ ...orders, signal: stop.signal });
  expect(stopped).toMatchObject({ aborted: true, reports: [{ aborted: true, counts: { done: 0 } }] });
  expect(asked).toHaveLength(100);
  expect(await under(w, 'intent')).toHaveLength(left - 100);

  const { aborted, reports } = await w.open({ gestan: asking }).run(orders);
  expect(aborted).toBe(false);
  expect(reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 0 });
  expect(asked).toHaveLength(left);
  expect(new Set(asked).size).toBe(left);
  expect(twice()).toEqual([]);
  expect(await under(w, 'intent')).toEqual([]);
  const made = w.gestan.state.pieces.map(({ externalRef }) => externalRef);
  const remembered = (await under(w, 'order')).flatMap((order) =>
    (order as { pieces: { externalRef: string }[] }).pieces.map(({ externalRef }) => externalRef),
  );
  expect(remembered.sort()).toEqual(made.sort());
});

test.each([
  ['an error of the network', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
  ['a text', 'socket hang up'],
  ['nothing', undefined],
])(
  'an adapter that throws %s after it has written: it is looked up, and the page goes on',
  async (_, thrown) => {
    const w = await openWorld(few);
    const { counted, twice } = counting(w.gestan);
    let calls = 0;
    const odd: GestanAdapter = {
      ...counted,
      async createPiece(draft) {
        const answer = await counted.createPiece(draft);
        calls += 1;
        if (calls === 3) throw thrown;
        return answer;
      },
    };
    const { reports } = await w.open({ gestan: odd }).run(orders);
    expect(reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 0 });
    expect(twice()).toEqual([]);
    expect(gestanFigures(w.gestan)).toEqual(undisturbed.figures);
    expect(await under(w, 'intent')).toEqual([]);
  },
);

test('an adapter that throws what is no error before it writes, and cannot look up: the next run makes it', async () => {
  const w = await openWorld(few);
  const { counted, twice } = counting(w.gestan);
  let calls = 0;
  const odd: GestanAdapter = {
    ...counted,
    createPiece(draft) {
      calls += 1;
      // Thrown at once, as plain JavaScript may do.
      if (calls === 3) throw { code: 'EPIPE' };
      return counted.createPiece(draft);
    },
    find: () => Promise.reject(new GestanError('Gestan is closed.', { code: 'gestan.unavailable' })),
  };
  const { reports } = await w.open({ gestan: odd }).run(orders);
  expect(reports[0]?.counts).toMatchObject({ failed: 0, unsettled: 1 });
  expect(await under(w, 'intent')).toHaveLength(1);
  await w.open({ gestan: counted }).run(orders);
  expect(twice()).toEqual([]);
  expect(gestanFigures(w.gestan)).toEqual(undisturbed.figures);
  expect(await under(w, 'intent')).toEqual([]);
});

test('a clock that is set back in the midst of a page delays no result', async () => {
  const w = await openWorld(few);
  const life = mortal(Number.POSITIVE_INFINITY, 'before');
  let calls = 0;
  let stored = 0;
  const commit: typeof w.storage.commit = async (writes, options) => {
    if (writes.some((write) => 'put' in write && write.put.startsWith('shop/main/order/'))) stored += 1;
    await w.storage.commit(writes, options);
  };
  let renewals = 0;
  const lease: typeof w.storage.lease = async (name, options) => {
    const held = await w.storage.lease(name, options);
    return (
      held && {
        ...held,
        async renew() {
          renewals += 1;
          await held.renew();
        },
      }
    );
  };
  const gestan: GestanAdapter = {
    ...oneByOne(mortalGestan(w.gestan, life)),
    async createPiece(draft) {
      calls += 1;
      if (calls === 4) w.clock.advance(-3_600_000);
      return w.gestan.createPiece(draft);
    },
  };
  await w.open({ gestan, storage: { ...w.storage, commit, lease } }).run(orders);
  // At once after the order during which it was set back, and those after it together.
  expect(stored).toBe(2);
  // How long the place was held is not known either.
  expect(renewals).toBeGreaterThan(0);
  expect(await under(w, 'intent')).toEqual([]);
  expect(gestanFigures(w.gestan).pieces.length).toBe(undisturbed.figures.pieces.length);
});
