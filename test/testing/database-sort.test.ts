import { describe, expect, test } from 'vitest';
import {
  byBytes,
  keyBytes,
  rowSize,
  sortGathered,
  sortLookedUp,
  sortUnderLimit,
} from '../../src/testing/store/rules/database-sort.js';

/**
 * Eighty rows of nine days, with ids from 201, as MariaDB 11.8.9 answered them:
 * `create table t (id bigint unsigned primary key, at datetime, pad varchar(255), note text)`.
 */
const rows = Array.from({ length: 80 }, (_, i) => ({ id: i + 201, at: ((i + 1) * 7) % 9 }));
type Dated = (typeof rows)[number];
const upwards = (a: Dated, b: Dated) => a.at - b.at;
const downwards = (a: Dated, b: Dated) => b.at - a.at;
const ids = (list: readonly Dated[]) => list.map((item) => item.id).join(' ');

describe('a sort that looks rows up', () => {
  test.each([
    [downwards, 6, '205 214 223 232 241 250'],
    [downwards, 12, '259 268 277 205 214 223 232 241 250 210 237 246'],
    [upwards, 20, '263 272 209 218 227 236 245 254 258 267 276 204 213 222 231 240 249 262 280 226'],
  ])(
    'keeps of equal rows those that the heap leaves, by the bytes of their ids (%#)',
    (compare, limit, answer) => {
      expect(ids(sortLookedUp(rows, compare, limit, (item) => item.id).slice(0, limit))).toBe(answer);
    },
  );

  test('loses no row and repeats none', () => {
    const sorted = sortLookedUp(rows, downwards, 12, (item) => item.id);
    expect(new Set(sorted)).toEqual(new Set(rows));
    expect(sorted).toHaveLength(rows.length);
  });
});

test('a number whose lowest byte is nought comes before a smaller one', () => {
  const sorted = rows.map((item) => item.id).sort(byBytes);
  expect(sorted.slice(0, 3)).toEqual([256, 257, 258]);
  expect(sorted.slice(-2)).toEqual([254, 255]);
  expect([65_536, 256, 257, 1].sort(byBytes)).toEqual([65_536, 256, 1, 257]);
});

describe('rows that are gathered first', () => {
  const gathered = (memory: number) =>
    ids(sortGathered(rows, downwards, { rowSize: rowSize(keyBytes.date), memory }).slice(0, 30));

  const answer =
    '232 250 268 205 223 241 259 277 214 264 201 219 237 255 273 210 228 246 233 251 269 206 224 242 260 278 215 265 202 220';

  test('come as MariaDB gave a join with group by, for one of the sixteen places of its memory', () => {
    const places = Array.from({ length: 16 }, (_, memory) => memory);
    expect(places.filter((memory) => gathered(memory) === answer)).toHaveLength(1);
  });

  test('take 16 bytes for a date, 24 for a number, 816 for a name', () => {
    expect([rowSize(keyBytes.date), rowSize(keyBytes.number), rowSize(keyBytes.name)]).toEqual([16, 24, 816]);
  });
});

test('a sort under a limit gives as many rows as there are, in order', () => {
  const sorted = sortUnderLimit(rows, upwards, 25).slice(0, 25);
  expect(sorted.map((item) => item.at)).toEqual(
    [...rows]
      .sort(upwards)
      .slice(0, 25)
      .map((item) => item.at),
  );
});
