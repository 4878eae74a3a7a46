import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Which seeds a random suite goes through, and where it notes what came of them. */
export interface Seeds {
  /** Whether more is asked for than the short form of the whole test run. */
  readonly isLong: boolean;
  readonly list: readonly number[];
  /** Notes what came of a seed, where a log was asked for. */
  note(seed: number, problems: readonly string[]): void;
}

export interface SeedsOptions {
  /** Tells the suites of one log apart: one line of text. */
  readonly name: string;
  /** How many seeds without a variable. */
  readonly short: number;
  /** How many with `WOO_GESTAN_FULL=1`. @default as without */
  readonly full?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

function whole(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new RangeError(`${name} is "${text}": give a whole number from ${least} on.`);
}

/** `2/3` is every third seed, from the second on. */
function shardOf(text: string): { readonly turn: number; readonly of: number } {
  const [turn = '', of = '', ...rest] = text.split('/');
  const shard = {
    turn: whole('WOO_GESTAN_SHARD', turn, 1),
    of: whole('WOO_GESTAN_SHARD', of, 1),
  };
  if (rest.length === 0 && shard.turn <= shard.of) return shard;
  throw new RangeError(`WOO_GESTAN_SHARD is "${text}": give it as 1/4.`);
}

/**
 * The seeds that a log tells to be fine. A line that was cut by the end of its process counts for
 * nothing.
 */
function fineIn(text: string, name: string): ReadonlySet<number> {
  const lines = text.split('\n').slice(0, -1);
  return new Set(
    lines.flatMap((line) => {
      const [, seed, suite] = /^(\d+) ok (.*)$/.exec(line) ?? [];
      return seed !== undefined && suite === name ? [Number(seed)] : [];
    }),
  );
}

/**
 * Reads the variables of a random suite:
 *
 * - `WOO_GESTAN_SEED`: this seed only.
 * - `WOO_GESTAN_FULL=1`: the long form. `WOO_GESTAN_SCHEDULES`: so many seeds, from
 *   `WOO_GESTAN_FIRST` (1) on.
 * - `WOO_GESTAN_SHARD`: `1/4` is the first of four processes that share them.
 * - `WOO_GESTAN_LOG`: a file with one line a seed. What it tells to be fine is not run again, so that
 *   a run that was stopped goes on; processes may share it.
 */
export function readSeeds(env: Environment, { name, short, full = short }: SeedsOptions): Seeds {
  const {
    WOO_GESTAN_SEED: one,
    WOO_GESTAN_SCHEDULES: many,
    WOO_GESTAN_FULL: isFull,
    WOO_GESTAN_FIRST: from,
    WOO_GESTAN_SHARD: shard,
    WOO_GESTAN_LOG: log,
  } = env;
  const usual = isFull === '1' ? full : short;
  const count = one === undefined ? whole('WOO_GESTAN_SCHEDULES', many ?? String(usual), 1) : 1;
  const first = whole(one === undefined ? 'WOO_GESTAN_FIRST' : 'WOO_GESTAN_SEED', one ?? from ?? '1', 1);
  const { turn, of } = shardOf(shard ?? '1/1');
  const fine = log !== undefined && existsSync(log) ? fineIn(readFileSync(log, 'utf8'), name) : new Set();
  const all = Array.from({ length: count }, (_, index) => first + index);
  return {
    isLong: one !== undefined || many !== undefined,
    list: all.filter((seed, index) => index % of === turn - 1 && !fine.has(seed)),
    note(seed, problems) {
      if (log === undefined) return;
      const reported = problems.length === 0 ? `ok ${name}` : `failed ${name}: ${JSON.stringify(problems)}`;
      appendFileSync(log, `${seed} ${reported}\n`);
    },
  };
}
