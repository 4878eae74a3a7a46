import type { GestanProduct, ProductDraft } from '../../gestan/model.js';
import type { WooProduct } from '../../woo/types.js';
import type { Change } from '../plan.js';
import { advanceBase, familyAware, type WrittenField } from './advance-base.js';
import { baseOf, baseValue, type ProductBase } from './base.js';
import type { ProductContext, WooSource } from './fields.js';
import { withDraft } from './gestan-draft.js';
import { projectGestan } from './project-gestan.js';
import { projectWoo } from './project-woo.js';

/**
 * The base of a product that is about to be made in Gestan from the shop's. It is known before the
 * write: so a product whose answer is lost, or that an order needs before the products are synced,
 * is compared later as any other, and what people change meanwhile is a change.
 */
export function baseOfNewInGestan(
  woo: WooSource,
  changes: readonly Change[],
  draft: ProductDraft,
  context: ProductContext,
): ProductBase {
  return advanceBase({
    woo: projectWoo(woo, context),
    written: writtenTo('gestan', changes),
    after: { gestan: projectGestan(withDraft(undefined, draft, ''), context) },
  });
}

/**
 * The base of a product that is about to be made in the shop from Gestan's. It is not known yet how
 * the shop will write a value: the value that is sent is used.
 */
export function baseOfNewInShop(
  gestan: GestanProduct,
  changes: readonly Change[],
  context: ProductContext,
): ProductBase {
  return advanceBase({ gestan: projectGestan(gestan, context), written: writtenTo('woo', changes) });
}

/** A row of the shop with its dates. */
type Dated = Pick<WooProduct, 'date_created_gmt' | 'date_modified_gmt'>;

/** A shop may write its two dates a moment apart. */
const sameMomentMs = 1_000;

/** Whether nobody has changed a row of the shop since it was made. */
export function isUntouched({ date_created_gmt: made, date_modified_gmt: changed }: Dated): boolean {
  if (!made || !changed) return false;
  return Math.abs(Date.parse(`${changed}Z`) - Date.parse(`${made}Z`)) <= sameMomentMs;
}

/**
 * The base with what the shop made of the creation, where it was found untouched after a lost
 * answer and still is. The stored base gets it too, as soon as the pair is compared.
 */
export function baseAsMade(
  base: ProductBase | undefined,
  woo: WooSource,
  context: ProductContext,
): ProductBase | undefined {
  if (base?.asMade === undefined) return base;
  const { asMade, ...sent } = base;
  if ((woo.variation ?? woo.product).date_modified_gmt !== asMade) return sent;
  const now = projectWoo(woo, context);
  const made: Record<string, string | boolean | null> = {};
  const gestan: Record<string, string | boolean | null> = {};
  for (const field of Object.keys(base.woo)) {
    const last = baseOf(base, 'gestan', field) ?? null;
    const held = familyAware(now, field, last);
    made[field] = held === undefined ? (base.woo[field] ?? null) : baseValue(held);
    if (last !== made[field]) gestan[field] = last;
  }
  return { ...sent, asMade, woo: made, gestan };
}

function writtenTo(side: Change['target'], changes: readonly Change[]): readonly WrittenField[] {
  return changes
    .filter(({ target }) => target === side)
    .map(({ field, to, target }) => ({ field, to: to as WrittenField['to'], target }));
}
