import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWooClient, extraField, missingRows, type WooDateCursor } from '../../src/woo/index.js';
import { overlapMs } from '../../src/woo/reading/cursor.js';
import { isFull } from '../support/forms.js';
import { createModelStore, type ModelStore } from './model-store.js';

const _fields = ['id', 'name', 'date_created_gmt', 'date_modified_gmt'] as const;
const params = { _fields, status: 'any' };

function clientOf(store: ModelStore) {
  return createWooClient({
    url: 'https://shop.example',
    consumerKey: 'ck_test',
    consumerSecret: 'cs_test',
    transport: store.transport,
  });
}

/** Reads what changed into a copy of the store. */
async function follow(
  store: ModelStore,
  copy: Map<number, string>,
  since: WooDateCursor | undefined,
  timeZone?: string,
) {
  const changes = clientOf(store).readChanges({ resource: 'orders', since, timeZone, params });
  for await (const row of changes) copy.set(row.id, String(extraField(row, 'name')));
  return changes.cursor();
}

const paris = { zone: 'Europe/Paris', posts: false, startAt: Date.parse('2026-06-01T10:00:00Z') };

describe('reading changes', () => {
  it('costs one request when nothing changed', async () => {
    const store = createModelStore(paris);
    for (let n = 0; n < 250; n += 1) {
      store.create();
      store.now += 20_000;
    }
    const copy = new Map<number, string>();
    const cursor = await follow(store, copy, undefined);
    expect(copy).toEqual(store.truth());
    store.requests.length = 0;
    const again = await follow(store, copy, cursor);
    expect(again.at).toBe(cursor.at);
    // 65 minutes hold 195 rows of these: two pages; with the zone known, 10 minutes do.
    expect(store.requests).toHaveLength(2);
    store.requests.length = 0;
    await follow(store, copy, again, 'Europe/Paris');
    expect(store.requests).toHaveLength(1);
    expect(store.requests[0]).toContain('orderby=modified&order=asc&modified_after=2026-06-01T11%3A');
  });

  it('reads the last window again when something changed', async () => {
    const store = createModelStore(paris);
    const first = store.create();
    const copy = new Map<number, string>();
    const cursor = await follow(store, copy, undefined);
    store.now += 60_000;
    store.edit(first);
    store.requests.length = 0;
    await follow(store, copy, cursor);
    expect(store.requests).toHaveLength(2);
    expect(copy).toEqual(store.truth());
  });

  it('leaves the second reading of a window of many pages to the next read, which finds what was late', async () => {
    const store = createModelStore(paris);
    store.create();
    const copy = new Map<number, string>();
    let cursor = await follow(store, copy, undefined, 'Europe/Paris');
    store.now += 3_600_000;
    for (let n = 0; n < 500; n += 1) {
      // Two slow writes: a row, and a change of a row that is already known to be of these minutes.
      store.create(n === 100 ? 300_000 : 0);
      if (n === 150) store.edit(20, 300_000);
      store.now += 100;
    }
    store.requests.length = 0;
    cursor = await follow(store, copy, cursor, 'Europe/Paris');
    expect(store.requests).toHaveLength(6);
    expect(copy.size).toBe(500);
    store.now += 900_000;
    store.create();
    cursor = await follow(store, copy, cursor, 'Europe/Paris');
    expect(copy).toEqual(store.truth());
  });

  it('that was stopped goes on from its checkpoint, and misses nothing that is written meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 120, max: 450 }),
        fc.array(fc.integer({ min: 1, max: 449 }), { minLength: 1, maxLength: 4 }),
        async (rows, stops) => {
          const store = createModelStore(paris);
          for (let n = 0; n < rows; n += 1) {
            store.create();
            store.now += 45_000;
          }
          const first = [...store.truth().keys()][0] ?? 0;
          store.now += 7_200_000;
          const copy = new Map<number, string>();
          let since: WooDateCursor | undefined;
          const timeZone = 'Europe/Paris';
          for (const stop of stops) {
            const from: WooDateCursor | string = since ?? '2026-06-01T00:00:00Z';
            const changes = clientOf(store).readChanges({
              resource: 'orders',
              since: from,
              timeZone,
              params,
            });
            let read = 0;
            for await (const row of changes) {
              copy.set(row.id, String(extraField(row, 'name')));
              read += 1;
              if (read >= stop) break;
            }
            const checkpoint: WooDateCursor | undefined = changes.checkpoint();
            if (checkpoint) {
              expect(Date.parse(checkpoint.at)).toBeLessThanOrEqual(store.now - 65 * 60_000);
              since = checkpoint;
            }
            store.edit(first + (stop % rows));
            store.now += 1_000;
          }
          await follow(store, copy, since, timeZone);
          expect(copy).toEqual(store.truth());
        },
      ),
      { numRuns: isFull ? 40 : 15 },
    );
  });

  it('has a checkpoint behind each page, and none where nothing would be gained', async () => {
    const store = createModelStore(paris);
    for (let n = 0; n < 250; n += 1) {
      store.create();
      store.now += 60_000;
    }
    store.now += 7_200_000;
    const since = '2026-06-01T00:00:00Z';
    const changes = clientOf(store).readChanges({ resource: 'orders', since, params });
    expect([changes.checkpoint(), changes.total()]).toEqual([undefined, undefined]);
    const seen: (string | undefined)[] = [];
    for await (const _ of changes) seen.push(changes.checkpoint()?.at);
    expect(changes.total()).toBe(250);
    expect([seen[0], seen[99], seen[100]]).toEqual([
      '2026-06-01T09:59:59.000Z',
      '2026-06-01T11:38:59.000Z',
      '2026-06-01T11:39:59.000Z',
    ]);
    // Not before 65 minutes ago: a slow write may still appear there.
    const recent = createModelStore(paris);
    for (let n = 0; n < 250; n += 1) recent.create();
    const young = clientOf(recent).readChanges({ resource: 'orders', since, params });
    for await (const _ of young);
    expect(young.checkpoint()?.at).toBe('2026-06-01T08:55:00.000Z');
    // All rows are read by id, which tells nothing about their dates.
    const all = clientOf(store).readChanges({ resource: 'orders', params });
    for await (const _ of all);
    expect(all.checkpoint()).toBeUndefined();
  });

  it('reads hundreds of rows of one second, however the store shuffles them', async () => {
    let shuffle = 1;
    const store = createModelStore({
      ...paris,
      tieBreak: (row) => (row.id * 7919 * shuffle) % 1009,
      between: () => {
        shuffle += 1;
      },
    });
    const copy = new Map<number, string>();
    store.create();
    const cursor = await follow(store, copy, undefined);
    store.now += 3_600_000;
    for (let n = 0; n < 450; n += 1) store.create();
    await follow(store, copy, cursor);
    expect(copy).toEqual(store.truth());
  });

  it('sees the second write within one second', async () => {
    const store = createModelStore(paris);
    const id = store.create();
    const copy = new Map<number, string>();
    let cursor = await follow(store, copy, undefined);
    store.now += 10_000;
    store.edit(id);
    cursor = await follow(store, copy, cursor);
    store.edit(id);
    await follow(store, copy, cursor);
    expect(copy).toEqual(store.truth());
  });

  it('is not carried away by a row dated years ahead', async () => {
    const store = createModelStore(paris);
    const ahead = store.create();
    const row = store.rows.get(ahead);
    if (row) row.modified = Date.parse('2099-01-01T00:00:00Z');
    const copy = new Map<number, string>();
    let cursor = await follow(store, copy, undefined);
    store.now += 60_000;
    store.create();
    cursor = await follow(store, copy, cursor);
    expect(copy).toEqual(store.truth());
    expect(cursor.at < '2027').toBe(true);

    // At the very end of a full page of a long read, too.
    const long = createModelStore(paris);
    for (let n = 0; n < 199; n += 1) {
      long.create();
      long.now += 60_000;
    }
    const last = [...long.rows.values()].at(-1);
    if (last) last.modified = Date.parse('2099-01-01T00:00:00Z');
    const changes = clientOf(long).readChanges({ resource: 'orders', since: '2026-06-01T00:00:00Z', params });
    const { rows } = await changes.toArray();
    expect(rows).toHaveLength(199);
    expect(changes.cursor().at < '2027').toBe(true);
    expect(changes.cursor().at).toBe('2026-06-01T13:17:00.000Z');
  });

  it('refuses to name a cursor before all rows were taken, and a since that is no instant', async () => {
    const store = createModelStore(paris);
    store.create();
    const woo = clientOf(store);
    const changes = woo.readChanges({ resource: 'orders', params });
    expect(() => changes.cursor()).toThrow(RangeError);
    expect(() => woo.readChanges({ resource: 'orders', since: 'hier' })).toThrow(/since "hier"/);
  });

  it('notices what was trashed and what was deleted for good', async () => {
    const store = createModelStore(paris);
    const ids = Array.from({ length: 230 }, () => store.create());
    store.trash(5);
    store.remove(7);
    const gone = missingRows(ids, await clientOf(store).rowIds('orders'));
    expect(gone).toEqual({ trashed: [5], deleted: [7] });
    expect(store.requests).toHaveLength(4);
  });
});

