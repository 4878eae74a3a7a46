import type { WooLineItem, WooOrder, WooOrderLineBase, WooRefund } from '../woo/types.js';
import { isAmount } from './money.js';

/** A field of an order or a refund that should be an amount and is not. */
export interface BadAmount {
  /** Its path: `line_items[7].total`. */
  readonly field: string;
  /** What is there, cut to 60 characters. */
  readonly value: string;
}

type Found = BadAmount | undefined;

/** The first amount of an order that is no decimal number. */
export function invalidAmount(order: WooOrder): Found {
  return (
    firstBad('total', order.total) ??
    firstBad('total_tax', order.total_tax) ??
    badLines('line_items', order.line_items) ??
    badLines('shipping_lines', order.shipping_lines) ??
    badLines('fee_lines', order.fee_lines) ??
    badTaxLines('tax_lines', order.tax_lines)
  );
}

/** The first amount of a refund that is no decimal number. */
export function invalidRefundAmount(refund: WooRefund): Found {
  return (
    firstBad('amount', refund.amount) ??
    badLines('line_items', refund.line_items) ??
    badLines('shipping_lines', refund.shipping_lines) ??
    badLines('fee_lines', refund.fee_lines) ??
    badTaxLines('tax_lines', refund.tax_lines ?? [])
  );
}

function first<T>(items: readonly T[], find: (item: T) => Found): Found {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstBad(field: string, value: unknown): Found {
  return isAmount(value) ? undefined : { field, value: String(value).slice(0, 60) };
}

/** A line of any kind; only items have these amounts. */
type AnyLine = WooOrderLineBase & Partial<Pick<WooLineItem, 'subtotal' | 'quantity'>>;

function badLines(path: string, lines: readonly AnyLine[]): Found {
  return first(lines, (line) => {
    const { total, subtotal, quantity, taxes } = line;
    const isFine = isAmount(total) && isAmount(subtotal) && isAmount(quantity);
    if (isFine && taxes.every((tax) => isAmount(tax.total))) return undefined;
    const at = `${path}[${line.id}]`;
    return (
      firstBad(`${at}.total`, line.total) ??
      firstBad(`${at}.subtotal`, line.subtotal) ??
      firstBad(`${at}.quantity`, line.quantity) ??
      first(line.taxes, (tax) => firstBad(`${at}.taxes[${tax.id}].total`, tax.total))
    );
  });
}

function badTaxLines(path: string, lines: WooOrder['tax_lines']): Found {
  return first(lines, ({ rate_id: id, tax_total: tax, shipping_tax_total: ofShipping }) =>
    isAmount(tax) && isAmount(ofShipping)
      ? undefined
      : (firstBad(`${path}[${id}].tax_total`, tax) ??
        firstBad(`${path}[${id}].shipping_tax_total`, ofShipping)),
  );
}
