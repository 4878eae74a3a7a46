import type { Change } from '../plan.js';
import { familyAware } from './advance-base.js';
import { baseValue } from './base.js';
import type { FieldValue, ProductContext, ProductField, WooSource } from './fields.js';
import { fieldOf } from './fields.js';
import { projectWoo } from './project-woo.js';

/**
 * What became of a change of a product in the shop whose answer was lost. `changed`: the product
 * shows neither what it had nor what was sent: a person has written to it.
 */
export type LostWrite = 'unwritten' | 'written' | 'changed';

const held = (value: FieldValue) => (value === undefined ? undefined : baseValue(value));

/**
 * Tells by the product as it is now whether a change was written. Only the changed fields count.
 *
 * @param before the product that the change was planned for.
 * @param now the same product, read after the answer was lost.
 *
 * @example
 * lostWrite(row.changes, before, now, context)   // 'written': nothing is sent again
 */
export function lostWrite(
  changes: readonly Change[],
  before: WooSource,
  now: WooSource,
  context: ProductContext,
): LostWrite {
  const was = projectWoo(before, context);
  const is = projectWoo(now, context);
  const sent = changes.filter(({ target }) => target === 'woo');
  const isWritten = sent.every(({ field, to }) => {
    const value = to as FieldValue;
    return held(familyAware(is, field, value)) === held(value);
  });
  if (isWritten) return 'written';
  const isAsBefore = sent.every(
    ({ field }) => held(fieldOf(is, field as ProductField)) === held(fieldOf(was, field as ProductField)),
  );
  return isAsBefore ? 'unwritten' : 'changed';
}
