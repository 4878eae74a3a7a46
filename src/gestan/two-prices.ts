import { decimal, defined, toFixed } from '../core/index.js';
import type { GestanProduct, GestanProductField } from './model.js';

/** Each price with the one that says the same with, or without, the VAT. */
export const otherPrices = {
  priceNet: 'priceGross',
  priceGross: 'priceNet',
  salePriceNet: 'salePriceGross',
  salePriceGross: 'salePriceNet',
} as const satisfies Partial<Record<GestanProductField, GestanProductField>>;

/**
 * The other one of the two prices where only one is given, as Gestan's product sheet shows both.
 */
export function withBothPrices(product: GestanProduct): GestanProduct {
  if (product.vatRate === undefined) return product;
  const factor = decimal(product.vatRate).div(100).plus(1);
  const pair = (net: string | undefined, gross: string | undefined) => ({
    net: net ?? (gross === undefined ? undefined : toFixed(decimal(gross).div(factor), 2)),
    gross: gross ?? (net === undefined ? undefined : toFixed(decimal(net).times(factor), 2)),
  });
  const price = pair(product.priceNet, product.priceGross);
  const sale = pair(product.salePriceNet, product.salePriceGross);
  const prices = {
    priceNet: price.net,
    priceGross: price.gross,
    salePriceNet: sale.net,
    salePriceGross: sale.gross,
  };
  return { ...product, ...defined(prices) };
}
