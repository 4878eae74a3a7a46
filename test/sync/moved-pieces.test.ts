import { expect, test } from 'vitest';
import type { GestanPiece } from '../../src/gestan/index.js';
import { createMovedPieces } from '../../src/sync/flows/stock/moved-pieces.js';
import type { OrderRecord } from '../../src/sync/state/records/orders.js';
import type { SyncContext } from '../../src/sync/work/context.js';

const refOf = (order: number) => `woo:main:order:${order}:invoice`;

/** A Gestan whose pieces have these dates; it notes from which day it was asked. */
function gestanOf(dates: Readonly<Record<number, string>>, readBack = true) {
  const asked: (string | undefined)[] = [];
  const context = {
    shop: { id: 'main' },
    gestan: {
      capabilities: { readBack },
      async *movedPieces({ after }: { readonly after?: string }) {
        asked.push(after);
        for (const [order, date] of Object.entries(dates))
          if (after === undefined || date >= after)
            yield { externalRef: refOf(Number(order)), date, stockMoved: true } as GestanPiece;
      },
    },
  } as unknown as SyncContext;
  return { asked, moved: createMovedPieces(context, undefined) };
}

const record = (orderId: number, createdAt: string, more: Partial<OrderRecord> = {}) =>
  ({
    orderId,
    createdAt,
    pieces: [{ kind: 'invoice', externalRef: refOf(orderId), movesStock: true }],
    ...more,
  }) as unknown as OrderRecord;

test('where no order asks for a piece, Gestan is not asked', async () => {
  const { asked, moved } = gestanOf({ 1: '2026-03-01' });
  await moved.of([]);
  await moved.of([record(1, '2026-03-01T10:00:00Z', { adopted: true })]);
  await moved.of([record(1, '2026-03-01T10:00:00Z', { pieces: [] })]);
  expect(asked).toEqual([]);
});

test('pieces are read from the day of the oldest order that asks, once', async () => {
  const { asked, moved } = gestanOf({ 1: '2020-01-01', 2: '2026-03-01', 3: '2026-05-01' });
  const records = [record(3, '2026-05-01T10:00:00Z'), record(2, '2026-03-01T10:00:00Z')];
  const found = await moved.of(records);
  expect([...found.keys()]).toEqual([refOf(2), refOf(3)]);
  await moved.of(records);
  expect(asked).toEqual(['2026-02-27']);
});

test('a piece that somebody dated back is found all the same', async () => {
  const { asked, moved } = gestanOf({ 1: '2024-12-31', 2: '2026-03-01' });
  const found = await moved.of([record(1, '2026-03-01T10:00:00Z'), record(2, '2026-03-02T10:00:00Z')]);
  expect(found.get(refOf(1))).toBe(true);
  expect(asked).toEqual(['2026-02-27', undefined]);
});

test('a piece that Gestan has no more has all pieces read once, not for each order', async () => {
  const { asked, moved } = gestanOf({ 2: '2026-03-01' });
  expect((await moved.of([record(1, '2026-03-01T10:00:00Z')])).size).toBe(1);
  await moved.of([record(1, '2026-03-01T10:00:00Z'), record(4, '2019-03-01T10:00:00Z')]);
  expect(asked).toEqual(['2026-02-27', undefined]);
});

test('an order whose day is not known has all pieces read; a Gestan that cannot tell is not asked', async () => {
  const known = gestanOf({ 1: '2020-01-01' });
  expect((await known.moved.of([record(1, '')])).get(refOf(1))).toBe(true);
  expect(known.asked).toEqual([undefined]);
  const mute = gestanOf({ 1: '2020-01-01' }, false);
  expect((await mute.moved.of([record(1, '')])).size).toBe(0);
  expect(mute.asked).toEqual([]);
});