describe('the overlap', () => {
  it('is more than an hour near a change of clocks, or where the zone is not known', () => {
    const hour = 3_600_000;
    const autumn = Date.parse('2026-10-25T01:30:00Z');
    expect(overlapMs(autumn, 'Europe/Paris')).toBeGreaterThan(hour);
    expect(overlapMs(autumn, undefined)).toBeGreaterThan(hour);
    expect(overlapMs(Date.parse('2026-06-01T00:00:00Z'), 'Europe/Paris')).toBeLessThan(hour);
  });
});

type Step =
  | { readonly do: 'create' | 'edit'; readonly pick: number; readonly late: number }
  | { readonly do: 'burst'; readonly rows: number; readonly everyMs: number; readonly late: number }
  | { readonly do: 'wait'; readonly ms: number };

const late = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 90_000 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('create' as const, 'edit' as const), pick: fc.nat(), late }),
  fc.record({
    do: fc.constant('burst' as const),
    rows: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 130 }) }, fc.integer({ min: 200, max: 450 })),
    everyMs: fc.constantFrom(0, 150, 1_100),
    late,
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 900_000 }) }),
);

function perform(store: ModelStore, what: Step): void {
  if (what.do === 'wait') store.now += what.ms;
  else if (what.do === 'create') store.create(what.late);
  else if (what.do === 'burst') {
    for (let n = 0; n < what.rows; n += 1) {
      // One of them is slow: it is seen after those that come behind it.
      store.create(n === what.rows >> 1 ? what.late : 0);
      store.now += what.everyMs;
    }
  } else if (store.rows.size > 0) store.edit((what.pick % store.rows.size) + 1, what.late);
}

