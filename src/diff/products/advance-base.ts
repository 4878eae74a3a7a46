import type { Side } from '../plan.js';
import { baseOf, baseValue, isAsBase, type ProductBase } from './base.js';
import { comparedFields } from './field-table.js';
import type { FieldValue, ProductField, ProductProjection, SameValue } from './fields.js';
import { fieldOf } from './fields.js';

type Value = string | boolean | null;

/** One value that was written. */
export interface WrittenField {
  readonly field: string;
  readonly to: string | boolean | null;
  readonly target: Side;
}

export interface Advance {
  /** See `MergeInput.same`. */
  readonly same?: SameValue | undefined;
  readonly base?: ProductBase | undefined;
  /**
   * The sides as they were when the changes were computed. Absent: the side did not have the
   * product.
   */
  readonly woo?: ProductProjection | undefined;
  readonly gestan?: ProductProjection | undefined;
  /** The changes that were really written. */
  readonly written: readonly WrittenField[];
  /**
   * The sides as they are after the writes, where that is known: the projection of WooCommerce's
   * answer, and of the product as Gestan holds it by the draft (`withDraft`; not a new reading, in
   * which somebody else's change would count as synced). Without it what was sent counts as what is
   * held. A written VAT rate may move a price that Gestan holds in the other mode: that does not
   * count as a person's change either.
   */
  readonly after?: {
    readonly woo?: ProductProjection | undefined;
    readonly gestan?: ProductProjection | undefined;
  };
}

/** All fields that a projection may carry. */
export function fieldsOf(
  ...projections: readonly (ProductProjection | undefined)[]
): readonly ProductField[] {
  const fields: ProductField[] = [...comparedFields];
  const keys = new Set(projections.flatMap((projection) => Object.keys(projection?.meta ?? {})));
  for (const key of keys) fields.push(`meta:${key}`);
  return fields;
}

/**
 * The base after some changes were written, field by field: the written value of a written field,
 * the common value of a field on which both sides agree, and the old base of every other field (not
 * selected, failed, in conflict, unknown).
 *
 * @example
 * advanceBase({ base, woo, gestan, written: [{ field: 'price', to: '12.5', target: 'woo' }] })
 */
export function advanceBase(advance: Advance): ProductBase {
  const { base, woo, gestan, written, after } = advance;
  const wooValues: Record<string, string | boolean | null> = { ...base?.woo };
  const gestanValues: Record<string, string | boolean | null> = { ...base?.woo, ...base?.gestan };
  const writes = new Map(written.map((write) => [write.field, write]));
  for (const field of fieldsOf(woo, gestan, after?.woo, after?.gestan)) {
    const now = fieldNow(advance, field, writes.get(field));
    if (now === undefined) continue;
    wooValues[field] = baseValue(now.woo);
    gestanValues[field] = baseValue(now.gestan);
  }
  const different = Object.entries(gestanValues).filter(([field, value]) => wooValues[field] !== value);
  return different.length === 0
    ? { woo: wooValues }
    : { woo: wooValues, gestan: Object.fromEntries(different) };
}

/**
 * What each side holds of a field once the changes were written; undefined: the base stays where it
 * was.
 */
function fieldNow(
  { base, woo, gestan, after, same }: Advance,
  field: ProductField,
  write: WrittenField | undefined,
): { readonly woo: Value; readonly gestan: Value } | undefined {
  const g = gestan && fieldOf(gestan, field);
  const w = woo && familyAware(woo, field, g);
  if (write === undefined && woo !== undefined && gestan !== undefined && !isAgreed(base, field, w, g, same))
    return undefined;
  const heldBy = (side: ProductProjection | undefined) =>
    write && side ? (familyAware(side, field, write.to) ?? write.to) : write?.to;
  // What a side holds counts as agreed where it is what was written to the other one. An undo
  // writes another value: a change that this side has received since is still a change, and is
  // synced.
  const agreed = (side: Side, own: FieldValue, now: FieldValue) => {
    const last = write === undefined ? undefined : baseOf(base, side, field);
    return last === undefined || own === write?.to || isAsBase(own, last) ? now : last;
  };
  // Where a side did not exist, what was not written agrees with the other.
  const wooNow = write?.target === 'woo' ? heldBy(after?.woo) : woo === undefined ? g : agreed('woo', w, w);
  const gestanNow =
    write?.target === 'gestan'
      ? heldBy(after?.gestan)
      : gestan === undefined
        ? w
        : agreed('gestan', g, fieldOf(after?.gestan ?? gestan, field));
  return wooNow === undefined || gestanNow === undefined ? undefined : { woo: wooNow, gestan: gestanNow };
}

/** Whether nothing is pending on a field: both sides agree, or stand where they were last. */
function isAgreed(
  base: ProductBase | undefined,
  field: string,
  w: FieldValue,
  g: FieldValue,
  same: SameValue | undefined,
): boolean {
  if (w === g || same?.(field, w, g)) return true;
  return isAsBase(w, baseOf(base, 'woo', field)) && isAsBase(g, baseOf(base, 'gestan', field));
}

/**
 * The value of a field. A product in several families has the expected one, if that is among them.
 */
export function familyAware(projection: ProductProjection, field: string, expected: FieldValue): FieldValue {
  if (field === 'family' && typeof expected === 'string' && projection.families?.includes(expected))
    return expected;
  return fieldOf(projection, field as ProductField);
}
