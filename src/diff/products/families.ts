import type { GestanProduct } from '../../gestan/model.js';
import { familyKey, parseFamilyKey } from '../../mapping/families.js';
import type { FamilyTable } from '../../mapping/index.js';
import type { WooProduct } from '../../woo/types.js';
import type { Change } from '../plan.js';
import type { ProductBase } from './base.js';
import { baseOf } from './base.js';
import type { ProductContext, WooSource } from './fields.js';

const none: readonly string[] = [];

/**
 * All families that the categories of a Woo product map to. The first one is the family of the
 * product: a category marked primary comes first, then sub-families before families, then the
 * lowest category id.
 */
export function familiesOf(product: WooProduct, table: FamilyTable): readonly string[] {
  const [only, ...more] = product.categories;
  if (only === undefined) return none;
  if (more.length === 0) {
    const row = table.lookup(only.id);
    return row ? [familyKey(row)] : none;
  }
  const rows = product.categories.flatMap((category) => table.lookup(category.id) ?? []);
  rows.sort(
    (a, b) =>
      Number(b.primary ?? false) - Number(a.primary ?? false) ||
      Number(b.subFamilyId !== undefined) - Number(a.subFamilyId !== undefined) ||
      a.categoryId - b.categoryId,
  );
  return [...new Set(rows.map(familyKey))];
}

/**
 * The family of a Gestan product as the shop can show it. A sub-family without a category of its
 * own counts as its family, where that has one. Unknown where the shop has no category for either.
 */
export function familyOf(product: GestanProduct, { families }: ProductContext): string | null | undefined {
  const { familyId, subFamilyId } = product;
  if (familyId === undefined || familyId === '') return null;
  if (subFamilyId !== undefined && subFamilyId !== '') {
    const ref = { familyId, subFamilyId };
    if (families.categoriesOf(ref).length > 0) return familyKey(ref);
  }
  return families.categoriesOf({ familyId }).length > 0 ? familyKey({ familyId }) : undefined;
}

/** What Gestan's family of a linked product is to the shop. */
export interface HeldFamily {
  /**
   * As {@link familyOf}; also a family without a category, where a person moved the product there.
   */
  readonly family: string | null | undefined;
  /** See `MergeInput.placedFamily`. */
  readonly isPlaced: boolean;
}

/**
 * Compares Gestan's family of a linked product with the family of the last sync. A product that was
 * moved to a family without a category is reported. A product that has always been in such a family
 * is left alone.
 */
export function heldFamily(
  product: GestanProduct,
  family: string | null | undefined,
  base: ProductBase | undefined,
  { productFields }: ProductContext,
): HeldFamily {
  const last = baseOf(base, 'gestan', 'family');
  const { familyId, subFamilyId } = product;
  const isUsed = typeof last === 'string' && productFields.includes('familyId') && Boolean(familyId);
  if (!isUsed || familyId === undefined) return { family, isPlaced: false };
  if (family === last) return { family, isPlaced: baseOf(base, 'woo', 'family') === null };
  const own = subFamilyId ? familyKey({ familyId, subFamilyId }) : familyKey({ familyId });
  const isAsLast = (family ?? own) === last || own === last || familyKey({ familyId }) === last;
  const isPlaced = isAsLast && baseOf(base, 'woo', 'family') === null;
  return { family: family ?? (isAsLast && !isPlaced ? undefined : isPlaced ? last : own), isPlaced };
}

/**
 * The categories of a Woo product after a change of family. The categories of the old family go,
 * the category of the new one comes, all others stay. A product that is put back to Gestan's family
 * keeps the category that it was given in the shop: the sync does not undo half of what a person
 * did there.
 */
export function movedCategories(
  { from, to, because }: Pick<Change, 'from' | 'to' | 'because'>,
  current: WooSource | undefined,
  table: FamilyTable,
): readonly { readonly id: number }[] {
  const leaving =
    typeof from === 'string' && because !== 'owner'
      ? new Set(table.categoriesOf(parseFamilyKey(from)))
      : new Set<number>();
  const ids = new Set(
    (current?.product.categories ?? []).map((category) => category.id).filter((id) => !leaving.has(id)),
  );
  if (typeof to === 'string') {
    const answer = table.categoryOf(parseFamilyKey(to));
    if (answer.kind === 'one') ids.add(answer.categoryId);
  }
  return [...ids].map((id) => ({ id }));
}
