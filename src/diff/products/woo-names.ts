import { canonicalLine } from '../../core/index.js';
import type { WooSource } from './fields.js';
import { canonicalBarcode } from './values.js';

/**
 * The name that a variation has in Gestan: the parent's name and the variation's options,
 * `Jerkbait flottant - Rouge`. For a product without variations: its own name.
 */
export function variationName(source: WooSource): string {
  const { product, variation } = source;
  if (!variation) return canonicalLine(product.name, true);
  const options = variation.attributes.map((attribute) => attribute.option).filter((option) => option !== '');
  const own = options.length > 0 ? options.join(', ') : String(variation.id);
  return canonicalLine(`${product.name} - ${own}`, true);
}

/**
 * The SKU of the product itself. A variation without a SKU shows its parent's: that counts as none.
 */
export function ownSku({ product, variation }: WooSource): string {
  const sku = (variation ?? product).sku.trim();
  return variation && sku === product.sku.trim() ? '' : sku;
}

/**
 * The barcode of the product itself, in canonical form. A variation's inherited barcode counts as
 * none.
 */
export function ownBarcode({ product, variation }: WooSource): string | null | undefined {
  if (!variation) return canonicalBarcode(product.global_unique_id);
  const barcode = canonicalBarcode(variation.global_unique_id);
  return barcode && barcode === canonicalBarcode(product.global_unique_id) ? null : barcode;
}
