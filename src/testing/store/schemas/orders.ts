import type { Field, Fields, ItemSchema } from '../rest/item-schema.js';
import { currencies } from '../rules/currencies.js';
import { knownStatuses } from '../rules/order-status.js';
import { billing, dates, meta, shipping } from './common.js';

const lineTaxes: Field = [
  'object[] ro',
  { id: 'integer', total: 'string', subtotal: 'string', meta_data: meta },
];
const shippingTaxes: Field = ['object[] ro', { id: 'integer ro', total: 'string ro' }];
const shownMeta: Field = [
  'object[]',
  { id: 'integer ro', key: 'string', value: 'mixed', display_key: 'string', display_value: 'string' },
];

/** The fields of a product line, on an order and on a refund. */
const goods: Fields = {
  id: 'integer ro',
  name: 'mixed',
  parent_name: 'string',
  product_id: 'mixed',
  variation_id: 'integer',
  quantity: 'integer',
  tax_class: 'string',
  subtotal: 'string',
  subtotal_tax: 'string ro',
  total: 'string',
  total_tax: 'string ro',
  taxes: lineTaxes,
  meta_data: shownMeta,
  sku: 'string ro',
  global_unique_id: 'string ro',
  price: 'number ro',
  image: ['object ro', { id: 'integer', src: 'string format:uri' }],
};

const taxLine: Fields = {
  id: 'integer ro',
  rate_code: 'string ro',
  rate_id: 'string ro',
  label: 'string ro',
  compound: 'boolean ro',
  tax_total: 'string ro',
  shipping_tax_total: 'string ro',
  meta_data: meta,
};
const shippingLine: Fields = {
  id: 'integer ro',
  method_title: 'mixed',
  method_id: 'mixed',
  instance_id: 'string',
  total: 'string',
  total_tax: 'string ro',
  taxes: shippingTaxes,
  tax_status: 'string ro enum:taxable,none',
  meta_data: meta,
};
const feeLine: Fields = {
  id: 'integer ro',
  name: 'mixed',
  tax_class: 'string',
  tax_status: 'string enum:taxable,none',
  total: 'string',
  total_tax: 'string ro',
  taxes: lineTaxes,
  meta_data: meta,
};
const couponLine: Fields = {
  id: 'integer ro',
  code: 'mixed',
  discount: 'string',
  discount_tax: 'string ro',
  discount_type: 'string ro',
  nominal_amount: 'number ro',
  free_shipping: 'boolean ro',
  meta_data: meta,
};

export const orderSchema: ItemSchema = {
  title: 'shop_order',
  fields: (site) => ({
    id: 'integer ro',
    parent_id: 'integer',
    number: 'string ro',
    order_key: 'string ro',
    created_via: 'string',
    version: 'string ro',
    status: `string =pending enum:${['auto-draft', ...knownStatuses(site)].join(',')}`,
    currency: `string =${site.currency} enum:${currencies.join(',')}`,
    currency_symbol: 'string ro',
    ...dates,
    discount_total: 'string ro',
    discount_tax: 'string ro',
    shipping_total: 'string ro',
    shipping_tax: 'string ro',
    cart_tax: 'string ro',
    total: 'string ro',
    total_tax: 'string ro',
    prices_include_tax: 'boolean ro',
    customer_id: 'integer =0',
    customer_ip_address: 'string ro',
    customer_user_agent: 'string ro',
    customer_note: 'string',
    billing: billing('string|null format:email'),
    shipping,
    payment_method: 'string',
    payment_method_title: 'string',
    transaction_id: 'string',
    date_paid: 'date-time ro',
    date_paid_gmt: 'date-time ro',
    date_completed: 'date-time ro',
    date_completed_gmt: 'date-time ro',
    cart_hash: 'string ro',
    meta_data: meta,
    line_items: ['object[]', goods],
    tax_lines: ['object[] ro', taxLine],
    shipping_lines: ['object[]', shippingLine],
    fee_lines: ['object[]', feeLine],
    coupon_lines: ['object[]', couponLine],
    refunds: ['object[] ro', { id: 'integer ro', reason: 'string ro', total: 'string ro' }],
    set_paid: 'boolean =false edit',
    needs_payment: 'boolean ro',
    needs_processing: 'boolean ro',
    is_editable: 'boolean ro',
    payment_url: 'string ro',
  }),
};

export const refundSchema: ItemSchema = {
  title: 'shop_order_refund',
  fields: () => ({
    id: 'integer ro',
    parent_id: 'integer ro',
    date_created: 'date-time',
    date_created_gmt: 'date-time',
    amount: 'string',
    reason: 'string',
    refunded_by: 'integer',
    refunded_payment: 'boolean ro',
    meta_data: meta,
    line_items: ['object[]', { ...goods, refund_total: 'number' }],
    tax_lines: ['object[] ro', taxLine],
    shipping_lines: ['object[]', shippingLine],
    fee_lines: ['object[]', feeLine],
    api_refund: 'boolean =true edit',
    api_restock: 'boolean =true edit',
  }),
};

export const noteSchema: ItemSchema = {
  title: 'order_note',
  fields: () => ({
    id: 'integer ro',
    author: 'string ro',
    date_created: 'date-time ro',
    date_created_gmt: 'date-time ro',
    note: 'string',
    customer_note: 'boolean =false',
    added_by_user: 'boolean =false edit',
  }),
};
