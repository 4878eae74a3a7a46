import type { Decimal } from '../../core/index.js';
import type { GestanProduct, GestanProductField } from '../../gestan/model.js';
import type { Change } from '../plan.js';
import type { DraftFields } from './field-spec.js';
import type { ProductContext } from './fields.js';
import { canonicalDecimal, toGross, toNet } from './values.js';

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

/** Whether Gestan holds prices in at least one mode. */
export function holdsPrice(has: ReadonlySet<GestanProductField>): boolean {
  return has.has('priceNet') || has.has('priceGross');
}

/** Whether Gestan holds promotional prices. Without a price beside them they mean nothing. */
export function holdsSale(has: ReadonlySet<GestanProductField>): boolean {
  return holdsPrice(has) && (has.has('salePriceNet') || has.has('salePriceGross'));
}

/**
 * An amount of Gestan in the shop's own price mode: Gestan's own, or converted from the other mode.
 * Undefined if there is neither.
 */
export function readAmount(
  product: GestanProduct,
  names: AmountNames,
  has: ReadonlySet<GestanProductField>,
  vatRate: Decimal | null | undefined,
  context: ProductContext,
): Decimal | null | undefined {
  const net = has.has(names.net) ? product[names.net] : undefined;
  const gross = has.has(names.gross) ? product[names.gross] : undefined;
  const own = context.pricesIncludeTax ? gross : net;
  if (own !== undefined) return canonicalDecimal(own);
  const other = canonicalDecimal(context.pricesIncludeTax ? net : gross);
  if (typeof other !== 'string' || typeof vatRate !== 'string') return undefined;
  const places = context.priceDecimals ?? 2;
  return context.pricesIncludeTax ? toGross(other, vatRate, places) : toNet(other, vatRate, places);
}

/**
 * The draft of an amount, in the shop's own price mode. If Gestan does not hold that mode, the
 * amount is converted once into the other.
 */
export function writeAmount(
  names: AmountNames,
  { to, exact }: Pick<Change, 'to' | 'exact'>,
  vatRate: Decimal | undefined,
  { pricesIncludeTax, productFields, priceDecimals = 2 }: ProductContext,
): DraftFields {
  const [own, other] = inModes(names, { pricesIncludeTax });
  if (typeof to !== 'string') {
    // Both go: the amount that is left would still be a price.
    const draft: DraftFields = {};
    for (const held of [own, other]) if (productFields.includes(held)) draft[held] = null;
    return draft;
  }
  if (productFields.includes(own)) return { [own]: to };
  if (exact !== undefined) return { [other]: exact };
  if (vatRate === undefined) return {};
  return {
    [other]: pricesIncludeTax ? toNet(to, vatRate, priceDecimals) : toGross(to, vatRate, priceDecimals),
  };
}

/**
 * A promotional price for the shop. WooCommerce stores the text that it gets, and shows `0` as no
 * promotion, because PHP treats it as empty: a sale price of zero is sent as `0.00`, which is
 * shown.
 */
export function salePriceText(price: string): string {
  return price === '0' ? '0.00' : price;
}

/**
 * The amounts that Gestan holds only in the other price mode, by field. They are converted for the
 * comparison, and a conversion back may differ by a cent: an undo needs the original.
 */
export function exactAmounts(
  product: GestanProduct,
  context: ProductContext,
): Readonly<Record<string, string>> {
  const exact: Record<string, string> = {};
  for (const [field, names] of Object.entries(amountNames)) {
    const [own, other] = inModes(names, context);
    const held = product[other];
    if (!context.productFields.includes(own) && held !== undefined) exact[field] = held;
  }
  return exact;
}
