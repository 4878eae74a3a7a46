import type { Change, Reason, Side } from '../plan.js';
import type { ProductBase } from './base.js';
import type { ProductField, ProductOwners, ProductProjection, SameValue } from './fields.js';

/** The directions that may be written. */
export type Direction = 'both' | 'woo-to-gestan' | 'gestan-to-woo';

/** The side that wins a conflict without a question. */
export type ConflictPolicy = 'ask' | 'gestan' | 'woo';

/** A field in conflict. */
export interface FieldConflict {
  /** The field. */
  readonly field: string;
  /** The shop's value. */
  readonly woo: string | boolean | null;
  /** Gestan's value. */
  readonly gestan: string | boolean | null;
  /** Both changed since the last sync, or they meet for the first time. */
  readonly code: 'both-changed' | 'first-meeting';
  /**
   * The answers that this plan's options and the adapter allow: direction filters writes, it never
   * settles a conflict.
   */
  readonly answers: readonly Side[];
}

/**
 * A change that is due but not written, with the reason. The base is not updated, so nothing is
 * lost.
 */
export interface WithheldChange extends Change {
  /** Why it is not written. */
  readonly reason: Reason;
}

/**
 * Why a change may not be written; undefined: it may. `filter`: the plan's own options leave it
 * out.
 */
export type WriteCheck = (
  field: ProductField,
  value: string | boolean | null,
  target: Side,
) => { readonly reason: Reason; readonly filter?: boolean } | undefined;

/** Both sides of one product, and the rules. */
export interface MergeInput {
  /** Absent: the two meet for the first time. */
  readonly base?: ProductBase | undefined;
  /** The shop's product in canonical form. */
  readonly woo: ProductProjection;
  /** Gestan's product in canonical form. */
  readonly gestan: ProductProjection;
  /** The owner of each field. */
  readonly owners: ProductOwners;
  /** @default 'ask' */
  readonly conflicts?: ConflictPolicy | undefined;
  /** Keys of the meta fields that are compared. @default [] */
  readonly metaFields?: readonly string[] | undefined;
  /**
   * Fields that only Woo can decide, whatever the owners say (a variation's name is made by the
   * shop). At the first meeting both sides keep what they have.
   */
  readonly wooOnly?: ReadonlySet<ProductField> | undefined;
  /**
   * Whether two values that are written differently are one and the same: an amount that Gestan
   * holds in the other price mode. They are left as they are, each in the base of its side.
   * @default only equal values
   */
  readonly same?: SameValue | undefined;
  /**
   * Gestan's family is the one that the sync chose when it added a product without a mapped
   * category, and nobody has moved it since: a category that is mapped later decides.
   * @default false
   */
  readonly placedFamily?: boolean | undefined;
  /** Fields that are left out. */
  readonly leftOut?: ReadonlySet<ProductField> | undefined;
  /** @default everything may be written */
  readonly mayWrite?: WriteCheck | undefined;
}

/** What merging one product gives. */
export interface MergeResult {
  /** What is to be written. */
  readonly changes: readonly Change[];
  /** Fields that both sides changed differently. */
  readonly conflicts: readonly FieldConflict[];
  /** Changes that are not written, and why. */
  readonly withheld: readonly WithheldChange[];
  /** Whether a withheld change is so for another reason than the plan's options. */
  readonly stuck: boolean;
  /** Whether the stored base is behind what both sides agree on: storage only. */
  readonly rebase: boolean;
}
