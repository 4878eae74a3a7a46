import { sha256 } from '../../core/index.js';
import type { ProductBase } from './base.js';
import { baseValue } from './base.js';
import { comparedFields } from './field-table.js';
import type { ProductProjection } from './fields.js';

/**
 * A projection as a list in fixed order. Unknown and none differ in it. Long texts are hashes, so
 * the list is the same if only the hash is known.
 */
function listed(projection: ProductProjection | undefined): unknown {
  if (projection === undefined) return 0;
  const values: unknown[] = [];
  for (const field of comparedFields) {
    const value = projection[field];
    values.push(value === undefined ? 0 : baseValue(value));
  }
  const { meta, families } = projection;
  if (meta !== undefined) for (const key of Object.keys(meta).sort()) values.push(key, meta[key]);
  values.push(families ?? 0);
  return values;
}

/** A base as a list that does not depend on how a storage orders keys. */
function listedBase(base: ProductBase | undefined): unknown {
  if (base === undefined) return 0;
  const sorted = (values: ProductBase['woo'] = {}) =>
    Object.keys(values)
      .sort()
      .map((key) => [key, values[key]]);
  return [sorted(base.woo), sorted(base.gestan)];
}

/**
 * What a product row was computed from. Cheaper than a fingerprint of anything, since a first plan
 * has one for every product.
 */
export function productFingerprint(
  from: {
    readonly woo?: ProductProjection | undefined;
    readonly gestan?: ProductProjection | undefined;
    readonly base?: ProductBase | undefined;
  },
  ...more: readonly unknown[]
): string {
  const text = JSON.stringify([listed(from.woo), listed(from.gestan), listedBase(from.base), more]);
  return sha256(text, 'base64url').slice(0, 16);
}
