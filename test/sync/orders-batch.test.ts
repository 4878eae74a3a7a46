import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GestanError } from 'woo-gestan';
import { type MemoryGestan, memoryGestan } from 'woo-gestan/gestan';
import type { GestanAdapter } from '../../src/gestan/adapter.js';
import { isFull } from '../support/forms.js';
import { manyGestan, manySettings, mapPayments, oneByOne, shopOfMany } from './many-orders.js';
import { mortal, mortalStorage } from './mortal.js';
import { dump, gestanFigures, testClock, type World, world } from './shops.js';

const orders = { flows: ['orders'] } as const;
const count = 16;

type CreatePieces = NonNullable<GestanAdapter['createPieces']>;

async function openWorld(shop = shopOfMany(count)): Promise<World> {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  const w = world({ shop, clock, gestan, settings: manySettings });
  await mapPayments(w.open());
  return w;
}

async function under({ storage }: World, part: string): Promise<readonly unknown[]> {
  const all = await dump(storage);
  return Object.entries(all).flatMap(([key, value]) => (key.startsWith(`shop/main/${part}/`) ? [value] : []));
}

/** What stands in Gestan, number by number, and what the storage knows of it. */
async function standOf(w: World) {
  const { pieces, entries } = w.gestan.state;
  const known = (await under(w, 'order')) as Readonly<
    Record<'pieces' | 'entries', { externalRef: string; id: string; number?: string }[]>
  >[];
  const open = (await under(w, 'intent')) as { intent: { piece?: { externalRef?: string } } }[];
  return {
    pieces: pieces.map(({ externalRef, number, sourceNumber }) => [externalRef, number, sourceNumber]),
    entries: entries.map(({ externalRef }) => externalRef),
    known: known.map((order) => [order.pieces, order.entries]),
    open: open.map(({ intent }) => intent.piece?.externalRef),
  };
}

/** Calls of an adapter, with how many orders each had. */
function calls(gestan: MemoryGestan, work: (call: CreatePieces) => CreatePieces = (call) => call) {
  const sizes: number[] = [];
  const times = new Map<string, number>();
  const counted: GestanAdapter = {
    ...gestan,
    createPiece(draft) {
      times.set(draft.externalRef, (times.get(draft.externalRef) ?? 0) + 1);
      return gestan.createPiece(draft);
    },
  };
  const createPieces: CreatePieces = work(async (all, options) => {
    sizes.push(all.length);
    return (await counted.createPieces?.(all, options)) ?? [];
  });
  return {
    sizes,
    gestan: { ...counted, createPieces } satisfies GestanAdapter,
    twice: () => [...times].filter(([, n]) => n > 1),
  };
}

let undisturbed: Promise<ReturnType<typeof gestanFigures>> | undefined;
async function figuresOfOneByOne() {
  undisturbed ??= (async () => {
    const w = await openWorld();
    await w.open({ gestan: oneByOne(w.gestan) }).run(orders);
    return gestanFigures(w.gestan);
  })();
  return undisturbed;
}

/** Runs until nothing is left open, as the days after a fault do. */
async function mended(w: World, gestan: GestanAdapter = w.gestan) {
  for (let run = 0; run < 2; run += 1) {
    w.clock.advance(31_000);
    await w.open({ gestan }).run(orders);
  }
  expect((await under(w, 'intent')).length).toBe(0);
  return gestanFigures(w.gestan);
}

const fates = [
  'ok',
  'ok',
  'ok',
  'refused',
  'lost answer',
  'lost request',
  'no id',
  'network',
  'away',
] as const;

/** An adapter that treats each piece, the first time, as its fate is. */
function fated(gestan: MemoryGestan, fate: (nth: number) => (typeof fates)[number]): GestanAdapter {
  const nths = new Map<string, number>();
  return {
    ...gestan,
    async createPiece(draft) {
      const ref = draft.externalRef;
      // By its reference, whatever the order of the calls is.
      const nth = [...ref].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_009, 7);
      const isFirst = !nths.has(ref);
      nths.set(ref, nth);
      switch (isFirst ? fate(nth) : 'ok') {
        case 'refused':
          throw new GestanError(`${ref} is refused.`, { code: 'gestan.refused', field: 'date' });
        case 'away':
          throw new GestanError('Gestan is away.', { code: 'gestan.unavailable', retryable: true });
        case 'lost request':
          throw new GestanError('No answer.', { code: 'gestan.unsettled' });
        case 'lost answer':
          await gestan.createPiece(draft);
          throw new GestanError('No answer.', { code: 'gestan.unsettled' });
        case 'network':
          await gestan.createPiece(draft);
          throw new TypeError('socket hang up');
        case 'no id':
          return { ...(await gestan.createPiece(draft)), id: '' };
        default:
          return gestan.createPiece(draft);
      }
    },
  };
}

