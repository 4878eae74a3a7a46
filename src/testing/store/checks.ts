import { isRecord, SettingsError } from '../../core/index.js';

/** What is wrong with a value, and in which of its members. */
export interface Problem {
  /** The names of the members that lead to it: `['when', 'nth']`. */
  readonly path: readonly string[];
  readonly message: string;
  /** The names that exist, where a name does not. */
  readonly known?: readonly string[];
}

/** Looks at one value. `undefined`: all is well. */
export type Check = (value: unknown) => Problem | undefined;

const wrong = (message: string): Problem => ({ path: [], message });

/** A check that is one question. */
export const must =
  (message: string, test: (value: unknown) => boolean): Check =>
  (value) =>
    test(value) ? undefined : wrong(message);

export const isText = must('it is no text', (value) => typeof value === 'string');
export const isBoolean = must('it is neither true nor false', (value) => typeof value === 'boolean');
export const isFunction = must('it is no function', (value) => typeof value === 'function');

/** A number between two bounds, both included. */
export const numberFrom = (least: number, most = Number.POSITIVE_INFINITY): Check =>
  must(
    most === Number.POSITIVE_INFINITY
      ? `it is no number from ${least}`
      : `it is no number from ${least} to ${most}`,
    (value) => typeof value === 'number' && value >= least && value <= most,
  );

/** A whole number between two bounds, both included. */
export const wholeFrom = (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  must(
    most === Number.MAX_SAFE_INTEGER
      ? `it is no whole number from ${least}`
      : `it is no whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );

/** Any whole number. */
export const isWhole = must('it is no whole number', (value) => Number.isSafeInteger(value));

/** One of some texts. */
export const oneOf = (words: readonly string[]): Check =>
  must(
    `it is none of ${words.map((word) => `"${word}"`).join(', ')}`,
    (value) => typeof value === 'string' && words.includes(value),
  );

/** A value that passes one of several checks; if none passes, the error is that of the last one. */
export const either =
  (...checks: readonly Check[]): Check =>
  (value) => {
    let problem: Problem | undefined;
    for (const check of checks) {
      problem = check(value);
      if (!problem) return undefined;
    }
    return problem;
  };

const within = (name: string, problem: Problem | undefined): Problem | undefined =>
  problem && { ...problem, path: [name, ...problem.path] };

/** The first problem of some members. */
function firstOf(members: Iterable<readonly [string, unknown]>, check: (name: string) => Check) {
  for (const [name, value] of members) {
    const problem = within(name, check(name)(value));
    if (problem) return problem;
  }
  return undefined;
}

/** A list, each item of which passes. */
export const listOf =
  (check: Check, least = 0): Check =>
  (value) => {
    if (!Array.isArray(value)) return wrong('it is no list');
    if (value.length < least) return wrong('it is empty');
    return firstOf(
      (function* () {
        for (const [index, item] of value.entries()) yield [String(index), item] as const;
      })(),
      () => check,
    );
  };

/** An object with any names, each value of which passes. */
export const recordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) ? firstOf(Object.entries(value), () => check) : wrong('it is no object');

/** An object with these members and no others; those in `needed` must be there. */
export function objectOf(members: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check {
  const known = Object.keys(members);
  return (value) => {
    if (!isRecord(value)) return wrong('it is no object');
    for (const name of Object.keys(value))
      if (!Object.hasOwn(members, name)) return { path: [name], message: 'there is no such name', known };
    for (const name of needed)
      if (value[name] === undefined) return { path: [name], message: 'it is missing' };
    return firstOf(
      Object.entries(value).filter(([, member]) => member !== undefined),
      (name) => members[name] as Check,
    );
  };
}

/**
 * @param what what the value is an option of: `fake store`
 * @param place the name of the option that the value is; empty for all options together
 * @param hint where to read more, unless the problem is a name that does not exist
 * @throws SettingsError that names the option.
 */
export function mustPass(
  check: Check,
  value: unknown,
  {
    what,
    place = [],
    hint,
  }: { readonly what: string; readonly place?: readonly string[]; readonly hint: string },
): void {
  const problem = check(value);
  if (!problem) return;
  const field = [...place, ...problem.path].join('.') || 'options';
  const { message, known } = problem;
  const text = known
    ? `The ${what} has no option "${field}".`
    : `The ${what}'s option "${field}" cannot be used: ${message}.`;
  throw new SettingsError(text, {
    code: 'settings.invalid',
    field,
    hint: known ? `The options there are ${known.join(', ')}.` : hint,
  });
}
