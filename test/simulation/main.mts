import { simulate } from './simulate.js';
import { prepare } from './world.js';

const one = process.env.WOO_GESTAN_SEED;
const count = Number(process.env.WOO_GESTAN_SCHEDULES ?? '10000');
const first = Number(one ?? '1');
const beginning = await prepare();
const began = performance.now();
let failed = 0;
let crashes = 0;
let runs = 0;
for (let seed = first; seed < first + (one === undefined ? count : 1); seed += 1) {
  const outcome = await simulate(beginning, seed).catch((error: unknown) => ({
    seed,
    problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    crashes: 0,
    runs: 0,
    trace: '',
  }));
  crashes += outcome.crashes;
  runs += outcome.runs;
  if ((seed - first + 1) % 50 === 0)
    console.log(`# ${seed - first + 1} done, ${runs} runs, ${crashes} crashes, ${failed} failed`);
  if (outcome.problems.length === 0) continue;
  failed += 1;
  console.log(
    `\nSeed ${seed}: replay with WOO_GESTAN_SEED=${seed} npm run simulate\n  ${outcome.problems.join('\n  ')}`,
  );
}
console.log(
  `${count} schedules, ${runs} runs, ${crashes} crashes, ${failed} failed, ${Math.round((performance.now() - began) / 1000)} s`,
);
process.exitCode = failed > 0 ? 1 : 0;
