import { expect, test } from 'vitest';
import { oneInTurn } from '../support/forms.js';
import { readSeeds } from '../support/seeds.js';
import { runSchedules } from './run-schedules.js';
import { type Outcome, simulate, type Variant } from './simulate.js';
import { blindRetry, cursorIsNow, noIntent, plainGestan } from './variants.js';
import { prepare } from './world.js';

const seeds = readSeeds(process.env, { name: 'schedule', short: 2 });
const { isLong, list } = seeds;
const beginning = await prepare();
let isWarm = false;

/**
 * The first schedule of a process also waits for the parts that load when they are needed, which
 * later ones do not: a seed is replayed as it was run.
 */
async function replay(seed: number, variant: Variant = {}): Promise<Outcome> {
  if (!isWarm) await simulate(beginning, 1);
  isWarm = true;
  return simulate(beginning, seed, variant);
}

test(`${list.length} schedules lose and double nothing`, {
  timeout: isLong ? 86_400_000 : 300_000,
}, async () => {
  const { failed, crashes } = await runSchedules(beginning, seeds);
  isWarm = true;
  expect(failed.join('\n')).toBe('');
  if (list.length > 20) expect(crashes).toBeGreaterThan(0);
});

const found: readonly (readonly [string, number])[] = [
  ['a price that a person entered while an answer was lost', 5_102],
  ['an order whose contact another process made after the contacts were read', 1_608],
  ['an order whose contact was read while other orders were written', 5_947],
  ['a piece whose storage failed between its write and its record', 8_660],
];

test.skipIf(isLong).each(oneInTurn(found))('%s is not lost any more', async (_, seed) => {
  expect((await replay(seed)).problems).toEqual([]);
});

test.skipIf(isLong)('a seed gives the same schedule each time', async () => {
  const [once, again] = [await replay(1), await replay(1)];
  expect(once.trace).toBe(again.trace);
});

/** The seed at which a variant is caught: the one that caught it last, else the first that does. */
async function caughtAt(variant: Variant, known: number, most: number): Promise<number | undefined> {
  for (const seed of [known, ...Array.from({ length: most }, (_, index) => index + 1)])
    if ((await replay(seed, variant)).problems.length > 0) return seed;
  return undefined;
}

const mistakes: readonly (readonly [string, Variant, number])[] = [
  ['a POST is sent again blindly', blindRetry, 2],
  ['the cursor is set to now', cursorIsNow, 1],
  ['a link is stored after its creation, without an intent before', noIntent, 13],
];

// In the short form one of them, another one each day.
test.skipIf(isLong).each(oneInTurn(mistakes))('it is found when %s', async (_, variant, known) => {
  const seed = await caughtAt(variant, known, 40);
  expect(seed).toBeDefined();
});

test.skipIf(isLong)('with intents, a Gestan that knows no reference again gets nothing twice', async () => {
  expect((await replay(1, plainGestan)).problems).toEqual([]);
});
