import type { Row } from '../json.js';
import { integer, number, rows, text } from '../json.js';
import type { Site } from '../site.js';
import { applyMeta, metaOf, metaValue } from './meta.js';
import { addNote } from './order-notes.js';
import { productLabel } from './product-names.js';
import { moveStock, stockHolder } from './product-stock.js';

export function productOf(site: Site, line: Row): Row | undefined {
  return (
    site.tables.variations.get(integer(line.variation_id)) ??
    site.tables.products.get(integer(line.product_id))
  );
}

/** A change of stock, as order notes write it: older versions name the reference too. */
function stockChange(
  site: Site,
  product: Row,
  moved: { readonly from: number; readonly to: number },
): string {
  const label = productLabel(site, product);
  const change = `${moved.from}&rarr;${moved.to}`;
  if (site.atLeast('10.0')) return `${label} (${change})`;
  const tail = product.type === 'variation' ? '<span class="description"></span>' : '';
  return `${label} (${text(product.sku) || `#${integer(product.id)}`})${tail} ${change}`;
}

export function setLineMeta(site: Site, line: Row, key: string, value: string | null): void {
  line.meta_data = applyMeta(site.tables, metaOf(line), [{ key, value }]);
}

/** Takes the ordered units from stock, once. */
export function reduceStock(site: Site, order: Row): void {
  if (order.stock_reduced === true || !site.flag('products', 'woocommerce_manage_stock')) return;
  const changes: string[] = [];
  for (const line of rows(order.line_items)) {
    const product = productOf(site, line);
    if (!product || metaValue(line, '_reduced_stock') !== undefined) continue;
    const quantity = number(line.quantity);
    if (stockHolder(site, product).manage_stock !== true) continue;
    const moved = moveStock(site, product, -quantity);
    if (!moved) continue;
    setLineMeta(site, line, '_reduced_stock', String(quantity));
    changes.push(stockChange(site, product, moved));
  }
  order.stock_reduced = true;
  if (changes.length > 0) addNote(site, order, `Stock levels reduced: ${changes.join(', ')}`);
}

/** Puts the units of an order back into stock. */
export function restoreStock(site: Site, order: Row): void {
  if (!stockWasReduced(order)) return;
  const changes: string[] = [];
  for (const line of rows(order.line_items)) {
    const product = productOf(site, line);
    const reduced = number(metaValue(line, '_reduced_stock'));
    if (!product || reduced === 0) continue;
    const moved = moveStock(site, product, reduced);
    if (!moved) continue;
    setLineMeta(site, line, '_reduced_stock', null);
    changes.push(stockChange(site, product, moved));
  }
  order.stock_reduced = false;
  if (changes.length > 0) addNote(site, order, `Stock levels increased: ${changes.join(', ')}`);
}

function stockWasReduced(order: Row): boolean {
  return (
    order.stock_reduced === true ||
    rows(order.line_items).some((line) => metaValue(line, '_reduced_stock') !== undefined)
  );
}

/** A line is removed from its order: its units go back to stock. */
export function putBack(site: Site, line: Row): void {
  const product = productOf(site, line);
  const reduced = number(metaValue(line, '_reduced_stock'));
  if (product && reduced !== 0) moveStock(site, product, reduced);
}

/**
 * Whether stock follows a change of a line: the order is in a status that takes stock, and its
 * product counts it.
 */
export function takesStock(site: Site, order: Row, line: Row): boolean {
  const product = productOf(site, line);
  return (
    ['processing', 'completed', 'on-hold'].includes(text(order.status)) &&
    product !== undefined &&
    stockHolder(site, product).manage_stock === true
  );
}

/** A line of an order whose stock was taken changed its quantity: stock follows. */
export function adjustStock(site: Site, order: Row, userName: string): void {
  const changes: string[] = [];
  for (const line of rows(order.line_items)) {
    const product = productOf(site, line);
    if (!product || !takesStock(site, order, line)) continue;
    // Units that were refunded and restocked do not count.
    const due = number(line.quantity) - number(metaValue(line, '_restock_refunded_items'));
    const difference = due - number(metaValue(line, '_reduced_stock'));
    if (difference === 0) continue;
    const moved = moveStock(site, product, -difference);
    if (!moved) continue;
    setLineMeta(site, line, '_reduced_stock', String(due));
    changes.push(`${productLabel(site, product)} (${moved.from}&rarr;${moved.to})`);
  }
  if (changes.length > 0) addNote(site, order, `Adjusted stock: ${changes.join(', ')}`, { author: userName });
}
