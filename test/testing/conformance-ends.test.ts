import { expect, test } from 'vitest';
import { compareEnds } from './conformance/ends.js';
import { loadEnd, stores } from './conformance/recordings.js';
import { run } from './conformance/replay.js';

test.each(stores)('hard orders and their refunds end in the fake as they did in %s', async (name) => {
  const rows = await compareEnds(name, await run(name, 'nasty2', loadEnd(name, 'nasty2_orders')));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((row) => row.differences.length > 0)).toEqual([]);
});
