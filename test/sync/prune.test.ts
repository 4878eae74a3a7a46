import { expect, test } from 'vitest';
import { dump } from './shops.js';
import { setUp, smallWorld } from './small.js';

const day = 24 * 3_600_000;

test('what is older than the shop keeps it is deleted by a run; what the sync decides by stays', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().settings.save({ history: { keepDays: 30 } });
  await w.open().run();
  const [first] = await w.open().runs.list({ limit: 1000 });
  const parts = async () => {
    const counts: Record<string, number> = {};
    for (const key of Object.keys(await dump(w.storage))) {
      const part = key.split('/')[2] ?? '';
      counts[part] = (counts[part] ?? 0) + 1;
    }
    return counts;
  };
  const before = await parts();
  expect(before.run).toBe(4);
  expect(before.undo).toBeGreaterThan(0);
  w.clock.advance(29 * day);
  await w.open().run();
  expect((await parts()).run).toBe(8);
  expect(await w.open().runs.get(first?.runId ?? '')).toBeDefined();
  w.clock.advance(2 * day);
  await w.open().run();
  const after = await parts();
  // The four of the first run are gone, with what undid them.
  expect(after.run).toBe(8);
  expect(after.undo ?? 0).toBe(0);
  expect(await w.open().runs.get(first?.runId ?? '')).toBeUndefined();
  for (const part of ['link', 'base', 'order', 'contact', 'cursor', 'settings'])
    expect([part, after[part]]).toEqual([part, before[part]]);
});

test('where nothing is to be deleted, everything stays', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().settings.save({ history: { keepDays: null } });
  await w.open().run();
  w.clock.advance(400 * day);
  await w.open().run();
  expect((await w.open().runs.list({ limit: 1000 })).length).toBe(8);
});

test('a run that finds what the one before found stores its counts, and tells its rows once a day', async () => {
  const w = smallWorld();
  await setUp(w.open());
  // The rows that wait for somebody in every run, as a report gives them and as it is stored.
  const run = async () => {
    const { reports } = await w.open().run();
    const stored = await Promise.all(reports.map(({ runId }) => w.open().runs.get(runId)));
    const skipped = reports.flatMap(({ rows }) => rows).filter(({ outcome }) => outcome === 'skipped');
    return { reports, stored, told: stored.flatMap((report) => report?.rows ?? []), skipped };
  };
  const history = async () =>
    Object.entries(await dump(w.storage)).filter(([key]) => key.includes('/trail/'));
  await w.open().run();
  const first = await run();
  w.clock.advance(5 * 60_000);
  const before = await history();
  const second = await run();
  expect(second.skipped.length).toBeGreaterThan(0);
  expect(second.skipped).toEqual(first.skipped);
  expect(second.told).toEqual([]);
  expect(second.stored.map((report) => report?.counts)).toEqual(second.reports.map(({ counts }) => counts));
  // Nothing is written again of what stays as it is.
  expect(before.length).toBeGreaterThan(0);
  expect(await history()).toEqual(before);
  w.clock.advance(day);
  const nextDay = await run();
  expect(nextDay.told.map(({ key }) => key).sort()).toEqual(nextDay.skipped.map(({ key }) => key).sort());
});
