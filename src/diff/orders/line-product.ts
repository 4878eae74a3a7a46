import { decimal, defined } from '../../core/index.js';
import type { GestanProductField, GestanVatRate, ProductDraft } from '../../gestan/model.js';
import type { ProductNeed } from '../../pieces/index.js';

/** What a product of Gestan can be made with. */
export interface LineProductRules {
  /** The product fields that the adapter writes. */
  readonly fields: readonly GestanProductField[];
  /** Gestan's VAT rates. */
  readonly vatRates: readonly GestanVatRate[];
  /** The setting `products.defaultFamily`. */
  readonly family: { readonly familyId: string; readonly subFamilyId?: string | undefined } | null;
}

/**
 * A product that the shop no longer has, made from what an order line says. The line's VAT rate is
 * the customer's: it is written only where Gestan has that rate.
 */
export function lineProductDraft(
  { externalRef, code, name, priceNet, vatRate }: ProductNeed,
  { fields, vatRates, family }: LineProductRules,
): ProductDraft {
  const can = new Set<string>(fields);
  const isKnown = vatRate !== undefined && vatRates.some(({ rate }) => decimal(rate).eq(decimal(vatRate)));
  return defined({
    externalRef,
    code,
    name,
    priceNet: can.has('priceNet') ? priceNet : undefined,
    vatRate: isKnown && can.has('vatRate') ? vatRate : undefined,
    familyId: can.has('familyId') ? family?.familyId : undefined,
    subFamilyId: can.has('subFamilyId') ? family?.subFamilyId : undefined,
  });
}
