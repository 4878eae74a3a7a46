import type { GestanProduct } from '../../gestan/model.js';
import type { WooRef } from '../../mapping/index.js';
import type { Reason } from '../plan.js';
import type { WooSource } from './fields.js';

/** A product or variation as a reference. */
export function refOf({ product, variation }: WooSource): WooRef {
  return variation === undefined ? { wooId: product.id } : { wooId: product.id, variationId: variation.id };
}

/** Whether a product, or the parent of a variation, is in the trash. */
export function isTrashed({ product, variation }: WooSource): boolean {
  return product.status === 'trash' || variation?.status === 'trash';
}

/**
 * Why a kind of Woo product is not dealt with; undefined: it is. A variable product is dealt with
 * through its variations.
 */
export function typeRefusal({ product, variation }: WooSource): Reason | undefined {
  if (product.type === (variation === undefined ? 'simple' : 'variable')) return undefined;
  switch (product.type) {
    case 'simple':
      return { code: 'type-changed', values: { now: 'simple' } };
    case 'variable':
      return { code: 'type-changed', values: { now: 'variable' } };
    case 'grouped':
      return { code: 'type-grouped', values: {} };
    case 'external':
      return { code: 'type-external', values: {} };
    default:
      return { code: 'type-unsupported', values: { type: product.type } };
  }
}

/** Why a kind of Gestan product is not dealt with; undefined: it is. */
export function kindRefusal({ kind }: GestanProduct): Reason | undefined {
  return kind === 'model' ? { code: 'gestan-model', values: {} } : undefined;
}
