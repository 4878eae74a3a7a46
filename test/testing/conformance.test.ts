import { expect, test } from 'vitest';
import { inTurn } from '../support/forms.js';
import knownDifferences from './conformance/known-differences.json' with { type: 'json' };
import type { Area, StoreName } from './conformance/recordings.js';
import { areas, stores } from './conformance/recordings.js';
import type { Replayed } from './conformance/replay.js';
import { replay } from './conformance/replay.js';

type Reason = keyof typeof knownDifferences.reasons;
type Listed = Readonly<Record<string, Reason>>;

const { reasons, ...byStore } = knownDifferences;
const known = byStore as unknown as Readonly<Record<StoreName, Partial<Record<Area, Listed>>>>;

const listedIn = (store: StoreName, area: Area): Listed => known[store][area] ?? {};
const nameOf = (result: Replayed): string => `${result.index} ${result.exchange.name}`;

/** What share of an area's exchanges may differ. */
const allowed = 0.01;
/** Areas of so few exchanges that a single one is more than that. */
const single = 100;

/** Each area on both stores; in the short form a third of these, another one each day. */
const replays = inTurn(
  areas.flatMap((area) => stores.map((store) => [store, area] as const)),
  3,
);

const done = new Map<string, ReturnType<typeof replay>>();
/** The exchanges of an area, which are gone through once. */
function replayed(store: StoreName, area: Area): ReturnType<typeof replay> {
  const name = `${store} ${area}`;
  const results = done.get(name) ?? replay(store, area);
  if (area === 'filters4') done.set(name, results);
  return results;
}

test.each(replays)('the fake answers as %s did: %s', async (store, area) => {
  const listed = listedIn(store, area);
  const results = await replayed(store, area);
  const differing = results.filter((result) => result.differences.length > 0);
  // Both ways: what differs is listed with its reason, and what is listed still differs.
  expect(differing.map(nameOf)).toEqual(Object.keys(listed));
  expect(results.length).toBeGreaterThan(0);
  expect(differing.length).toBeLessThanOrEqual(Math.max(1, allowed * Math.max(single, results.length)));
  // Where only the order of equal rows is not known, nothing but places in the list may differ.
  for (const result of differing.filter((item) => listed[nameOf(item)] === 'equal-rows'))
    for (const difference of result.differences) expect(difference.path).toMatch(/^body\[\d+\]/);
});

test('every known difference has one of the reasons, and every reason is used', () => {
  const used = stores.flatMap((store) => areas.flatMap((area) => Object.values(listedIn(store, area))));
  expect([...new Set(used)].sort()).toEqual(Object.keys(reasons).sort());
  for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(40);
});

test('one question has two orders because the database gathered its rows in two places', async () => {
  const results = await replayed('wc99', 'filters4');
  const idsOf = (index: number) => JSON.stringify(results[index]?.exchange.response.body);
  expect(idsOf(26)).not.toEqual(idsOf(29));
  expect(results[26]?.memory).toBe(0);
  expect(results[29]?.memory).toBeUndefined();
  // Ten lists of this session tell a place, and no more than three of the sixteen occur.
  expect(new Set(results.map((result) => result.memory)).size).toBeLessThanOrEqual(3);
});
