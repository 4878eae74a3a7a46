import type { Change } from '../plan.js';
import { familyAware } from './advance-base.js';
import { baseValue } from './base.js';
import type { FieldValue, ProductContext, ProductField, WooSource } from './fields.js';
import { fieldOf } from './fields.js';
import { projectWoo } from './project-woo.js';

/**
 * The outcome of a change of a product in the shop after a lost answer. `changed`: the product has
 * neither the old nor the new value: a person has changed it.
 */
export type LostWrite = 'unwritten' | 'written' | 'changed';

const held = (value: FieldValue) => (value === undefined ? undefined : baseValue(value));

/**
 * Finds out from the current product whether a change was written. Only the changed fields count.
 *
 * @param before the product that the change was planned for.
 *
 * @param now the same product, read after the lost answer.
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
