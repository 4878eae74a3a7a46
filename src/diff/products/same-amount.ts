import type { Decimal } from '../../core/index.js';
import type { GestanProduct } from '../../gestan/model.js';
import { type AmountField, amountNames, inModes } from './amounts.js';
import type { ProductContext, SameValue } from './fields.js';
import { canonicalDecimal, toGross, toNet } from './values.js';

/**
 * Tells whether an amount of the shop is the one that Gestan holds, where Gestan has it in the
 * other price mode only: two decimals do not come back from a conversion (9,99 TTC is 8,33 HT,
 * which is 10,00 TTC), so the shop's amount is converted as well. Without it a pair that lost its
 * base would move a price by a cent that nobody changed. Undefined: Gestan has the shop's own mode,
 * or tells no rate.
 *
 * @example
 * sameAmount({ id: 'P1', code: 'A', name: 'Ver', priceNet: '8.33', vatRate: '20' }, context)?.('price', '9.99', '10')   // true
 */
export function sameAmount(product: GestanProduct, context: ProductContext): SameValue | undefined {
  const { pricesIncludeTax, productFields, priceDecimals: places = 2 } = context;
  const rate = productFields.includes('vatRate') ? canonicalDecimal(product.vatRate) : undefined;
  if (typeof rate !== 'string') return undefined;
  const held = (field: AmountField): Decimal | undefined => {
    const [own, other] = inModes(amountNames[field], context);
    if (productFields.includes(own) && product[own] !== undefined) return undefined;
    const value = productFields.includes(other) ? canonicalDecimal(product[other]) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  if (held('price') === undefined && held('salePrice') === undefined) return undefined;
  const [toShop, fromShop] = pricesIncludeTax ? [toGross, toNet] : [toNet, toGross];
  return (field, woo, gestan) => {
    if ((field !== 'price' && field !== 'salePrice') || typeof woo !== 'string') return false;
    const amount = held(field);
    return (
      amount !== undefined &&
      gestan === toShop(amount, rate, places) &&
      fromShop(woo, rate, places) === amount
    );
  };
}