/** What is found at once when it is looked up. */
const isFound: ReadonlySet<string> = new Set(['lost answer', 'network', 'no id']);

function unnumbered({ pieces, entries, known, open }: Awaited<ReturnType<typeof standOf>>) {
  return {
    pieces: pieces.map(([externalRef]) => externalRef).sort(),
    entries,
    known: known.map((rows) => rows.map((row) => row.map(({ id: _, number: __, ...rest }) => rest))),
    open,
  };
}

test('refusals, lost answers and failures of single pieces: many in one call give what one by one gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...fates), { minLength: 5, maxLength: 40 }), async (drawn) => {
      const fate = (nth: number) => drawn[nth % drawn.length] ?? 'ok';
      const [single, many] = [await openWorld(), await openWorld()];
      const one = await single.open({ gestan: oneByOne(fated(single.gestan, fate)) }).run(orders);
      const all = await many.open({ gestan: fated(many.gestan, fate) }).run(orders);
      const outcomes = ({ reports }: typeof one) =>
        reports[0]?.rows.map(({ key, outcome, error }) => [key, outcome, error?.code, error?.field]);
      expect(outcomes(all)).toEqual(outcomes(one));
      const [stand, expected] = [await standOf(many), await standOf(single)];
      // A call ends with the first piece of an order whose outcome is unknown. What is found then goes
      // on one by one, behind the pieces of the call.
      expect(drawn.some((each) => isFound.has(each)) ? unnumbered(stand) : stand).toEqual(
        drawn.some((each) => isFound.has(each)) ? unnumbered(expected) : expected,
      );
      expect(await mended(many)).toEqual(await mended(single));
    }),
    { numRuns: isFull ? 20 : 3 },
  );
});

test('the pieces of a page take a few calls, each piece is made once, and numbered as one by one', async () => {
  const [single, w] = [await openWorld(), await openWorld()];
  await single.open({ gestan: oneByOne(single.gestan) }).run(orders);
  const { gestan, sizes, twice } = calls(w.gestan);
  await w.open({ gestan }).run(orders);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.length).toBeLessThan(count / 2);
  expect(twice()).toEqual([]);
  expect(await standOf(w)).toEqual(await standOf(single));
});

const lost = () => new GestanError('No answer.', { code: 'gestan.unsettled' });

test.each<readonly [string, (call: CreatePieces) => CreatePieces]>([
  ['its answer is lost', (call) => async (all) => call(all).then(() => Promise.reject(lost()))],
  ['its request is lost', () => () => Promise.reject(lost())],
  [
    'the line is cut',
    (call) => async (all) => call(all).then(() => Promise.reject(new TypeError('terminated'))),
  ],
  [
    'it throws nothing, at once',
    () => () => {
      throw undefined;
    },
  ],
  ['it was made in part', (call) => async (all) => call(all.slice(0, 2)).then(() => Promise.reject(lost()))],
  ['it answers nothing', (call) => async (all) => call(all).then(() => undefined as never)],
  ['it answers too little', (call) => async (all) => (await call(all)).slice(1).map((each) => each.slice(1))],
  ['it answers something else', (call) => async (all) => call(all).then(() => [null, 'x', [7]] as never)],
  ['Gestan is away', () => () => Promise.reject(new GestanError('Away.', { code: 'gestan.unavailable' }))],
  ['it refuses as a whole', () => () => Promise.reject(new GestanError('No.', { code: 'gestan.refused' }))],
])('a call for many pieces of which %s: nothing is made twice, nothing is missing', async (_, work) => {
  const w = await openWorld();
  const { gestan, twice } = calls(w.gestan, work);
  await w.open({ gestan }).run(orders);
  expect(await mended(w, oneByOne(gestan))).toEqual(await figuresOfOneByOne());
  expect(twice()).toEqual([]);
});

