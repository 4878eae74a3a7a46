/** Whether the long forms of slow suites are asked for. */
export const isFull = process.env.WOO_GESTAN_FULL === '1';

/** Which turn it is: a number that grows by one a day, or the one that is asked for. */
const turn = Number(process.env.WOO_GESTAN_TURN ?? Math.floor(Date.now() / 86_400_000));
if (!Number.isSafeInteger(turn) || turn < 0)
  throw new RangeError(`WOO_GESTAN_TURN is "${process.env.WOO_GESTAN_TURN}": give a whole number.`);

/**
 * Of cases that prove much the same: all in the long form, else each `nth`, from another one each
 * day. So every case is run within `nth` days, and each day shows some of everything that is mixed
 * evenly into the list.
 */
export function inTurn<Case>(cases: readonly Case[], nth: number, shift = 0): Case[] {
  return isFull ? [...cases] : cases.filter((_, index) => (index + turn + shift) % nth === 0);
}

/**
 * Of the ways in which each case could be run: all in the long form, else one, another one each
 * day.
 */
export function oneInTurn<Way>(ways: readonly Way[], place = 0): readonly Way[] {
  return isFull ? ways : ways.filter((_, index) => index === (place + turn) % ways.length);
}

/** Registers one test under its name. */
type Register = (name: string, run: () => Promise<void>) => unknown;

/**
 * Registers the cases of a contract: all in the long form, else each `nth`, from another one each
 * day. The others are shown as skipped.
 */
export function registerInTurn(test: Register & { readonly skip: Register }, nth: number): Register {
  let index = 0;
  return (name, run) => {
    const isDue = isFull || (index + turn) % nth === 0;
    index += 1;
    return isDue ? test(name, run) : test.skip(name, run);
  };
}

/** The seed that histories begin with: `WOO_GESTAN_FIRST`, else 0. */
export const firstSeed = Number(process.env.WOO_GESTAN_FIRST ?? 0);
if (!Number.isSafeInteger(firstSeed) || firstSeed < 0)
  throw new RangeError(`WOO_GESTAN_FIRST is "${process.env.WOO_GESTAN_FIRST}": give a whole number.`);
