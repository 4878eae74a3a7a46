import type { Json, Row } from '../json.js';
import { integer, items, number, rows, truthy } from '../json.js';
import { DomainFault } from '../rest/fault.js';
import type { Site } from '../site.js';
import { nextId } from '../tables.js';
import { applyMeta, metaValue } from './meta.js';
import { kept, roundPrice } from './money.js';
import { lineKinds } from './order-lines.js';
import { addNote } from './order-notes.js';
import { updateTaxLines } from './order-taxes.js';
import { productOf, refundsOf } from './order-view.js';
import { lessThan } from './php-compare.js';
import { sum } from './php-number.js';
import { moveStock } from './product-stock.js';

/** Why the order's gateway cannot refund by itself. */
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

/** The number of units of an order that were not refunded. */
function piecesLeft(site: Site, order: Row): number {
  const pieces = (holder: Row) => sum(rows(holder.line_items).map((line) => number(line.quantity)));
  return Math.abs(pieces(order) + sum(refundsOf(site, integer(order.id)).map(pieces)));
}

/**
 * Whether a refund is of all that is left of an order: the money and, if some lines are free, the
 * units. It is called before the refund is kept.
 */
export function refundsRest(
  site: Site,
  order: Row,
  refund: { readonly amount: Json; readonly lines: Row[] },
): boolean {
  if (roundPrice(site, remaining(site, order)) - number(refund.amount) > 0) return false;
  const free = rows(order.line_items).some((line) => number(line.total) === 0);
  return !free || piecesLeft(site, order) - sum(refund.lines.map((line) => number(line.quantity))) <= 0;
}

/**
 * Throws where an amount cannot be refunded. Texts are compared as PHP compares them, before they
 * are read as amounts.
 */
export function checkAmount(site: Site, order: Row, amount: Json): void {
  if (amount === null) return;
  if (lessThan(amount, 0)) {
    throw new DomainFault(
      'woocommerce_rest_invalid_order_refund',
      'Refund amount must be greater than zero.',
      400,
    );
  }
  if (lessThan(roundPrice(site, remaining(site, order)), amount))
    throw new DomainFault('woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.');
}

/** What is left to refund of an order. */
export function remaining(site: Site, order: Row): number {
  const made = refundsOf(site, integer(order.id));
  // Order tables use the number that an amount begins with, posts the amount after it was cleaned.
  const counted = (refund: Row) => number(site.hpos ? (refund.counted ?? refund.amount) : refund.amount);
  return number(order.total) - sum(made.map(counted));
}

function refundLine(site: Site, source: Row, item: Row): Row | undefined {
  const quantity = number(item.quantity);
  const total = number(item.refund_total);
  const asked = rows(item.refund_tax);
  if (quantity === 0 && !truthy(item.refund_total) && asked.length === 0) return undefined;
  const negative = (value: Json | undefined) => kept(site, -number(value));
  // A tax of 0 is left out.
  const taxes = asked.filter((tax) => truthy(tax.refund_total));
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
    const back = number(metaValue(source, '_restock_refunded_items'));
    source.meta_data = applyMeta(site.tables, rows(source.meta_data), [
      { key: '_reduced_stock', value: String(left) },
      { key: '_restock_refunded_items', value: String(units + back) },
    ]);
    addNote(site, order, `Item #${integer(product.id)} stock increased from ${moved.from} to ${moved.to}.`);
  }
}
