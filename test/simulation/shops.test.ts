import { expect, test } from 'vitest';
import { readSeeds } from '../support/seeds.js';
import { runSchedules } from './run-schedules.js';
import { prepare } from './world.js';

const seeds = readSeeds(process.env, { name: 'shops', short: 1, full: 10 });
const beginning = await prepare(['main', 'second']);

// Two shops of the same products and customers on one Gestan and one storage, each with two workers.
test(`schedules of two shops: ${seeds.list.length}`, { timeout: 86_400_000 }, async () => {
  expect((await runSchedules(beginning, seeds)).failed.join('\n')).toBe('');
});
