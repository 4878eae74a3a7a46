import type { Row } from '../json.js';
import { integer, number, text, truthy } from '../json.js';
import type { Site } from '../site.js';
import { childrenOf } from './product-price.js';

/** The record that holds the stock of a product: a variation may leave it to its parent. */
export function stockHolder(site: Site, product: Row): Row {
  if (product.type !== 'variation' || truthy(product.manage_stock)) return product;
  const parent = site.tables.products.get(integer(product.parent_id));
  return parent && parent.manage_stock === true ? parent : product;
}

export function managesStock(site: Site, product: Row): boolean {
  return (
    stockHolder(site, product).manage_stock === true && site.flag('products', 'woocommerce_manage_stock')
  );
}

/** Aligns quantity, backorders and stock status, as the store does before it saves. */
export function validateStock(site: Site, product: Row): void {
  const holder = stockHolder(site, product);
  if (holder.manage_stock !== true) {
    product.stock_quantity = null;
    product.backorders = 'no';
    product.low_stock_amount = null;
    return;
  }
  const threshold = Math.abs(number(site.setting('products', 'woocommerce_notify_no_stock_amount')));
  if (number(holder.stock_quantity) > threshold) product.stock_status = 'instock';
  else product.stock_status = holder.backorders !== 'no' ? 'onbackorder' : 'outofstock';
}

/**
 * The stock status of a variable product follows its variations, unless it holds the stock itself.
 */
export function syncParentStock(site: Site, parent: Row): void {
  if (parent.type !== 'variable' || parent.manage_stock === true) return;
  const children = childrenOf(site, parent).filter((child) => child.status === 'publish');
  const has = (status: string) => children.some((child) => child.stock_status === status);
  parent.stock_status = has('instock') ? 'instock' : has('onbackorder') ? 'onbackorder' : 'outofstock';
}

/**
 * Adds to (or takes from) the stock of a product and of what depends on it. Returns the quantities
 * before and after.
 */
export function moveStock(
  site: Site,
  product: Row,
  change: number,
): { from: number; to: number } | undefined {
  const holder = stockHolder(site, product);
  if (holder.manage_stock !== true) return undefined;
  const from = number(holder.stock_quantity);
  const to = from + change;
  holder.stock_quantity = to;
  holder.date_modified_gmt = site.now();
  validateStock(site, holder);
  site.emit('product.updated', integer(holder.id));
  if (holder.type === 'variation') {
    const parent = site.tables.products.get(integer(holder.parent_id));
    if (parent) {
      syncParentStock(site, parent);
      parent.date_modified_gmt = site.now();
    }
  }
  if (holder.type === 'variable') {
    for (const child of childrenOf(site, holder)) if (!truthy(child.manage_stock)) validateStock(site, child);
  }
  return { from, to };
}

export function backorderFacts(site: Site, product: Row): Row {
  const holder = stockHolder(site, product);
  const backorders = text(holder.backorders) || 'no';
  return {
    backorders_allowed: backorders !== 'no',
    backordered:
      product.stock_status === 'onbackorder' ||
      (managesStock(site, product) && backorders !== 'no' && number(holder.stock_quantity) < 0),
  };
}
