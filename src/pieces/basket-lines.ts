import { decimal } from '../core/index.js';
import { type Basket, basketLabel } from './baskets.js';
import { feeCode } from './lines.js';
import { byCode } from './products.js';
import { figuresOf, type LineMaker, type WorkLine } from './work.js';

/**
 * An amount without lines of its own, as one line for each of its rates, on the product for fees.
 */
export function basketLines(parts: readonly Basket[], label: string, maker: LineMaker): readonly WorkLine[] {
  const code = feeCode(maker);
  const product = code === undefined ? undefined : byCode(code, maker.context);
  return parts.map((basket) => ({
    type: 'fee' as const,
    productCode: product?.code,
    productId: product?.productId,
    label: parts.length > 1 ? `${label} (${basketLabel(basket)})` : label,
    ...figuresOf(decimal(1), basket.net, basket.net),
    rates: basket.rates,
    ...(basket.netOfTax ? { netOfTax: true } : {}),
  }));
}
