import { hash } from 'node:crypto';
import type { Side } from '../plan.js';
import { comparedFields } from './field-table.js';
import type { FieldValue, ProductField, ProductProjection, SameValue } from './fields.js';
import { fieldOf } from './fields.js';
import type { DoneChanges } from './repeats.js';

/** Values by field; long texts stand as their hash. Plain JSON. */
export type BaseValues = { readonly [field: string]: string | boolean | null };

/**
 * What a link was last synced at: the base of the three-way merge. Each side is compared with its
 * own last value, so that a side which keeps a value in its own way (a shop that strips a tag, a
 * Gestan that holds HT only) does not look changed. A field that is missing has never been synced.
 * A few hundred bytes, however long the texts.
 */
export interface ProductBase {
  /** Woo's values, which are Gestan's too but for those in `gestan`. */
  readonly woo: BaseValues;
  /** Gestan's, where they differ. */
  readonly gestan?: BaseValues;
  /** The changes that were made last. */
  readonly done?: DoneChanges;
}

const longest = 64;

/** A value as bases hold it. */
export function baseValue(value: string | boolean | null): string | boolean | null {
  return typeof value === 'string' && value.length > longest
    ? `#${hash('sha256', value, 'base64url').slice(0, 22)}`
    : value;
}

/** Whether a side still has the value that the base holds. */
export function isAsBase(value: FieldValue, base: string | boolean | null | undefined): boolean {
  if (value === base) return true;
  return typeof value === 'string' && value.length > longest && baseValue(value) === base;
}

/** The base of one field on one side; undefined: never synced. */
export function baseOf(
  base: ProductBase | undefined,
  side: Side,
  field: string,
): string | boolean | null | undefined {
  if (base === undefined) return undefined;
  const own = side === 'gestan' ? base.gestan?.[field] : undefined;
  return own === undefined ? base.woo[field] : own;
}

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
   * which somebody else's change would count as synced). Without it what was sent counts as
   * what is held. A written VAT rate may move a price that Gestan holds in the other mode: that is
   * no change of a person either.
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
 * The base after some changes were written, field by field: a written field stands at what was
 * written, a field on which both sides agree at that value, and every other one (not ticked,
 * failed, in conflict, unknown) where it stood.
 *
 * @example
 * advanceBase({ base, woo, gestan, written: [{ field: 'price', to: '12.5', target: 'woo' }] })
 */
export function advanceBase({ base, woo, gestan, written, after, same }: Advance): ProductBase {
  const wooValues: Record<string, string | boolean | null> = { ...base?.woo };
  const gestanValues: Record<string, string | boolean | null> = { ...base?.woo, ...base?.gestan };
  const writes = new Map(written.map((write) => [write.field, write]));
  for (const field of fieldsOf(woo, gestan, after?.woo, after?.gestan)) {
    const write = writes.get(field);
    const g = gestan && fieldOf(gestan, field);
    const w = woo && familyAware(woo, field, g);
    if (
      write === undefined &&
      woo !== undefined &&
      gestan !== undefined &&
      !isSettled(base, field, w, g, same)
    )
      continue;
    const heldBy = (side: ProductProjection | undefined) =>
      write && side ? (familyAware(side, field, write.to) ?? write.to) : write?.to;
    // What a side holds counts as settled where it is what was written to the other one. An undo
    // writes something else: what this side was given since stays a change, and travels.
    const settled = (side: Side, own: FieldValue, now: FieldValue) => {
      const last = write === undefined ? undefined : baseOf(base, side, field);
      return last === undefined || own === write?.to || isAsBase(own, last) ? now : last;
    };
    // Where a side did not exist, what was not written agrees with the other.
    const wooNow =
      write?.target === 'woo' ? heldBy(after?.woo) : woo === undefined ? g : settled('woo', w, w);
    const gestanNow =
      write?.target === 'gestan'
        ? heldBy(after?.gestan)
        : gestan === undefined
          ? w
          : settled('gestan', g, fieldOf(after?.gestan ?? gestan, field));
    if (wooNow === undefined || gestanNow === undefined) continue;
    wooValues[field] = baseValue(wooNow);
    gestanValues[field] = baseValue(gestanNow);
  }
  const different = Object.entries(gestanValues).filter(([field, value]) => wooValues[field] !== value);
  return different.length === 0
    ? { woo: wooValues }
    : { woo: wooValues, gestan: Object.fromEntries(different) };
}

/** Whether nothing is pending on a field: both sides agree, or stand where they were last. */
function isSettled(
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
