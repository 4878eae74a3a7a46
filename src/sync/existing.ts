import type { WooClient } from '../woo/index.js';
import type { SyncContext } from './work/context.js';

/** The product of Gestan that bears a code. */
export async function findProduct({ gestan }: SyncContext, code: string) {
  for await (const product of gestan.products()) if (product.code === code) return product;
  return undefined;
}

/** Whether the shop has a product or variation. */
export async function wooExists(
  woo: WooClient,
  ref: { readonly wooId: number; readonly variationId?: number | undefined },
) {
  const include = String(ref.variationId ?? ref.wooId);
  const rows = ref.variationId
    ? woo.variations(ref.wooId).list({ include })
    : woo.products.list({ include, status: 'any' });
  return (await rows.first()) !== undefined;
}
