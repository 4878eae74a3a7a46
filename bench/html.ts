/**
 * The page of a plan of orders: the longest one that a person is to look through. Processor time, size, and how long other work waits at most while
 * the page is streamed. Goal at 5,000 orders: 0.5 s.
 *
 *   npm run build && node --import tsx bench/html.ts [orders …]
 */
import type { OrderRow } from 'woo-gestan';
import { memoryGestan } from 'woo-gestan/gestan';
import type * as report from 'woo-gestan/report';
import { manyGestan, manySettings, mapPayments, shopOfMany } from '../test/sync/many-orders.js';
import { testClock, world } from '../test/sync/shops.js';
import { built } from './built.js';

const { renderHtml, streamHtml } = await built<typeof report>('report');

const recorded = 200;
const rounds = 3;

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** A plan of recorded orders, over and over, each under an id and a number of its own. */
async function planOf(size: number) {
  const clock = testClock();
  const gestan = memoryGestan({ clock, ...manyGestan });
  const w = world({ shop: shopOfMany(recorded), gestan, clock, settings: manySettings });
  await mapPayments(w.open());
  const plan = await w.open().orders.plan();
  const rows = Array.from({ length: size }, (_, index): OrderRow => {
    const row = plan.rows[index % plan.rows.length] as OrderRow;
    const number = String(500_000 + index);
    return {
      ...row,
      key: `order:${number}`,
      wooId: Number(number),
      number,
      name: row.name.replace(/^\d+/, number),
    };
  });
  return { ...plan, rows };
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 5_000];
for (const size of sizes) {
  const plan = await planOf(size);
  const whole: number[] = [];
  const streamed: number[] = [];
  let length = 0;
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    let before = cpuSeconds();
    length = renderHtml(plan, { language: 'fr' }).length;
    whole.push(cpuSeconds() - before);
    before = cpuSeconds();
    let partly = before;
    for await (const _ of streamHtml(plan, { language: 'fr' })) {
      longest = Math.max(longest, cpuSeconds() - partly);
      partly = cpuSeconds();
    }
    streamed.push(cpuSeconds() - before);
  }
  const list = (all: readonly number[]) => all.map((each) => each.toFixed(2)).join(', ');
  console.log(
    `${String(size).padStart(6)} orders, ${(length / 2 ** 20).toFixed(1)} MB: ${list(whole)} s of processor in one piece, ${list(streamed)} s streamed, at most ${(longest * 1000).toFixed(0)} ms between two parts`,
  );
}
