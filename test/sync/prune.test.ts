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

test('runs that find the same as before store its rows once a day, and give them all the same', async () => {
  const w = smallWorld();
  await setUp(w.open());
  // A product whose family nobody has named waits in each run.
  await w.open().mappings.families.unset({ categoryId: 19 });
  await w.open().run();
  const idle: string[] = [];
  for (let run = 0; run < 5; run += 1) {
    w.clock.advance(3_600_000);
    const { reports } = await w.open().run();
    const products = reports.find(({ flow }) => flow === 'products');
    expect(products?.counts).toMatchObject({ done: 0, failed: 0 });
    expect(products?.rows.length).toBeGreaterThan(0);
    // What is given back is what the run gave.
    const kept = await w.open().runs.get(products?.runId ?? '');
    expect(kept).toMatchObject({ runId: products?.runId, rows: JSON.parse(JSON.stringify(products?.rows)) });
    idle.push(products?.runId ?? '');
  }
  const stored = async (runId: string) =>
    (await w.storage.get(`shop/main/run/${runId}`)) as unknown as { readonly rows: readonly unknown[] };
  const sizes = [];
  for (const runId of idle) sizes.push((await stored(runId)).rows.length > 0);
  expect(sizes.filter(Boolean)).toHaveLength(1);
  const [last] = await w.open().runs.list({ limit: 1 });
  expect(last).not.toHaveProperty('rowsOf');
  // The next day they are stored again, so that they outlive the report that first held them.
  w.clock.advance(25 * 3_600_000);
  const { reports } = await w.open().run();
  const products = reports.find(({ flow }) => flow === 'products');
  expect((await stored(products?.runId ?? '')).rows.length).toBeGreaterThan(0);
});

test('the history of a row that waits as before is not written anew', async () => {
  const w = smallWorld();
  await setUp(w.open());
  await w.open().run();
  await w.open().run();
  const history = async () =>
    Object.entries(await dump(w.storage)).filter(([key]) => key.includes('/trail/'));
  const before = await history();
  expect(before.length).toBeGreaterThan(0);
  w.clock.advance(5 * 60_000);
  await w.open().run();
  expect(await history()).toEqual(before);
  // A day later it is stored again, so that it is not deleted as an old one.
  w.clock.advance(day);
  await w.open().run();
  const after = new Map(await history());
  for (const [key, record] of before) expect(after.get(key)).not.toEqual(record);
});
