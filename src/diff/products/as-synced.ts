import type { Side } from '../plan.js';
import { fieldsOf } from './advance-base.js';
import { baseOf, isAsBase, type ProductBase } from './base.js';
import { fieldOf, isEmpty, type ProductProjection } from './fields.js';

/**
 * Whether every field of a side has the value of the last sync. A field that was never synced
 * counts as held while the side has nothing there.
 */
export function isAsSynced(base: ProductBase, side: Side, now: ProductProjection): boolean {
  return fieldsOf(now).every((field) => {
    const value = fieldOf(now, field);
    const known = baseOf(base, side, field);
    return value === undefined || (known === undefined ? isEmpty(value) : isAsBase(value, known));
  });
}

/**
 * Whether Gestan's barcode is another one than at the last sync: other products may be matched by
 * it.
 */
export function hasNewBarcode(base: ProductBase | undefined, { barcode }: ProductProjection): boolean {
  if (barcode === undefined) return false;
  return base === undefined || !isAsBase(barcode, baseOf(base, 'gestan', 'barcode') ?? null);
}