test('an adapter that goes on behind a refused piece: what it made is known by the next run', async () => {
  const w = await openWorld();
  let isFirst = true;
  const gestan: GestanAdapter = {
    ...w.gestan,
    createPieces: async (all) =>
      Promise.all(
        all.map(async (drafts) => {
          const results: PromiseSettledResult<Awaited<ReturnType<typeof w.gestan.createPiece>>>[] = [];
          for (const [index, draft] of drafts.entries()) {
            const refusing = isFirst && index === 0 && drafts.length > 1;
            if (refusing) isFirst = false;
            const [result] = await Promise.allSettled([
              refusing
                ? Promise.reject(new GestanError('No.', { code: 'gestan.refused' }))
                : w.gestan.createPiece(draft),
            ]);
            results.push(result);
          }
          return results;
        }),
      ),
  };
  const { reports } = await w.open({ gestan }).run(orders);
  expect(reports[0]?.counts).toMatchObject({ failed: 1, unsettled: 0 });
  expect((await under(w, 'intent')).length).toBeGreaterThan(0);
  await mended(w);
  const { pieces, known } = await standOf(w);
  expect(known.flatMap(([made]) => made?.map(({ externalRef }) => externalRef)).sort()).toEqual(
    pieces.map(([externalRef]) => externalRef).sort(),
  );
});

test.each(['before', 'after'] as const)(
  'dies %s a call or a commit: each piece is made once',
  async (when) => {
    for (let at = 1; at < 60; at += isFull ? 4 : 13) {
      const w = await openWorld();
      const life = mortal(at, when);
      const { gestan, twice } = calls(w.gestan, (call) => (all) => life.step(() => call(all)));
      const mortals: GestanAdapter = {
        ...gestan,
        createPiece: (draft) => life.step(() => gestan.createPiece(draft)),
        upsertContact: (draft) => life.step(() => gestan.upsertContact(draft)),
        createEntry: (draft) => life.step(() => gestan.createEntry(draft)),
        find: (kind, ref) => life.step(() => gestan.find(kind, ref)),
      };
      await w
        .open({ gestan: mortals, storage: mortalStorage(w.storage, life) })
        .run(orders)
        .catch(() => undefined);
      expect({ at, figures: await mended(w, oneByOne(gestan)) }).toEqual({
        at,
        figures: await figuresOfOneByOne(),
      });
      expect({ at, twice: twice() }).toEqual({ at, twice: [] });
    }
  },
);

test('an abort during a call stores what was made, and leaves no intent open', async () => {
  const w = await openWorld();
  const stop = new AbortController();
  const { gestan, twice } = calls(w.gestan, (call) => async (all) => {
    stop.abort();
    return call(all);
  });
  const { aborted } = await w.open({ gestan }).run({ ...orders, signal: stop.signal });
  expect(aborted).toBe(true);
  const made = w.gestan.state.pieces.length;
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan((await figuresOfOneByOne()).pieces.length);
  expect(await under(w, 'intent')).toEqual([]);
  expect(await mended(w, gestan)).toEqual(await figuresOfOneByOne());
  expect(twice()).toEqual([]);
});

test('a Gestan that is slow gets fewer orders in a call, a fast one more', async () => {
  // Credit notes that cite an invoice of the same order end a call.
  const shop = shopOfMany(40);
  const plain = {
    ...shop,
    refunds: [],
    orders: shop.orders?.filter(({ refunds }) => !(refunds as []).length) ?? [],
  };
  const w = await openWorld(plain);
  const slow = calls(w.gestan, (call) => async (all) => {
    w.clock.advance(4_000);
    return call(all);
  });
  await w.open({ gestan: slow.gestan }).run(orders);
  expect(Math.max(...slow.sizes.slice(1))).toBeLessThanOrEqual(1);
  const other = await openWorld(plain);
  const fast = calls(other.gestan);
  await other.open({ gestan: fast.gestan }).run(orders);
  expect(Math.max(...fast.sizes)).toBeGreaterThan(fast.sizes[0] ?? 0);
});
