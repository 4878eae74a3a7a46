import { defined } from '../../core/index.js';
import type { GestanProduct } from '../../gestan/model.js';
import type { Change } from '../plan.js';
import { advanceBase, type WrittenField } from './advance-base.js';
import { baseOf, type ProductBase } from './base.js';
import type { ProductContext, WooSource } from './fields.js';
import { projectGestan } from './project-gestan.js';
import { projectWoo } from './project-woo.js';
import { countsAsKept, doneAgain } from './repeats.js';
import { sameAmount } from './same-amount.js';
import { variationName } from './woo-names.js';

/** A pair of products of which something was written. */
export interface WrittenPair {
  /** The sides before the writes. Undefined: the side did not have the product. */
  readonly woo: WooSource | undefined;
  readonly gestan: GestanProduct | undefined;
  readonly base: ProductBase | undefined;
  /** The changes of fields that were planned. */
  readonly changes: readonly Change[];
  /** Those that were written. */
  readonly written: readonly Change[];
  /** The sides after the writes, where they are known. */
  readonly after: { readonly woo?: WooSource; readonly gestan?: GestanProduct };
  /**
   * The shop's side was looked up after a lost answer. A change that a person made there meanwhile
   * is not part of what was written: the next plan must see it as a change.
   */
  readonly isFound?: boolean;
}

/**
 * The base of a pair after writes, with how often the same change was made.
 *
 * @param readsBack whether Gestan can be read back, so that a change which is not kept shows.
 */
export function baseAfterWrites(pair: WrittenPair, context: ProductContext, readsBack: boolean): ProductBase {
  const { after, base, changes, gestan, isFound, woo, written } = pair;
  const advanced = advanceBase({
    base,
    same: gestan && sameAmount(gestan, context),
    woo: woo && projectWoo(woo, context),
    gestan: gestan && projectGestan(gestan, context),
    written: [
      ...written.map(({ field, to, target }) => ({ field, to: to as WrittenField['to'], target })),
      ...nameGivenByShop(pair),
    ],
    after: defined({
      woo: isFound ? undefined : after.woo && projectWoo(after.woo, context),
      gestan: after.gestan && projectGestan(after.gestan, context),
    }),
  });
  const isRepeat = written.length > 0 && countsAsKept(changes, readsBack);
  return isRepeat ? { ...advanced, done: doneAgain(base, changes) } : advanced;
}

/**
 * The shop names a variation by itself: at the first meeting no person changed the name, so it must
 * not rename Gestan's product.
 */
function nameGivenByShop({ base, written, woo, after }: WrittenPair): readonly WrittenField[] {
  const source = after.woo ?? woo;
  const isKnown = baseOf(base, 'woo', 'name') !== undefined || written.some(({ field }) => field === 'name');
  if (!source?.variation || isKnown) return [];
  return [{ field: 'name', to: variationName(source), target: 'woo' }];
}