const begins = fc.constantFrom(
  '2026-06-01T10:00:00Z',
  '2026-10-24T23:30:00Z',
  '2026-03-29T00:10:00Z',
  '2026-11-01T03:50:00Z',
);
const zones = fc.constantFrom(
  'Europe/Paris',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
);

describe('random histories', () => {
  it('miss no change, and end in the state of the store', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          zone: zones,
          posts: fc.boolean(),
          startAt: begins.map((text) => Date.parse(text)),
          zoneKnown: fc.boolean(),
          before: fc.array(step, { maxLength: 12 }),
          reads: fc.array(fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 10 }), {
            minLength: 1,
            maxLength: 4,
          }),
        }),
        async ({ zone, posts, startAt, zoneKnown, before, reads }) => {
          let queue: (readonly Step[])[] = [];
          const store = createModelStore({
            zone,
            posts,
            startAt,
            between: (self) => {
              for (const what of queue.shift() ?? []) perform(self, what);
            },
          });
          for (const what of before) perform(store, what);
          const copy = new Map<number, string>();
          let cursor: WooDateCursor | undefined;
          for (const writes of reads) {
            queue = [...writes];
            cursor = await follow(store, copy, cursor, zoneKnown ? zone : undefined);
            for (const left of queue) for (const what of left) perform(store, what);
            queue = [];
            // A cursor is stored and read again.
            cursor = JSON.parse(JSON.stringify(cursor)) as WooDateCursor;
          }
          store.now += 90_001;
          await follow(store, copy, cursor, zoneKnown ? zone : undefined);
          expect(copy).toEqual(store.truth());
        },
      ),
      {
        numRuns: isFull ? 600 : 12,
        seed: 20261124,
        // A read that lasts ten minutes, and is to be read again by the next one: a cursor at what was
        // newest in it would lose the first row.
        examples: [
          [
            {
              zone: 'Europe/Paris',
              posts: false,
              startAt: Date.parse('2026-06-01T10:00:00Z'),
              zoneKnown: true,
              before: [
                { do: 'create', pick: 0, late: 15_151 },
                { do: 'burst', rows: 101, everyMs: 150, late: 0 },
              ],
              reads: [
                [
                  [],
                  [],
                  [],
                  [],
                  [
                    { do: 'wait', ms: 584_850 },
                    { do: 'create', pick: 0, late: 0 },
                  ],
                ],
                [],
              ],
            },
          ],
        ],
      },
    );
  });
});
