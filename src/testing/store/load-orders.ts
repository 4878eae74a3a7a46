import type { Row } from './json.js';
import { number, rows, text } from './json.js';
import { trimZeros } from './rules/php.js';
import { numberFormat, phpRound, printFixed, sum } from './rules/php-number.js';

/** The unrounded total of a line: its price carries more digits than its total. */
function wholeTotal(line: Row): string {
  const quantity = number(line.quantity);
  if (typeof line.price !== 'number' || quantity === 0) return text(line.total);
  const exact = trimZeros(printFixed(line.price * quantity, 6));
  return phpRound(Number(exact), 2) === number(line.total) ? exact : text(line.total);
}

/**
 * Taxes round half up, their sum rounds half down: if the sum is less, one of the taxes is an exact
 * half.
 */
function wholeTaxes(line: Row): Row[] {
  const taxes = rows(line.taxes);
  let excess = Math.round((sum(taxes.map((tax) => number(tax.total))) - number(line.total_tax)) * 100);
  return taxes.map((tax) => {
    if (excess < 1 || number(tax.total) <= 0) return tax;
    excess -= 1;
    return { ...tax, total: numberFormat(number(tax.total) - 0.005, 3) };
  });
}

function loadLine(line: Row): Row {
  const total = wholeTotal(line);
  const undiscounted = line.subtotal === line.total;
  return {
    ...line,
    total,
    taxes: wholeTaxes(line),
    subtotal: undiscounted ? total : (line.subtotal ?? total),
    meta_data: rows(line.meta_data).map((meta) => ({
      id: meta.id ?? 0,
      key: meta.key ?? '',
      value: meta.value ?? '',
      ...(meta.display_key === undefined ? {} : { display_key: meta.display_key }),
    })),
  };
}

/**
 * The taxes of an order with the digits that its lines show: the order itself shows its two parts
 * rounded, which do not always add up to its whole tax.
 */
function wholeOrderTaxes(order: Row): Row {
  const places = text(order.total_tax).split('.')[1]?.length ?? 0;
  const taxOf = (...kinds: readonly string[]) =>
    sum(
      kinds.flatMap((kind) =>
        rows(order[kind]).flatMap((line) => rows(line.taxes).map((tax) => number(tax.total))),
      ),
    );
  const [cart, shipping] = [taxOf('line_items', 'fee_lines'), taxOf('shipping_lines')];
  const agrees =
    phpRound(cart, places) === number(order.cart_tax) &&
    phpRound(shipping, places) === number(order.shipping_tax) &&
    phpRound(cart + shipping, places) === number(order.total_tax);
  // A row without the two parts, such as one written by hand, gets the sums of its lines.
  const isLeftOut = order.cart_tax === undefined && order.shipping_tax === undefined;
  const shown = (value: number) => trimZeros(printFixed(value, 6));
  return agrees || isLeftOut ? { cart_tax: shown(cart), shipping_tax: shown(shipping) } : {};
}

/** An order as the store keeps it, from the row that the REST API shows. */
export const loadOrder = (order: Row): Row => ({ ...loadLines(order), ...wholeOrderTaxes(order) });

/**
 * The lines of an order or a refund as the store keeps them, from the row that the REST API shows.
 */
export function loadLines(order: Row): Row {
  return {
    ...order,
    line_items: rows(order.line_items).map(loadLine),
    shipping_lines: rows(order.shipping_lines),
    fee_lines: rows(order.fee_lines),
    coupon_lines: rows(order.coupon_lines),
    tax_lines: rows(order.tax_lines),
  };
}
