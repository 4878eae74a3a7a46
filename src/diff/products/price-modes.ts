import type { ProductContext } from './fields.js';

/** The names under which Gestan holds an amount, without tax and with it. */
export const amountNames = {
  price: { net: 'priceNet', gross: 'priceGross' },
  salePrice: { net: 'salePriceNet', gross: 'salePriceGross' },
} as const;

export type AmountField = keyof typeof amountNames;
export type AmountNames = (typeof amountNames)[AmountField];

/** The name of an amount in the shop's own price mode, and in the other one. */
export function inModes(
  { net, gross }: AmountNames,
  { pricesIncludeTax }: Pick<ProductContext, 'pricesIncludeTax'>,
): readonly [own: AmountNames['net' | 'gross'], other: AmountNames['net' | 'gross']] {
  return pricesIncludeTax ? [gross, net] : [net, gross];
}
