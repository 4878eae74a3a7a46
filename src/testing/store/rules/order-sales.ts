import type { Row } from '../json.js';
import { integer, number, rows } from '../json.js';
import type { Site } from '../site.js';

/** Adds what an order sold to the sales of its products, or takes it off again, once each. */
export function countSales(site: Site, order: Row, sold: boolean): void {
  if ((order.sales_recorded === true) === sold) return;
  order.sales_recorded = sold;
  for (const line of rows(order.line_items)) {
    const product = site.tables.products.get(integer(line.product_id));
    if (!product) continue;
    const change = sold ? number(line.quantity) : -number(line.quantity);
    product.total_sales = Math.max(0, number(product.total_sales) + change);
  }
}
