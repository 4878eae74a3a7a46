import type { Big } from '../core/index.js';
import { decimal, isDecimal, round, zero } from '../core/index.js';
import type { WooLineItem, WooOrder, WooOrderLineBase, WooRefund } from '../woo/types.js';

/** Reads an amount of the REST API, where blank and absent mean nothing. Amounts are checked before by {@link invalidAmount}. */
export function amount(value: string | number | null | undefined): Big {
  if (value === null || value === undefined || value === '') return zero;
  return decimal(value);
}

/** An amount in whole cents. */
export function cents(value: string | number | null | undefined): Big {
  return round(amount(value), 2);
}

function isAmount(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return (typeof value === 'string' || typeof value === 'number') && isDecimal(String(value));
}

/** The path of the first amount of an order, or of its refunds, that is no decimal number. */
export function invalidAmount(order: WooOrder, refunds: readonly WooRefund[]): string | undefined {
  return (
    firstBad('total', order.total) ??
    firstBad('total_tax', order.total_tax) ??
    badLines('line_items', order.line_items) ??
    badLines('shipping_lines', order.shipping_lines) ??
    badLines('fee_lines', order.fee_lines) ??
    badTaxLines('tax_lines', order.tax_lines) ??
    first(refunds, (refund) => {
      const path = `refunds[${refund.id}]`;
      return (
        firstBad(`${path}.amount`, refund.amount) ??
        badLines(`${path}.line_items`, refund.line_items) ??
        badLines(`${path}.shipping_lines`, refund.shipping_lines) ??
        badLines(`${path}.fee_lines`, refund.fee_lines) ??
        badTaxLines(`${path}.tax_lines`, refund.tax_lines ?? [])
      );
    })
  );
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstBad(path: string, value: unknown): string | undefined {
  return isAmount(value) ? undefined : path;
}

/** A line of any kind; only items have these amounts. */
type AnyLine = WooOrderLineBase & Partial<Pick<WooLineItem, 'subtotal' | 'quantity'>>;

function badLines(path: string, lines: readonly AnyLine[]): string | undefined {
  return first(lines, (line) => {
    const at = `${path}[${line.id}]`;
    return (
      firstBad(`${at}.total`, line.total) ??
      firstBad(`${at}.subtotal`, line.subtotal) ??
      firstBad(`${at}.quantity`, line.quantity) ??
      first(line.taxes, (tax) => firstBad(`${at}.taxes[${tax.id}].total`, tax.total))
    );
  });
}

function badTaxLines(path: string, lines: WooOrder['tax_lines']): string | undefined {
  return first(
    lines,
    (line) =>
      firstBad(`${path}[${line.rate_id}].tax_total`, line.tax_total) ??
      firstBad(`${path}[${line.rate_id}].shipping_tax_total`, line.shipping_tax_total),
  );
}
