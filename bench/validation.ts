/**
 * What checking a page of 100 orders costs beside `JSON.parse` of the same page, in the same run: `npx tsx bench/validation.ts`.
 * Interleaved rounds, medians. Beside it what a schema costs that copies every object with all its fields.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { createChecker } from '../src/woo/schemas/check.js';
import { orderShape } from '../src/woo/schemas/order.js';
import { productShape } from '../src/woo/schemas/product.js';

const rounds = 120;
const warmUp = 40;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function recorded(name: string): string {
  const rows = JSON.parse(
    readFileSync(new URL(`../test/recordings/wc11/state/${name}.json`, import.meta.url), 'utf8'),
  ) as unknown[];
  return JSON.stringify(rows.slice(0, 100));
}

function measure(name: string, shape: () => Readonly<Record<string, z.ZodType>>): void {
  const text = recorded(name);
  const checker = createChecker(shape, 'id');
  const copying = z.array(z.looseObject(shape()));
  const checks: Readonly<Record<string, (rows: unknown[]) => void>> = {
    'checked in place': (rows) => {
      for (const row of rows)
        if (checker.check(row).problem !== undefined) throw new Error('A recorded row was refused.');
    },
    'zod, loose copy': (rows) => {
      copying.parse(rows);
    },
  };
  const parse: number[] = [];
  const times = new Map(Object.keys(checks).map((way) => [way, [] as number[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [way, run] of Object.entries(checks)) {
      // Parsed anew each time: a page is checked once, just after it came.
      const began = performance.now();
      const rows = JSON.parse(text) as unknown[];
      const parsed = performance.now();
      run(rows);
      const checked = performance.now();
      if (round < 0) continue;
      parse.push(parsed - began);
      times.get(way)?.push(checked - parsed);
    }
  }
  console.log(`\n100 ${name}, ${Math.round(text.length / 1024)} KB`);
  console.log(`  ${'JSON.parse'.padEnd(20)} ${median(parse).toFixed(2)} ms`);
  for (const [way, all] of times) {
    const took = median(all);
    console.log(`  ${way.padEnd(20)} ${took.toFixed(2)} ms  ${(took / median(parse)).toFixed(2)} × parse`);
  }
}

measure('orders', orderShape);
measure('products', productShape);
