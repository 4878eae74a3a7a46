import { describe, expect, test } from 'vitest';
import knownDifferences from './conformance/known-differences.json' with { type: 'json' };
import { areas, stores } from './conformance/recordings.js';
import { replay } from './conformance/replay.js';

const known = knownDifferences as Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>;

describe.each(stores)('the fake answers as %s did', (store) => {
  test.each(areas)('%s', async (area) => {
    const listed = known[store]?.[area] ?? {};
    const results = await replay(store, area);
    const differing = results
      .filter((result) => result.differences.length > 0)
      .map((result) => `${result.index} ${result.exchange.name}`);
    // Both ways: what differs is listed with its reason, and what is listed still differs.
    expect(differing).toEqual(Object.keys(listed));
  });
});
