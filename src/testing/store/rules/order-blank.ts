import type { Row } from '../json.js';
import type { Site } from '../site.js';
import { blankAddress } from './addresses.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function orderKey(site: Site): string {
  let key = '';
  for (let i = 0; i < 13; i += 1) key += alphabet[Math.floor(site.random() * alphabet.length)] ?? 'A';
  return `wc_order_${key}`;
}

export function blankOrder(site: Site): Row {
  const now = site.now();
  return {
    id: 0,
    parent_id: 0,
    status: 'pending',
    currency: site.currency,
    version: site.version,
    prices_include_tax: site.pricesIncludeTax,
    date_created_gmt: now,
    date_modified_gmt: now,
    date_completed_gmt: null,
    date_paid_gmt: null,
    discount_total: '0',
    discount_tax: '0',
    shipping_total: '0',
    shipping_tax: '0',
    cart_tax: '0',
    total: '0',
    total_tax: '0',
    customer_id: 0,
    order_key: orderKey(site),
    billing: blankAddress(true),
    shipping: blankAddress(false),
    payment_method: '',
    payment_method_title: '',
    transaction_id: '',
    customer_ip_address: '',
    customer_user_agent: '',
    created_via: 'rest-api',
    customer_note: '',
    cart_hash: '',
    meta_data: [],
    line_items: [],
    tax_lines: [],
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
  };
}
