import type { Row } from '../json.js';
import { integer, rows } from '../json.js';
import type { Site } from '../site.js';
import { datePair } from './dates.js';
import { shownMeta } from './meta.js';
import { big, fixed } from './php.js';

export const amountFields = ['amount', 'minimum_amount', 'maximum_amount'] as const;
export const limitFields = ['usage_limit', 'usage_limit_per_user', 'limit_usage_to_x_items'] as const;
export const idFields = [
  'product_ids',
  'excluded_product_ids',
  'product_categories',
  'excluded_product_categories',
] as const;
export const flagFields = ['individual_use', 'free_shipping', 'exclude_sale_items'] as const;

/** A percentage above 100. */
export const tooMuch = (coupon: Row): boolean =>
  coupon.discount_type === 'percent' && big(coupon.amount).gt(100);

/** A coupon as the API shows it. */
export function viewCoupon(site: Site, coupon: Row): Row {
  const shown: Row = {
    id: coupon.id ?? 0,
    code: coupon.code ?? '',
    status: coupon.status ?? 'publish',
    ...datePair('date_created', coupon.date_created_gmt, site.local),
    ...datePair('date_modified', coupon.date_modified_gmt, site.local),
    ...datePair('date_expires', coupon.date_expires_gmt, site.local),
    discount_type: coupon.discount_type ?? 'fixed_cart',
    description: coupon.description ?? '',
    usage_count: coupon.usage_count ?? 0,
    email_restrictions: coupon.email_restrictions ?? [],
    used_by: coupon.used_by ?? [],
    meta_data: rows(coupon.meta_data).map(shownMeta),
  };
  // Always two decimals.
  for (const field of amountFields) shown[field] = fixed(coupon[field] ?? '0', 2);
  // Before version 10 a percentage above 100 is stored, but cannot be read again.
  if (tooMuch(coupon)) shown.amount = '0.00';
  for (const field of limitFields) shown[field] = integer(coupon[field]) > 0 ? (coupon[field] ?? null) : null;
  for (const field of idFields) shown[field] = coupon[field] ?? [];
  for (const field of flagFields) shown[field] = coupon[field] ?? false;
  return shown;
}
