import { parentSkuOf } from '../../../diff/products/variants.js';
import type { GestanProduct } from '../../../gestan/index.js';
import type { SyncContext } from '../../work/context.js';
import type { ProductSetup } from './rules.js';

/**
 * The SKUs that decide about a Gestan product without a counterpart: its own, which a product of
 * the shop may have, and that of its possible variable product. None if no row needs it.
 */
export function skusOfNew(product: GestanProduct, { rules, blacklist }: ProductSetup): readonly string[] {
  const code = product.code.trim();
  if (code === '' || product.archived || blacklist.lookup({ code: product.code })) return [];
  const parent = parentSkuOf(product.code, rules.variants ?? { by: 'none' });
  return parent === undefined ? [code] : [code, parent];
}

/**
 * The most SKUs that fit into an address that every host accepts. Most of them are not in the shop.
 */
function* skuLists(skus: readonly string[]): Generator<readonly string[]> {
  let list: string[] = [];
  let length = 0;
  for (const sku of skus) {
    const own = encodeURIComponent(sku).length + 3;
    if (list.length > 0 && length + own > 3_000) {
      yield list;
      list = [];
      length = 0;
    }
    list.push(sku);
    length += own;
  }
  if (list.length > 0) yield list;
}

/**
 * The shop's products with these SKUs, by id; for a variation its parent. The parameter `sku`
 * allows no blank after a comma and no comma in a SKU.
 */
export async function readSkuHolders(
  { woo }: SyncContext,
  codes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const chunk of skuLists(codes.filter((code) => !code.includes(',')))) {
    const rows = woo.products.list(
      { sku: chunk.join(','), status: 'any', _fields: ['id', 'parent_id'] as const },
      { signal },
    );
    for await (const { id, parent_id } of rows) ids.push(parent_id || id);
  }
  return ids;
}
