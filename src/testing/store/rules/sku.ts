import type { Json, Row } from '../json.js';
import { integer, text } from '../json.js';
import { RestFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { cleanText } from './php.js';

/** The products and variations that hold an SKU, as a database that knows no case finds them. */
export function skuHolders(site: Site, sku: string): Row[] {
  const wanted = sku.toLowerCase();
  if (wanted === '') return [];
  return [...site.tables.products.having('sku', wanted), ...site.tables.variations.having('sku', wanted)];
}

/** The first of `SKU-1`, `SKU-2` … that no living product has. */
export function freeSku(site: Site, sku: string): string {
  let n = 1;
  while (skuHolders(site, `${sku}-${n}`).some((other) => other.status !== 'trash')) n += 1;
  return `${sku}-${n}`;
}

function inTrash(site: Site, product: Row): boolean {
  if (product.status === 'trash') return true;
  return (
    product.type === 'variation' && site.tables.products.get(integer(product.parent_id))?.status === 'trash'
  );
}

/** Sets the SKU, unless another living product has it. */
export function setSku(site: Site, product: Row, value: Json): void {
  const sku = cleanText(value);
  if (sku === text(product.sku)) return;
  const owner = skuHolders(site, sku).find((other) => other.id !== product.id && other.status !== 'trash');
  if (owner) {
    throw new RestFault('product_invalid_sku', 'Invalid or duplicated SKU.', 400, {
      resource_id: owner.id ?? 0,
      unique_sku: freeSku(site, sku),
    });
  }
  product.sku = sku;
}

export function setBarcode(site: Site, product: Row, value: Json): void {
  const barcode = cleanText(value).replace(/[^0-9-]/g, '');
  if (barcode !== '' && barcode !== text(product.global_unique_id)) {
    const { products, variations } = site.tables;
    const owner = [...products.having('barcode', barcode), ...variations.having('barcode', barcode)].find(
      (other) => other.id !== product.id && other.status !== 'trash',
    );
    if (owner) {
      throw new RestFault(
        'product_invalid_global_unique_id',
        'Invalid or duplicated GTIN, UPC, EAN or ISBN.',
        400,
        {
          resource_id: owner.id ?? 0,
        },
      );
    }
  }
  product.global_unique_id = barcode;
}

/** Refuses a new product whose SKU is still held in the lookup table by one in the trash. */
export function checkSkuLock(site: Site, product: Row): void {
  const sku = text(product.sku);
  if (sku === '' || product.type === 'variation') return;
  const owner = skuHolders(site, sku).find((other) => other.id !== product.id && inTrash(site, other));
  if (!owner) return;
  const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
  throw new RestFault('woocommerce_rest_product_not_created', message, 400);
}
