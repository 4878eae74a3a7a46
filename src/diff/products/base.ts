import { sha256 } from '../../core/index.js';
import type { Side } from '../side.js';
import type { FieldValue } from './fields.js';

/** Values by field; a long text is stored as its hash. Plain JSON. */
export type BaseValues = { readonly [field: string]: string | boolean | null };

/**
 * The last changes of a pair, and how many times in a row they were made. Stored with its base.
 * Plain JSON.
 */
export interface DoneChanges {
  /** Of the changes. */
  readonly mark: string;
  /** How many times in a row. */
  readonly times: number;
}

/**
 * The values of a link at the last sync: the base of the three-way merge. Each side is compared
 * with its own last value, so that a side which stores a value differently (a shop that strips a
 * tag, a Gestan that holds HT only) does not look changed. A missing field was never synced. It
 * takes a few hundred bytes, however long the texts are.
 */
export interface ProductBase {
  /** Woo's values; Gestan's are the same, except for those in `gestan`. */
  readonly woo: BaseValues;
  /** Gestan's values that differ. */
  readonly gestan?: BaseValues;
  /** The changes that were made last. */
  readonly done?: DoneChanges;
  /**
   * Of a product that was found in the shop after the answer to its creation was lost: its
   * `date_modified_gmt`, if nobody had changed it since. As long as that stands, the shop's values
   * are what it made of the creation, and not a person's change.
   */
  readonly asMade?: string;
}

const longest = 64;

/** A value as bases hold it. */
export function baseValue(value: string | boolean | null): string | boolean | null {
  return typeof value === 'string' && value.length > longest
    ? `#${sha256(value, 'base64url').slice(0, 22)}`
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
