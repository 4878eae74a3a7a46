import type { Seeds } from '../support/seeds.js';
import { type Outcome, simulate } from './simulate.js';
import type { Beginning } from './world.js';

const { WOO_GESTAN_STORY: story } = process.env;

/** What failed in a schedule, with the command that replays it. */
function label({ seed, problems }: Pick<Outcome, 'seed' | 'problems'>): string {
  return [`WOO_GESTAN_SEED=${seed} npm run simulate`, ...problems].join('\n  ');
}

/** Runs the schedules of the seeds. Gives what failed, and how many processes died. */
export async function runSchedules(
  beginning: Beginning,
  { isLong, list, note }: Seeds,
): Promise<{ readonly failed: readonly string[]; readonly crashes: number }> {
  const failed: string[] = [];
  let crashes = 0;
  // One seed is replayed as it was run: the first schedule of a process also waits for the parts that
  // load when they are needed.
  if (isLong && list.length === 1) await simulate(beginning, 1);
  for (const seed of list) {
    const tell = story === undefined ? undefined : (line: () => string) => console.log(line());
    const outcome = await simulate(beginning, seed, {}, tell);
    crashes += outcome.crashes;
    note(seed, outcome.problems);
    if (outcome.problems.length > 0) {
      failed.push(label(outcome));
      // A long run tells at once, not only at its end.
      if (isLong) console.log(label(outcome));
    }
  }
  return { failed, crashes };
}
