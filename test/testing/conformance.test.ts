import { describe, expect, test } from 'vitest';
import knownDifferences from './conformance/known-differences.json' with { type: 'json' };
import type { Area } from './conformance/recordings.js';
import { areas, stores } from './conformance/recordings.js';
import { replay } from './conformance/replay.js';

const known: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> =
  knownDifferences;

/** What share of an area's exchanges may differ at most. */
const loose: readonly Area[] = ['images', 'misc', 'random', 'rest4', 'orderby4', 'filters4'];
const allowed = (area: Area): number => (loose.includes(area) ? 0.1 : 0.03);

describe.each(stores)('the fake answers as %s did', (store) => {
  test.each(areas)('%s', async (area) => {
    const listed = known[store]?.[area] ?? {};
    const results = await replay(store, area);
    const differing = results
      .filter((result) => result.differences.length > 0)
      .map((result) => `${result.index} ${result.exchange.name}`);
    // Both ways: what differs is listed with its reason, and what is listed still differs.
    expect(differing).toEqual(Object.keys(listed));
    expect(results.length).toBeGreaterThan(0);
    expect(differing.length / results.length).toBeLessThan(allowed(area));
  });
});

test('every known difference has a reason of its own', () => {
  const reasons = stores.flatMap((store) =>
    areas.flatMap((area) => Object.values(known[store]?.[area] ?? {})),
  );
  expect(new Set(reasons).size).toBe(reasons.length);
  for (const reason of reasons) expect(reason.length).toBeGreaterThan(40);
});
