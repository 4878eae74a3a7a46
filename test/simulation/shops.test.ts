import { expect, test } from 'vitest';
import { readSeeds } from '../support/seeds.js';
import { simulate } from './simulate.js';
import { prepare } from './world.js';

const { WOO_GESTAN_STORY: story } = process.env;
const { isLong, list, note } = readSeeds(process.env, { name: 'shops', short: 1, full: 10 });
const beginning = await prepare(['main', 'second']);
if (isLong && list.length === 1) await simulate(beginning, 1);

// Two shops of the same products and customers on one Gestan and one storage, each with two workers.
test(`schedules of two shops: ${list.length}`, { timeout: 86_400_000 }, async () => {
  const failed: string[] = [];
  for (const seed of list) {
    const tell = story === undefined ? undefined : (line: () => string) => console.log(line());
    const { problems } = await simulate(beginning, seed, {}, tell);
    note(seed, problems);
    if (problems.length > 0) failed.push([`seed ${seed}`, ...problems].join('\n  '));
  }
  expect(failed.join('\n')).toBe('');
});
