import type { Json, Row } from '../json.js';
import { integer, items, number, rows } from '../json.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { applyMeta, metaValue } from './meta.js';
import { kept } from './money.js';
import { lineKinds } from './order-lines.js';
import { addNote } from './order-notes.js';
import { updateTaxLines } from './order-taxes.js';
import { productOf, refundsOf } from './order-view.js';
import { formatDecimal } from './php.js';
import { sum } from './php-number.js';
import { moveStock } from './product-stock.js';

/** Why the order's gateway cannot give money back by itself. */
export function gatewayProblem(site: Site, order: Row): string | undefined {
  const gateway = site.tables.gateways.find(
    (item) => item.id === order.payment_method && item.enabled === true,
  );
  if (!gateway) return 'The payment gateway for this order does not exist.';
  const supports = items(gateway.method_supports);
  return supports.includes('refunds')
    ? undefined
    : 'The payment gateway for this order does not support automatic refunds.';
}

/** What is left to refund of an order. */
export function remaining(site: Site, order: Row): number {
  return number(order.total) - sum(refundsOf(site, integer(order.id)).map((refund) => number(refund.amount)));
}

function refundLine(site: Site, source: Row, item: Row): Row | undefined {
  const quantity = number(item.quantity);
  const total = number(formatDecimal(item.refund_total, site.numbers));
  const taxes = rows(item.refund_tax);
  if (quantity === 0 && total === 0 && taxes.length === 0) return undefined;
  const negative = (value: Json | undefined) => kept(site, -number(formatDecimal(value, site.numbers)));
  const given = taxes.map((tax) => ({
    id: integer(tax.id),
    total: negative(tax.refund_total),
    subtotal: source.subtotal === undefined ? '' : negative(tax.refund_total),
  }));
  return {
    ...structuredClone(source),
    id: 0,
    ...(source.quantity === undefined ? {} : { quantity: -quantity }),
    total: kept(site, -total),
    ...(source.subtotal === undefined ? {} : { subtotal: kept(site, -total) }),
    taxes: given,
    meta_data: [{ id: 0, key: '_refunded_item_id', value: String(integer(source.id)) }],
  };
}

/** Fills a refund with lines of the order: those that the request names, negative. */
export function writeRefundLines(site: Site, order: Row, refund: Row, asked: readonly Row[]): void {
  for (const kind of lineKinds) {
    refund[kind] = rows(order[kind]).flatMap((source) => {
      const item = asked.find((candidate) => integer(candidate.id) === source.id);
      const line = item ? refundLine(site, source, item) : undefined;
      if (!line) return [];
      line.id = nextId(site.tables, 'orderItem');
      for (const meta of rows(line.meta_data)) meta.id = nextId(site.tables, 'meta');
      return [line];
    });
  }
  updateTaxLines(site, refund);
}

/** Puts refunded units back into stock. */
export function restock(site: Site, order: Row, refund: Row): void {
  for (const line of rows(refund.line_items)) {
    const source = rows(order.line_items).find(
      (item) => String(integer(item.id)) === metaValue(line, '_refunded_item_id'),
    );
    const product = source && productOf(site, source);
    const units = -number(line.quantity);
    if (!source || !product || units <= 0) continue;
    const reduced = number(metaValue(source, '_reduced_stock'));
    if (reduced === 0) continue;
    const moved = moveStock(site, product, units);
    if (!moved) continue;
    const left = reduced - units;
    source.meta_data = applyMeta(site.tables, rows(source.meta_data), [
      { key: '_reduced_stock', value: left > 0 ? String(left) : null },
      { key: '_restock_refunded_items', value: String(units) },
    ]);
    addNote(site, order, `Item #${integer(product.id)} stock increased from ${moved.from} to ${moved.to}.`);
  }
}
