import type { Decimal } from '../../core/index.js';
import type { WooProductWrite } from './field-spec.js';
import type { ProductContext, WooSource } from './fields.js';

/**
 * The VAT rate of a Woo product: 0 where it is not taxable, unknown where its tax class is not
 * mapped.
 */
export function taxRateOf({ product, variation }: WooSource, { taxes }: ProductContext): Decimal | undefined {
  const item = variation ?? product;
  if (item.tax_status !== 'taxable') return '0';
  return taxes.rateOf(item.tax_class === 'parent' ? product.tax_class : item.tax_class);
}

/**
 * Tax class and status for a VAT rate. A class alone does nothing on a product that is not taxable.
 */
export function taxWrite(
  rate: Decimal,
  current: WooSource | undefined,
  { taxes }: ProductContext,
): WooProductWrite {
  const answer = taxes.classOf(rate);
  if (answer.kind !== 'one') return {};
  const item = current?.variation ?? current?.product;
  const isExempt = item !== undefined && item.tax_status !== 'taxable' && rate !== '0';
  return isExempt ? { tax_class: answer.taxClass, tax_status: 'taxable' } : { tax_class: answer.taxClass };
}
