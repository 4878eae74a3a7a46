import type { GestanProduct } from '../../gestan/model.js';
import type { WooSource } from './fields.js';
import type { ProductRules } from './rules.js';
import type { VariantLookup } from './variants.js';
import { codePrefix } from './variants.js';

/** The facts about other products that `placeVariant` needs, collected page by page. */
export interface VariantIndex extends VariantLookup {
  addWoo(source: WooSource): void;
  addGestan(product: Pick<GestanProduct, 'code'>): void;
}

type Parent = NonNullable<ReturnType<VariantLookup['parent']>>;

/**
 * An empty index for the variant rule of a plan. It holds SKUs of possible parents and counts of
 * code prefixes, nothing else.
 */
export function createVariantIndex({ variants }: Pick<ProductRules, 'variants'>): VariantIndex {
  const parents = new Map<string, Parent>();
  const prefixes = new Map<string, number>();
  const separator = variants?.by === 'prefix' ? variants.separator : undefined;
  const parentSkus =
    variants?.by === 'table' ? new Set(variants.rows.map((row) => row.parentSku)) : undefined;
  return {
    addWoo({ product, variation }) {
      if (variation !== undefined || product.sku === '' || product.status === 'trash') return;
      if (product.type === 'variable' || (parentSkus?.has(product.sku) ?? false))
        parents.set(product.sku, { id: product.id, type: product.type, name: product.name });
    },
    addGestan({ code }) {
      const prefix = separator === undefined ? undefined : codePrefix(code, separator);
      if (prefix !== undefined) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    },
    parent: (sku) => parents.get(sku),
    countPrefix: (prefix) => prefixes.get(prefix) ?? 0,
  };
}
