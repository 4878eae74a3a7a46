import { expect, test } from 'vitest';
import { testClock } from './shops.js';
import { setUp, smallWorld } from './small.js';

const day = 24 * 3_600_000;

/** A shop whose runs began while the clock of the machine was a year fast. */
async function yearFast() {
  const w = smallWorld({ clock: testClock('2026-07-20T08:00:00Z') });
  await setUp(w.open());
  w.clock.advance(365 * day);
  for (let run = 0; run < 4; run += 1) {
    w.clock.advance(40 * 60_000);
    await w.open().run();
  }
  const asked: string[] = [];
  const transport = (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(`${pathname.replace('/wp-json/wc/v3/', '')} ${[...searchParams.keys()].sort().join(' ')}`);
    return w.store.transport(request);
  };
  const run = async () => {
    asked.length = 0;
    await w.open({ transport }).run();
    return [...asked];
  };
  return { w, run };
}

/** Requests for a whole list: they ask neither for what changed nor for some rows. */
const whole = (asked: readonly string[], list: string) =>
  asked.filter((each) => each.startsWith(`${list} `) && !/modified_after|include/.test(each));

test('when the clock is set back, the next run reads whole lists again, the one after it only changes', async () => {
  const { w, run } = await yearFast();
  const before = await run();
  expect(whole(before, 'products')).toEqual([]);
  w.clock.advance(-365 * day);
  const first = await run();
  expect(whole(first, 'products')).not.toEqual([]);
  w.clock.advance(40 * 60_000);
  await run();
  w.clock.advance(40 * 60_000);
  expect(whole(await run(), 'products')).toEqual([]);
});

test('when the clock is set back, deleted orders are looked for again at once', async () => {
  const { w, run } = await yearFast();
  const looks = (asked: readonly string[]) =>
    asked.filter((each) => /^orders .*_fields include/.test(each) && !each.includes('modified_after'));
  expect(looks(await run())).toEqual([]);
  w.clock.advance(-365 * day);
  expect(looks(await run())).not.toEqual([]);
});
