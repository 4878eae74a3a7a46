import type { Big } from '../core/index.js';
import { canonicalLine, decimal, zero } from '../core/index.js';
import type { WooFeeLine, WooLineItem, WooOrderLineBase, WooShippingLine } from '../woo/types.js';
import { amount } from './money.js';
import { byCode, productLabel, productOf } from './products.js';
import type { OrderRate, RateBook } from './rates.js';
import type { Outcome } from './reasons.js';
import { ok } from './reasons.js';
import { lineRates, splitByBase } from './split.js';
import { addNote, figuresOf, type LineMaker, type WorkLine } from './work.js';

/** The lines of an order, in its order: products, shipping, fees. */
export function orderLines(maker: LineMaker): Outcome<readonly WorkLine[]> {
  const { shopOrder: order } = maker;
  const lines: WorkLine[] = [];
  for (const item of order.line_items) {
    const line = productLine(item, maker);
    if (line.refused) return line;
    lines.push(line.value);
  }
  for (const item of order.shipping_lines) lines.push(...shippingLines(item, maker));
  for (const item of order.fee_lines) lines.push(...feeLines(item, maker));
  return ok(lines);
}

/**
 * A product line. Amounts are taken as they are: a refund's are turned positive by the caller
 * before.
 */
export function productLine(item: WooLineItem, maker: LineMaker): Outcome<WorkLine> {
  const product = productOf(item, maker);
  if (product.refused) return product;
  const rates = lineRates(item.taxes, maker.book);
  const figures = figuresOf(
    amount(item.quantity),
    maker.money.read(item.subtotal),
    maker.money.read(item.total),
  );
  return ok({
    type: 'product',
    productCode: product.value.code,
    productId: product.value.productId,
    label: productLabel(item),
    ...figures,
    rates,
    sourceLineId: item.id,
    virtual: product.value.virtual,
  });
}

/** The lines of a shipping line: one, or one per part where its rates apply to different bases. */
export function shippingLines(item: WooShippingLine, maker: LineMaker): readonly WorkLine[] {
  const code = maker.settings.shippingProductCode;
  if (code === undefined) {
    addNote(maker, { code: 'shipping-product-unset', values: {} });
  }
  return partLines(item, 'shipping', canonicalLine(item.method_title, true) || 'Frais de port', code, maker);
}

/** The lines of a fee line, negative ones included. */
export function feeLines(item: WooFeeLine, maker: LineMaker): readonly WorkLine[] {
  return partLines(item, 'fee', canonicalLine(item.name ?? '', true) || 'Frais', feeCode(maker), maker);
}

/** The product of fees and of refunds without lines. */
export function feeCode(maker: LineMaker): string | undefined {
  const code = maker.settings.feeProductCode;
  if (code === undefined) {
    addNote(maker, { code: 'fee-product-unset', values: {} });
  }
  return code;
}

function partLines(
  item: WooShippingLine | WooFeeLine,
  type: 'shipping' | 'fee',
  label: string,
  code: string | undefined,
  maker: LineMaker,
): readonly WorkLine[] {
  const product = code === undefined ? undefined : byCode(code, maker.context);
  const parts = splitByBase(item, maker.book, maker.together, maker.money);
  return parts.map((part) => ({
    type,
    productCode: product?.code,
    productId: product?.productId,
    label: parts.length > 1 ? `${label} (${part.rates.map((rate) => rate.label).join(' + ')})` : label,
    ...figuresOf(decimal(1), part.net, part.net),
    rates: part.rates,
    sourceLineId: item.id,
  }));
}

/** The unrounded sum of each rate over some lines, as the lines themselves say it. */
export function exactTaxes(lines: readonly WooOrderLineBase[], book: RateBook): ReadonlyMap<OrderRate, Big> {
  const result = new Map<OrderRate, Big>();
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const rate = book.byId.get(tax.id);
    if (rate) result.set(rate, (result.get(rate) ?? zero).plus(amount(tax.total)));
  }
  return result;
}
