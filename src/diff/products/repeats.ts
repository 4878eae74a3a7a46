import { fingerprint } from '../../core/index.js';
import type { Change, Reason, Warning } from '../plan.js';
import type { DoneChanges, ProductBase } from './base.js';
import type { MergeResult } from './merge-types.js';

/**
 * The same changes are made this many times. If a side then still shows its old values, it does not
 * keep the changes: a plugin, a cache or an adapter restores the old values.
 */
const mostTimes = 3;

function markOf(changes: readonly Change[]): string {
  return fingerprint(changes.map(({ field, from, to, target }) => [field, from, to, target]));
}

/** How many times in a row exactly these changes were made. */
export function timesDone(base: Pick<ProductBase, 'done'> | undefined, changes: readonly Change[]): number {
  const done = base?.done;
  return done !== undefined && changes.length > 0 && done.mark === markOf(changes) ? done.times : 0;
}

/** What is kept once the changes were made. */
export function doneAgain(
  base: Pick<ProductBase, 'done'> | undefined,
  changes: readonly Change[],
): DoneChanges {
  return { mark: markOf(changes), times: timesDone(base, changes) + 1 };
}

/** Withholds changes that were made several times and are due again. */
export function stopRepeats(merged: MergeResult, base: ProductBase | undefined): MergeResult {
  const { changes, withheld } = merged;
  const reason = notKept(base, changes);
  if (reason === undefined) return merged;
  return {
    ...merged,
    changes: [],
    withheld: [...withheld, ...changes.map((change) => ({ ...change, reason }))],
    stuck: true,
  };
}

/** The warning for a row that was done and is due again unchanged; undefined for other rows. */
export function repeatWarning(
  name: string,
  base: Pick<ProductBase, 'done'> | undefined,
  changes: readonly Change[],
): Warning | undefined {
  const times = timesDone(base, changes);
  if (times === 0) return undefined;
  return { code: 'done-again', values: { name, fields: changes.map(({ field }) => field), times } };
}

/** Why a change is not made any more; undefined: it was not made that often. */
export function notKept(
  base: Pick<ProductBase, 'done'> | undefined,
  changes: readonly Change[],
): Reason | undefined {
  const times = timesDone(base, changes);
  return times < mostTimes ? undefined : { code: 'not-kept', values: { times } };
}

/**
 * Whether repeated changes are a fault. If an adapter only hands files over, Gestan shows its old
 * values until somebody imports them.
 */
export function countsAsKept(changes: readonly Change[], readBack: boolean): boolean {
  return readBack || changes.every(({ target }) => target === 'woo');
}
