import { expect } from 'vitest';
import { isSyncError } from 'woo-gestan';
import { processorMs } from '../support/processor.js';
import { readSeeds } from '../support/seeds.js';
import { seeded } from '../sync/shops.js';
import { describeMutation, type Mutation } from './mutate.js';

const { WOO_GESTAN_FULL: full } = process.env;

/** Failures that are gathered before a suite gives up. */
const mostFailures = 12;

/** The time that a suite has. */
export const timeout = full === '1' ? 86_400_000 : 300_000;

/**
 * The most processor time that one broken input may cost, in milliseconds. Not time on the wall: on a
 * busy machine that passes with nothing done.
 */
const longestMs = 10_000;

/**
 * Tries mutations by seed: dozens in the short form, thousands with `WOO_GESTAN_FULL=1`. A failure
 * names the seed that replays it.
 */
export async function tryMutations(
  counts: { readonly short: number; readonly full: number },
  attempt: (random: () => number) => Promise<Mutation>,
): Promise<void> {
  const { list, note } = readSeeds(process.env, {
    name: expect.getState().currentTestName ?? 'a test',
    ...counts,
  });
  const failures: Error[] = [];
  for (const seed of list) {
    if (failures.length >= mostFailures) break;
    const began = processorMs();
    try {
      const what = describeMutation(await attempt(seeded(seed * 7_919)));
      expect(processorMs() - began, what).toBeLessThan(longestMs);
      expect(({} as { polluted?: unknown }).polluted, what).toBeUndefined();
      note(seed, []);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      note(seed, [said]);
      failures.push(new Error(`WOO_GESTAN_SEED=${seed}: ${said}`, { cause: error }));
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'));
}

/** The error of a call, which must be one of this library; undefined where it succeeds. */
export async function failureOf(
  mutation: Mutation,
  work: () => Promise<unknown>,
): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isSyncError(error)) {
      expect(error.code).toMatch(/^(?:woo|gestan|storage|image|settings|sync)\.[a-z-]+$/);
      expect(error.code, describeMutation(mutation)).not.toBe('sync.unexpected');
      return error;
    }
    throw new Error(`${describeMutation(mutation)}: ${String(error)}`, { cause: error });
  }
}
