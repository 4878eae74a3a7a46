import type { WooRef } from '../../mapping/index.js';
import { wooKey } from '../../mapping/index.js';
import type { Change, Reason, Row, Side } from '../plan.js';
import type { FieldConflict, WithheldChange } from './merge-types.js';
import type { VariantPlace } from './variants.js';

/** All statuses of a product row. */
export const productStatuses = [
  'add-to-gestan',
  'update-gestan',
  'update-woo',
  'add-to-woo',
  'update-both',
  'link',
  'conflict',
  'blocked',
  'in-sync',
  'blacklisted',
] as const;
/** A status of a product row. */
export type ProductStatus = (typeof productStatuses)[number];

/** How the two sides of a pair were matched. */
export type MatchedBy = 'link' | 'code' | 'barcode';

/** One row of the product window. Plain JSON. */
export interface ProductRow extends Row<ProductStatus> {
  /** Gestan's id. */
  readonly gestanId?: string;
  /** Set on a variation; `wooId` is then its parent. */
  readonly variationId?: number;
  /** How both sides were matched. */
  readonly matchedBy?: MatchedBy;
  /**
   * Fields that a person (or the setting `conflicts`) must decide. The row's other changes are
   * written anyway.
   */
  readonly conflicts?: readonly FieldConflict[];
  /** Changes that are due but not made, each with its reason. */
  readonly withheld?: readonly WithheldChange[];
  /** On `add-to-woo` of a variant: where it goes. */
  readonly variant?: VariantPlace;
  /**
   * On `in-sync`: both sides agree on something newer than the stored base, which may be advanced
   * (storage only).
   */
  readonly rebase?: true;
}

/** The key of a row that has a Woo side: `woo:12`, `woo:12:34`. */
export function wooRowKey(ref: WooRef): string {
  return `woo:${wooKey(ref)}`;
}

/** Replaces the id of a record without one. */
export const unknownId = '?';

/** The key of a product or variation as the shop lists it, by its id alone. */
export function listedRowKey(id: string = unknownId): string {
  return id === unknownId ? `woo:${unknownId}` : wooRowKey({ wooId: Number(id) });
}

/** The key of a row that has none: `gestan:P7`. */
export function gestanRowKey(gestanId: string): string {
  return `gestan:${gestanId}`;
}

/** The status that follows from what is to be written. */
export function statusOf(
  changes: readonly Change[],
  conflicts: readonly FieldConflict[],
  linked: boolean,
): ProductStatus {
  if (conflicts.length > 0) return 'conflict';
  const woo = changes.some((change) => change.target === 'woo');
  const gestan = changes.some((change) => change.target === 'gestan');
  if (woo && gestan) return 'update-both';
  if (woo) return 'update-woo';
  if (gestan) return 'update-gestan';
  return linked ? 'in-sync' : 'link';
}

/** Which side a row counts as read from: the one whose values travel. */
export function originOf(status: ProductStatus): Side {
  return status === 'update-woo' || status === 'add-to-woo' ? 'gestan' : 'woo';
}

/** The answer about one field in conflict. */
export type ConflictAnswer = 'gestan' | 'woo' | 'skip';

const notAllowed: Reason = { code: 'answer-not-allowed', values: {} };

/**
 * Applies a person's answers to a row: `gestan` sends Gestan's value to the shop, `woo` the shop's
 * value to Gestan, `skip` keeps the field on both sides, to be asked again. The row's other changes
 * do not depend on the answers. Pure: returns a new row.
 *
 * @param answer called once per field in conflict, with the change that `woo` would make (Gestan's
 *   value → the shop's). The promotional price and its dates are one decision: the first answer
 *   counts for all three.
 * @example
 * resolveRow(row, (row, change) => (change.field === 'name' ? 'woo' : 'skip'))
 */
export function resolveRow(
  row: ProductRow,
  answer: (row: ProductRow, change: Change) => ConflictAnswer,
): ProductRow {
  const { conflicts, ...rest } = row;
  if (conflicts === undefined || conflicts.length === 0) return row;
  const changes: Change[] = [...row.changes];
  const withheld: WithheldChange[] = [...(row.withheld ?? [])];
  const skipped: FieldConflict[] = [];
  let sale: ConflictAnswer | undefined;
  for (const conflict of conflicts) {
    const { field, woo, gestan } = conflict;
    const asked: Change = { field, from: gestan, to: woo, target: 'gestan' };
    const ofSale = field.startsWith('sale');
    const given = (ofSale ? sale : undefined) ?? answer(row, asked);
    if (ofSale) sale = given;
    if (given === 'skip') {
      skipped.push(conflict);
      continue;
    }
    const change: Change =
      given === 'woo'
        ? { ...asked, because: 'resolved' }
        : { field, from: woo, to: gestan, target: 'woo', because: 'resolved' };
    if (conflict.answers.includes(given)) changes.push(change);
    else {
      withheld.push({ ...change, reason: notAllowed });
      skipped.push(conflict);
    }
  }
  const linked = row.matchedBy === 'link';
  const status = changes.length > 0 || skipped.length === 0 ? statusOf(changes, [], linked) : 'conflict';
  return {
    ...rest,
    status,
    origin: originOf(status),
    changes,
    ...(skipped.length > 0 ? { conflicts: skipped } : {}),
    ...(withheld.length > 0 ? { withheld } : {}),
  };
}
