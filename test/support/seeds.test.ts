import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSeeds as read } from './seeds.js';

const readSeeds = (env: Parameters<typeof read>[0]) => read(env, { name: 'here', short: 3, full: 9 });

test('without a variable the seeds are those of the short form', () => {
  expect(readSeeds({})).toMatchObject({ isLong: false, list: [1, 2, 3] });
  expect(readSeeds({ WOO_GESTAN_FULL: '1' }).list).toHaveLength(9);
});

test('shards share the seeds, each seed once', () => {
  const env = { WOO_GESTAN_SCHEDULES: '10', WOO_GESTAN_FIRST: '5' };
  const shards = ['1/3', '2/3', '3/3'].map((shard) => readSeeds({ ...env, WOO_GESTAN_SHARD: shard }).list);
  expect(shards[0]).toEqual([5, 8, 11, 14]);
  expect(shards.flat().toSorted((a, b) => a - b)).toEqual(readSeeds(env).list);
});

test('a run that was stopped goes on after what is fine, and tries again what failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'woo-gestan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const log = join(folder, 'seeds.log');
  const env = { WOO_GESTAN_SCHEDULES: '5', WOO_GESTAN_LOG: log };
  const seeds = readSeeds(env);
  expect(seeds.list).toEqual([1, 2, 3, 4, 5]);
  seeds.note(1, []);
  seeds.note(2, ['a piece is there\ntwice']);
  seeds.note(3, []);
  read(env, { name: 'elsewhere', short: 3 }).note(5, []);
  writeFileSync(log, `${readFileSync(log, 'utf8')}4 o`);
  expect(readSeeds(env).list).toEqual([2, 4, 5]);
  expect(readSeeds({ WOO_GESTAN_SEED: '7' }).list).toEqual([7]);
});

test.each([
  [{ WOO_GESTAN_SHARD: '3/2' }, 'WOO_GESTAN_SHARD'],
  [{ WOO_GESTAN_SHARD: '1' }, 'WOO_GESTAN_SHARD'],
  [{ WOO_GESTAN_SCHEDULES: 'many' }, 'WOO_GESTAN_SCHEDULES'],
  [{ WOO_GESTAN_SEED: '-1' }, 'WOO_GESTAN_SEED'],
])('a variable that says nothing is refused by name: %o', (env, name) => {
  expect(() => readSeeds(env)).toThrow(name);
});
